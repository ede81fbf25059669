package intake

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// source is a sheet, and what its columns are.
type source struct {
	table  *table
	layout *layout
}

// around looks at the sheets of a workbook beside the one with the data, so that none is left out in silence. One with
// the same columns is more of its rows; one that the format knows of is more of the statement; of any other it is told
// how many rows were not taken.
type around struct {
	ctx   context.Context
	file  *sheet.File
	req   Request
	plans []*plan
	source

	also    []source
	unknown []string // sheets of which nothing is understood but perhaps a total
	told    []data.Problem
}

// look takes in the other sheets, or tells of them.
func (a *around) look() error {
	if a.req.Limit > 0 || a.req.Sheet != "" && !a.req.Others {
		return nil
	}
	first := a.table.sheet
	for _, name := range a.file.Sheets() {
		if name == first || a.layout.format.Total.on(name) {
			continue
		}
		if err := a.lookAt(name); err != nil {
			return err
		}
	}
	return nil
}

func (a *around) lookAt(name string) error {
	top, err := readTable(a.ctx, a.file, name, headerWithin+sampleRows, nil)
	if err != nil || len(top.rows) == 0 {
		return err
	}
	if under := a.sameColumns(top); under >= 0 {
		return a.join(name, under)
	}
	own := a.also
	if l, err := a.known(top); l != nil || err != nil {
		if err == nil {
			top, err = a.read(name)
		}
		a.also = append(own, source{top, l})
		return err
	}
	l, err := a.understood(top)
	if err != nil {
		return err
	}
	rows, err := a.count(name)
	if err != nil {
		return err
	}
	if l == nil {
		a.unknown = append(a.unknown, name)
		a.tell(name, say.Textf("%s not taken: what is there is not understood", rowsAre(rows)))
	} else if rows -= max(l.header+1, 0); rows > 0 {
		a.tell(name, say.Textf("%s not taken: it looks like %q; choose this sheet to take it in too", rowsAre(rows), l.format))
	}
	return nil
}

func (a *around) tell(name string, reason say.Text) {
	a.told = append(a.told, data.Problem{Sheet: name, Reason: reason})
}

// rowsAre is a number of rows in words, and what becomes of them.
func rowsAre(rows int) say.Text {
	if rows == 1 {
		return "1 row is"
	}
	return say.Textf("%d rows are", rows)
}

// read reads a sheet whole.
func (a *around) read(name string) (*table, error) {
	t, err := readTable(a.ctx, a.file, name, 0, nil)
	if err == nil {
		t.mend(a.req.Mends)
	}
	return t, err
}

// count counts the rows of a sheet that hold something.
func (a *around) count(name string) (rows int, err error) {
	err = a.file.Rows(a.ctx, name, func(sheet.Row) error {
		rows++
		return nil
	})
	return rows, err
}

// sameColumns finds the row under which a sheet has the columns of the data; -1 where it has others.
func (a *around) sameColumns(t *table) int {
	if a.layout.own != nil || a.layout.header < 0 {
		return -1
	}
	x := a.plans[0].words.lexicon
	header := trimmed(a.table.header(a.layout.header, x))
	for at := range t.rows[:min(len(t.rows), headerWithin)] {
		if slices.Equal(header, trimmed(t.header(at, x))) {
			return at + 1
		}
	}
	return -1
}

// trimmed are the texts of a row up to the last that says something.
func trimmed(r *row) []string {
	var texts []string
	for i := range r.width() {
		if text := r.cell(i); text != "" {
			texts = append(texts, make([]string, i-len(texts))...)
			texts = append(texts, text)
		}
	}
	return texts
}

// join takes the rows of a sheet for more of the data, unless some speak of the same orders or parcels: then the sheet
// may be a part of the other, or a later state of it, and its rows would count twice.
func (a *around) join(name string, under int) error {
	t, err := a.read(name)
	if err != nil {
		return err
	}
	more := t.rows[under:]
	switch {
	case len(more) == 0:
		return nil
	case a.layout.setsApart(name, a.plans[0].words):
		a.tell(name, say.Textf("%s not taken: the columns are those of the sheet %q, but by its name this one is about something else; choose this sheet to take them in",
			rowsAre(len(more)), a.table.sheet))
		return nil
	}
	known, common := map[string]bool{}, 0
	for i := range a.table.rows[a.layout.header+1:] {
		for _, key := range a.keys(&a.table.rows[a.layout.header+1+i]) {
			known[key] = true
		}
	}
	for i := range more {
		if slices.ContainsFunc(a.keys(&more[i]), func(key string) bool { return known[key] }) {
			common++
		}
	}
	if common > 0 {
		a.tell(name, say.Textf("%s not taken: %d of them about what is on the sheet %q too, and might count twice; choose this sheet to take them in",
			rowsAre(len(more)), common, a.table.sheet))
		return nil
	}
	a.table.join(t, under)
	a.tell(name, say.Textf("%s read with those of the sheet %q, which has the same columns", rowsAre(len(more)), a.table.sheet))
	return nil
}

// keys are the order numbers and waybills of a row; where the file has no such columns, all that the row says.
func (a *around) keys(r *row) []string {
	var keys []string
	named := false
	for _, field := range []Field{OrderNumber, Waybill} {
		for _, columns := range a.layout.sources[field] {
			named = true
			text := value.Clean(r.cell(columns[0]))
			if key := data.RefKey(text); key != "" && !a.plans[0].words.totalWord(text) {
				keys = append(keys, field.String()+key)
			}
		}
	}
	if !named {
		keys = append(keys, strings.Join(trimmed(r), "\x1f"))
	}
	return keys
}

// known finds how the format reads a sheet of the statement beside the one with its lines; nil where it does not.
func (a *around) known(t *table) (*layout, error) {
	if a.layout.plan == nil || len(a.layout.plan.also) == 0 {
		return nil, nil
	}
	return newScout(a.file, t, a.req, a.layout.plan.also).find()
}

// understood says what a sheet would be read as; nil where that is not clear.
func (a *around) understood(t *table) (*layout, error) {
	l, err := ownLayout(t, a.req)
	if l != nil || err != nil || a.req.Mapping != nil {
		return l, err
	}
	return newScout(a.file, t, a.req, a.plans).find()
}

// readAlso reads the further sheets of a statement: their rows are lines of it too.
func (r *reader) readAlso(also []source) error {
	for _, s := range also {
		req := r.req
		req.Currency = cmp.Or(r.result.Statement.Currency, req.Currency)
		if len(r.format.CurrencyBy) > 0 {
			req.Currency = "" // the name of the file speaks of what was collected alone
		}
		more := newReader(r.ctx, req, s.table, s.layout, r.words)
		more.result, more.ordinals = r.result, r.ordinals
		rows, totals := more.splitRows()
		r.result.Rows += len(rows)
		if err := more.learn(rows); err != nil {
			return err
		}
		rows, totals = more.partSums(rows, totals)
		signs := more.feeSigns(rows)
		if err := more.readEntries(rows, signs); err != nil {
			return err
		}
		more.withSubtotals(totals, signs)
	}
	return nil
}
