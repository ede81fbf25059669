package sheet

import (
	"strconv"
	"unicode/utf16"
)

// rawCell is a cell as the XML has it: what its tag says and which parts it holds. The content of v is in
// worksheet.value, that of is in worksheet.rich.
type rawCell struct {
	kind                          cellType
	style                         int
	hasValue, hasRich, hasFormula bool
}

// cellType is the t attribute of a cell.
type cellType uint8

const (
	typeUnknown cellType = iota
	typeNumber
	typeShared
	typeInline
	typeString // the text that a formula gave
	typeBool
	typeDate
	typeError
)

func parseCellType(t []byte) cellType {
	switch string(t) {
	case "n":
		return typeNumber
	case "s":
		return typeShared
	case "inlineStr":
		return typeInline
	case "str":
		return typeString
	case "b":
		return typeBool
	case "d":
		return typeDate
	case "e":
		return typeError
	default:
		return typeUnknown
	}
}

// readCell reads the cell whose start tag is current.
func (s *worksheet) readCell() error {
	raw := rawCell{kind: typeNumber}
	var reference, style, kind []byte
	for i := range s.x.attrs {
		attr := &s.x.attrs[i]
		if len(attr.prefix) > 0 || len(attr.local) != 1 {
			continue
		}
		switch attr.local[0] {
		case 'r':
			reference = attr.value
		case 's':
			style = attr.value
		case 't':
			kind = attr.value
		}
	}
	if err := s.place(reference); err != nil {
		return err
	}
	if kind != nil {
		if raw.kind = parseCellType(kind); raw.kind == typeUnknown {
			return damaged("the cell is of the unknown type %.20q", kind)
		}
	}
	var ok bool
	if raw.style, ok = parseIndex(style); !ok && style != nil {
		return damaged("the cell has the style %.20q", style)
	}
	if err := s.readContent(&raw); err != nil {
		return err
	}
	cell := &s.cells[s.column]
	if raw.style < len(s.book.style) {
		cell.Format = s.book.style[raw.style].code
	}
	return s.setValue(cell, &raw)
}

// readContent reads what the cell holds. Only what stands directly in it counts: extensions may hold a v of
// their own.
func (s *worksheet) readContent(raw *rawCell) error {
	s.value, s.rich = s.value[:0], s.rich[:0]
	for depth := s.x.depth(); ; {
		more, err := s.x.child(depth)
		if err != nil || !more {
			return err
		}
		switch {
		case s.x.is("v") && raw.hasValue, s.x.is("is") && raw.hasRich:
			return damaged("the cell holds two values")
		case s.x.is("v"):
			raw.hasValue = true
			s.value, err = s.x.content(s.value)
		case s.x.is("is"):
			raw.hasRich = true
			s.rich, err = s.x.richText(s.rich)
		default:
			raw.hasFormula = raw.hasFormula || s.x.is("f")
			err = s.x.skip()
		}
		if err != nil {
			return err
		}
	}
}

func (s *worksheet) setValue(cell *Cell, raw *rawCell) error {
	if raw.hasFormula && !raw.hasRich && len(s.value) == 0 && (raw.kind != typeString || !raw.hasValue) {
		cell.Kind, cell.Text = Error, NoStoredValue
		return nil
	}
	if raw.hasRich && !raw.hasValue {
		return s.setText(cell, s.rich)
	}
	if len(s.value) == 0 {
		return nil
	}
	switch raw.kind {
	case typeShared:
		return s.setShared(cell)
	case typeString, typeInline:
		s.value = unescape(s.value, 0)
		return s.setText(cell, s.value)
	case typeBool:
		return s.setBool(cell)
	case typeDate:
		s.setISO(cell)
	case typeError:
		s.set(cell, Error, append(s.text, s.value...))
	default:
		return s.setNumber(cell, raw.style)
	}
	return nil
}

// set gives the cell a kind and, as its text, what was appended to s.text.
func (s *worksheet) set(cell *Cell, kind Kind, text []byte) {
	cell.Kind = kind
	s.spans = append(s.spans, valueSpan{s.column, len(s.text), len(text)})
	s.text = text
}

func (s *worksheet) setText(cell *Cell, text []byte) error {
	if len(text) == 0 {
		return nil
	}
	if longerThanCell(text) {
		return tooLongCell()
	}
	s.set(cell, Text, append(s.text, text...))
	return nil
}

// tooLongCell is the failure of a text that no spreadsheet program could hold.
func tooLongCell() *Failure {
	failure := tooLarge("the cell holds more than %d characters", maxCellText)
	failure.Do = "shorten it"
	return failure
}

// longerThanCell tells whether a text has more UTF-16 units than a cell may hold.
func longerThanCell[T string | []byte](text T) bool {
	if len(text) <= maxCellText {
		return false
	}
	units := 0
	for _, r := range string(text) {
		units += max(utf16.RuneLen(r), 1)
	}
	return units > maxCellText
}

func (s *worksheet) setShared(cell *Cell) error {
	index, ok := parseIndex(trimSpace(s.value))
	if !ok || index >= len(s.book.shared) {
		return damaged("the cell asks for the shared string %.20q of %d", s.value, len(s.book.shared))
	}
	text := s.book.shared[index]
	if longerThanCell(text) {
		return tooLongCell()
	}
	if text != "" {
		cell.Kind, cell.Text = Text, text
	}
	return nil
}

// parseIndex reads a whole number that is not negative.
func parseIndex(digits []byte) (int, bool) {
	if len(digits) == 0 || len(digits) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

func (s *worksheet) setBool(cell *Cell) error {
	cell.Kind = Bool
	switch string(trimSpace(s.value)) {
	case "1", "true":
		cell.Text = "TRUE"
	case "0", "false":
		cell.Text = "FALSE"
	default:
		return damaged("the cell is neither true nor false but %.20q", s.value)
	}
	return nil
}

func (s *worksheet) setISO(cell *Cell) {
	text := string(trimSpace(s.value))
	if written, ok := appendISO(s.text, text); ok {
		s.set(cell, Date, written)
		return
	}
	s.set(cell, Error, append(s.text, strconv.Quote(clip(text))+" is no date"...))
}

// clip shortens what a message quotes.
func clip(text string) string {
	const longest = 40
	for i := range text {
		if i > longest {
			return text[:i] + "…"
		}
	}
	return text
}

// setNumber gives a number, or the date or time that its format makes of it.
func (s *worksheet) setNumber(cell *Cell, style int) error {
	if s.digits == nil {
		s.digits = make([]byte, 0, 64)
	}
	number, ok := parseNumber(s.value, s.digits)
	if !ok {
		s.set(cell, Error, append(s.text, strconv.Quote(clip(string(s.value)))+" is no number"...))
		return nil
	}
	var format numberFormat
	switch {
	case style < len(s.book.style):
		format = s.book.style[style]
	case style > 0:
		return damaged("the cell has the style %d of %d, so whether it is a date is not known", style, len(s.book.style))
	}
	doubtful := number.doubtful()
	if !doubtful {
		number.round()
	}
	if format.shows == showsNumber {
		cell.Doubtful = doubtful
		s.set(cell, Number, number.appendTo(s.text))
		return nil
	}
	s.setMoment(cell, &number, format.shows)
	return nil
}

// setMoment gives what a serial number shows in a date or time format.
func (s *worksheet) setMoment(cell *Cell, serial *exactNumber, shows shown) {
	day, second, ok := serial.days()
	switch {
	case ok && shows == showsElapsed:
		s.set(cell, Text, appendClock(s.text, day*secondsPerDay+second))
		return
	case ok && shows == showsTime && day == 0:
		s.set(cell, Text, appendClock(s.text, second))
		return
	}
	unix, real := calendarDay(day, s.book.since04)
	if !ok || !real {
		text := append(s.text, "the date with the serial number "...)
		s.set(cell, Error, append(serial.appendTo(text), " does not exist"...))
		return
	}
	text := appendDay(s.text, unix)
	if shows != showsDate || second != 0 {
		text = appendClock(append(text, ' '), second)
	}
	s.set(cell, Date, text)
}
