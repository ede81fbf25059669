package book

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// Mend is a cell of a quarantined row with the text that the user gives it.
type Mend = data.Mend

// RetryResult says what became of quarantined records that were tried again.
type RetryResult struct {
	Taken int                // records that are in the book now
	Left  []data.Quarantined // those that wait on, with what is wrong with them now
}

// reading is what the user said of a file when it was taken in.
type reading struct {
	As        intake.Kind
	Statement data.StatementKind `json:",omitempty"`
	Mapping   *intake.Format
	Layout    *intake.Format `json:",omitempty"` // what its columns were taken for, where no format tells
	Encoding  string
	Sheet     string         // "": the others that go with it too
	Answers   intake.Answers // by which it was read
	Said      intake.Answers // those that count for later files like it: given for it, or for an earlier one like it
	Run       *string        `json:",omitempty"` // of the channel's numbers, that its orders are of; nil: the first
	Assumed   string         `json:",omitempty"` // the currency of amounts for which neither the file nor the user names one
}

// saveReading keeps how a file was read and, while records of it wait in quarantine, the file.
func (o *op) saveReading(r *Review) error {
	how, err := json.Marshal(r.how)
	if err != nil {
		return say.Errorf("keeping how %s was read: %w", r.File, err)
	}
	var packed []byte
	if r.content != nil {
		var buf bytes.Buffer
		zip, err := gzip.NewWriterLevel(&buf, gzip.BestSpeed)
		if err == nil {
			_, err = zip.Write(r.content)
		}
		if err == nil {
			err = zip.Close()
		}
		if err != nil {
			return say.Errorf("keeping %s while some of it waits: %w", r.File, err)
		}
		packed = buf.Bytes()
	}
	return o.SaveReading(o.imported, r.header(), string(how), packed)
}

// Retry sets cells of a quarantined record to what the user says and tries to take it in, as a part of its import: undoing
// that takes it back too. The whole file is read anew, so that the record comes to be what it had been had the file said
// so at once. What is still wrong is told; where that leaves nothing to take in, the cells stay as they were.
func (b *Book) Retry(ctx context.Context, id int64, mends []Mend) (RetryResult, error) {
	q, err := b.Waiting(ctx, id)
	if err != nil {
		return RetryResult{}, err
	}
	header, err := b.Header(ctx, q.ImportID)
	if err != nil {
		return RetryResult{}, err
	}
	mends = slices.Clone(mends)
	for i, m := range mends {
		at := slices.IndexFunc(q.Rows, func(r data.SourceRow) bool { return r.Row == m.Row })
		if at < 0 {
			return RetryResult{}, say.Errorf("record %d of %s has no row %d: set cells of row %s", id, q.File, m.Row, strings.Join(rowsOf(q), ", "))
		}
		if width := max(len(header), len(q.Rows[at].Cells)); m.Column < 0 || m.Column >= width {
			return RetryResult{}, say.Errorf("row %d of %s has no column %s: its last is %s", m.Row, q.File, sheet.ColumnName(m.Column), sheet.ColumnName(width-1))
		}
		mends[i].Sheet = q.Rows[at].Sheet // the rows of a record are all on one
	}
	out, err := b.retry(ctx, q.ImportID, []data.Quarantined{q}, mends)
	if errors.Is(err, errStillWrong) {
		err = nil
	}
	return out, err
}

// errStillWrong ends a try whose mends mend nothing.
var errStillWrong = say.Text("what was mended is still wrong")

// rowsOf are the rows of a record, as the spreadsheet numbers them.
func rowsOf(q data.Quarantined) []string {
	rows := make([]string, len(q.Rows))
	for i, r := range q.Rows {
		rows[i] = strconv.Itoa(r.Row)
	}
	return rows
}

// RetryAll tries to take in all that waits of an import: after a format was changed, or what it waited for has come.
func (b *Book) RetryAll(ctx context.Context, importID int64) (RetryResult, error) {
	waiting, err := b.Quarantine(ctx)
	if err != nil {
		return RetryResult{}, err
	}
	waiting = slices.DeleteFunc(waiting, func(q data.Quarantined) bool { return q.ImportID != importID })
	if len(waiting) == 0 {
		return RetryResult{}, nil
	}
	return b.retry(ctx, importID, waiting, nil)
}

// retry tries waiting records of an import again.
func (b *Book) retry(ctx context.Context, importID int64, waiting []data.Quarantined, mends []Mend) (out RetryResult, err error) {
	err = b.store.WriteNew(ctx, b.changing(ctx, func(o *op) error {
		imp, err := o.Import(importID)
		if err != nil {
			return err
		}
		o.imported = importID
		if err := o.recordMends(waiting, mends); err != nil {
			return err
		}
		result, how, err := o.readAgain(imp)
		if err != nil {
			return err
		}
		out, err = o.takeAgain(imp, result, cmp.Or(how.Run, new(string)), waiting)
		if err == nil && len(mends) > 0 && out.Taken == 0 {
			err = errStillWrong
		}
		return err
	}))
	return out, err
}

// recordMends keeps the mended cells, and tells of them in the trail.
func (o *op) recordMends(waiting []data.Quarantined, mends []Mend) error {
	for _, m := range mends {
		if err := o.SaveMend(o.imported, m); err != nil {
			return err
		}
	}
	for _, q := range waiting {
		if err := o.record("mend", "quarantine", q.ID, q.Rows, mends); err != nil {
			return err
		}
	}
	return nil
}

// readAgain reads the file of an import as it was read then, but with its mended cells.
func (o *op) readAgain(imp data.Import) (result *intake.Result, how reading, err error) {
	kept, packed, err := o.Reading(imp.ID)
	if err != nil || packed == nil {
		return nil, how, errors.Join(err, say.Errorf("%s is not kept in the book: import it again, which tries anew what waits of it", imp.File))
	}
	if err := json.Unmarshal([]byte(kept), &how); err != nil {
		return nil, how, say.Errorf("%s: how it was read is not legible any more, so import it again: %w", imp.File, err)
	}
	zip, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, how, say.Errorf("%s as kept in the book cannot be read, so import it again: %w", imp.File, err)
	}
	content, err := io.ReadAll(zip)
	if err != nil {
		return nil, how, say.Errorf("%s as kept in the book cannot be read, so import it again: %w", imp.File, err)
	}
	own, err := ownFormats(o.Tx)
	if err != nil {
		return nil, how, err
	}
	mends, err := o.Mends(imp.ID)
	if err != nil {
		return nil, how, err
	}
	f, err := sheet.OpenBytes(imp.File, content, sheet.Options{Encoding: how.Encoding, Score: intake.Score})
	if err != nil {
		return nil, how, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	result, err = intake.Read(o.ctx, f, intake.Request{
		As: how.As, Statement: how.Statement, Currency: o.book.settings.Currency, Sheet: imp.Sheet, Others: how.Sheet == "", Formats: own, Mapping: how.Mapping, Answers: how.Answers, Today: data.DateOf(imp.At.In(o.book.place)), Mends: mends,
		Known: func(f intake.Field, keys []string) (int, error) { return knows(o.Tx, f, keys) },
		Means: func(keys []string) (map[string][]intake.Meant, error) { return meant(o.Tx, keys) },
	})
	if err != nil {
		if how.Mapping == nil {
			err = cmp.Or(formatGone(own, imp), err)
		}
		return nil, how, err
	}
	if string(result.Kind) != imp.Kind || result.Kind != intake.Orders && result.Kind != intake.Statements && result.Kind != intake.Delivered {
		return nil, how, say.Errorf("records of %s cannot be tried one by one: mend the file, and import it again", imp.File)
	}
	return result, how, nil
}

// formatGone is why a file cannot be read where that is because the user has deleted the format by which it was read; else nil.
func formatGone(own []intake.Format, imp data.Import) error {
	builtin, err := intake.Formats()
	if err != nil || slices.ContainsFunc(slices.Concat(own, builtin), func(f intake.Format) bool { return f.Name == imp.Format }) {
		return err
	}
	return say.Errorf("the format %s, by which %s was read, is no more: add it again", imp.Format, imp.File)
}

// takeAgain takes in those of the waiting records that are right now. Run is that of the channel's numbers.
func (o *op) takeAgain(imp data.Import, result *intake.Result, run *string, waiting []data.Quarantined) (RetryResult, error) {
	var out RetryResult
	r := &Review{File: imp.File, Hash: imp.Hash, Kind: result.Kind, Sheet: result.Sheet, currency: o.book.settings.Currency, result: result, run: run}
	rows := map[data.Place]bool{}
	for _, q := range waiting {
		for _, row := range q.Rows {
			rows[row.Place()] = true
		}
	}
	narrowResult(result, rows)
	p, err := r.planFor(o, imp)
	if err != nil {
		return out, err
	}
	if o.kept, err = o.KeptRows(imp.ID); err != nil {
		return out, err
	}
	wrong := map[data.Place][]data.Problem{}
	for _, q := range append(result.Quarantine, p.refused(result)...) {
		for _, row := range q.Rows {
			wrong[row.Place()] = q.Problems
		}
	}
	var orders []ReviewItem
	var counts data.Counts
	if err := r.eachOrders(o.ctx, o.Tx, p.holder, func(plans []orderPlan) error {
		for i := range plans {
			orders = append(orders, plans[i].item())
			count(&counts, plans[i].outcome(), len(plans[i].file.Rows))
		}
		return nil
	}); err != nil {
		return out, err
	}
	p.count(&counts, result)
	imp.Counts.New, imp.Counts.Changed, imp.Counts.Unchanged = imp.Counts.New+counts.New, imp.Counts.Changed+counts.Changed, imp.Counts.Unchanged+counts.Unchanged
	imp.Counts.Records += counts.Records
	out.Taken = counts.Records
	for _, q := range waiting {
		if problems := problemsOf(q, wrong); problems != nil {
			q.Problems = problems
			out.Left = append(out.Left, q)
		} else {
			q.State = data.QuarantineMended
		}
		if _, err := o.SaveQuarantine(q); err != nil {
			return out, err
		}
	}
	imp.Counts.Refused = imp.Counts.Rows - imp.Counts.New - imp.Counts.Changed - imp.Counts.Unchanged - imp.Counts.Skipped
	if _, err := o.SaveImport(imp); err != nil {
		return out, err
	}
	if err := o.take(r, p, orders); err != nil {
		return out, err
	}
	return out, o.DropContents()
}

func problemsOf(q data.Quarantined, wrong map[data.Place][]data.Problem) []data.Problem {
	for _, row := range q.Rows {
		if problems := wrong[row.Place()]; problems != nil {
			return problems
		}
	}
	return nil
}

// planFor plans the records left in the result for the holder of their import.
func (r *Review) planFor(o *op, imp data.Import) (*plan, error) {
	if imp.HolderID == 0 {
		return r.plan(o.Tx)
	}
	holder, err := o.Holder(imp.HolderID)
	if err != nil {
		return nil, err
	}
	r.asked = named{holder.Name, holder.Kind}
	if r.Kind != intake.Statements {
		return r.plan(o.Tx)
	}
	p := &plan{holder: holder}
	if p.lines, err = planLines(o.Tx, holder, r.result, imp.ID); err != nil {
		return nil, err
	}
	own, err := o.ImportLineIdents(imp.ID)
	for i := range p.lines {
		l := &p.lines[i]
		l.known = l.seen && sameWhereSeen(r.result.Statement.Kind, &l.line)
		l.line.Ordinal += len(own)
		l.line.Ident = unusedIdent(l.line.Ident, own)
		own[l.line.Ident] = true
	}
	return p, err
}

// unusedIdent tells a line apart from equal ones of its statement that were taken in before it.
func unusedIdent(ident string, used map[string]bool) string {
	equal, _, _ := strings.Cut(ident, "#")
	for n := 1; used[ident]; n++ {
		ident = fmt.Sprintf("%s#%d", equal, n)
	}
	return ident
}

// narrowResult leaves of a file what the rows speak of.
func narrowResult(result *intake.Result, rows map[data.Place]bool) {
	ours := func(all []data.SourceRow) bool {
		return slices.ContainsFunc(all, func(row data.SourceRow) bool { return rows[row.Place()] })
	}
	result.Orders = slices.DeleteFunc(result.Orders, func(o intake.Order) bool { return !ours(o.Rows) })
	result.Lines = slices.DeleteFunc(result.Lines, func(l intake.Line) bool { return !ours(l.Rows) })
	result.Deliveries = slices.DeleteFunc(result.Deliveries, func(d intake.Delivery) bool { return !rows[d.Row.Place()] })
	result.Quarantine = slices.DeleteFunc(result.Quarantine, func(q data.Quarantined) bool { return !ours(q.Rows) })
	result.Refused, result.Skipped, result.Rows = 0, 0, len(rows)
}
