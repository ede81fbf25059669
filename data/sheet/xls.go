package sheet

import (
	"io"
	"slices"
	"strings"
)

// legacyBook is a workbook of the old .xls kind: a stream of records (BIFF8, MS-XLS), those of the whole
// workbook first and those of each sheet behind them.
type legacyBook struct {
	stream  []byte
	tabs    []legacyTab // the visible ones first
	names   []string
	style   cellStyles
	since04 bool

	texts      continuedText // the shared strings, until the first sheet is read
	shared     []string
	sharedRead bool
}

// legacyTab is a worksheet: its name and its part of the stream.
type legacyTab struct {
	name       string
	start, end int
	hidden     bool
}

func openLegacy(stream []byte) (container, error) {
	b := &legacyBook{stream: stream}
	if err := b.load(); err != nil {
		return nil, err
	}
	return b, nil
}

// openBareLegacy opens a workbook's stream that is in no OLE container.
func openBareLegacy(source io.ReaderAt, size int64) (container, error) {
	if size > maxCompound {
		return nil, tooLarge("the file is larger than %d MB", maxCompound>>20)
	}
	stream, err := readWhole(source, size)
	if err != nil {
		return nil, err
	}
	return openLegacy(stream)
}

func (b *legacyBook) kind() string        { return "xls" }
func (b *legacyBook) encoding() string    { return "" }
func (b *legacyBook) encodings() []string { return nil }
func (b *legacyBook) from1904() bool      { return b.since04 }
func (b *legacyBook) sheets() []string    { return b.names }

// load reads the records of the whole workbook.
func (b *legacyBook) load() error {
	in := &recordScanner{stream: b.stream}
	if err := checkStart(in, legacyGlobals); err != nil {
		return err
	}
	formats := map[int]string{}
	var ids []int
	for {
		found, err := in.next()
		if err != nil {
			return err
		}
		switch found.kind {
		case recordEOF:
			b.style = stylesOf(ids, formats)
			return b.arrange()
		case recordFilePass:
			return &Failure{
				What: "the .xls workbook is password-protected",
				Do:   "open it in a spreadsheet program and save it as .xlsx, with or without a password", Err: ErrProtected,
			}
		case recordDateMode:
			b.since04 = len(found.body) > 0 && found.body[0] == 1
		case recordXF:
			if len(found.body) < 4 {
				return damaged("a cell style is incomplete")
			}
			ids = append(ids, int(u16(found.body[2:])))
		case recordFormat:
			err = readFormat(found.body, formats)
		case recordSheet:
			err = b.readTab(found.body)
		case recordSST:
			b.texts, err = in.continued(found)
		}
		if err != nil {
			return err
		}
	}
}

// checkStart reads the record that begins a part of the stream.
func checkStart(in *recordScanner, content uint16) error {
	start, err := in.next()
	if err != nil {
		return err
	}
	if start.kind != recordBOF || len(start.body) < 4 {
		return cutShort("the record at byte %d of the workbook does not begin what it should", start.at)
	}
	if u16(start.body) != legacyVersion {
		return tooOldXLS()
	}
	if u16(start.body[2:]) != content {
		return damaged("the record at byte %d of the workbook begins something else than it should", start.at)
	}
	return nil
}

func readFormat(body []byte, formats map[int]string) error {
	if len(body) < 2 {
		return damaged("a number format is incomplete")
	}
	text := continuedText{part: body[2:]}
	code, ok := text.readString(nil, 2)
	if !ok {
		return damaged("a number format is incomplete")
	}
	formats[int(u16(body))] = string(code)
	return nil
}

// readTab reads where a sheet begins, whether it is seen, what it is and its name.
func (b *legacyBook) readTab(body []byte) error {
	const visibility, worksheet = 3, 0
	if len(body) < 6 {
		return damaged("the list of sheets is incomplete")
	}
	text := continuedText{part: body[6:]}
	name, ok := text.readString(nil, 1)
	if !ok {
		return damaged("the list of sheets is incomplete")
	}
	if body[5] != worksheet {
		return nil // a chart or macros
	}
	start := int64(u32(body))
	if start >= int64(len(b.stream)) {
		return cutShort("the sheet %q is missing from the workbook", name)
	}
	b.tabs = append(b.tabs, legacyTab{name: string(name), start: int(start), hidden: body[4]&visibility != 0})
	return nil
}

// arrange finds where each sheet ends, at the latest, and brings the visible ones to the front.
func (b *legacyBook) arrange() error {
	if len(b.tabs) == 0 {
		return damaged("the workbook holds no worksheet")
	}
	starts := []int{len(b.stream)}
	for _, tab := range b.tabs {
		starts = append(starts, tab.start)
	}
	slices.Sort(starts)
	for i := range b.tabs {
		next, _ := slices.BinarySearch(starts, b.tabs[i].start+1)
		b.tabs[i].end = starts[next]
	}
	slices.SortStableFunc(b.tabs, func(one, other legacyTab) int {
		switch {
		case one.hidden == other.hidden:
			return 0
		case other.hidden:
			return -1
		default:
			return 1
		}
	})
	for _, tab := range b.tabs {
		if slices.ContainsFunc(b.names, func(name string) bool { return strings.EqualFold(name, tab.name) }) {
			return damaged("the workbook holds the sheet %q twice", tab.name)
		}
		b.names = append(b.names, tab.name)
	}
	return nil
}

// readShared reads the shared strings.
func (b *legacyBook) readShared() error {
	if b.sharedRead || b.texts.part == nil {
		return nil
	}
	texts := b.texts
	shared, err := texts.readSharedStrings()
	if err != nil {
		return err
	}
	b.shared, b.sharedRead, b.texts = shared, true, continuedText{}
	return nil
}

func (b *legacyBook) rows(sheet string, out *emitter) error {
	at := slices.IndexFunc(b.tabs, func(tab legacyTab) bool { return tab.name == sheet })
	if err := b.readShared(); err != nil {
		return err
	}
	tab := b.tabs[at]
	s := &legacySheet{rowBuilder: newRowBuilder(out, b.since04), book: b, stream: b.stream[:tab.end]}
	return s.read(tab.start)
}
