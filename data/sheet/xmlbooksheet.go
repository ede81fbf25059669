package sheet

import "strconv"

// xmlSheet reads the rows of one worksheet of an XML workbook.
type xmlSheet struct {
	rowBuilder
	book *xmlBook
	x    *xmlReader

	next  int    // column of a cell that does not name its own
	value []byte // scratch
}

// read reads the worksheet whose start tag is current.
func (s *xmlSheet) read() error {
	found := false
	return s.x.children(s.x.depth(), func() error {
		switch {
		case !s.x.is("Table"):
			return s.x.skip()
		case found:
			return damaged("the sheet holds its rows twice")
		}
		found = true
		return s.readRows(s.x, "Row", func() []byte { return s.x.own("Index") }, s.readRow)
	})
}

func (s *xmlSheet) readRow() error {
	s.next = 0
	return s.readCells(s.x, "Cell", s.readCell)
}

// readCell reads the cell whose start tag is current. One may span the places to its right.
func (s *xmlSheet) readCell() error {
	column := s.next
	if written := s.x.own("Index"); written != nil {
		index, ok := parseIndex(written)
		if !ok || index < 1 {
			return damaged("a cell says that its place is %.20q", written)
		}
		column = index - 1
	}
	span := 0
	if written := s.x.own("MergeAcross"); written != nil {
		var ok bool
		if span, ok = parseIndex(written); !ok {
			return damaged("a cell spans %.20q places", written)
		}
	}
	if rows, ok := parseIndex(s.x.own("MergeDown")); ok {
		if err := s.out.merge(column, s.row, s.row+rows); err != nil {
			return err
		}
	}
	style, styled := s.book.style[string(s.x.own("StyleID"))]
	hasFormula := s.x.own("Formula") != nil
	if err := s.place(column); err != nil {
		return err
	}
	s.next = column + 1 + span
	if styled {
		s.cells[column].Format = style.code
	}
	hasValue := false
	if err := s.x.children(s.x.depth(), func() error {
		switch {
		case !s.x.is("Data"):
			return s.x.skip()
		case hasValue:
			return damaged("the cell holds two values")
		}
		hasValue = true
		return s.readValue(style.shows)
	}); err != nil {
		return err
	}
	if hasFormula && !hasValue {
		s.setUnstored()
	}
	return nil
}

// readValue reads the value of the current cell, whose start tag is current.
func (s *xmlSheet) readValue(shows shown) error {
	kind := string(s.x.own("Type"))
	var err error
	if s.value, err = s.x.allText(s.value[:0]); err != nil {
		return err
	}
	if err := s.book.checkLegible(s.value); err != nil {
		return err
	}
	switch kind {
	case "String", "":
		return s.setText(s.value)
	case "Number":
		s.setNumber(s.value, shows)
	case "Boolean":
		switch string(trimSpace(s.value)) {
		case "1":
			s.setBool(true)
		case "0":
			s.setBool(false)
		default:
			return damaged("the cell is neither true nor false but %.20q", s.value)
		}
	case "DateTime":
		s.setMomentText(string(trimSpace(s.value)), shows)
	case "Error":
		s.set(Error, append(s.text, s.value...))
	default:
		return damaged("the cell is of the unknown type %.20q", kind)
	}
	return nil
}

// setMomentText gives the current cell a moment of the ISO type, or the part of it that its format shows.
func (s *xmlSheet) setMomentText(written string, shows shown) {
	moment, ok := appendISO(nil, written)
	switch {
	case !ok:
		s.set(Error, append(s.text, strconv.Quote(clip(written))+" is no date"...))
	case shows == showsDate && wholeDay(moment):
		s.set(Date, append(s.text, moment[:len("2006-01-02")]...))
	case shows == showsTime && clockOnly(moment):
		s.set(Text, append(s.text, moment[len("2006-01-02 "):]...))
	default:
		s.set(Date, append(s.text, moment...))
	}
}

// allText appends the characters inside the element whose start tag was just read, those in its parts included.
func (x *xmlReader) allText(to []byte) ([]byte, error) {
	for depth := x.depth(); ; {
		kind, err := x.next()
		if err != nil {
			return to, err
		}
		switch {
		case kind == characters:
			to = append(to, x.text...)
		case kind == endTag && x.depth() < depth:
			return to, nil
		}
	}
}
