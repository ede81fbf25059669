package sheet

import "io"

// identify tells the container by the first bytes.
func identify(source io.ReaderAt, size int64, opts Options) (container, error) {
	return nil, &Failure{What: "it is not a spreadsheet", Err: ErrNotSpreadsheet}
}
