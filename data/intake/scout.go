package intake

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// scout looks a sheet over for its header and its format.
type scout struct {
	file  string
	table *table
	req   Request
	words *vocabulary
	plans []*plan
	lines map[int]*line // the rows that were tried as the header
	usual []profile     // what the columns hold in most rows
}

// line is a row tried as the header.
type line struct {
	header *row
	index  map[string][]hit // which columns words are the header of
	clues  *clues           // nil: not looked at closely
}

// line reads a row as the header, once.
func (s *scout) line(at int) *line {
	l, ok := s.lines[at]
	if !ok {
		header := s.table.header(at, s.words.lexicon)
		l = &line{header: header, index: indexOf(header)}
		s.lines[at] = l
	}
	return l
}

func newScout(f *sheet.File, t *table, req Request, plans []*plan) *scout {
	return &scout{file: f.Name(), table: t, req: req, words: plans[0].words, plans: plans, lines: map[int]*line{}}
}

// find is the layout that fits the table best, with what it leaves out in doubt; nil where none does.
func (s *scout) find() (*layout, error) {
	best, err := s.best()
	if best != nil && err == nil {
		s.orient(best)
		err = s.doubt(best)
	}
	return best, err
}

func (s *scout) best() (*layout, error) {
	if len(s.plans) == 1 && s.plans[0].format.NoHeader {
		return s.mapped(s.plans[0]), nil
	}
	recognised, others := s.parted()
	var best *layout
	for at := range s.headerRows() {
		for _, p := range recognised {
			fit, err := s.fit(p, at)
			if err != nil {
				return nil, err
			}
			if fit != nil && len(fit.lacking) == 0 && better(&fit.layout, best) {
				best = &fit.layout
			}
		}
	}
	if best == nil {
		best = s.byValues()
	}
	if best != nil {
		return best, nil
	}
	fits, err := s.fits(others, s.likely())
	if err != nil {
		return nil, err
	}
	fit := kindOf(fits)
	if fit == nil {
		return nil, nil
	}
	if other, _, err := s.other(fit.layout.header); other != "" || err != nil {
		return nil, err
	}
	return &fit.layout, nil
}

// other says what the file is where it is none of those that are taken in, and by which headers; "": nothing shows that, or the user has
// said what it is.
func (s *scout) other(at int) (name say.Text, by []string, err error) {
	if s.req.As != "" || len(s.plans) == 1 {
		return "", nil, nil
	}
	c, err := s.cluesAt(at)
	if err != nil {
		return "", nil, err
	}
	name, by = c.other()
	return name, by, nil
}

// fits tries formats on rows that may be the header, and gives what they make of the one of which they understand the most.
func (s *scout) fits(plans []*plan, rows []int) ([]*fitting, error) {
	var best []*fitting
	most := 0
	for _, at := range rows {
		var fits []*fitting
		understood := 0
		for _, p := range plans {
			fit, err := s.try(p, at)
			if err != nil {
				return nil, err
			}
			if fit == nil || fit.understood() == 0 {
				continue
			}
			fits, understood = append(fits, fit), max(understood, fit.understood())
		}
		if understood > most {
			best, most = fits, understood
		}
	}
	return best, nil
}

// parted parts the formats that are recognised by their headers from those that go by words in general.
func (s *scout) parted() (recognised, others []*plan) {
	for _, p := range s.plans {
		switch {
		case p.format.NoHeader:
		case p.standing >= known:
			recognised = append(recognised, p)
		default:
			others = append(others, p)
		}
	}
	return recognised, others
}

func (s *scout) headerRows() int { return min(len(s.table.rows), headerWithin) }

// likelyHeaders is how many rows are looked at closely as the header.
const likelyHeaders = 3

// likely lists the rows that may be the header, those with the most cells that mean something first. Beside one that means more and is
// more than twice as wide, a row above it is none.
func (s *scout) likely() []int {
	in := newInterpreter(s.words)
	meant := map[int]int{}
	var rows []int
	for at := range s.headerRows() {
		if !headerLike(&s.table.rows[at]) || labels(&s.table.rows[at]) || s.isData(at) || s.repeats(at, rows) {
			continue
		}
		header := s.line(at).header
		for i := range header.width() {
			text := header.cell(i)
			if header.mark(i).kind == sheet.Text && text != "" && len(text) <= longestHeader && len(in.heading(text).guesses) > 0 {
				meant[at]++
			}
		}
		if meant[at] > 0 {
			rows = append(rows, at)
		}
	}
	narrow := func(at int) bool {
		return slices.ContainsFunc(rows, func(other int) bool {
			return other > at && meant[other] > meant[at] && s.table.rows[other].filled() > 2*s.table.rows[at].filled()
		})
	}
	rows = slices.DeleteFunc(slices.Clone(rows), narrow)
	slices.SortStableFunc(rows, func(a, b int) int { return cmp.Or(meant[b]-meant[a], a-b) })
	return rows[:min(len(rows), likelyHeaders)]
}

// repeats says whether a row has the very cells of one further up that may be the header: it begins a page.
func (s *scout) repeats(at int, rows []int) bool {
	texts := s.table.rows[at].texts()
	return slices.ContainsFunc(rows, func(other int) bool { return slices.Equal(s.table.rows[other].texts(), texts) })
}

// labels says whether a row is one of labels with a colon, each before what it is of: so is what stands over a header.
func labels(r *row) bool {
	filled := 0
	for i := range r.width() {
		if r.blank(i) {
			continue
		}
		label := strings.HasSuffix(strings.ReplaceAll(r.cell(i), "：", ":"), ":")
		if label != (filled%2 == 0) {
			return false
		}
		filled++
	}
	return filled > 0
}

// isData says whether a row is no header but data: where most rows of the table have dates or e-mail addresses it has one
// too, or twice an amount with decimals, or three times a number, where they do.
func (s *scout) isData(at int) bool {
	if s.usual == nil {
		s.usual = s.words.profiles(sampled(s.table, -1), s.table.width)
	}
	row := s.words.profiles(s.table.rows[at:at+1], s.table.width)
	alike, numbers := 0, 0
	for i := range row {
		p, one := &s.usual[i], &row[i]
		switch {
		case one.n == 0:
		case one.dates > 0 && p.share(p.dates, 7), one.emails > 0 && p.share(p.emails, 7):
			return true
		case one.amounts*one.decimals > 0 && p.share(p.decimals, 7):
			alike++
		case one.amounts > 0 && p.share(p.amounts, 7):
			numbers++
		}
	}
	return alike >= 2 || numbers >= 3
}

// longestHeader is how many bytes a header has at most that is read word by word.
const longestHeader = 200

// fit tries a format on a row as the header; nil where it takes nothing or hardly anything.
func (s *scout) fit(p *plan, at int) (*fitting, error) {
	if at >= 0 && !p.format.exact() && !headerLike(&s.table.rows[at]) {
		return nil, nil
	}
	fit, err := s.try(p, at)
	if err != nil || fit == nil || fit.layout.taken < 2 {
		return nil, err
	}
	return fit, nil
}

// try takes what columns a format can; nil where its own headers are not all there.
func (s *scout) try(p *plan, at int) (*fitting, error) {
	row := s.line(at)
	fit := p.try(row.header, row.index)
	if fit == nil {
		return nil, nil
	}
	if p.format.Shared {
		c, err := s.cluesAt(at)
		if err != nil {
			return nil, err
		}
		fit.understand(p, c)
		fit.lacking, fit.score, fit.layout.evidence = p.lacking(fit.layout.fields), c.scores[purposeOf(p.format)], c.speaking[purposeOf(p.format)]
		if p.standing <= ownGeneral && fit.score <= 0 && p.format.Kind != Orders && len(fit.lacking) == 0 && !s.req.says(p.format) {
			fit.lacking = []say.Text{say.Textf("something that tells a %s from other files", p.format)}
		}
		if purposeOf(p.format) == payoutPurpose && fit.layout.fields&setOf(OrderNumber, Collected) == setOf(OrderNumber, Collected) && c.onlyPaid() {
			fit.lacking = nil
		}
		if len(fit.lacking) == 0 {
			fit.lacking = s.besides(p, c, &fit.layout)
		}
	}
	fit.layout.header, fit.layout.standing = at, p.standing
	fit.leftovers(p)
	return fit, nil
}

// besides is what a layout that has all the columns that its format needs still lacks to be read unasked.
func (s *scout) besides(p *plan, c *clues, l *layout) []say.Text {
	priced := c.priced(l)
	switch {
	case len(priced) > 0:
		return []say.Text{say.Textf("what an order comes to, which %s may say", quotes(priced))}
	case s.req.As == "" && c.reportsOnly(p, l):
		return []say.Text{"what was paid out, when or by which transfer, which tells it from a courier's report on parcels"}
	case !s.req.says(p.format) && c.neverCollects(p):
		return []say.Text{"something that was collected, which tells it from an invoice for parcels"}
	case s.req.As == "" && c.costsOnly(p, l):
		return []say.Text{"what became of the parcels, which tells it from a list of what they cost"}
	case c.neverAddsUp(l):
		return []say.Text{"amounts that add up: in no row is what was collected, less what is kept back, the net"}
	}
	return nil
}

// cluesAt looks closely at a row as the header, once.
func (s *scout) cluesAt(at int) (*clues, error) {
	l := s.line(at)
	if l.clues != nil {
		return l.clues, nil
	}
	header := l.header
	c := &clues{in: newInterpreter(s.words), headings: make([]*heading, header.width()), sample: sampled(s.table, at)}
	for _, text := range header.texts() {
		c.names = append(c.names, strings.Join(strings.Fields(text), " "))
	}
	var headers []string
	for i := range header.width() {
		if text := header.cell(i); header.mark(i).kind == sheet.Text && text != "" && len(text) <= longestHeader {
			headers = append(headers, text)
		}
	}
	c.in.learnLanguages(headers)
	c.clarify()
	c.profiles = s.words.profiles(c.sample, header.width())
	for i := range header.width() {
		if text := header.cell(i); header.mark(i).kind == sheet.Text && text != "" && len(text) <= longestHeader {
			c.headings[i] = c.in.heading(text)
			if h := c.in.amountsUnder(text); h != nil && c.profiles[i].share(c.profiles[i].amounts, 9) && c.profiles[i].share(c.profiles[i].decimals, 5) {
				c.headings[i] = h
			}
			c.about = c.about.union(c.headings[i].concepts)
		}
	}
	c.days = s.words.daysOf(c.profiles, c.sample)
	for i := range c.profiles {
		c.numbered = append(c.numbered, c.follows(i) || c.countsWithin(i))
	}
	c.orderText = c.ordersInText()
	c.findFirstRows()
	c.related, c.inOrders = c.relate()
	titles := []string{strings.TrimSuffix(s.file, filepath.Ext(s.file)), s.table.sheet}
	for i := range s.table.rows[:max(at, 0)] {
		titles = append(titles, s.table.rows[i].texts()...)
	}
	for _, title := range titles {
		if len(title) <= longestHeader {
			c.about = c.about.union(c.in.heading(title).concepts)
		}
	}
	if err := c.ask(s.req); err != nil {
		return nil, err
	}
	c.weighKinds()
	l.clues = c
	return c, nil
}

// ask finds out of which columns the book knows the values.
func (c *clues) ask(req Request) error {
	for _, field := range []Field{OrderNumber, Waybill} {
		c.known[field] = make([]int, len(c.profiles))
		if req.Known == nil {
			continue
		}
		for i := range c.profiles {
			p := &c.profiles[i]
			if !p.share(p.refs, 5) || p.distinct*4 < p.n {
				continue
			}
			keys := slices.Clone(p.keys)
			slices.Sort(keys)
			found, err := req.Known(field, slices.Compact(keys))
			if err != nil {
				return say.Errorf("looking the values of column %s up in the book: %w", sheet.ColumnName(i), err)
			}
			c.known[field][i] = found
		}
	}
	return c.askMeant(req.Means)
}

// quotes are names of columns in messages.
func quotes(names []string) say.Text {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = strings.Join(strings.Fields(name), " ")
	}
	return say.Quoted(list...)
}
