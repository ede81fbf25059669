package sheet

import (
	"cmp"
	"slices"
)

// legacySheet reads the rows of one worksheet of an old workbook.
type legacySheet struct {
	rowBuilder
	book   *legacyBook
	stream []byte // to the end of the sheet
	record []byte // scratch
}

// cellRecord is where the record of one or more cells of a row begins in the stream.
type cellRecord struct {
	row uint16
	at  uint32
}

// ctxStride is how many records are looked at between two looks at whether to stop.
const ctxStride = 1 << 14

// read reads the sheet that begins at that place. Some programs write cells in the order in which they were
// told of them, so the records are put in the order of the rows first.
func (s *legacySheet) read(start int) error {
	cells, end, err := s.index(start)
	if err != nil {
		return err
	}
	byRow := func(one, other cellRecord) int { return cmp.Compare(one.row, other.row) }
	if !slices.IsSortedFunc(cells, byRow) {
		slices.SortStableFunc(cells, byRow)
	}
	s.out.begin(int64(end - start))
	for i := 0; i < len(cells); {
		row := cells[i].row
		s.begin(int(row) + 1)
		for ; i < len(cells) && cells[i].row == row; i++ {
			if err := s.readCells(int(cells[i].at)); err != nil {
				return s.placed(err)
			}
		}
		s.out.reach(int64(int(cells[i-1].at) - start))
		if err := s.end(); err != nil {
			return err
		}
	}
	s.out.reach(int64(end - start))
	return nil
}

// index walks through the sheet to its end, past the charts in it, and lists the records that hold cells.
func (s *legacySheet) index(start int) (cells []cellRecord, end int, err error) {
	in := &recordScanner{stream: s.stream, pos: start}
	if err := checkStart(in, legacyWorksheet); err != nil {
		return nil, 0, err
	}
	row := 0
	for depth, count := 1, 1; depth > 0; count++ {
		found, err := in.next()
		if err == nil && count%ctxStride == 0 {
			err = s.out.ctx.Err()
		}
		if err != nil {
			return nil, 0, atRow(err, row)
		}
		switch {
		case found.kind == recordBOF:
			depth++
		case found.kind == recordEOF:
			depth--
		case depth == 1 && found.kind == recordMerged:
			if err := s.readMerged(found.body); err != nil {
				return nil, 0, err
			}
		case depth == 1 && holdsCells(found.kind):
			if len(found.body) < 6 {
				return nil, 0, atRow(damaged("the record of a cell is incomplete"), row+1)
			}
			row = int(u16(found.body)) + 1
			cells = append(cells, cellRecord{row: u16(found.body), at: uint32(found.at)}) // #nosec G115 -- below maxCompound
		}
	}
	return cells, in.pos, nil
}

// readMerged reads what cells are one: how many such places, and of each its first and last row and column, from 0 (MS-XLS 2.4.168).
func (s *legacySheet) readMerged(body []byte) error {
	const size = 8
	for at := 2; at+size <= len(body); at += size {
		if err := s.out.merge(int(u16(body[at+4:])), int(u16(body[at:]))+1, int(u16(body[at+2:]))+1); err != nil {
			return err
		}
	}
	return nil
}

// holdsCells tells whether a record holds the values of cells. Those of blank cells hold nothing.
func holdsCells(kind uint16) bool {
	switch kind {
	case recordNumber, recordRK, recordMulRK, recordLabel, recordRString, recordLabelSST, recordBoolErr, recordFormula:
		return true
	default:
		return false
	}
}
