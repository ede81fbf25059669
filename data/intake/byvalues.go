package intake

// byValues is the layout of a table without a header that a format recognises by what its cells look like; nil where
// none does.
func (s *scout) byValues() *layout {
	for _, p := range s.plans {
		if !p.looksLike(s.table) {
			continue
		}
		width := s.table.width
		for _, letters := range p.columns { // columns that nothing in this file fills are there all the same
			width = max(width, columnIndex(letters)+1)
		}
		header := newRow(0, make([]string, width), make([]mark, width))
		if fit := p.tryExact(&header); fit != nil && len(fit.lacking) == 0 {
			fit.layout.header, fit.layout.standing = -1, p.standing
			fit.leftovers(p)
			return &fit.layout
		}
	}
	return nil
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
