package intake

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parcelbook/data/sheet"
)

// headerWithin is how many rows from the top are searched for the header.
const headerWithin = 30

// better says whether a layout explains more than another: a recognised format before a general one, then
// by how many columns it takes; on a draw the more careful kind, which posts the least money.
func better(a, b *layout) bool {
	if b == nil {
		return true
	}
	if known := recognised(a); known != recognised(b) {
		return known
	}
	if a.taken != b.taken {
		return a.taken > b.taken
	}
	return caution(a.format.Kind) > caution(b.format.Kind)
}

func recognised(l *layout) bool { return len(l.format.Recognise) > 0 }

func caution(k Kind) int { return slices.Index([]Kind{Orders, Statements, Delivered}, k) }

// detect finds the header and the format of a table; nil where no row is a header.
func detect(t *table, plans []*plan, as Kind) *layout {
	var best *layout
	for i := range t.rows[:min(len(t.rows), headerWithin)] {
		if !headerLike(&t.rows[i]) {
			continue
		}
		for _, p := range plans {
			if as != "" && p.format.Kind != as {
				continue
			}
			if l := p.fit(&t.rows[i]); l != nil && better(l, best) {
				l.header = i
				best = l
			}
		}
	}
	return best
}

// headerLike says whether a row holds at least two texts.
func headerLike(r *row) bool {
	texts := 0
	for i := range r.cells {
		if r.marks[i].kind == sheet.Text && !r.blank(i) {
			texts++
		}
	}
	return texts >= 2
}

// locate reads the sheet with the data: the one asked for, or the one that a format fits best.
func locate(ctx context.Context, f *sheet.File, req Request, plans []*plan) (*table, *layout, error) {
	name, err := chooseSheet(ctx, f, req, plans)
	if err != nil {
		return nil, nil, err
	}
	t, err := readTable(ctx, f, name, 0, req.Progress)
	if err != nil {
		return nil, nil, err
	}
	l := detect(t, plans, req.As)
	if l == nil {
		return nil, nil, noHeader(f, t, plans, req.As)
	}
	return t, l, nil
}

func chooseSheet(ctx context.Context, f *sheet.File, req Request, plans []*plan) (string, error) {
	sheets := f.Sheets()
	if req.Sheet != "" {
		return req.Sheet, nil // an unknown one is refused on reading, by name
	}
	if len(sheets) == 0 {
		return "", &sheet.Failure{File: f.Name(), What: "the workbook has no sheet with cells", Do: "export it again", Err: ErrNoHeader}
	}
	if len(sheets) == 1 {
		return sheets[0], nil
	}
	chosen := sheets[0]
	var best *layout
	for _, name := range sheets {
		t, err := readTable(ctx, f, name, headerWithin, nil)
		if err != nil {
			return "", err
		}
		l := detect(t, plans, req.As)
		if l == nil {
			continue
		}
		named := slices.Contains(l.format.Sheets, name)
		if better(l, best) || named && recognised(l) && !better(best, l) {
			chosen, best = name, l
		}
	}
	return chosen, nil
}

// noHeader is the failure of a file in which no row is understood as the header. Where one comes near, it says
// which columns are understood, and which are missing for each kind of file, the likeliest first.
func noHeader(f *sheet.File, t *table, plans []*plan, as Kind) error {
	failure := &sheet.Failure{
		File: f.Name(), Sheet: t.sheet, Err: ErrNoHeader,
		What: "no header row is understood",
		Do:   "check that the first rows hold the names of the columns, such as order number, waybill, total",
	}
	if len(t.rows) == 0 {
		failure.What, failure.Do = "there are no rows", "export the file again"
		return failure
	}
	var near []*fitting
	for i := range t.rows[:min(len(t.rows), headerWithin)] {
		if !headerLike(&t.rows[i]) {
			continue
		}
		fits := attempts(&t.rows[i], plans, as)
		if len(fits) > 0 && (near == nil || fits[0].layout.taken > near[0].layout.taken) {
			near, failure.Row = fits, t.rows[i].number
		}
	}
	if near == nil {
		return failure
	}
	var found, needs []string
	for _, c := range near[0].layout.columns {
		if len(c.Fields) > 0 {
			found = append(found, strconv.Quote(c.Header))
		}
	}
	for _, fit := range near {
		needs = append(needs, fmt.Sprintf("as %s it needs columns for %s", fit.layout.format.Title, strings.Join(fit.lacking, ", and ")))
	}
	failure.What = "no header row is understood, of this one only " + strings.Join(found, ", ")
	failure.Do = "to be read " + strings.Join(needs, "; ")
	return failure
}

// attempts gives for each kind of file the plan that comes nearest to having the row as its header, the one that
// understands the most columns first.
func attempts(header *row, plans []*plan, as Kind) []*fitting {
	var fits []*fitting
	for _, p := range plans {
		if as != "" && p.format.Kind != as {
			continue
		}
		fit := p.try(header)
		if fit == nil || fit.layout.taken == 0 || len(fit.lacking) == 0 {
			continue
		}
		known := slices.IndexFunc(fits, func(n *fitting) bool { return n.layout.format.Kind == p.format.Kind })
		switch {
		case known < 0:
			fits = append(fits, fit)
		case len(fit.lacking) < len(fits[known].lacking):
			fits[known] = fit
		}
	}
	slices.SortStableFunc(fits, func(a, b *fitting) int { return b.layout.taken - a.layout.taken })
	return fits
}
