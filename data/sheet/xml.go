package sheet

import (
	"bytes"
	"io"
	"unicode/utf8"

	"parcelbook/data/say"
)

// xmlReader is a pull reader of one XML part: UTF-8 only, well-formedness checked to the last byte, memory
// bounded. encoding/xml would take ten times as long over a sheet. A document type is passed over, so its
// entities stay undefined and a reference to one is refused.
//
// What a token points to is valid until the next call of next.
type xmlReader struct {
	part   string
	source io.Reader
	buf    []byte // buf[pos:end] is unread; buf[end] is 0, which no XML holds, to stop every scan
	pos    int
	end    int
	before int64 // bytes of the part that came before buf
	begin  int64 // where the part's first character is: behind a byte order mark, if there is one
	drawn  bool  // source has been read to its end
	// decoded says that source was turned into UTF-8 from whatever encoding the part declares.
	decoded bool

	names    []byte // qualified names of the open elements, one after another
	opened   []int32
	bindings []binding
	unprefix namespace // of names without a prefix
	rooted   bool      // the root element has begun
	closing  bool      // the next token is the end of the empty-element tag just read

	// The current token.
	space   namespace
	local   []byte
	attrs   []attribute
	text    []byte
	scratch []byte // decoded references
}

type token uint8

const (
	endOfPart token = iota
	startTag
	endTag
	characters
)

type attribute struct {
	prefix, local, value []byte
}

const (
	xmlBuffer   = 128 << 10
	maxToken    = 1 << 20  // bytes of one tag or run of text; a cell's 32,767 characters need a third of it
	maxOpenText = 16 << 20 // bytes of the names of all open elements
	maxAttrs    = 128      // of one tag
)

func newXMLReader(part string, source io.Reader) *xmlReader {
	return &xmlReader{part: part, source: source, buf: make([]byte, xmlBuffer+1)}
}

// depth is the number of open elements, the one whose start was just read included.
func (x *xmlReader) depth() int { return len(x.opened) }

// malformed is the failure at the current place.
func (x *xmlReader) malformed(what say.Text) error {
	failure := damaged("%s is not well-formed at byte %d: %s", x.part, x.before+int64(x.pos), what)
	failure.Do = doFetchAgain
	return failure
}

// brokenOff is the failure of a part that ends before its root element does.
func (x *xmlReader) brokenOff() error {
	failure := damaged("%s breaks off at byte %d", x.part, x.before+int64(x.pos))
	failure.Do = doFetchAgain // saving it again would make the loss look whole
	return failure
}

// fill makes more of the part available, keeping buf[pos:end]. It reports false at the end of the part.
func (x *xmlReader) fill() (bool, error) {
	if x.drawn {
		return false, nil
	}
	if x.pos > 0 {
		x.before += int64(x.pos)
		x.end = copy(x.buf, x.buf[x.pos:x.end])
		x.pos = 0
	} else if x.end == len(x.buf)-1 {
		if x.end >= maxToken {
			return false, tooLarge("%s has a run of more than %d bytes at byte %d", x.part, maxToken, x.before)
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	had := x.end
	for x.end < len(x.buf)-1 && !x.drawn {
		n, err := x.source.Read(x.buf[x.end : len(x.buf)-1])
		x.end += n
		if err == io.EOF {
			x.drawn = true
		} else if err != nil {
			return false, unread(x.part, err)
		}
	}
	x.buf[x.end] = 0
	if x.before == 0 && had == 0 {
		return x.end > 0, x.checkEncoding()
	}
	return x.end > had, nil
}

// checkEncoding looks at the very first bytes.
func (x *xmlReader) checkEncoding() error {
	head := x.buf[:x.end]
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		x.pos, x.begin = 3, 3
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), bytes.HasPrefix(head, []byte{0xFE, 0xFF}),
		len(head) > 1 && (head[0] == 0) != (head[1] == 0):
		return damaged("%s is encoded in UTF-16 instead of UTF-8", x.part)
	}
	return nil
}

// next reads the next token: a tag, or a run of characters inside the root element.
func (x *xmlReader) next() (token, error) {
	if x.closing {
		x.closing = false
		x.pop()
		return endTag, nil
	}
	x.scratch = x.scratch[:0]
	for {
		if x.pos == x.end {
			more, err := x.fill()
			if err != nil {
				return 0, err
			}
			if !more {
				return endOfPart, x.checkComplete()
			}
		}
		if x.buf[x.pos] != '<' {
			if err := x.readText(); err != nil {
				return 0, err
			}
			if len(x.opened) > 0 {
				return characters, nil
			}
			continue
		}
		kind, err := x.readMarkup()
		if err != nil || kind != endOfPart {
			return kind, err
		}
	}
}

func (x *xmlReader) checkComplete() error {
	if len(x.opened) > 0 || !x.rooted {
		return x.brokenOff()
	}
	return nil
}

// readMarkup reads what begins with "<". It gives endOfPart for what is no token: comments, instructions
// and the document type.
func (x *xmlReader) readMarkup() (token, error) {
	for {
		kind, n, err := x.parseMarkup(x.buf[x.pos : x.end+1])
		if err != nil {
			return 0, err
		}
		if n > 0 {
			x.pos += n
			return kind, nil
		}
		more, err := x.fill()
		if err != nil {
			return 0, err
		}
		if !more {
			return 0, x.brokenOff()
		}
	}
}

// parseMarkup parses the markup at the start of b, which ends with the stopping 0. It gives the length of
// the markup, or 0 where b holds only a part of it.
func (x *xmlReader) parseMarkup(b []byte) (token, int, error) {
	if len(b) == 2 {
		return endOfPart, 0, nil // the "<" alone says nothing yet
	}
	switch b[1] {
	case '/':
		n, err := x.parseEnd(b)
		return endTag, n, err
	case '!':
		return x.parseDeclaration(b)
	case '?':
		n, err := x.parseInstruction(b)
		return endOfPart, n, err
	default:
		n, err := x.parseStart(b)
		return startTag, n, err
	}
}

func (x *xmlReader) parseEnd(b []byte) (int, error) {
	if len(x.opened) == 0 {
		return 0, x.malformed("an end tag where nothing is open")
	}
	name := x.names[x.opened[len(x.opened)-1]:]
	if len(b) < len(name)+4 && bytes.IndexByte(b, '>') < 0 {
		return 0, nil
	}
	if !bytes.HasPrefix(b[2:], name) {
		return 0, x.malformed(say.Textf("an end tag that does not match <%s>", name))
	}
	i := skipSpace(b, 2+len(name))
	if b[i] == 0 && i == len(b)-1 {
		return 0, nil
	}
	if b[i] != '>' {
		return 0, x.malformed(say.Textf("an end tag that does not match <%s>", name))
	}
	x.pop()
	return i + 1, nil
}

// parseStart parses a start tag into space, local and attrs.
func (x *xmlReader) parseStart(b []byte) (int, error) {
	if x.rooted && len(x.opened) == 0 {
		return 0, x.malformed("a second root element")
	}
	i, colon := scanName(b, 1)
	if i == len(b)-1 {
		return 0, nil
	}
	if i == 1 {
		return 0, x.malformed("a < that begins no tag")
	}
	name := b[1:i]
	x.attrs = x.attrs[:0]
	for {
		at := skipSpace(b, i)
		switch {
		case b[at] == '>':
			return at + 1, x.push(name, colon-1)
		case b[at] == '/' && b[at+1] == '>':
			x.closing = true
			return at + 2, x.push(name, colon-1)
		case at >= len(b)-2:
			return 0, nil
		case at == i:
			return 0, x.malformed("a tag with something other than attributes")
		}
		next, err := x.parseAttribute(b, at)
		if err != nil || next == 0 {
			return 0, err
		}
		i = next
	}
}

// parseAttribute parses the attribute that begins at b[i] and gives where it ends, or 0 for more bytes.
func (x *xmlReader) parseAttribute(b []byte, i int) (int, error) {
	start := i
	i, colon := scanName(b, i)
	name := b[start:i]
	i = skipSpace(b, i)
	if b[i] == '=' {
		i = skipSpace(b, i+1)
	} else if i < len(b)-1 {
		return 0, x.malformed("an attribute without a value")
	}
	if i >= len(b)-1 {
		return 0, nil
	}
	quote := b[i]
	if len(name) == 0 || quote != '"' && quote != '\'' {
		return 0, x.malformed("an attribute that is not name=\"value\"")
	}
	i++
	from, plain, high := i, true, false
	for b[i] != quote {
		if class := byteClass[b[i]]; class != 0 {
			switch {
			case b[i] == '<':
				return 0, x.malformed("a < inside an attribute")
			case class&illegal != 0:
				if i == len(b)-1 {
					return 0, nil
				}
				return 0, x.malformed("a control character")
			}
			plain = plain && class&special == 0
			high = high || class&beyondASCII != 0
		}
		i++
	}
	value := b[from:i]
	if high && !utf8.Valid(value) {
		return 0, x.malformed("bytes that are not UTF-8")
	}
	if !plain {
		var err error
		if value, err = x.decode(value, true); err != nil {
			return 0, err
		}
	}
	return i + 1, x.addAttribute(name, colon-start, value)
}

func (x *xmlReader) addAttribute(name []byte, colon int, value []byte) error {
	attr := attribute{local: name, value: value}
	if colon > 0 {
		attr.prefix, attr.local = name[:colon], name[colon+1:]
	}
	if len(x.attrs) == maxAttrs {
		return x.malformed("a tag with too many attributes")
	}
	for i := range x.attrs {
		if bytes.Equal(x.attrs[i].local, attr.local) && bytes.Equal(x.attrs[i].prefix, attr.prefix) {
			return x.malformed(say.Textf("the attribute %s twice in a tag", name))
		}
	}
	x.attrs = append(x.attrs, attr)
	return nil
}

// push opens the element whose start tag was just read; colon is where its prefix ends, if above 0.
func (x *xmlReader) push(name []byte, colon int) error {
	if len(x.names)+len(name) > maxOpenText || len(x.opened) >= maxOpenText/4 {
		return tooLarge("%s nests its elements too deeply", x.part)
	}
	x.rooted = true
	x.opened = append(x.opened, int32(len(x.names))) // #nosec G115 -- at most maxOpenText
	x.names = append(x.names, name...)
	x.bind()
	for i := range x.attrs {
		if prefix := x.attrs[i].prefix; len(prefix) > 0 && x.lookup(prefix) == undeclared {
			return x.malformed(say.Textf("the undeclared prefix %s", prefix))
		}
	}
	x.space, x.local = x.unprefix, name
	if colon > 0 {
		x.space, x.local = x.lookup(name[:colon]), name[colon+1:]
		if x.space == undeclared {
			return x.malformed(say.Textf("the undeclared prefix %s", name[:colon]))
		}
	}
	return nil
}

func (x *xmlReader) pop() {
	x.unbind()
	last := len(x.opened) - 1
	x.names = x.names[:x.opened[last]]
	x.opened = x.opened[:last]
}
