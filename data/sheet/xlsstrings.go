package sheet

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// continuedText reads what is spread over a record and the CONTINUE records behind it.
type continuedText struct {
	part []byte   // unread of the current record
	more [][]byte // records behind it
}

// Flags of a string (MS-XLS 2.5.293).
const (
	stringWide     = 0x01 // two bytes to a character instead of one
	stringPhonetic = 0x04
	stringRich     = 0x08
	formatRun      = 4 // bytes of a run of rich text
)

// turn goes on to the next record and tells whether there is one.
func (c *continuedText) turn() bool {
	if len(c.more) == 0 {
		return false
	}
	c.part, c.more = c.more[0], c.more[1:]
	return true
}

// take reads n bytes, wherever the records part.
func (c *continuedText) take(n int) ([]byte, bool) {
	if n <= len(c.part) {
		taken := c.part[:n]
		c.part = c.part[n:]
		return taken, true
	}
	taken := make([]byte, 0, n)
	for len(taken) < n {
		if len(c.part) == 0 && !c.turn() {
			return nil, false
		}
		some := min(n-len(taken), len(c.part))
		taken = append(taken, c.part[:some]...)
		c.part = c.part[some:]
	}
	return taken, true
}

// skip passes over n bytes.
func (c *continuedText) skip(n int) bool {
	for n > len(c.part) {
		n -= len(c.part)
		if !c.turn() {
			return false
		}
	}
	c.part = c.part[n:]
	return true
}

// readString appends a string that begins with its length in characters, in lengthBytes bytes, without its
// formatting and its phonetic guide.
func (c *continuedText) readString(to []byte, lengthBytes int) ([]byte, bool) {
	head, ok := c.take(lengthBytes + 1)
	if !ok {
		return to, false
	}
	length, flags := int(head[0]), head[lengthBytes]
	if lengthBytes == 2 {
		length = int(u16(head))
	}
	behind := 0
	if flags&stringRich != 0 {
		runs, ok := c.take(2)
		if !ok {
			return to, false
		}
		behind = formatRun * int(u16(runs))
	}
	if flags&stringPhonetic != 0 {
		size, ok := c.take(4)
		if !ok || u32(size) > maxCompound {
			return to, false
		}
		behind += int(u32(size))
	}
	if to, ok = c.readCharacters(to, length, flags&stringWide != 0); !ok {
		return to, false
	}
	return to, c.skip(behind)
}

// readCharacters appends n UTF-16 units. Where they go on in another record, that begins with flags anew.
func (c *continuedText) readCharacters(to []byte, n int, wide bool) ([]byte, bool) {
	var lead uint16 // the first half of a character that is not complete
	for {
		if wide {
			some := min(n, len(c.part)/2)
			for i := range some {
				to, lead = appendUnit(to, lead, u16(c.part[2*i:]))
			}
			c.part = c.part[2*some:]
			n -= some
		} else {
			some := min(n, len(c.part))
			for _, unit := range c.part[:some] {
				to, lead = appendUnit(to, lead, uint16(unit))
			}
			c.part = c.part[some:]
			n -= some
		}
		if n == 0 {
			if lead != 0 {
				to = appendEscape(to, lead)
			}
			return to, true
		}
		if len(c.part) > 0 || !c.turn() || len(c.part) == 0 {
			return to, false // half a unit, or nothing more
		}
		wide = c.part[0]&stringWide != 0
		c.part = c.part[1:]
	}
}

// appendUnit appends the character that a unit is or completes; of the first half of one it only takes note.
func appendUnit(to []byte, lead, unit uint16) ([]byte, uint16) {
	if lead != 0 {
		if r := utf16.DecodeRune(rune(lead), rune(unit)); r != utf8.RuneError {
			return utf8.AppendRune(to, r), 0
		}
		to = appendEscape(to, lead)
	}
	const firstHalves, secondHalves = 0xD800, 0xDC00
	switch {
	case unit != 0 && unit < utf8.RuneSelf:
		return append(to, byte(unit)), 0
	case firstHalves <= unit && unit < secondHalves:
		return to, unit
	case unit == 0 || utf16.IsSurrogate(rune(unit)):
		return appendEscape(to, unit), 0
	default:
		return utf8.AppendRune(to, rune(unit)), 0
	}
}

// appendEscape leaves a unit that is no character to be seen, written as xlsx does.
func appendEscape(to []byte, unit uint16) []byte { return fmt.Appendf(to, "_x%04X_", unit) }

// readSharedStrings reads the SST record: how often its strings are used, how many they are, and the strings.
func (c *continuedText) readSharedStrings() ([]string, error) {
	head, ok := c.take(8)
	if !ok {
		return nil, cutShort("the workbook's texts break off")
	}
	count := int(u32(head[4:]))
	if count > maxShared {
		return nil, tooLarge("the workbook holds too many texts")
	}
	all := sharedStrings{}
	for i := range count {
		block, ok := c.readString(all.block, 2)
		if !ok {
			return nil, cutShort("the workbook's texts break off at number %d of %d", i+1, count)
		}
		if !all.add(block) {
			return nil, tooLarge("the workbook holds too much text")
		}
	}
	if c.skip(1) { // one of them was not as long as it said, so others are wrong too
		return nil, damaged("the workbook's texts do not end where they should")
	}
	all.cut()
	return all.list, nil
}
