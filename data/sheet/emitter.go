package sheet

import (
	"context"
	"io"
	"sync/atomic"
)

// emitter stands between a container and the caller of Rows.
type emitter struct {
	ctx         context.Context
	yield       func(Row) error
	yielding    bool  // inside the caller's code, whose panics are not the file's
	refused     error // what yield returned
	merged      []Merged
	done, total *atomic.Int64
}

// emit hands over a row, unless it holds nothing.
func (e *emitter) emit(number int, cells []Cell) error {
	for len(cells) > 0 && cells[len(cells)-1].Kind == Empty {
		cells = cells[:len(cells)-1]
	}
	if err := e.ctx.Err(); err != nil {
		return err
	}
	if len(cells) == 0 {
		return nil
	}
	e.yielding = true
	e.refused = e.yield(Row{Number: number, Cells: cells})
	e.yielding = false
	return e.refused
}

// merge notes that the cell of a row and column spans the rows to last, as far as there can be rows.
func (e *emitter) merge(column, first, last int) error {
	switch {
	case first < 1 || column < 0 || last <= first:
		return nil
	case len(e.merged) == maxMerged:
		return tooLarge("the sheet has more than %d merged cells", maxMerged)
	}
	e.merged = append(e.merged, Merged{Column: column, First: first, Last: min(last, maxRows)})
	return nil
}

// track makes the reading of source visible as progress towards total, and stoppable by the context.
func (e *emitter) track(source io.Reader, total int64) io.Reader {
	e.begin(total)
	return &tracked{source: source, out: e}
}

// begin and reach tell progress towards total, in bytes.
func (e *emitter) begin(total int64) {
	e.done.Store(0)
	e.total.Store(total)
}

func (e *emitter) reach(done int64) { e.done.Store(done) }

type tracked struct {
	source io.Reader
	out    *emitter
}

func (t *tracked) Read(p []byte) (int, error) {
	if err := t.out.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := t.source.Read(p)
	t.out.done.Add(int64(n))
	return n, err
}
