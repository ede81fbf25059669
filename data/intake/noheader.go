package intake

import (
	"cmp"
	"slices"

	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// noHeader is the failure of a file in which no row is understood as the header. Where one comes near, it says
// which columns are understood, and which are missing for each kind of file, the likeliest first.
func (s *scout) noHeader() error {
	failure := &sheet.Failure{
		File: s.file, Sheet: s.table.sheet, Err: ErrNoHeader,
		What: "no header row is understood",
		Do:   "check that the first rows hold the names of the columns, such as order number, waybill, total",
	}
	if len(s.table.rows) == 0 {
		failure.What, failure.Do = "there are no rows", "export the file again"
		return failure
	}
	if mapped := s.plans[0]; len(s.plans) == 1 && mapped.format.exact() {
		failure.What = say.Textf("no row has all the headers that the mapping %s names", mapped.format.Name)
		failure.Do = "take another mapping"
		if near := s.nearest(mapped); near != nil {
			failure.Row = near.number
			if missing := mapped.missing(mapped.places(near)); len(missing) > 0 {
				failure.What = say.Textf("%s; missing are %s", failure.What, quotes(missing))
			} else {
				failure.What = say.Textf("the mapping %s takes too few of the file's columns", mapped.format.Name)
				failure.Do = "say of more columns what they are, or take another mapping"
			}
		}
		return failure
	}
	near, err := s.attempt()
	if err != nil {
		return err
	}
	if near == nil && s.req.Mapping != nil {
		failure.What, failure.Do = say.Textf("no row is a header that the mapping %s understands", s.req.Mapping.Name), "take another mapping"
	}
	if near == nil {
		return failure
	}
	header := near[0].layout.header
	failure.Row = s.numberOf(header)
	if header >= 0 && header == len(s.table.rows)-1 {
		return s.table.noRows(failure.Row)
	}
	other, by, err := s.other(header)
	if err != nil {
		return err
	}
	if other != "" {
		failure.What = say.Textf("this seems to be %s, by its columns %s: no orders, payouts or parcels are in it to take in", other, quotes(by[:min(len(by), shownHeaders)]))
		failure.Do = "leave it out; or say what it is, or what its columns are by a mapping, where it is one of these all the same"
		return failure
	}
	var found []string
	var needs []say.Text
	for _, c := range near[0].layout.columns {
		if len(c.Fields) > 0 && c.Header != "" {
			found = append(found, c.Header)
		}
	}
	for _, fit := range near {
		needs = append(needs, fit.need())
	}
	if len(found) > 0 {
		failure.What = say.Textf("this header row is not enough, though of it there are understood %s", quotes(found))
	}
	failure.Do = say.Textf("to be read %s; or say what its columns are by a mapping", say.Join("%s; %s", needs...))
	return failure
}

// shownHeaders is how many headers show what a file seems to be.
const shownHeaders = 3

// need says what keeps a table from being read as a kind of file that it may be.
func (fit *fitting) need() say.Text {
	format := fit.layout.format
	at := slices.IndexFunc(fit.layout.maybe, func(k candidate) bool {
		return slices.ContainsFunc(fit.layout.plan.needs, func(either []Field) bool {
			return slices.Contains(either, k.field) && setOf(either...)&fit.layout.fields == 0
		})
	})
	switch {
	case len(fit.lacking) == 1 && at >= 0:
		return say.Textf("as %s it needs columns for %s, which %q may be", format, fit.lacking[0], fit.layout.columns[fit.layout.maybe[at].column].Header)
	case len(fit.lacking) > 0:
		return say.Textf("as %s it needs columns for %s", format, say.Join("%s, and %s", fit.lacking...))
	}
	if fit.layout.taken < 2 {
		return say.Textf("as %s it needs a second column whose header is understood", format)
	}
	return say.Textf("as %s it has less that speaks for it than as another kind of file", format)
}

// numberOf is the number of a row of the table in the spreadsheet; 0 where there is none.
func (s *scout) numberOf(at int) int {
	if at < 0 {
		return 0
	}
	return s.table.rows[at].number
}

// nearest is the row that has the most of the headers that an exact format names, nil where none has any.
func (s *scout) nearest(p *plan) *row {
	var near *row
	fewest := len(p.columns)
	for at := range s.headerRows() {
		header := s.line(at).header
		if missing := len(p.missing(p.places(header))); missing < fewest {
			near, fewest = header, missing
		}
	}
	return near
}

// attempt finds what each kind of file would make of the row that comes nearest to being a header, the likeliest first; nil where nothing
// is understood.
func (s *scout) attempt() ([]*fitting, error) {
	rows := s.likely()
	if len(rows) == 0 && len(s.table.rows) > 0 {
		rows = []int{s.header()}
	}
	fits, err := s.fits(s.headed(), rows)
	if err != nil {
		return nil, err
	}
	kindOf(fits)
	var near []*fitting
	for _, fit := range fits {
		other := slices.IndexFunc(near, func(n *fitting) bool { return n.layout.format.Kind == fit.layout.format.Kind })
		switch {
		case other < 0:
			near = append(near, fit)
		case fit.likelier(near[other]):
			near[other] = fit
		}
	}
	slices.SortStableFunc(near, func(a, b *fitting) int { return cmp.Or(b.score-a.score, b.understood()-a.understood()) })
	return near, nil
}

// headed are the formats of tables with a header.
func (s *scout) headed() []*plan {
	return slices.DeleteFunc(slices.Clone(s.plans), func(p *plan) bool { return p.format.NoHeader })
}

// likelier says whether a layout is more likely meant than another of the same kind.
func (fit *fitting) likelier(other *fitting) bool {
	if fit.score != other.score {
		return fit.score > other.score
	}
	return fit.short() < other.short() || fit.short() == other.short() && fit.understood() > other.understood()
}

// understood is how many columns a layout explains, be that surely or not.
func (fit *fitting) understood() int { return fit.layout.taken + len(fit.layout.maybe) }

// short is how many things the layout is short of: one at least, or it would have been taken.
func (fit *fitting) short() int { return max(1, len(fit.lacking)) }

// header is the first row that is like a header and no data; -1: there is none.
func (s *scout) header() int {
	for at := range s.headerRows() {
		if headerLike(&s.table.rows[at]) && !s.isData(at) {
			return at
		}
	}
	return -1
}
