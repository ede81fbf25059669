package intake

// byValues is the layout of a table without a header that a format recognises by what its cells look like; nil where
// none does.
func (s *scout) byValues() *layout {
	for _, p := range s.plans {
		if !p.looksLike(s.table) {
			continue
		}
		if l := s.headerless(p); l != nil {
			return l
		}
	}
	return nil
}

// headerless is the layout by a format without a header; nil where it is not enough to read the table.
func (s *scout) headerless(p *plan) *layout {
	width := s.table.width
	for _, letters := range p.columns { // columns that nothing in this file fills are there all the same
		width = max(width, columnIndex(letters)+1)
	}
	header := newRow(0, make([]string, width), make([]mark, width))
	fit := p.tryExact(&header)
	if fit == nil || len(fit.lacking) > 0 {
		return nil
	}
	fit.layout.header, fit.layout.standing = -1, p.standing
	fit.leftovers(p)
	return &fit.layout
}

// mapped is the layout by a mapping without a header; nil where the table has not the columns that it needs.
func (s *scout) mapped(p *plan) *layout {
	l := s.headerless(p)
	if l == nil || l.taken < 2 || lackingOf(neededOf(p.format.Kind, p.format.Statement), l.within(s.table.width)) != nil {
		return nil
	}
	return l
}

// within are the fields that the first columns give.
func (l *layout) within(width int) FieldSet {
	var set FieldSet
	for i := range l.columns[:width] {
		set |= fieldsNamed(l.columns[i].Fields)
	}
	return set
}

// looksLike says whether most of the first rows of a table have the values by which a format without a header is
// recognised.
func (p *plan) looksLike(t *table) bool {
	if len(p.values) == 0 {
		return false
	}
	sample := t.rows[:min(len(t.rows), headerWithin)]
	alike := 0
	for i := range sample {
		if p.hasValues(&sample[i]) {
			alike++
		}
	}
	return 2*alike >= len(sample) && alike > 0
}

func (p *plan) hasValues(r *row) bool {
	for column, pattern := range p.values {
		if !pattern.MatchString(r.cell(column)) {
			return false
		}
	}
	return true
}

// columnIndex is the place of a column, from 0, by its letters.
func columnIndex(letters string) int {
	n := 0
	for _, c := range letters {
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}
