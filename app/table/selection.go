package table

import (
	"cmp"
	"slices"
)

// selection is which rows are selected, by index: sorted spans that do not touch, so that "all" of a million
// rows is one span. The cursor is where the keyboard is; the anchor is where a Shift selection began.
type selection struct {
	spans          []span
	cursor, anchor int
}

// span is the rows from first to last, both included.
type span struct{ first, last int }

func (s *selection) clear() { *s = selection{cursor: -1, anchor: -1} }

// only selects one row and nothing else.
func (s *selection) only(row int) {
	*s = selection{spans: []span{{row, row}}, cursor: row, anchor: row}
}

// extend selects from the anchor to the row, and nothing else.
func (s *selection) extend(row int) {
	if s.anchor < 0 {
		s.anchor = row
	}
	s.spans = []span{{min(s.anchor, row), max(s.anchor, row)}}
	s.cursor = row
}

// toggle adds the row to the selection or takes it out.
func (s *selection) toggle(row int) {
	s.cursor, s.anchor = row, row
	var kept []span
	found := false
	for _, sp := range s.spans {
		if row < sp.first || row > sp.last {
			kept = append(kept, sp)
			continue
		}
		found = true
		if sp.first < row {
			kept = append(kept, span{sp.first, row - 1})
		}
		if row < sp.last {
			kept = append(kept, span{row + 1, sp.last})
		}
	}
	if !found {
		kept = append(kept, span{row, row})
	}
	s.spans = merged(kept)
}

// all selects rows 0 to count-1.
func (s *selection) all(count int) {
	if count == 0 {
		s.clear()
		return
	}
	s.spans = []span{{0, count - 1}}
	s.cursor = max(s.cursor, 0)
}

func (s *selection) has(row int) bool {
	return slices.ContainsFunc(s.spans, func(sp span) bool { return sp.first <= row && row <= sp.last })
}

func (s *selection) len() int {
	n := 0
	for _, sp := range s.spans {
		n += sp.last - sp.first + 1
	}
	return n
}

// merged sorts spans and joins those that touch.
func merged(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.first, b.first) })
	var out []span
	for _, sp := range spans {
		if n := len(out); n > 0 && out[n-1].last+1 >= sp.first {
			out[n-1].last = max(out[n-1].last, sp.last)
			continue
		}
		out = append(out, sp)
	}
	return out
}
