package sheet

import (
	"bytes"
	"io"
)

// identify tells the container by its first bytes.
func identify(source io.ReaderAt, size int64, opts Options) (container, error) {
	head := make([]byte, 512)
	n, err := source.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return nil, err
	}
	head = head[:n]
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return openWorkbook(source, size)
	}
	return nil, &Failure{What: "it is not a spreadsheet", Err: ErrNotSpreadsheet}
}
