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

// better says whether a layout explains a file better than another. A format that is recognised by its headers
// comes before a general one, and of either sort the seller's own before the built-in ones; then the one that
// takes more columns; on a draw the more careful kind of file, which posts the least money; at last the one that
// stands first in the list.
func better(a, b *layout) bool {
	switch {
	case b == nil:
		return true
	case a.standing != b.standing:
		return a.standing > b.standing
	case a.taken != b.taken:
		return a.taken > b.taken
	}
	return caution(a.format.Kind) > caution(b.format.Kind)
}

func caution(k Kind) int { return slices.Index([]Kind{Orders, Statements, Delivered}, k) }

// detect finds the header and the format of a table; nil where no row is a header.
func detect(t *table, plans []*plan) *layout {
	var best *layout
	for i := range t.rows[:min(len(t.rows), headerWithin)] {
		header := t.header(i)
		for _, p := range plans {
			if !p.format.exact() && !headerLike(header) || p.format.NoHeader {
				continue
			}
			if l := p.fit(header); l != nil && better(l, best) {
				l.header = i
				best = l
			}
		}
	}
	return best
}

// headless is the layout of a table without a header, by a format that is asked for.
func headless(t *table, p *plan) *layout {
	l := p.fit(t.header(-1))
	if l != nil {
		l.header = -1
	}
	return l
}

// headerLike says whether a row holds at least two texts.
func headerLike(r *row) bool {
	texts := 0
	for i := range r.width() {
		if r.mark(i).kind == sheet.Text && !r.blank(i) {
			texts++
		}
	}
	return texts >= 2
}

// locate reads the sheet with the data: the one asked for, or the one that a format fits best.
func locate(ctx context.Context, f *sheet.File, req Request, plans []*plan, limit int) (*table, *layout, error) {
	name, err := chooseSheet(ctx, f, req, plans)
	if err != nil {
		return nil, nil, err
	}
	t, err := readTable(ctx, f, name, limit, req.Progress)
	if err != nil {
		return nil, nil, err
	}
	l, err := ownLayout(t, req)
	if l != nil || err != nil {
		return t, l, err
	}
	if l = find(t, plans); l == nil {
		return nil, nil, noHeader(f, t, plans)
	}
	return t, l, nil
}

// find is the layout that fits a table best; nil where none does.
func find(t *table, plans []*plan) *layout {
	if len(plans) == 1 && plans[0].format.NoHeader {
		return headless(t, plans[0])
	}
	return detect(t, plans)
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
		l := find(t, plans)
		if l == nil {
			continue
		}
		named := slices.Contains(l.format.Sheets, name)
		if better(l, best) || named && l.standing >= known && !better(best, l) {
			chosen, best = name, l
		}
	}
	return chosen, nil
}

// noHeader is the failure of a file in which no row is understood as the header. Where one comes near, it says
// which columns are understood, and which are missing for each kind of file, the likeliest first.
func noHeader(f *sheet.File, t *table, plans []*plan) error {
	failure := &sheet.Failure{
		File: f.Name(), Sheet: t.sheet, Err: ErrNoHeader,
		What: "no header row is understood",
		Do:   "check that the first rows hold the names of the columns, such as order number, waybill, total",
	}
	if len(t.rows) == 0 {
		failure.What, failure.Do = "there are no rows", "export the file again"
		return failure
	}
	if mapped := plans[0]; len(plans) == 1 && mapped.format.exact() {
		failure.What = fmt.Sprintf("no row has all the headers that the mapping %s names", mapped.format.Name)
		failure.Do = "take another mapping"
		if near := nearest(t, mapped); near != nil {
			failure.Row, failure.What = near.number, failure.What+"; missing are "+strings.Join(quotes(mapped.missing(mapped.places(near))), ", ")
		}
		return failure
	}
	near, header := attempt(t, plans)
	if near == nil {
		return failure
	}
	failure.Row = t.rows[header].number
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

// nearest is the row that has the most of the headers that an exact format names, nil where none has any.
func nearest(t *table, p *plan) *row {
	var near *row
	fewest := len(p.columns)
	for i := range t.rows[:min(len(t.rows), headerWithin)] {
		header := t.header(i)
		if missing := len(p.missing(p.places(header))); missing < fewest {
			near, fewest = header, missing
		}
	}
	return near
}

func quotes(names []string) []string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = strconv.Quote(name)
	}
	return list
}

// attempt finds the row that comes nearest to being a header, and what each kind of file would make of it.
func attempt(t *table, plans []*plan) (near []*fitting, header int) {
	for i := range t.rows[:min(len(t.rows), headerWithin)] {
		if !headerLike(&t.rows[i]) {
			continue
		}
		fits := attempts(t.header(i), plans)
		if len(fits) > 0 && (near == nil || fits[0].layout.taken > near[0].layout.taken) {
			near, header = fits, i
		}
	}
	return near, header
}

// attempts gives for each kind of file the plan that comes nearest to having the row as its header, the one that
// understands the most columns first.
func attempts(header *row, plans []*plan) []*fitting {
	var fits []*fitting
	for _, p := range plans {
		fit := p.try(header)
		if fit == nil || fit.layout.taken == 0 || len(fit.lacking) == 0 {
			continue
		}
		fit.layout.standing = p.standing
		fit.leftovers(p)
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
