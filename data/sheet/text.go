package sheet

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"parcelbook/data/say"
)

// textFile is a file of characters whose encoding is known.
type textFile struct {
	source  io.ReaderAt
	size    int64
	mark    int64 // length of the byte order mark
	name    string
	decoder encoding.Encoding // nil for UTF-8
	likely  []string          // names of what else it may be in, the likeliest first; nil where there is no doubt
}

const utf8Name = "utf-8"

// textSample is how much of a text is looked at to tell what it is.
const textSample = 64 << 10

// openText opens delimited text or an HTML page.
func openText(source io.ReaderAt, size int64, opts Options) (container, error) {
	text, err := detectEncoding(source, size, opts)
	if err != nil {
		return nil, err
	}
	sample, err := text.sample()
	if err != nil {
		return nil, err
	}
	lower := strings.ToLower(sample)
	trimmed := strings.TrimSpace(lower)
	switch {
	case trimmed == "" && size <= textSample:
		return nil, empty()
	case isBinary(sample):
		return nil, notSpreadsheet("it holds binary data")
	case strings.HasPrefix(trimmed, "<") && isXMLBook(trimmed):
		return openXMLBook(text)
	case strings.HasPrefix(trimmed, "<?xml") && !strings.Contains(trimmed, "<html"):
		failure := notSpreadsheet("it is an XML document")
		failure.Do = "if a spreadsheet program opens it, save it there as .xlsx"
		return nil, failure
	case strings.HasPrefix(trimmed, "<"):
		return openHTML(text)
	default:
		return openDelimited(text, sample, opts)
	}
}

// sample decodes the beginning of the text.
func (t *textFile) sample() (string, error) {
	sample, err := io.ReadAll(io.LimitReader(t.whole(), textSample))
	return string(sample), err
}

// whole gives the text in UTF-8.
func (t *textFile) whole() io.Reader {
	return t.decoded(io.NewSectionReader(t.source, t.mark, t.size-t.mark))
}

// reader gives the text in UTF-8 and reports progress to out.
func (t *textFile) reader(out *emitter) io.Reader {
	raw := io.NewSectionReader(t.source, t.mark, t.size-t.mark)
	return t.decoded(out.track(raw, t.size-t.mark))
}

func (t *textFile) decoded(raw io.Reader) io.Reader {
	if t.decoder == nil {
		return raw
	}
	return transform.NewReader(raw, t.decoder.NewDecoder())
}

// isBinary tells whether what was read as text is none: it holds a NUL, or more than one control character
// in a hundred.
func isBinary(sample string) bool {
	controls := 0
	for _, r := range sample {
		switch {
		case r == 0:
			return true
		case r < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1a", r), r == 0x7f:
			controls++
		}
	}
	return controls*100 > len(sample)
}

// checkLegible refuses characters that a text in this encoding cannot have, which a decoder shows as U+FFFD.
func (t *textFile) checkLegible(text []byte) error {
	legible := true
	if t.decoder == nil {
		legible = utf8.Valid(text)
	} else if bytes.IndexByte(text, 0xEF) >= 0 {
		legible = !bytes.ContainsRune(text, utf8.RuneError)
	}
	if !legible {
		return &Failure{
			What: say.Textf("it holds characters that are not of the encoding %s", t.name),
			Do:   "choose another encoding, or export the file again as UTF-8", Err: ErrDamaged,
		}
	}
	if bytes.IndexByte(text, 0) >= 0 {
		return notSpreadsheet("it holds binary data")
	}
	return nil
}

// detectEncoding goes by what was asked for, the byte order mark, the pattern of NULs, validity as UTF-8,
// what an HTML page says of itself, and the plausibility of the candidates, in this order.
func detectEncoding(source io.ReaderAt, size int64, opts Options) (*textFile, error) {
	text := &textFile{source: source, size: size, name: utf8Name}
	head := make([]byte, 4096)
	n, err := source.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	head = head[:n]
	if !text.readMark(head) && !text.readNULs(head) {
		if err := text.weigh(head, opts.Score); err != nil {
			return nil, err
		}
	}
	if opts.Encoding != "" {
		return text, text.use(opts.Encoding)
	}
	return text, nil
}

// weigh chooses among the candidates, unless the bytes are valid UTF-8, which settles it.
func (t *textFile) weigh(head []byte, score func(string) int) error {
	evidence, err := gatherEvidence(t.source, t.size)
	if err != nil || evidence.isUTF8() {
		return err
	}
	ranked := rankCandidates(evidence.lines, score)
	t.name, t.decoder = ranked[0].name, ranked[0].encoding
	if declared := declaredCharset(head); declared != "" && !strings.HasPrefix(declared, "utf") && t.use(declared) == nil {
		t.likely = append(t.likely, t.name)
	}
	for _, c := range ranked {
		if !slices.Contains(t.likely, c.name) {
			t.likely = append(t.likely, c.name)
		}
	}
	return nil
}

func (t *textFile) encoding() string    { return t.name }
func (t *textFile) encodings() []string { return t.likely }
func (t *textFile) from1904() bool      { return false }

// use decodes by the encoding of that name.
func (t *textFile) use(name string) error {
	decoder, err := htmlindex.Get(name)
	if err != nil {
		return &Failure{
			What: say.Textf("there is no encoding %q", name), Do: "choose utf-8, utf-16le, gb18030, big5, shift_jis, euc-kr, koi8-r, ibm866, macintosh, iso-8859-2 or one of windows-1250 to windows-1258", Err: err,
		}
	}
	canonical, err := htmlindex.Name(decoder)
	if err != nil {
		return err
	}
	t.name, t.decoder = canonical, decoder
	if canonical == utf8Name {
		t.decoder = nil
	}
	return nil
}

// readMark recognises a byte order mark.
func (t *textFile) readMark(head []byte) bool {
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		t.mark = 3
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		t.mark = 2
		t.useUTF16(unicode.LittleEndian)
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		t.mark = 2
		t.useUTF16(unicode.BigEndian)
	}
	return t.mark > 0
}

func (t *textFile) useUTF16(order unicode.Endianness) {
	t.name = "utf-16be"
	if order == unicode.LittleEndian {
		t.name = "utf-16le"
	}
	t.decoder = unicode.UTF16(order, unicode.IgnoreBOM)
}

// readNULs recognises UTF-16 without a mark: its separators and digits have a NUL as their upper byte, so
// that NULs stand in one half of the places and hardly in the other, and its line ends are two bytes long.
func (t *textFile) readNULs(head []byte) bool {
	var nuls, lines [2]int
	for i, c := range head {
		if c == 0 {
			nuls[i%2]++
		}
		if c == '\n' && at(head, i+1-i%2*2) == 0 {
			lines[i%2]++
		}
	}
	switch {
	case nuls[1] > 4*nuls[0] && lines[0] > 0:
		t.useUTF16(unicode.LittleEndian)
	case nuls[0] > 4*nuls[1] && lines[1] > 0:
		t.useUTF16(unicode.BigEndian)
	default:
		return false
	}
	return true
}

// declaredCharset finds the charset that an HTML page names in its head, or an XML document in its first line.
func declaredCharset(head []byte) string {
	head = bytes.TrimSpace(head)
	if !bytes.HasPrefix(head, []byte("<")) {
		return ""
	}
	if declaration, _, whole := bytes.Cut(head, []byte("?>")); whole && bytes.HasPrefix(declaration, []byte("<?xml")) {
		if name := declaredEncoding(declaration); name != "" {
			return name
		}
	}
	_, rest, found := bytes.Cut(bytes.ToLower(head), []byte("charset="))
	if !found {
		return ""
	}
	rest = bytes.TrimLeft(rest, `"' `)
	if end := bytes.IndexAny(rest, `"' ;/>`); end >= 0 {
		rest = rest[:end]
	}
	return string(rest)
}
