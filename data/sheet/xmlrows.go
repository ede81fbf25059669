package sheet

import "strconv"

// readRows reads the rows that are named children of the current element; number gives what a row says its number is,
// and read reads its cells.
func (b *rowBuilder) readRows(x *xmlReader, element string, number func() []byte, read func() error) error {
	for depth, last := x.depth(), 0; ; {
		more, err := x.child(depth)
		if err != nil {
			return b.placed(err)
		}
		if !more {
			b.row = 0
			return nil
		}
		if !x.is(element) {
			if err := x.skip(); err != nil {
				return err
			}
			continue
		}
		if last, err = rowNumber(number(), last); err != nil {
			return err
		}
		b.begin(last)
		if err := read(); err != nil {
			return err
		}
	}
}

// readCells reads the cells of the row whose start tag is current, which are named children of it, and ends the row.
func (b *rowBuilder) readCells(x *xmlReader, element string, read func() error) error {
	if err := x.children(x.depth(), func() error {
		if x.is(element) {
			return read()
		}
		return x.skip()
	}); err != nil {
		return b.placed(err)
	}
	return b.end()
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
