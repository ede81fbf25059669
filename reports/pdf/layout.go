package pdf

import (
	"strings"

	"parcelbook/data"
	"parcelbook/reports"
)

// layout is the columns of a table that stand side by side, and how wide they are.
type layout struct {
	size    length // of the letters
	columns []int  // their places in the table
	widths  []length
}

func (l layout) total() length { return sum(l.widths) }

// rigid says whether values of a kind stay on one line, whole.
func rigid(k data.ColumnKind) bool { return k != data.TextColumn && k != data.WordColumn }

// layouts fits a table onto the page: with the largest letters that do, else in parts.
func (d *document) layouts(t reports.Table, texts cells) []layout {
	available := d.width - 2*margin
	all := make([]int, len(t.Columns))
	for i := range all {
		all[i] = i
	}
	sizes := []length{900, 850, 800, 750, 700}
	for _, size := range sizes {
		least, most := d.widths(t, texts, size)
		if sum(least) <= available {
			return []layout{{size: size, columns: all, widths: share(least, most, available)}}
		}
	}
	size := sizes[len(sizes)-1]
	least, most := d.widths(t, texts, size)
	return parts(size, least, most, available)
}

// parts packs columns into as many layouts as it takes, each beginning with the first column.
func parts(size length, least, most []length, available length) []layout {
	var out []layout
	columns := []int{0}
	finish := func() {
		l, m := make([]length, len(columns)), make([]length, len(columns))
		for i, c := range columns {
			l[i], m[i] = least[c], most[c]
		}
		out = append(out, layout{size: size, columns: columns, widths: share(l, m, available)})
	}
	used := least[0]
	for c := 1; c < len(least); c++ {
		if used+least[c] > available && len(columns) > 1 {
			finish()
			columns, used = []int{0}, least[0]
		}
		columns = append(columns, c)
		used += least[c]
	}
	finish()
	return out
}

// widths are the least and the wished width of each column. A rigid column's least is its widest value.
func (d *document) widths(t reports.Table, texts cells, size length) (least, most []length) {
	body, bold := face{size: size}, face{bold: true, size: size}
	digit := d.fonts.width("0", body)
	for i, c := range t.Columns {
		widest := length(0)
		for _, row := range texts.rows {
			widest = max(widest, d.fonts.width(row[i], body))
		}
		for _, row := range texts.totals {
			widest = max(widest, d.fonts.width(row[i], bold))
		}
		header := d.longestWord(texts.headers[i], bold)
		low, high := widest, widest
		if !rigid(c.Kind) {
			high = min(widest, length(c.Width)*digit)
			low = min(high, d.longestCell(texts.rows, i, body, 18*digit))
		}
		if c.Room {
			low, high = 16*digit, length(c.Width)*digit
		}
		least = append(least, max(low, header)+2*padX)
		most = append(most, max(high, header)+2*padX)
	}
	return least, most
}

// longestCell is the widest word in a column, at most limit.
func (d *document) longestCell(rows [][]string, column int, at face, limit length) length {
	longest := length(0)
	for _, row := range rows {
		for _, word := range strings.Fields(row[column]) {
			longest = max(longest, min(d.fonts.width(word, at), limit))
		}
	}
	return longest
}

func (d *document) longestWord(s string, at face) length {
	longest := length(0)
	for _, word := range strings.Fields(s) {
		longest = max(longest, min(d.fonts.width(word, at), 6*at.size))
	}
	return longest
}

// share gives each column its least, then spreads what is left: first up to what each wishes, then evenly.
func share(least, most []length, available length) []length {
	widths := make([]length, len(least))
	left, wished := available-sum(least), sum(most)-sum(least)
	for i := range widths {
		widths[i] = least[i]
		if wished > 0 {
			widths[i] += (most[i] - least[i]) * min(left, wished) / wished
		}
	}
	if left > wished {
		for i := range widths {
			widths[i] += (left - wished) / length(len(widths))
		}
	}
	return widths
}

func sum(widths []length) length {
	total := length(0)
	for _, w := range widths {
		total += w
	}
	return total
}
