package sheet

import (
	"io"

	"github.com/richardlehane/mscfb"

	"parcelbook/data/say"
)

const (
	sectorHeader = 512 // bytes of a compound file before its first sector
	sectorUnit   = 64  // bytes of its smallest sectors
	// sectorStep is how much of a stream is asked for at once: whole sectors of every size that there is.
	sectorStep = 64 << 10
	// maxDirectory bounds what is read to list the streams: thousands, where a workbook has a handful.
	maxDirectory = 16 << 20
	chainLink    = 4 // bytes by which the library asks which sector comes next
)

var (
	errSectorTwice  = say.Text("a sector is used twice")
	errDirectory    = say.Text("the directory is too long")
	errStreamLength = say.Text("a stream is longer than the file")
)

// sectorReader gives a compound file to the library that reads it, and sees to what the library does not: that
// the directory has an end, and that the chain of a stream's sectors never comes to the same bytes again.
type sectorReader struct {
	source io.ReaderAt
	listed int64  // bytes read for the directory
	used   []bool // by sectorUnit; nil while the directory is being read
}

// ReadAt reads what the library asks for.
func (s *sectorReader) ReadAt(p []byte, at int64) (int, error) {
	switch {
	case s.used == nil:
		if s.listed += int64(len(p)); s.listed > maxDirectory {
			return 0, errDirectory
		}
	case len(p) > chainLink:
		if err := s.use(at, int64(len(p))); err != nil {
			return 0, err
		}
	}
	return s.source.ReadAt(p, at)
}

// use marks bytes as used by the stream. What lies beyond the file cannot be marked, nor read.
func (s *sectorReader) use(at, length int64) error {
	if at < sectorHeader {
		return errSectorTwice
	}
	for unit := at / sectorUnit; unit*sectorUnit < at+length && unit < int64(len(s.used)); unit++ {
		if s.used[unit] {
			return errSectorTwice
		}
		s.used[unit] = true
	}
	return nil
}

// readStream reads a whole stream of a file of that size.
func (s *sectorReader) readStream(stream *mscfb.File, size int64) ([]byte, error) {
	if stream.Size > size {
		return nil, brokenCompound(errStreamLength)
	}
	s.used = make([]bool, size/sectorUnit+1)
	content := make([]byte, stream.Size)
	for at := 0; at < len(content); {
		n, err := stream.Read(content[at:min(at+sectorStep, len(content))])
		at += n
		if err != nil && (err != io.EOF || at < len(content)) {
			return nil, brokenCompound(err)
		}
	}
	return content, nil
}
