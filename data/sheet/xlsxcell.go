package sheet

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
	if err := s.locate(reference); err != nil {
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
	if raw.style < len(s.book.style) {
		s.cells[s.column].Format = s.book.style[raw.style].code
	}
	return s.setValue(&raw)
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

func (s *worksheet) setValue(raw *rawCell) error {
	if raw.hasFormula && !raw.hasRich && len(s.value) == 0 && (raw.kind != typeString || !raw.hasValue) {
		s.setUnstored()
		return nil
	}
	if raw.hasRich && !raw.hasValue {
		return s.setText(s.rich)
	}
	if len(s.value) == 0 {
		return nil
	}
	switch raw.kind {
	case typeShared:
		return s.readShared()
	case typeString, typeInline:
		s.value = unescape(s.value, 0)
		return s.setText(s.value)
	case typeBool:
		return s.readBool()
	case typeDate:
		s.setISO(string(trimSpace(s.value)))
	case typeError:
		s.set(Error, append(s.text, s.value...))
	default:
		format, err := s.book.style.of(raw.style)
		if err != nil {
			return err
		}
		s.setNumber(s.value, format.shows)
	}
	return nil
}

func (s *worksheet) readShared() error {
	index, ok := parseIndex(trimSpace(s.value))
	if !ok || index >= len(s.book.shared) {
		return damaged("the cell asks for the shared string %.20q of %d", s.value, len(s.book.shared))
	}
	return s.setShared(s.book.shared[index])
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

func (s *worksheet) readBool() error {
	switch string(trimSpace(s.value)) {
	case "1", "true":
		s.setBool(true)
	case "0", "false":
		s.setBool(false)
	default:
		return damaged("the cell is neither true nor false but %.20q", s.value)
	}
	return nil
}
