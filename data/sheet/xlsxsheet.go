package sheet

import (
	"strconv"
)

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
	found := false
	for {
		more, err := s.x.child(1)
		if err != nil {
			return err
		}
		if !more {
			return s.x.finish()
		}
		if !s.x.is("sheetData") {
			err = s.x.skip()
		} else if found {
			err = damaged("%s holds its rows twice", s.x.part)
		} else {
			found = true
			err = s.readRows()
		}
		if err != nil {
			return err
		}
	}
}

func (s *worksheet) readRows() error {
	for depth, last := s.x.depth(), 0; ; {
		more, err := s.x.child(depth)
		if err != nil {
			return s.placed(err)
		}
		if !more {
			s.row = 0
			return nil
		}
		if !s.x.is("row") {
			if err := s.x.skip(); err != nil {
				return err
			}
			continue
		}
		if last, err = rowNumber(s.x.attr("r"), last); err != nil {
			return err
		}
		s.begin(last)
		if err := s.readRow(); err != nil {
			return err
		}
	}
}

// rowNumber reads the number of a row that follows row last. A row without one is the next.
func rowNumber(written []byte, last int) (int, error) {
	number := last + 1
	if written != nil {
		var err error
		if number, err = strconv.Atoi(string(written)); err != nil {
			failure := damaged("a row is numbered %.20q", written)
			failure.Row = last + 1
			return 0, failure
		}
	}
	var failure *Failure
	switch {
	case number < 1:
		failure = damaged("a row cannot be numbered %d", number)
	case number > maxRows:
		failure = damaged("a sheet has at most %d rows", maxRows)
	case number <= last:
		failure = damaged("the row comes after row %d", last)
	default:
		return number, nil
	}
	failure.Row = number
	return 0, failure
}

func (s *worksheet) readRow() error {
	for depth := s.x.depth(); ; {
		more, err := s.x.child(depth)
		if err != nil {
			return s.placed(err)
		}
		if !more {
			break
		}
		if !s.x.is("c") {
			err = s.x.skip()
		} else {
			err = s.readCell()
		}
		if err != nil {
			return s.placed(err)
		}
	}
	return s.end()
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
