package sheet

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"parcelbook/data/say"
)

// workbook is an xlsx file: a zip archive of XML parts (ECMA-376, transitional or strict).
type workbook struct {
	parts   map[string]*zip.File // by lower-case name, as part names ignore case
	tabs    []tab                // the visible ones first
	names   []string
	style   cellStyles
	since04 bool // dates count from 1904

	stringsPart string
	shared      []string // read when the first sheet is
	sharedRead  bool
}

// tab is a worksheet of the workbook.
type tab struct {
	name, part string
}

// maxSmallPart bounds the parts that describe the workbook: relationships, sheet list, styles.
const maxSmallPart = 64 << 20

func openWorkbook(source io.ReaderAt, size int64) (container, error) {
	archive, err := zip.NewReader(source, size)
	if err != nil {
		return nil, &Failure{
			What: "the zip archive that a workbook is cannot be read: it is damaged or cut short",
			Do:   doFetchAgain, Err: say.Errorf("%w: %w", ErrDamaged, err),
		}
	}
	w := &workbook{parts: make(map[string]*zip.File, len(archive.File))}
	if err := w.index(archive.File); err != nil {
		return nil, err
	}
	if err := w.load(); err != nil {
		return nil, err
	}
	return w, nil
}

func (w *workbook) kind() string        { return "xlsx" }
func (w *workbook) encoding() string    { return "" }
func (w *workbook) encodings() []string { return nil }
func (w *workbook) from1904() bool      { return w.since04 }
func (w *workbook) sheets() []string    { return w.names }

// index lists the parts and refuses an archive that says it unpacks to more than the limit.
func (w *workbook) index(files []*zip.File) error {
	var total uint64
	for _, file := range files {
		name := partName(file.Name)
		if w.parts[name] != nil {
			return damaged("the workbook holds the part %s twice", file.Name)
		}
		w.parts[name] = file
		if file.UncompressedSize64 > maxUnpacked || total+file.UncompressedSize64 > maxUnpacked {
			return tooLarge("the workbook unpacks to more than %d MB", maxUnpacked>>20)
		}
		total += file.UncompressedSize64
	}
	return nil
}

// partName is the name by which a part is looked up: some writers use backslashes or another case.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// load reads what describes the workbook.
func (w *workbook) load() error {
	root, err := w.links("")
	if err != nil {
		return err
	}
	main := root.ofType("/officeDocument")
	if main == "" || !strings.HasSuffix(main, ".xml") || w.parts[main] == nil {
		return w.otherArchive(main)
	}
	links, err := w.links(main)
	if err != nil {
		return err
	}
	if part := links.ofType("/styles"); w.parts[part] != nil {
		if err := w.describe(part, w.readStyles); err != nil {
			return err
		}
	}
	w.stringsPart = links.ofType("/sharedStrings")
	return w.describe(main, func(x *xmlReader) error { return w.readTabs(x, links) })
}

// otherArchive says what a zip archive is that is no xlsx workbook.
func (w *workbook) otherArchive(main string) error {
	failure := &Failure{What: "it is a zip archive, not a workbook", Do: "unpack it and choose the spreadsheet in it", Err: ErrNotSpreadsheet}
	_, hasODF := w.parts["content.xml"]
	switch {
	case strings.HasSuffix(main, ".bin"):
		failure.What, failure.Do = "it is a binary workbook (.xlsb)", "open it in a spreadsheet program and save it as .xlsx"
	case hasODF:
		failure.What, failure.Do = "it is an OpenDocument file (.ods)", "open it in a spreadsheet program and save it as .xlsx"
	case main != "":
		failure.What, failure.Do = "it names a workbook that is not in it", doSaveAgain
	}
	return failure
}

// describe reads one of the small parts.
func (w *workbook) describe(part string, read func(*xmlReader) error) error {
	file := w.parts[part]
	if file.UncompressedSize64 > maxSmallPart {
		return tooLarge("%s unpacks to more than %d MB", file.Name, maxSmallPart>>20)
	}
	source, err := openPart(file)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }() // finish has verified the checksum
	x := newXMLReader(file.Name, source)
	if err := read(x); err != nil {
		return err
	}
	return x.finish()
}

func openPart(file *zip.File) (io.ReadCloser, error) {
	if file.Flags&1 != 0 {
		return nil, &Failure{
			What: say.Textf("%s is locked with a password of the zip archive", file.Name),
			Do:   "unlock the archive and save the workbook without a password", Err: ErrProtected,
		}
	}
	source, err := file.Open()
	if err != nil {
		return nil, unread(file.Name, err)
	}
	return source, nil
}

// unread is the failure of a part whose bytes cannot be had.
func unread(part string, err error) error {
	var failure *Failure
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.As(err, &failure):
		return err
	case errors.Is(err, zip.ErrChecksum):
		failure = damaged("%s does not match its checksum, so the file has been damaged", part)
	case errors.Is(err, io.ErrUnexpectedEOF):
		failure = damaged("%s is cut short or longer than it says", part)
	default:
		failure = damaged("%s cannot be unpacked", part)
	}
	failure.Do = doFetchAgain
	failure.Err = say.Errorf("%w: %w", ErrDamaged, err)
	return failure
}

// link is one relationship of a part to another.
type link struct {
	id, kind, target string
}

type links []link

// ofType finds the target of the first relationship whose type ends so; "" where there is none.
func (l links) ofType(suffix string) string {
	for _, link := range l {
		if strings.HasSuffix(link.kind, suffix) {
			return link.target
		}
	}
	return ""
}

// links reads the relationships of a part, or of the whole package for "".
func (w *workbook) links(part string) (links, error) {
	folder, file := path.Split(part)
	name := folder + "_rels/" + file + ".rels"
	if w.parts[name] == nil {
		return nil, nil
	}
	var found links
	err := w.describe(name, func(x *xmlReader) error {
		if err := x.root(packageLinks, "Relationships"); err != nil {
			return err
		}
		return x.children(1, func() error {
			if string(x.attr("TargetMode")) != "External" {
				target := string(x.attr("Target"))
				if !strings.HasPrefix(target, "/") {
					target = folder + target
				}
				found = append(found, link{
					id: string(x.attr("Id")), kind: string(x.attr("Type")), target: partName(path.Clean(target)),
				})
			}
			return x.skip()
		})
	})
	return found, err
}

// readTabs reads the list of sheets and the epoch of dates.
func (w *workbook) readTabs(x *xmlReader, links links) error {
	if err := x.root(spreadsheetML, "workbook"); err != nil {
		return err
	}
	var hidden []tab
	if err := x.children(1, func() (err error) {
		switch {
		case x.is("workbookPr"):
			w.since04 = isTrue(x.attr("date1904"))
		case x.is("sheets"):
			hidden, err = w.readSheets(x, links)
			return err
		}
		return x.skip()
	}); err != nil {
		return err
	}
	w.tabs = append(w.tabs, hidden...)
	if len(w.tabs) == 0 {
		return damaged("the workbook holds no worksheet")
	}
	for _, tab := range w.tabs {
		w.names = append(w.names, tab.name)
	}
	return nil
}

// readSheets collects the visible worksheets in tabs and gives the hidden ones.
func (w *workbook) readSheets(x *xmlReader, links links) (hidden []tab, err error) {
	seen := map[string]bool{}
	for depth := x.depth(); ; {
		more, err := x.child(depth)
		if err != nil || !more {
			return hidden, err
		}
		if !x.is("sheet") {
			if err := x.skip(); err != nil {
				return nil, err
			}
			continue
		}
		name, id := string(x.attr("name")), x.relationshipID()
		state := string(x.attr("state"))
		if err := x.skip(); err != nil {
			return nil, err
		}
		target, isWorksheet := worksheetOf(links, id)
		if !isWorksheet {
			continue // a chart or a dialog
		}
		if seen[name] {
			return nil, damaged("the workbook holds the sheet %q twice", name)
		}
		seen[name] = true
		if w.parts[target] == nil {
			return nil, damaged("the sheet %q is missing from the workbook", name)
		}
		if state == "" || state == "visible" {
			w.tabs = append(w.tabs, tab{name, target})
		} else {
			hidden = append(hidden, tab{name, target})
		}
	}
}

// worksheetOf finds the part of a sheet. A sheet that no relationship explains counts as a worksheet, so
// that its absence is noticed.
func worksheetOf(links links, id string) (target string, isWorksheet bool) {
	for _, link := range links {
		if link.id == id {
			return link.target, strings.HasSuffix(link.kind, "/worksheet")
		}
	}
	return "", true
}

// isTrue reads an XML boolean.
func isTrue(value []byte) bool {
	return string(value) == "1" || string(value) == "true"
}
