package sheet

import "bytes"

// worksheet reads the rows of one worksheet part.
type worksheet struct {
	rowBuilder
	book *workbook
	x    *xmlReader

	value, rich []byte // scratch
}

func (w *workbook) rows(sheet string, out *emitter) error {
	part := ""
	for _, tab := range w.tabs {
		if tab.name == sheet {
			part = tab.part
		}
	}
	if err := w.readShared(out); err != nil {
		return err
	}
	file := w.parts[part]
	source, err := openPart(file)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }() // finish has verified the checksum
	ahead := newReadAhead(source)
	defer func() { _ = ahead.Close() }()
	tracked := out.track(ahead, size64(file.UncompressedSize64))
	s := &worksheet{rowBuilder: newRowBuilder(out, w.since04), book: w, x: newXMLReader(file.Name, tracked)}
	return s.read()
}

func (s *worksheet) read() error {
	if err := s.x.root(spreadsheetML, "worksheet"); err != nil {
		return err
	}
	found, readCell := false, s.readCell
	readRow := func() error { return s.readCells(s.x, "c", readCell) }
	if err := s.x.children(1, func() error {
		switch {
		case s.x.is("mergeCells"):
			return s.x.children(s.x.depth(), s.readMerged)
		case !s.x.is("sheetData"):
			return s.x.skip()
		case found:
			return damaged("%s holds its rows twice", s.x.part)
		}
		found = true
		return s.readRows(s.x, "row", func() []byte { return s.x.attr("r") }, readRow)
	}); err != nil {
		return err
	}
	return s.x.finish()
}

// readMerged reads what cells are one, such as "A2:A5". A place that is none is no place where a value could be missing.
func (s *worksheet) readMerged() error {
	from, to, _ := bytes.Cut(s.x.attr("ref"), []byte(":"))
	column, first, begins := parseReference(from)
	_, last, ends := parseReference(to)
	if begins && ends {
		if err := s.out.merge(column, first, last); err != nil {
			return err
		}
	}
	return s.x.skip()
}

// locate goes to the cell that the current start tag begins. One without a reference follows the one before it.
func (s *worksheet) locate(reference []byte) error {
	column := s.column + 1
	if reference != nil {
		var row int
		var ok bool
		if column, row, ok = parseReference(reference); !ok || row != s.row {
			return damaged("a cell says that its place is %.20q", reference)
		}
	}
	return s.place(column)
}

// parseReference reads "AB12" as column 27, row 12.
func parseReference(reference []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(reference) && i < 3 && 'A' <= reference[i] && reference[i] <= 'Z'; i++ {
		column = column*26 + int(reference[i]-'A') + 1
	}
	digits := reference[i:]
	if i == 0 || len(digits) == 0 || len(digits) > 7 {
		return 0, 0, false
	}
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, 0, false
		}
		row = row*10 + int(c-'0')
	}
	return column - 1, row, true
}
