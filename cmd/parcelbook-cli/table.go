package main

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/width"
)

// table is text in aligned columns, as wide as a terminal shows them.
type table struct {
	head  []string
	right []int // columns aligned to the right
	room  int   // how wide a line may be: the end of one that is wider is cut off; 0: as wide as it comes
	rows  [][]string
}

// terminal is the room for a table that is read on a screen alone.
const terminal = 120

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// print writes the table, or a sentence where it has no rows.
func (t *table) print(w io.Writer, empty string) error {
	out := bufio.NewWriter(w)
	if len(t.rows) == 0 {
		_, _ = out.WriteString(empty + "\n") // bufio keeps the error for Flush
		return out.Flush()
	}
	lines := append([][]string{t.head}, t.rows...)
	widths := make([]int, len(t.head))
	for _, cells := range lines {
		for i, cell := range cells {
			widths[i] = max(widths[i], columns(oneLine(cell)))
		}
	}
	for _, cells := range lines {
		var line strings.Builder
		for i, cell := range cells {
			cell = oneLine(cell)
			pad := strings.Repeat(" ", widths[i]-columns(cell))
			if slices.Contains(t.right, i) {
				line.WriteString(pad + cell)
			} else {
				line.WriteString(cell + pad)
			}
			line.WriteString("  ")
		}
		_, _ = out.WriteString(t.fitted(strings.TrimRight(line.String(), " ")) + "\n")
	}
	return out.Flush()
}

// fitted cuts off what has no room.
func (t *table) fitted(line string) string {
	if t.room == 0 || columns(line) <= t.room {
		return line
	}
	cut := []rune(line)
	for columns(string(cut)) >= t.room {
		cut = cut[:len(cut)-1]
	}
	return strings.TrimRight(string(cut), " ,") + "…"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// columns is how many columns of a terminal the text takes: two for a Chinese character.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
