package intake

import (
	"slices"

	"parcelbook/data/intake/value"
	"parcelbook/data/sheet"
)

// unfold puts what stands under further headers, lower down, beside the columns of the first one, where a built-in format
// says that such are of its layout: so a column has one meaning in each row, for formats of the seller's own, too.
func (t *table) unfold() error {
	lib, err := builtin()
	if err != nil {
		return err
	}
	for _, p := range lib.plans {
		if len(p.format.Below) == 0 {
			continue
		}
		first := slices.IndexFunc(t.rows[:min(len(t.rows), headerWithin)], func(r row) bool { return p.recognises(indexOf(&r)) })
		if first >= 0 {
			t.unfoldUnder(first, value.Set(p.format.Below))
			return nil
		}
	}
	return nil
}

// unfoldUnder does so under the header of a row, by the headers that each further header has.
func (t *table) unfoldUnder(first int, below map[string]bool) {
	header := t.rows[first].texts()
	var at []int // where the columns of the rows are to be; nil: where they are
	for i := first + 1; i < len(t.rows); i++ {
		r := &t.rows[i]
		texts, marks := r.texts(), r.marks()
		if headers := value.SetOf(texts, value.Normalise); covers(headers, below) {
			at, header = besideOf(texts, header)
		}
		if at != nil {
			t.rows[i] = newRow(r.number, moved(texts, at, len(header)), moved(marks, at, len(header)))
		}
	}
	marks := t.rows[first].marks()
	for len(marks) < len(header) {
		marks = append(marks, mark{kind: sheet.Text})
	}
	t.rows[first] = newRow(t.rows[first].number, header, marks)
	t.width = max(t.width, len(header))
}

// covers says whether all of some words are among others.
func covers(words, some map[string]bool) bool {
	for word := range some {
		if !words[word] {
			return false
		}
	}
	return true
}

// besideOf says where the columns of a further header go: under those of the same name, else beside all that there are.
func besideOf(further, header []string) (at []int, all []string) {
	for _, text := range further {
		i := slices.IndexFunc(header, func(h string) bool { return value.Normalise(h) == value.Normalise(text) })
		if i < 0 {
			i = len(header)
			header = append(header, text)
		}
		at = append(at, i)
	}
	return at, header
}

// moved puts the cells of a row where they are to be. Those beyond its header stay behind all others.
func moved[T any](cells []T, at []int, width int) []T {
	list := make([]T, width)
	for i, c := range cells {
		if i < len(at) {
			list[at[i]] = c
		} else {
			list = append(list, c)
		}
	}
	return list
}
