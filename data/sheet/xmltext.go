package sheet

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Classes of bytes, so that most are passed with one look.
const (
	special     = 1 << iota // needs a closer look: < & and white space other than the blank
	illegal                 // no character of XML
	beyondASCII             // part of a longer UTF-8 sequence
	nameStart
	nameRest
)

var byteClass = func() (table [256]uint8) {
	for c := range table {
		switch {
		case c == '\t' || c == '\n' || c == '\r' || c == '<' || c == '&' || c == ']':
			table[c] = special
		case c < ' ':
			table[c] = illegal
		case c >= utf8.RuneSelf:
			table[c] = beyondASCII
		}
	}
	return table
}()

// nameClass is apart from byteClass so that letters and digits stay 0 there. Every name that the format
// defines is ASCII, and others are refused.
var nameClass = func() (table [256]uint8) {
	for c := range table {
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_':
			table[c] = nameStart | nameRest
		case '0' <= c && c <= '9' || c == '-' || c == '.' || c == ':':
			table[c] = nameRest
		}
	}
	return table
}()

// scanName gives where the name that begins at b[i] ends, and where its colon is, if any.
func scanName(b []byte, i int) (end, colon int) {
	if nameClass[b[i]]&nameStart == 0 {
		return i, 0
	}
	for nameClass[b[i]]&nameRest != 0 {
		if b[i] == ':' {
			if colon > 0 || nameClass[b[i+1]]&nameStart == 0 && b[i+1] != 0 {
				return i, colon // one colon, and a name on either side
			}
			colon = i
		}
		i++
	}
	return i, colon
}

func skipSpace(b []byte, i int) int {
	for isSpace(b[i]) {
		i++
	}
	return i
}

// readText reads the characters up to the next "<" into text.
func (x *xmlReader) readText() error {
	n, plain, high := 0, true, false
	for {
		b := x.buf[x.pos : x.end+1]
		for byteClass[b[n]] == 0 {
			n++
		}
		c := b[n]
		switch class := byteClass[c]; {
		case c == '<':
			return x.takeText(b[:n], plain, high)
		case class == illegal:
			if n < len(b)-1 {
				return x.malformed("a control character")
			}
			more, err := x.fill()
			if err != nil {
				return err
			}
			if !more {
				return x.takeText(x.buf[x.pos:x.end], plain, high)
			}
			continue
		case class == beyondASCII:
			high = true
		case c != '\t' && c != '\n':
			plain = false
		}
		n++
	}
}

func (x *xmlReader) takeText(raw []byte, plain, high bool) error {
	x.text = raw
	if high && !utf8.Valid(raw) {
		return x.malformed("bytes that are not UTF-8")
	}
	if !plain {
		if bytes.Contains(raw, []byte("]]>")) {
			return x.malformed("a stray ]]>")
		}
		var err error
		if x.text, err = x.decode(raw, false); err != nil {
			return err
		}
	}
	if len(x.opened) == 0 && len(trimSpace(x.text)) > 0 {
		return x.malformed("characters outside the root element")
	}
	x.pos += len(raw)
	return nil
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// trimSpace trims XML's white space; bytes.TrimSpace knows more, bytes.Trim is slow.
func trimSpace(text []byte) []byte {
	for len(text) > 0 && isSpace(text[0]) {
		text = text[1:]
	}
	for len(text) > 0 && isSpace(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	return text
}

// decode resolves references and normalises line ends, in an attribute also white space, as XML rules.
func (x *xmlReader) decode(raw []byte, inAttribute bool) ([]byte, error) {
	start := len(x.scratch)
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if c == '&' {
			n := bytes.IndexByte(raw[i:], ';')
			if n < 0 || !x.resolve(raw[i+1:i+n]) {
				return nil, x.malformed("a reference to nothing that XML defines")
			}
			i += n
			continue
		}
		if c == '\r' {
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
			c = '\n'
		}
		if inAttribute && (c == '\n' || c == '\t') {
			c = ' '
		}
		x.scratch = append(x.scratch, c)
	}
	return x.scratch[start:], nil
}

// resolve appends the character that the reference stands for.
func (x *xmlReader) resolve(reference []byte) bool {
	switch string(reference) {
	case "amp":
		x.scratch = append(x.scratch, '&')
	case "lt":
		x.scratch = append(x.scratch, '<')
	case "gt":
		x.scratch = append(x.scratch, '>')
	case "quot":
		x.scratch = append(x.scratch, '"')
	case "apos":
		x.scratch = append(x.scratch, '\'')
	default:
		digits, numbered := strings.CutPrefix(string(reference), "#")
		base := 10
		if hex, ok := strings.CutPrefix(digits, "x"); ok {
			digits, base = hex, 16
		}
		code, err := strconv.ParseUint(digits, base, 21)
		r := rune(code) // #nosec G115 -- 21 bits
		if !numbered || err != nil || !utf8.ValidRune(r) || r < ' ' && r != '\t' && r != '\n' && r != '\r' {
			return false
		}
		x.scratch = utf8.AppendRune(x.scratch, r)
	}
	return true
}

// parseDeclaration parses what begins with "<!": a comment, a CDATA section or the document type.
func (x *xmlReader) parseDeclaration(b []byte) (token, int, error) {
	const comment, cdata, doctype = "<!--", "<![CDATA[", "<!DOCTYPE"
	if len(b) <= len(cdata) && !x.drawn {
		return 0, 0, nil
	}
	switch {
	case bytes.HasPrefix(b, []byte(comment)):
		n := bytes.Index(b[len(comment):], []byte("--"))
		if n < 0 || len(comment)+n+3 > len(b)-1 {
			return endOfPart, 0, nil
		}
		if b[len(comment)+n+2] != '>' {
			return 0, 0, x.malformed("a -- inside a comment")
		}
		return endOfPart, len(comment) + n + 3, x.checkPassed(b[:len(comment)+n])
	case bytes.HasPrefix(b, []byte(cdata)):
		if len(x.opened) == 0 {
			return 0, 0, x.malformed("characters outside the root element")
		}
		n := bytes.Index(b, []byte("]]>"))
		if n < 0 {
			return characters, 0, nil
		}
		if err := x.checkPassed(b[:n]); err != nil {
			return 0, 0, err
		}
		x.text = b[len(cdata):n]
		if bytes.IndexByte(x.text, '\r') >= 0 {
			x.text = bytes.ReplaceAll(x.text, []byte("\r\n"), []byte("\n"))
			x.text = bytes.ReplaceAll(x.text, []byte("\r"), []byte("\n"))
		}
		return characters, n + 3, nil
	case bytes.HasPrefix(b, []byte(doctype)) && !x.rooted:
		n := doctypeLength(b[:len(b)-1])
		return endOfPart, n, x.checkPassed(b[:n])
	}
	return 0, 0, x.malformed("a <! that begins nothing known")
}

// checkPassed checks the bytes of what is passed over.
func (x *xmlReader) checkPassed(b []byte) error {
	if !utf8.Valid(b) {
		return x.malformed("bytes that are not UTF-8")
	}
	for _, c := range b {
		if byteClass[c] == illegal {
			return x.malformed("a control character")
		}
	}
	return nil
}

// doctypeLength gives the length of the document type at the start of b, its inner declarations included,
// or 0 where b holds only a part of it.
func doctypeLength(b []byte) int {
	open := 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; c {
		case '"', '\'':
			n := bytes.IndexByte(b[i+1:], c)
			if n < 0 {
				return 0
			}
			i += n + 1
		case '<':
			open++
			if bytes.HasPrefix(b[i:], []byte("<!--")) {
				n := bytes.Index(b[i+4:], []byte("-->"))
				if n < 0 {
					return 0
				}
				i += n + 5 // the > is still to come
			}
		case '[':
			open++
		case ']':
			open--
		case '>':
			open--
			if open == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// parseInstruction parses what begins with "<?": the XML declaration, or an instruction to pass over.
func (x *xmlReader) parseInstruction(b []byte) (int, error) {
	n := bytes.Index(b, []byte("?>"))
	if n < 0 {
		return 0, nil
	}
	end, _ := scanName(b, 2)
	if end == 2 {
		return 0, x.malformed("an instruction without a name")
	}
	if bytes.EqualFold(b[2:end], []byte("xml")) {
		if x.before+int64(x.pos) != x.begin {
			return 0, x.malformed("an XML declaration that is not at the start")
		}
		if name := declaredEncoding(b[end:n]); !x.decoded && name != "" && name != "utf-8" && name != "utf8" && name != "us-ascii" {
			return 0, damaged("%s is encoded in %s instead of UTF-8", x.part, strings.ToUpper(name))
		}
	}
	return n + 2, x.checkPassed(b[:n])
}

// declaredEncoding finds the encoding named in an XML declaration, in lower case.
func declaredEncoding(declaration []byte) string {
	_, rest, found := bytes.Cut(declaration, []byte("encoding"))
	if !found {
		return ""
	}
	rest = bytes.TrimLeft(rest, " \t\r\n=")
	if len(rest) == 0 {
		return ""
	}
	name, _, _ := bytes.Cut(rest[1:], rest[:1])
	return strings.ToLower(string(name))
}
