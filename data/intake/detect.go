package intake

import (
	"context"
	"slices"
	"strings"

	"parcelbook/data/sheet"
)

// headerWithin is how many rows from the top are searched for the header.
const headerWithin = 30

// better says whether a layout explains a file better than another. A format that is recognised by its headers
// comes before a general one, and of either sort the seller's own before the built-in ones; then the one that
// takes more columns, less what speaks against its kind of file; on a draw the more careful kind of file, which posts the least money; at last the one that
// stands first in the list.
func better(a, b *layout) bool {
	switch {
	case b == nil:
		return true
	case a.standing != b.standing:
		return a.standing > b.standing
	case a.taken != b.taken:
		return a.taken > b.taken
	}
	return caution(a.format.Kind) > caution(b.format.Kind)
}

func caution(k Kind) int { return slices.Index([]Kind{Orders, Statements, Delivered}, k) }

// headerLike says whether a row holds at least two texts.
func headerLike(r *row) bool {
	texts := 0
	for i := range r.width() {
		if r.mark(i).kind == sheet.Text && !r.blank(i) {
			texts++
		}
	}
	return texts >= 2
}

// locate reads the sheet with the data: the one asked for, or the one that a format fits best.
func locate(ctx context.Context, f *sheet.File, req Request, plans []*plan, limit int) (*table, *layout, error) {
	name, err := chooseSheet(ctx, f, req, plans)
	if err != nil {
		return nil, nil, err
	}
	t, err := readTable(ctx, f, name, limit, req.Progress)
	if err != nil {
		return nil, nil, err
	}
	t.mend(req.Mends)
	l, err := ownLayout(t, req)
	if l != nil || err != nil {
		return t, l, err
	}
	s := newScout(f, t, req, plans)
	if l, err = s.find(); err != nil {
		return nil, nil, err
	}
	if l == nil {
		return nil, nil, s.noHeader()
	}
	return t, l, nil
}

func chooseSheet(ctx context.Context, f *sheet.File, req Request, plans []*plan) (string, error) {
	sheets := f.Sheets()
	if req.Sheet != "" {
		return sheetNamed(sheets, req.Sheet), nil // an unknown one is refused on reading, by name
	}
	if len(sheets) == 0 {
		return "", &sheet.Failure{File: f.Name(), What: "the workbook has no sheet with cells", Do: "export it again", Err: ErrNoHeader}
	}
	if len(sheets) == 1 {
		return sheets[0], nil
	}
	chosen := sheets[0]
	var best *layout
	apart := false // the chosen one, by its name
	for _, name := range sheets {
		t, err := readTable(ctx, f, name, headerWithin+sampleRows, nil)
		if err != nil {
			return "", err
		}
		l, err := newScout(f, t, req, plans).find()
		if err != nil {
			return "", err
		}
		if l == nil {
			continue
		}
		named := slices.Contains(l.format.Sheets, name) && l.standing >= known
		aside := l.setsApart(name, plans[0].words)
		if better(l, best) || (named || apart && !aside) && !better(best, l) {
			chosen, best, apart = name, l, aside
		}
	}
	return chosen, nil
}

// sheetNamed is the sheet of a name, else the only one of that name in other letters; else the name itself.
func sheetNamed(sheets []string, name string) string {
	var alike []string
	for _, s := range sheets {
		if s == name {
			return s
		}
		if strings.EqualFold(strings.TrimSpace(s), strings.TrimSpace(name)) {
			alike = append(alike, s)
		}
	}
	if len(alike) == 1 {
		return alike[0]
	}
	return name
}
