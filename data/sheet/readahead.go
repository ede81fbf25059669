package sheet

import (
	"fmt"
	"io"

	"parcelbook/data/say"
)

const (
	aheadBlock  = 64 << 10
	aheadBlocks = 4
)

// readAhead unpacks in a goroutine of its own while the reader of it parses, which halves the time of a
// large sheet on two cores. Close must be called: it waits until source is let go.
type readAhead struct {
	full    chan block
	free    chan []byte
	stop    chan struct{}
	current block
	unread  []byte
}

type block struct {
	bytes []byte
	err   error // after the bytes
}

func newReadAhead(source io.Reader) *readAhead {
	r := &readAhead{
		full: make(chan block, aheadBlocks),
		free: make(chan []byte, aheadBlocks),
		stop: make(chan struct{}),
	}
	for range aheadBlocks {
		r.free <- make([]byte, aheadBlock)
	}
	go r.draw(source)
	return r
}

func (r *readAhead) draw(source io.Reader) {
	defer close(r.full)
	for {
		select {
		case <-r.stop:
			return
		case space := <-r.free:
			filled := readBlock(source, space)
			r.full <- filled // never blocks: there are no more blocks than places
			if filled.err != nil {
				return
			}
		}
	}
}

// readBlock fills space. A panic of the decompressor becomes an error, since no caller could recover it here.
func readBlock(source io.Reader, space []byte) (filled block) {
	defer func() {
		if cause := recover(); cause != nil {
			filled = block{err: say.Errorf("%w: %v", ErrDamaged, fmt.Sprint(cause))}
		}
	}()
	n := 0
	var err error
	for n < len(space) && err == nil {
		var more int
		more, err = source.Read(space[n:])
		n += more
	}
	return block{space[:n], err}
}

// Read gives what was read ahead.
func (r *readAhead) Read(p []byte) (int, error) {
	for len(r.unread) == 0 {
		if r.current.err != nil {
			return 0, r.current.err
		}
		if r.current.bytes != nil {
			r.free <- r.current.bytes[:aheadBlock]
		}
		r.current = <-r.full
		r.unread = r.current.bytes
	}
	n := copy(p, r.unread)
	r.unread = r.unread[n:]
	return n, nil
}

// Close ends the reading ahead.
func (r *readAhead) Close() error {
	close(r.stop)
	for range r.full { // until draw has returned
	}
	return nil
}
