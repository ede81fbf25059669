package sheet

import (
	"encoding/binary"
	"math"
	"strconv"
)

// legacyErrors are the codes of error values (MS-XLS 2.5.10).
var legacyErrors = map[byte]string{
	0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}

// Sizes of the records of cells behind row, column and style, by MS-XLS 2.4.
const (
	cellStart   = 6
	sizeRK      = 4
	sizeMulRK   = 6 // style and RK number
	sizeNumber  = 8
	sizeBoolErr = 2
	sizeFormula = 10 // result and flags
)

// readCells reads the cells of the record at that place of the stream.
func (s *legacySheet) readCells(at int) error {
	in := &recordScanner{stream: s.stream, pos: at}
	found, err := in.next()
	if err != nil {
		return err
	}
	if found.kind == recordMulRK {
		return s.readMulRK(found.body)
	}
	style, err := s.locate(found.body)
	if err != nil {
		return err
	}
	value := found.body[cellStart:]
	if len(value) < leastSize(found.kind) {
		return damaged("the record of the cell is incomplete")
	}
	switch found.kind {
	case recordLabelSST:
		index := u32(value)
		if int64(index) >= int64(len(s.book.shared)) {
			return damaged("the cell asks for the shared string %d of %d", index, len(s.book.shared))
		}
		return s.setShared(s.book.shared[index])
	case recordLabel, recordRString:
		text, err := in.continued(found)
		if err != nil {
			return err
		}
		text.part = value
		return s.readText(text)
	case recordRK:
		return s.readRK(u32(value), style)
	case recordNumber:
		return s.readNumber(value, style)
	case recordBoolErr:
		return s.readBoolErr(value[0], value[1])
	default:
		if isUnstored(value) {
			s.setUnstored()
			return nil
		}
		return s.readResult(value, style, in)
	}
}

func leastSize(kind uint16) int {
	switch kind {
	case recordLabelSST, recordRK:
		return sizeRK
	case recordNumber:
		return sizeNumber
	case recordBoolErr:
		return sizeBoolErr
	case recordFormula:
		return sizeFormula
	default:
		return 0
	}
}

// locate goes to the cell that a record begins with and gives its style.
func (s *legacySheet) locate(body []byte) (style int, err error) {
	if err := s.place(int(u16(body[2:]))); err != nil {
		return 0, err
	}
	return s.dress(int(u16(body[4:]))), nil
}

// dress gives the current cell the format of a style.
func (s *legacySheet) dress(style int) int {
	if style < len(s.book.style) {
		s.cells[s.column].Format = s.book.style[style].code
	}
	return style
}

// readMulRK reads numbers of neighbouring cells: the first column, a style and a number each, the last column.
func (s *legacySheet) readMulRK(body []byte) error {
	first, last := int(u16(body[2:])), int(u16(body[len(body)-2:]))
	numbers := body[4 : len(body)-2]
	if last < first || len(numbers) != sizeMulRK*(last-first+1) {
		return damaged("the record of a run of numbers is incomplete")
	}
	for column := first; column <= last; column++ {
		if err := s.place(column); err != nil {
			return err
		}
		style := s.dress(int(u16(numbers)))
		if err := s.readRK(u32(numbers[2:]), style); err != nil {
			return err
		}
		numbers = numbers[sizeMulRK:]
	}
	return nil
}

// readRK reads a number packed into 30 bits: a whole one, or the upper bits of an IEEE double; as it is, or a
// hundred times what is meant (MS-XLS 2.5.217).
func (s *legacySheet) readRK(packed uint32, style int) error {
	const hundredfold, whole, flags = 1, 2, 2 // the last in bits
	var number exactNumber
	var ok bool
	if packed&whole != 0 {
		s.record = strconv.AppendInt(s.record[:0], int64(int32(packed)>>flags), 10) // #nosec G115 -- a signed number in its bits
		number, ok = parseNumber(s.record, s.digits)
	} else {
		number, ok = s.double(uint64(packed&^(hundredfold|whole)) << 32)
	}
	if packed&hundredfold != 0 && len(number.digits) > 0 {
		number.point -= 2
	}
	return s.setDecimal(&number, ok, style)
}

func (s *legacySheet) readNumber(value []byte, style int) error {
	number, ok := s.double(binary.LittleEndian.Uint64(value))
	return s.setDecimal(&number, ok, style)
}

// double takes the IEEE double with these bits apart: rounded to the digits that spreadsheet programs keep, or,
// where its whole part is longer, the shortest number that only this double is nearest to.
func (s *legacySheet) double(bits uint64) (exactNumber, bool) {
	const shortest = -1
	value := math.Float64frombits(bits)
	s.record = strconv.AppendFloat(s.record[:0], value, 'e', exactDigits-1, 64)
	number, ok := parseNumber(s.record, s.digits)
	if ok && number.doubtful() {
		s.record = strconv.AppendFloat(s.record[:0], value, 'e', shortest, 64)
		number, ok = parseNumber(s.record, s.digits)
	}
	return number, ok
}

// setDecimal gives the current cell the number that s.record was read as, if it is one.
func (s *legacySheet) setDecimal(number *exactNumber, ok bool, style int) error {
	if !ok {
		s.set(Error, append(append(s.text, s.record...), " is no number"...))
		return nil
	}
	format, err := s.book.style.of(style)
	if err != nil {
		return err
	}
	s.setExact(number, format.shows)
	return nil
}

func (s *legacySheet) readBoolErr(value, isError byte) error {
	if isError == 0 {
		if value > 1 {
			return damaged("the cell is neither true nor false but %d", value)
		}
		s.setBool(value == 1)
		return nil
	}
	code, known := legacyErrors[value]
	if !known {
		return damaged("the cell holds the unknown error %d", value)
	}
	s.set(Error, append(s.text, code...))
	return nil
}

func (s *legacySheet) readText(text continuedText) error {
	var ok bool
	if s.record, ok = text.readString(s.record[:0], 2); !ok {
		return cutShort("the text of the cell breaks off")
	}
	return s.setText(s.record)
}

// isUnstored tells whether a formula has yet to be worked out: programs that write formulas without doing so
// give 0, or nothing, and ask for it to be done on opening.
func isUnstored(value []byte) bool {
	const onOpening, nothing = 2, "\x03\x00\x00\x00\x00\x00\xFF\xFF"
	result := binary.LittleEndian.Uint64(value)
	return value[8]&onOpening != 0 && (result == 0 || string(value[:8]) == nothing)
}

// readResult reads what a formula gave: a number, or a sign of what else it is (MS-XLS 2.5.133). A text comes
// in a STRING record of its own.
func (s *legacySheet) readResult(result []byte, style int, in *recordScanner) error {
	const otherwise, isText, isBool, isError, isEmpty = 0xFFFF, 0, 1, 2, 3
	if u16(result[6:]) != otherwise {
		return s.readNumber(result, style)
	}
	switch result[0] {
	case isText:
		return s.readTextResult(in)
	case isBool:
		return s.readBoolErr(result[2], 0)
	case isError:
		return s.readBoolErr(result[2], 1)
	case isEmpty:
		return nil
	default:
		return damaged("the formula of the cell gave something unknown")
	}
}

func (s *legacySheet) readTextResult(in *recordScanner) error {
	for {
		found, err := in.next()
		if err != nil {
			return err
		}
		switch found.kind {
		case recordContinue, recordShared, recordArray, recordTable: // more of the formula
		case recordString:
			text, err := in.continued(found)
			if err != nil {
				return err
			}
			return s.readText(text)
		default:
			s.setUnstored()
			return nil
		}
	}
}
