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
	var best *layout
	unclear := 0 // the most columns of a layout that only lacks what several columns may give
	try := func(at int, plans []*plan) error {
		for _, p := range plans {
			fit, err := s.fit(p, at)
			switch {
			case err != nil:
				return err
			case fit == nil:
			case len(fit.lacking) > 0:
				if !fit.untold && p.lacking(fit.layout.fields|fit.open) == nil {
					unclear = max(unclear, fit.layout.taken)
				}
			case better(&fit.layout, best):
				best = &fit.layout
			}
		}
		return nil
	}
	recognised, others := s.parted()
	for at := range s.headerRows() {
		if err := try(at, recognised); err != nil {
			return nil, err
		}
	}
	if best == nil {
		best = s.byValues()
	}
	if best != nil {
		return best, nil
	}
	for _, at := range s.likely() {
		if err := try(at, others); err != nil {
			return nil, err
		}
	}
	if best != nil && best.mayBeAnother(unclear) {
		return nil, nil
	}
	return best, nil
}

// mayBeAnother says whether the layout would be taken for another kind of file than it is, where a layout of that kind that only
// lacks what several columns may give has so many columns.
func (l *layout) mayBeAnother(unclear int) bool {
	return unclear > l.taken-l.against || l.format.Kind != Orders && l.against >= muchAgainst
}

// muchAgainst is how many columns' worth may not speak against a list of parcels, for then it is more likely one of orders whose
// numbers are not understood.
const muchAgainst = 3

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

// likely lists the rows that may be the header, those with the most cells that mean something first.
func (s *scout) likely() []int {
	in := newInterpreter(s.words)
	meant := map[int]int{}
	var rows []int
	for at := range s.headerRows() {
		if !headerLike(&s.table.rows[at]) || s.isData(at) {
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
	slices.SortStableFunc(rows, func(a, b int) int { return cmp.Or(meant[b]-meant[a], a-b) })
	return rows[:min(len(rows), likelyHeaders)]
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
		fit.lacking = p.lacking(fit.layout.fields)
		fit.untold = p.standing <= ownGeneral && !c.suits(p, s.req.As)
		if fit.untold && len(fit.lacking) == 0 {
			fit.lacking = []say.Text{say.Textf("something that tells a %s from other statements", p.format)}
		}
		if len(fit.lacking) == 0 && c.neverAddsUp(&fit.layout) {
			fit.lacking = []say.Text{"amounts that add up: in no row is what was collected, less what is kept back, the net"}
		}
	}
	fit.layout.header, fit.layout.standing = at, p.standing
	fit.leftovers(p)
	return fit, nil
}

// cluesAt looks closely at a row as the header, once.
func (s *scout) cluesAt(at int) (*clues, error) {
	l := s.line(at)
	if l.clues != nil {
		return l.clues, nil
	}
	header := l.header
	c := &clues{in: newInterpreter(s.words), headings: make([]*heading, header.width()), sample: sampled(s.table, at)}
	c.profiles = s.words.profiles(c.sample, header.width())
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
	for i := range header.width() {
		if text := header.cell(i); header.mark(i).kind == sheet.Text && text != "" && len(text) <= longestHeader {
			c.headings[i] = c.in.heading(text)
			c.about = c.about.union(c.headings[i].concepts)
		}
	}
	c.days = s.words.daysOf(c.profiles, c.sample)
	for i := range c.profiles {
		c.numbered = append(c.numbered, c.follows(i))
	}
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
	c.bill = c.invoiced()
	if err := c.ask(s.req); err != nil {
		return nil, err
	}
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
	return nil
}

// suits says whether the file speaks of what a general format of statements is for, and of no other kind of them
// as much. Where the user has said that it is a statement, a draw will do.
func (c *clues) suits(p *plan, as Kind) bool {
	at := purposeOf(p.format)
	hints := c.in.words.lexicon.hints
	if hints[at] == nil {
		return true
	}
	own := c.hinted(at)
	if at == payoutPurpose && c.paidOut() {
		own += 2
	}
	if at == codPurpose && c.hinted(payoutPurpose) > own || at != codPurpose && c.hinted(codPurpose) > own {
		return false
	}
	return own > 0 || as == Statements && at == codPurpose
}

// What values weigh for a kind of statement or against it, as words do.
const (
	cardsHint     = 4
	takenBackHint = 4
	chargesHint   = 6
	directionHint = 2
)

// hinted weighs what words and values of the file speak for a kind of statement. Couriers take nothing back of what they collected,
// and see no cards.
func (c *clues) hinted(of purpose) (sum int) {
	if c.bill && of != freightPurpose {
		return -chargesHint
	}
	for concept, n := range c.in.words.lexicon.hints[of] {
		if c.about.has(concept) {
			sum += n
		}
	}
	switch cards := c.showsCards(); {
	case of == payoutPurpose && cards:
		sum += cardsHint
	case of == codPurpose && cards:
		sum -= cardsHint
	}
	if of == codPurpose && c.takesBack() {
		sum -= takenBackHint
	}
	if of == ledgerPurpose && c.directed() {
		sum += directionHint
	}
	if c.bill && of == freightPurpose {
		return max(sum, 0) + chargesHint // its other words are about the parcels
	}
	switch charges := c.sumsCharges(); {
	case of == freightPurpose && charges:
		sum += chargesHint
	case of == codPurpose && charges:
		sum -= chargesHint
	}
	return sum
}

// sumsCharges says whether a column is the sum of charges, and no part of more.
func (c *clues) sumsCharges() bool {
	return slices.ContainsFunc(c.related, func(r relation) bool { return c.ofCharges(r) && !c.partOf(r.terms[r.whole()].column) })
}

// ofCharges says whether the most of what a sum is parted into is called a charge.
func (c *clues) ofCharges(r relation) bool {
	if r.product() >= 0 {
		return false
	}
	_, most := r.parted()
	return c.carries(most) && c.speaks(most.column, "freight", "fee")
}

// directed says whether each row says which way its money goes: by a word, or by which of two columns it stands in.
func (c *clues) directed() bool {
	in, out := false, false
	for i := range c.profiles {
		p := &c.profiles[i]
		if p.tellsWays() {
			return true
		}
		if way := c.in.headed(c.names[i]); way != 0 && p.share(p.amounts, 9) {
			in, out = in || way == comesIn, out || way == goesOut
		}
	}
	return in && out
}

// showsCards says whether a column holds numbers of cards, or their brands.
func (c *clues) showsCards() bool {
	return slices.ContainsFunc(c.profiles, func(p profile) bool { return p.n >= fewValues && p.share(p.cards, 9) })
}

// takesBack says whether what others are kept back of, to leave a net, is in several rows below zero.
func (c *clues) takesBack() bool {
	return slices.ContainsFunc(c.related, func(r relation) bool {
		return r.product() < 0 && r.leaves() && c.profiles[r.terms[r.whole()].column].negative >= fewValues
	})
}

// partOf says whether an equation has a column as a part of its largest term.
func (c *clues) partOf(column int) bool {
	return slices.ContainsFunc(c.related, func(r relation) bool {
		return slices.ContainsFunc(r.terms, func(t term) bool { return t.column == column && t.times < 0 && t.column != r.terms[r.whole()].column })
	})
}

// paidOut says whether the amounts are those of a payout: most of one column is what is left of another, and nothing is
// said of parcels.
func (c *clues) paidOut() bool {
	x := c.in.words.lexicon
	if slices.ContainsFunc([]string{"waybill", "parcel", "slip", "cod", "weight", "recipient"}, func(name string) bool { return c.about.has(x.concepts[name]) }) {
		return false
	}
	return slices.ContainsFunc(c.related, func(r relation) bool { return r.product() < 0 && r.leaves() })
}

// quotes are names of columns in messages.
func quotes(names []string) say.Text {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = strings.Join(strings.Fields(name), " ")
	}
	return say.Quoted(list...)
}
