package pdf

import (
	"sort"
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

const longWord = 24 // letters up to which a word is not broken

// rigid says whether values of a kind stay on one line, whole.
func rigid(k data.ColumnKind) bool { return k != data.TextColumn && k != data.WordColumn }

// The sizes of letters: the largest at which every column has the width it wishes, else small, else as small
// as it takes.
var (
	comfortable = []length{900, 850}
	cramped     = []length{800, 750, 700}
)

// layouts fits a table onto the page, where need be in parts.
func (d *document) layouts(t reports.Table, texts cells) []layout {
	available := d.width - 2*margin
	all := make([]int, len(t.Columns))
	for i := range all {
		all[i] = i
	}
	for _, size := range comfortable {
		if _, most := d.widths(t, texts, size); sum(most) <= available {
			return []layout{{size: size, columns: all, widths: share(most, most, available)}}
		}
	}
	var most []length
	var size length
	for _, size = range cramped {
		var least []length
		if least, most = d.widths(t, texts, size); sum(least) <= available {
			return []layout{{size: size, columns: all, widths: share(least, most, available)}}
		}
	}
	return parts(size, most, available)
}

// parts packs columns of these widths into as many layouts as it takes, each beginning with the first column.
func parts(size length, widths []length, available length) []layout {
	var out []layout
	part := layout{size: size, columns: []int{0}, widths: []length{widths[0]}}
	finish := func() {
		part.widths = share(part.widths, part.widths, available)
		out = append(out, part)
	}
	for c := 1; c < len(widths); c++ {
		if part.total()+widths[c] > available && len(part.columns) > 1 {
			finish()
			part = layout{size: size, columns: []int{0}, widths: []length{widths[0]}}
		}
		part.columns = append(part.columns, c)
		part.widths = append(part.widths, widths[c])
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
			low = min(high, d.longestCell(texts.rows, i, body, longWord*digit))
		}
		if c.Room {
			low, high = 28*digit, length(c.Width)*digit
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

// share gives each column its least, then spreads what is left: narrow columns get what they wish before wide
// ones get more than they, and what no column wishes goes to all evenly.
func share(least, most []length, available length) []length {
	widths := make([]length, len(least))
	upTo := func(level length) length {
		for i := range widths {
			widths[i] = max(least[i], min(most[i], level))
		}
		return sum(widths)
	}
	tooWide := sort.Search(int(available), func(level int) bool { return upTo(length(level)) > available })
	left := available - upTo(length(tooWide)-1)
	if allFit := tooWide == int(available); allFit {
		for i := range widths {
			widths[i] += left / length(len(widths))
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
