package sheet

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"

	"parcelbook/data/say"
)

// container is one kind of file. A new kind is one more implementation and one more line in identify.
type container interface {
	// kind names the container: "xlsx", "xls", "xml", "csv", "html".
	kind() string
	// encoding names the encoding of a text, "" of a workbook.
	encoding() string
	// encodings lists the encodings that the text may be in, the likeliest first; nil where there is no doubt.
	encodings() []string
	// from1904 says whether the days of a workbook are counted from 1904.
	from1904() bool
	// sheets lists the sheets by name, the visible ones first.
	sheets() []string
	// rows emits the rows of one of its sheets.
	rows(sheet string, out *emitter) error
}

// File is an open spreadsheet. Its sheets are read one at a time; only Progress may be called meanwhile.
type File struct {
	name        string
	closer      io.Closer
	content     container
	done, total atomic.Int64
}

// Open opens the spreadsheet at path for reading. The error is a *Failure.
func Open(path string, opts Options) (*File, error) {
	name := filepath.Base(path)
	file, err := os.Open(path) // #nosec G304 -- the user chose this file
	if err != nil {
		return nil, unopened(name, err)
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = say.Errorf("%s is not a regular file", name)
	}
	if err != nil {
		_ = file.Close() // opened for reading: nothing can be lost
		return nil, unopened(name, err)
	}
	opened, err := open(name, file, info.Size(), opts)
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	opened.closer = file
	return opened, nil
}

// OpenBytes opens a spreadsheet held in memory; name stands for it in messages. The error is a *Failure.
func OpenBytes(name string, data []byte, opts Options) (*File, error) {
	return open(name, bytes.NewReader(data), int64(len(data)), opts)
}

func unopened(name string, err error) error {
	return &Failure{File: name, What: "cannot be opened", Do: "check that the file is there and may be read", Err: err}
}

func open(name string, source io.ReaderAt, size int64, opts Options) (f *File, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			f, err = nil, located(broken(cause), name, "")
		}
	}()
	content, err := identify(source, size, opts)
	if err != nil {
		return nil, located(err, name, "")
	}
	return &File{name: name, content: content}, nil
}

// broken is the failure of a file that our own reader broke on.
func broken(cause any) *Failure {
	failure := damaged("its contents make no sense to the reader (%v)", fmt.Sprint(cause))
	return failure
}

// Close releases the file.
func (f *File) Close() error {
	if f.closer == nil {
		return nil
	}
	return f.closer.Close()
}

// Name is the file's name without its folder.
func (f *File) Name() string { return f.name }

// Container is the kind of file by its content: "xlsx", "xls", "xml" (a workbook in one XML document), "csv" (any
// delimited text) or "html".
func (f *File) Container() string { return f.content.kind() }

// Encoding is the encoding of the text, such as "utf-8" or "gb18030"; "" of a workbook.
func (f *File) Encoding() string { return f.content.encoding() }

// Encodings lists the encodings that the text may be in, the likeliest first, whichever it was opened with. It is
// nil for workbooks, and where a byte order mark, the pattern of NULs or validity as UTF-8 settles it.
func (f *File) Encodings() []string { return slices.Clone(f.content.encodings()) }

// AllEncodings lists the encodings that a user may choose from, by the names that Options.Encoding understands.
func AllEncodings() []string {
	return []string{
		utf8Name, "utf-16le", "utf-16be", "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr",
		"windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
		"windows-1257", "windows-1258", "windows-874", "koi8-r", "koi8-u", "ibm866", "iso-8859-2", "iso-8859-5", "iso-8859-15", "macintosh",
	}
}

// Since1904 says whether the workbook counts days from 1904-01-01 as day 0, not from 1899-12-31. Cells of the kind Date
// are read so already; a Number that stands for a day has to be.
func (f *File) Since1904() bool { return f.content.from1904() }

// Unlocked gives the workbook as it is without its password; nil where it has none.
func (f *File) Unlocked() []byte {
	if u, ok := f.content.(unlocked); ok {
		return u.plain
	}
	return nil
}

// Sheets lists the worksheets in order, the hidden ones after the visible. Text and HTML have one, named "".
func (f *File) Sheets() []string { return slices.Clone(f.content.sheets()) }

// Progress tells how much of the sheet that Rows is reading is done, in bytes. It may be called from any
// goroutine; total is 0 before the first sheet.
func (f *File) Progress() (done, total int64) { return f.done.Load(), f.total.Load() }

// Rows gives the rows of a sheet in order to yield, as ReadRows does.
func (f *File) Rows(ctx context.Context, sheet string, yield func(Row) error) error {
	_, err := f.ReadRows(ctx, sheet, yield)
	return err
}

// ReadRows gives the rows of a sheet in order to yield, and then the cells that span several of them. Rows that hold nothing are
// skipped, so numbers may jump.
//
// An error of yield ends it and is returned as it is; so is the error of a cancelled ctx. Any other error
// is a *Failure and means that the sheet cannot be trusted: what was yielded before it must be discarded.
func (f *File) ReadRows(ctx context.Context, sheet string, yield func(Row) error) (merged []Merged, err error) {
	if sheets := f.content.sheets(); !slices.Contains(sheets, sheet) {
		do := say.Textf("choose one of %s", say.Quoted(sheets...))
		if slices.Equal(sheets, []string{""}) {
			do = "leave the sheet out, for a text has none"
		}
		return nil, &Failure{File: f.name, What: say.Textf("there is no sheet %q", sheet), Do: do, Err: ErrNoSheet}
	}
	out := &emitter{ctx: ctx, yield: yield, done: &f.done, total: &f.total}
	defer func() {
		if out.yielding {
			return // the caller's own panic
		}
		if cause := recover(); cause != nil {
			err = located(broken(cause), f.name, sheet)
		}
	}()
	err = f.content.rows(sheet, out)
	if out.refused != nil {
		return nil, out.refused
	}
	return out.merged, located(err, f.name, sheet)
}
