package intake

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// ownRow is a row of an exported list, and what of it cannot be read.
type ownRow[T any] struct {
	is       T
	row      *row
	problems []data.Problem
}

// readOwnRow reads a row by the columns that wrote it.
func readOwnRow[T any](r *reader, columns []data.Column[T], row *row) ownRow[T] {
	out := ownRow[T]{row: row}
	r.begin(row)
	for i, c := range columns {
		if c.Put == nil {
			continue
		}
		at := r.layout.ownAt[i]
		v, ok := r.value(at, r.layout.own.columns[i])
		if !ok {
			continue
		}
		if err := c.Put(&out.is, v); err != nil {
			r.fail(at, say.Of(err))
		}
	}
	out.problems = r.problems
	return out
}

// value reads a cell as its column wrote it; ok is false where it cannot be.
func (r *reader) value(at int, c ownColumn) (v data.Value, ok bool) {
	if at >= r.row.width() || r.row.mark(at).kind == sheet.Empty {
		return data.Value{Empty: true}, true
	}
	before := len(r.problems)
	if c.kind == data.TextColumn {
		v.Text = r.exact(at)
		return v, len(r.problems) == before
	}
	if r.row.blank(at) || r.broken(at) {
		return data.Value{Empty: true}, len(r.problems) == before
	}
	switch c.kind {
	case data.MoneyColumn:
		v.Money.Currency = r.currency
		v.Money.Minor, _ = r.amountAt(at)
	case data.DateColumn:
		date, iso := value.ISODate(r.row.cell(at))
		var err error
		if !iso {
			date, err = r.orders.read(r.words, r.row.cell(at), at)
		}
		if v.Date = date; err != nil {
			r.failBy(at, err)
		}
	case data.WordColumn:
		if v.Text = c.words[r.row.cell(at)]; v.Text == "" {
			r.fail(at, say.Textf("it should be one of %s", strings.Join(slices.Sorted(maps.Keys(c.words)), ", ")))
		}
	default:
		n, err := strconv.ParseInt(r.row.cell(at), 10, 64)
		if v.Number = n; err != nil {
			r.fail(at, "not a whole number")
		}
	}
	return v, len(r.problems) == before
}

// exact gives a text as it was written. A number in its place has been typed, or made of it by a spreadsheet program.
func (r *reader) exact(at int) string {
	if r.broken(at) {
		return ""
	}
	switch m := r.row.mark(at); {
	case m.doubtful:
		r.fail(at, value.ErrDoubtful)
	case m.kind == sheet.Date:
		r.fail(at, value.ErrDateRef)
	}
	return r.row.raw(at)
}

// ownGroup is the rows of one record.
type ownGroup[T any] struct {
	rows     []ownRow[T]
	problems []data.Problem
}

// first is the row that speaks of the record as a whole.
func (g ownGroup[T]) first() *T { return &g.rows[0].is }

func (g ownGroup[T]) sources(r *reader) []data.SourceRow {
	rows := make([]data.SourceRow, len(g.rows))
	for i := range g.rows {
		rows[i] = r.table.source(g.rows[i].row)
	}
	return rows
}

// groupOwn puts the rows with the same key together, wherever they stand; one without a key stands alone. What is the
// record's own stands on its first row, and no other row may say otherwise.
func groupOwn[T any](r *reader, rows []ownRow[T], key func(*T) string) []ownGroup[T] {
	var groups []ownGroup[T]
	index := map[string]int{}
	for i := range rows {
		k := key(&rows[i].is)
		at, known := index[k]
		if !known || k == "" {
			at = len(groups)
			index[k] = at
			groups = append(groups, ownGroup[T]{})
		}
		g := &groups[at]
		g.rows = append(g.rows, rows[i])
		g.problems = append(g.problems, rows[i].problems...)
		if len(g.rows) > 1 {
			g.problems = append(g.problems, r.otherwise(rows[i].row, g.rows[0].row)...)
		}
	}
	return groups
}

// otherwise finds where a further row of a record contradicts its first.
func (r *reader) otherwise(further, first *row) []data.Problem {
	r.row, r.problems = further, nil
	for i, c := range r.layout.own.columns {
		at := r.layout.ownAt[i]
		if c.fact && !c.each && !further.blank(at) && further.cell(at) != first.cell(at) {
			r.fail(at, say.Textf("row %d of the same record says otherwise: let both say the same", first.number))
		}
	}
	return r.problems
}
