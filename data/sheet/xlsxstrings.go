package sheet

import (
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

const (
	maxShared     = 1 << 24   // strings shared by the cells of a workbook
	maxSharedText = 256 << 20 // bytes of all of them
	sharedBlock   = 64 << 10
)

// readShared reads the shared strings. They are cut from blocks, which takes a tenth of the memory
// allocations of one string each.
func (w *workbook) readShared(out *emitter) error {
	file := w.parts[w.stringsPart]
	if w.sharedRead || file == nil {
		return nil
	}
	source, err := openPart(file)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }() // finish has verified the checksum
	ahead := newReadAhead(source)
	defer func() { _ = ahead.Close() }()
	x := newXMLReader(file.Name, out.track(ahead, size64(file.UncompressedSize64)))
	if err := x.root(spreadsheetML, "sst"); err != nil {
		return err
	}
	var all sharedStrings
	if hint, err := strconv.Atoi(string(x.attr("uniqueCount"))); err == nil && hint > 0 {
		all.list = make([]string, 0, min(hint, maxShared, int(size64(file.UncompressedSize64))/8))
	}
	for {
		more, err := x.child(1)
		if err != nil {
			return err
		}
		if !more {
			break
		}
		if !x.is("si") {
			err = x.skip()
		} else {
			err = all.read(x)
		}
		if err != nil {
			return err
		}
	}
	all.cut()
	w.shared, w.sharedRead = all.list, true
	return x.finish()
}

// size64 is a size known to be at most maxUnpacked.
func size64(size uint64) int64 { return int64(min(size, maxUnpacked)) } // #nosec G115

// sharedStrings collects the shared strings.
type sharedStrings struct {
	list  []string
	block []byte
	ends  []int // of the strings in block
	bytes int
}

func (s *sharedStrings) read(x *xmlReader) error {
	block, err := x.richText(s.block)
	if err != nil {
		return err
	}
	if !s.add(block) {
		return tooLarge("%s holds too much text", x.part)
	}
	return nil
}

// add takes in the string that was appended to the block. It reports false where there is too much.
func (s *sharedStrings) add(block []byte) bool {
	s.bytes += len(block) - len(s.block)
	s.block = block
	s.ends = append(s.ends, len(block))
	if s.bytes > maxSharedText || len(s.list)+len(s.ends) > maxShared {
		return false
	}
	if len(s.block) >= sharedBlock {
		s.cut()
	}
	return true
}

// cut turns the block into strings.
func (s *sharedStrings) cut() {
	text, start := string(s.block), 0
	for _, end := range s.ends {
		s.list = append(s.list, text[start:end])
		start = end
	}
	s.block, s.ends = s.block[:0], s.ends[:0]
}

// richText appends the text of an si or is element: its runs joined, without the phonetic ones, with the
// _xHHHH_ escapes undone.
func (x *xmlReader) richText(to []byte) ([]byte, error) {
	for depth := x.depth(); ; {
		more, err := x.child(depth)
		if err != nil || !more {
			return to, err
		}
		switch {
		case x.is("t"):
			start := len(to)
			if to, err = x.content(to); err == nil {
				to = unescape(to, start)
			}
		case x.is("r"):
			to, err = x.richText(to)
		default:
			err = x.skip()
		}
		if err != nil {
			return to, err
		}
	}
}

// unescape undoes the _xHHHH_ escapes in text[from:], by which the format writes UTF-16 units that XML does
// not allow (ECMA-376 part 1, 22.9.2.19).
func unescape(text []byte, from int) []byte {
	out := from
	for i := from; i < len(text); {
		unit, ok := escaped(text[i:])
		if !ok {
			text[out] = text[i]
			out++
			i++
			continue
		}
		r, n := rune(unit), escapeLength
		if utf16.IsSurrogate(r) {
			low, _ := escaped(text[i+escapeLength:])
			r, n = utf16.DecodeRune(r, rune(low)), 2*escapeLength
			if r == utf8.RuneError { // half a character: leave the escape to be seen
				out += copy(text[out:], text[i:i+escapeLength])
				i += escapeLength
				continue
			}
		}
		out += utf8.EncodeRune(text[out:], r)
		i += n
	}
	return text[:out]
}

const escapeLength = len("_xHHHH_")

// escaped reads the escape at the start of b. That of NUL stays as it is: no text holds one.
func escaped(b []byte) (unit uint16, ok bool) {
	if len(b) < escapeLength || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	for _, c := range b[2:6] {
		digit := uint16(0)
		switch {
		case '0' <= c && c <= '9':
			digit = uint16(c - '0')
		case 'a' <= c && c <= 'f':
			digit = uint16(c-'a') + 10
		case 'A' <= c && c <= 'F':
			digit = uint16(c-'A') + 10
		default:
			return 0, false
		}
		unit = unit<<4 | digit
	}
	return unit, unit != 0
}
