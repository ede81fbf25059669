package book

import (
	"cmp"
	"context"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// Outcome is what taking in a record does to the book.
type Outcome string

// The outcomes.
const (
	New       Outcome = "new"
	Changed   Outcome = "changed"
	Unchanged Outcome = "unchanged"
	Refused   Outcome = "refused"
	Left      Outcome = "left" // out, by decision of the user
)

// Change is a field that the file has otherwise than the book.
type Change struct {
	Field    string
	Old, New string
	Hand     bool // the user set Old by hand
	Accept   bool // take the file's value; at first not where Hand
}

// ReviewItem is one order, statement line or delivery of the file, and what taking it in would do.
type ReviewItem struct {
	data.Place // where it begins in the file

	Outcome Outcome
	Subject string // order number or waybill
	Who     string
	Amount  money.Amount
	Date    data.Date
	Rows    int // how many of the file's rows an order has
	Changes []Change
	Fields  []Field        // all that it becomes, in a preview; else nil
	Reason  say.Text       // why it is refused
	Faults  []data.Problem // what of it cannot be read, by cell; nil where the file has it right
	Alias   string         // number of the order that Subject is an alias of
	Twin    string         // number of another order of the same customer, goods and amount: suspected to be the same one
	Leave   bool           // not to be taken in; for new orders only
}

// Review is what a file would do to the book. Nothing is written until it is committed; Accept of its items'
// changes may be set before that.
type Review struct {
	File, Hash    string
	Kind          intake.Kind
	Statement     data.StatementKind // of a statement
	Evidence      []say.Text         // what tells that it is that
	Format, Sheet string
	HeaderRow     int
	Columns       []intake.Column
	Holder        string
	HolderKind    data.HolderKind
	HolderKnown   bool         // else committing creates it
	General       bool         // Format does not tell the layout: it goes by words that are common, or is a mapping made for the file
	Own           bool         // one of the book's own exported lists, which name the holder of each record
	Like          string       // the earlier file by which alone it is known whose this one is; "": by more than that
	HolderAssumed bool         // nothing says whose the orders are: Holder is a channel of no name
	Already       *data.Import // the same file is in the book already and has nothing more to say: committing changes nothing
	Counts        data.Counts
	Items         []ReviewItem
	Problems      []data.Problem
	Quarantine    []data.Quarantined
	Questions     []intake.Question // what only the user knows; until it is answered, what hangs on it is in quarantine
	Answers       intake.Answers    // by which it was read: those given now, and those remembered
	Assumptions   []Assumption      // one of each kind of question; of a currency that the file does not say also where it was given now
	Replaces      []data.Import     // earlier statements that this one seems to correct
	Replace       bool              // take those back when this one is taken in; at first not

	Progress func(done, total int64) // told while committing, in orders; nil: nobody wants to know

	how      reading
	content  []byte // of the file, where records of it will wait in quarantine
	result   *intake.Result
	asked    named             // the holder the user named
	currency string            // the book's
	same     map[string]string // by the number of an order, that of the order that the user says it is
	run      *string           // of the channel's numbers, as an orderPlanner has it
	adds     int64             // the import of the same file of before, which this one adds to; 0: none
	mends    []data.Mend       // of that import
	preview  bool              // of the first rows only
	replaced struct {          // what the review says where Replace is set
		counts   data.Counts
		problems []data.Problem
	}
}

// reviewOf compares the candidates of a file with the book.
func (b *Book) reviewOf(ctx context.Context, result *intake.Result, hash string, req Request, preview bool) (*Review, error) {
	r := &Review{
		File: result.File, Hash: hash, Kind: result.Kind, Statement: result.Statement.Kind, Evidence: result.Evidence,
		Format: result.Format, Sheet: result.Sheet, HeaderRow: result.HeaderRow,
		Columns: result.Columns, General: result.General, Own: result.Own, result: result, asked: named{req.Holder, req.HolderKind}, currency: b.settings.Currency, same: req.Same,
		preview: preview,
	}
	return r, b.store.Read(ctx, func(tx *store.Tx) error {
		p, err := r.plan(tx)
		if err != nil {
			return err
		}
		if err := checkSame(tx, p.holder, req.Same); err != nil {
			return err
		}
		r.Holder, r.HolderKind, r.HolderKnown, r.Like = p.holder.Name, p.holder.Kind, p.holder.ID != 0, p.like
		unsaid := r.Kind == intake.Orders && !r.Own && r.asked.name == ""
		r.HolderAssumed = unsaid && p.like == "" && result.ChannelName == ""
		if p.like != "" {
			r.asked = named{p.holder.Name, p.holder.Kind} // which it stays, whatever happens before it is committed
		}
		foreign, err := r.planAll(ctx, tx, p.holder, unsaid, req.Numbers, b.Today())
		if err != nil {
			return err
		}
		others := p.items(result)
		if preview {
			p.addFields(others)
		}
		r.Items = append(r.Items, others...)
		refused := p.refused(result)
		r.Questions = result.Questions
		r.Quarantine, r.Problems = slices.Concat(result.Quarantine, refused), slices.Clone(result.Problems)
		for _, q := range refused {
			r.Problems = append(r.Problems, q.Problems...)
		}
		alike, err := alsoChannel(tx, p.holder)
		if err != nil {
			return err
		}
		r.Problems = append(r.Problems, r.told(slices.Concat(alike, r.unsaid(), r.beganAgain(), foreign))...)
		r.replaced.problems = slices.Clone(r.Problems)
		r.Problems = append(r.Problems, r.told(p.doubts(result))...)
		p.count(&r.Counts, result)
		if err := r.again(tx, p.holder); err != nil {
			return err
		}
		return r.findReplaced(tx, p)
	})
}

// planAll reviews the orders of the file, and gives what the user should know of statements that speak of them. Once it is decided of which run of the
// channel's numbers they are, it begins anew.
func (r *Review) planAll(ctx context.Context, tx *store.Tx, channel data.Holder, unsaid bool, numbers Numbers, today data.Date) ([]say.Text, error) {
	r.Items, r.Counts = slices.Grow(r.Items[:0], r.result.OrderCount()), data.Counts{}
	assumed, err := newAssumedFinder(tx)
	if err != nil {
		return nil, err
	}
	twins := twinFinder{Tx: tx, review: r, channel: channel, first: map[twinKey]int{}, more: map[twinKey][]int{}}
	untied := untiedFinder{tx: tx, channel: channel, lines: map[int64]int{}}
	numbering := newNumbering()
	if err := r.eachOrders(ctx, tx, channel, func(plans []orderPlan) error {
		for i := range plans {
			item := plans[i].item()
			if r.preview {
				item.Fields = orderBecomes(plans[i].file)
			}
			r.Items = append(r.Items, item)
			count(&r.Counts, plans[i].outcome(), len(plans[i].file.Rows))
		}
		assumed.learn(plans)
		numbering.learn(plans)
		if err := untied.learn(plans); err != nil {
			return err
		}
		return twins.mark(plans)
	}); err != nil {
		return nil, err
	}
	if r.run == nil && !r.Own {
		if r.run, err = numbering.run(r, unsaid, numbers, today); err != nil {
			return nil, err
		}
		if r.run != nil {
			return r.planAll(ctx, tx, channel, unsaid, numbers, today)
		}
	}
	loose, err := untied.doubts()
	if err != nil {
		return nil, err
	}
	foreign, err := assumed.doubts()
	return append(loose, foreign...), err
}

// eachOrders plans the orders of the file, a batch at a time, and calls fn with the plans. Of a large file neither orders
// nor plans stay in memory.
func (r *Review) eachOrders(ctx context.Context, tx *store.Tx, channel data.Holder, fn func([]orderPlan) error) error {
	planner := r.orderPlanner(tx)
	return r.result.EachOrders(ctx, batch, func(some []intake.Order) (err error) {
		var plans []orderPlan
		if r.result.Own {
			plans, err = planner.planListed(some)
		} else {
			plans, err = planner.plan(channel, some)
		}
		if err != nil {
			return err
		}
		return fn(plans)
	})
}

// told makes problems of the file as a whole of what the user should know of it.
func (r *Review) told(reasons []say.Text) []data.Problem {
	problems := make([]data.Problem, len(reasons))
	for i, reason := range reasons {
		problems[i] = data.Problem{Sheet: r.Sheet, Reason: reason}
	}
	return problems
}

// header gives the header cells of the file, those of columns that were not taken too.
func (r *Review) header() []string { return headerOf(r.Columns) }

func headerOf(columns []intake.Column) []string {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.Header
	}
	return cells
}

// doubts are what the user should know of a statement before taking it in.
func (p *plan) doubts(r *intake.Result) []say.Text {
	if r.Kind != intake.Statements {
		return nil
	}
	var reasons []say.Text
	if r.Statement.Date == "" {
		reasons = append(reasons, "the statement names no date: the day it is taken in stands for it, until it is set right under Payments")
	}
	reasons = append(reasons, append(p.totalDoubts(r), p.remittanceDoubts()...)...)
	twice := 0
	for _, l := range p.lines {
		if l.seen && !l.there() {
			twice++
		}
	}
	if twice > 0 {
		reasons = append(reasons, say.Textf("lines that are on an earlier statement too and will show as paid twice: %d of %d; where this file replaces that one, let it do so, or undo that import",
			twice, len(p.lines)))
	}
	return reasons
}

// totalDoubts say that the lines of the file do not come to the total that it names.
func (p *plan) totalDoubts(r *intake.Result) []say.Text {
	head := &r.Statement
	var sum int64
	for i := range p.lines {
		l := &p.lines[i].line
		switch {
		case l.Currency != head.Currency:
		case head.Kind == data.StatementFreight:
			sum += l.Freight + l.FeeTotal()
		default:
			sum += l.Net
		}
	}
	if !head.HasTotal || head.Total == sum {
		return nil
	}
	total, come := money.New(head.Total, head.Currency), money.New(sum, head.Currency)
	if r.Refused > 0 {
		return []say.Text{say.Textf("the statement names a total of %s, and those of its lines that could be read come to %s", total, come)}
	}
	if head.Reckoned {
		return []say.Text{say.Textf("the totals of the statement's columns come to %s together, but its lines to %s: ask who sent it, or look for rows that are missing", total, come)}
	}
	return []say.Text{say.Textf("the statement names a total of %s, but its lines come to %s: ask who sent it, or look for rows that are missing", total, come)}
}

// unsaid is what a file of orders has no column for, though new orders need it.
func (r *Review) unsaid() []say.Text {
	if r.Kind != intake.Orders || r.result.Own || r.Counts.New == 0 {
		return nil
	}
	says := func(fields ...intake.Field) bool {
		return slices.ContainsFunc(fields, func(f intake.Field) bool {
			return slices.ContainsFunc(r.Columns, func(c intake.Column) bool { return slices.Contains(c.Fields, f.String()) })
		})
	}
	var reasons []say.Text
	if !says(intake.OrderTotal, intake.ItemsTotal, intake.LineTotal, intake.UnitPrice, intake.Outstanding) {
		reasons = append(reasons, "no column is taken for what an order comes to: new orders come to nothing, until a file or an edit says more")
	}
	if !says(intake.OrderDate, intake.PaidDate) {
		reasons = append(reasons, "no column is taken for when an order was made: new orders have no date, until a file or an edit gives it")
	}
	return reasons
}

// plan is what taking a file in would do, but for its orders: the plans of its kind are filled, the others empty.
type plan struct {
	holder     data.Holder
	like       string // as a Review has it
	lines      []linePlan
	deliveries []deliveryPlan
	list       listPlan // of one of the book's own lists; nil: of none
}

func (r *Review) plan(tx *store.Tx) (*plan, error) {
	from, err := whose(tx, r.result, r.asked)
	if err != nil {
		return nil, err
	}
	holder := from.Holder
	p := &plan{holder: holder, like: from.like}
	if p.list, err = planList(tx, r.result, r.currency); err != nil {
		return nil, err
	}
	switch r.Kind {
	case intake.Statements:
		p.lines, err = planLines(tx, holder, r.result)
		if err == nil {
			err = p.knowOwn(tx, r.Hash)
		}
	case intake.Delivered:
		p.deliveries, err = planDeliveries(tx, holder, r.result.Deliveries)
	}
	return p, err
}

// item is the order in the review.
func (p *orderPlan) item() ReviewItem {
	number := ""
	if data.RefKey(p.is.Number) != data.RefKey(p.file.Number) {
		number = p.is.Number
	}
	return ReviewItem{
		Outcome: p.outcome(), Subject: p.file.Number, Alias: number, Who: cmp.Or(p.file.RecipientName, p.file.BuyerName), Amount: p.file.Amount(p.file.Total),
		Date: p.file.OrderDate, Place: firstPlace(p.file.Rows), Rows: len(p.file.Rows), Changes: p.changes,
	}
}

// decided is what becomes of the record by the user's decision.
func (i *ReviewItem) decided() Outcome {
	if i.Leave {
		return Left
	}
	return i.Outcome
}

// items lists the file's records for the review that are no orders, in the order of the plan; what the file itself
// refuses comes last.
func (p *plan) items(r *intake.Result) []ReviewItem {
	items := make([]ReviewItem, 0, len(p.lines)+len(p.deliveries)+len(r.Quarantine))
	for i := range p.lines {
		l := &p.lines[i]
		items = append(items, ReviewItem{
			Outcome: l.outcome(), Subject: cmp.Or(l.line.Waybill, l.line.OrderNumber, l.line.Reference), Who: l.line.Recipient,
			Amount: money.New(came(&l.line, r.Statement.Kind), l.line.Currency), Date: cmp.Or(l.line.PaidDate, l.line.DeliveredDate), Place: firstPlace(l.line.Rows),
		})
	}
	for i := range p.deliveries {
		d := &p.deliveries[i]
		items = append(items, ReviewItem{
			Outcome: d.outcome(), Subject: cmp.Or(d.told.Waybill, d.told.OrderNumber), Date: d.told.Date, Place: d.told.Row.Place(),
			Changes: d.changes, Reason: d.refused,
		})
	}
	if p.list != nil {
		items = append(items, p.list.items()...)
	}
	for _, q := range r.Quarantine {
		item := ReviewItem{Outcome: Refused, Subject: q.Subject, Place: firstPlace(q.Rows), Faults: q.Problems}
		if len(q.Problems) > 0 {
			item.Reason = q.Problems[0].Reason
		}
		items = append(items, item)
	}
	return items
}

func firstPlace(rows []data.SourceRow) data.Place {
	if len(rows) == 0 {
		return data.Place{}
	}
	return rows[0].Place()
}

// refused are the records that the file has right and the book cannot place.
func (p *plan) refused(r *intake.Result) []data.Quarantined {
	var out []data.Quarantined
	for _, d := range p.deliveries {
		if d.refused != "" {
			out = append(out, data.Quarantined{
				File: r.File, Subject: cmp.Or(d.told.Waybill, d.told.OrderNumber), Rows: []data.SourceRow{d.told.Row}, State: data.QuarantineOpen,
				Problems: []data.Problem{{Sheet: d.told.Row.Sheet, Row: d.told.Row.Row, Value: cmp.Or(d.told.Waybill, d.told.OrderNumber), Reason: d.refused}},
			})
		}
	}
	if p.list != nil {
		out = append(out, refusedItems(p.list, r.File)...)
	}
	return out
}

// count adds the rows of a record to what becomes of the file's.
func count(c *data.Counts, outcome Outcome, rows int) {
	switch outcome {
	case New:
		c.New += rows
	case Changed:
		c.Changed += rows
	case Unchanged:
		c.Unchanged += rows
	case Refused:
		c.Refused += rows
		return
	case Left:
		c.Skipped += rows
		return
	}
	c.Records++
}

// count adds all but the orders.
func (p *plan) count(c *data.Counts, r *intake.Result) {
	c.Rows, c.Refused, c.Skipped = r.Rows, c.Refused+r.Refused, c.Skipped+r.Skipped
	for _, l := range p.lines {
		count(c, l.outcome(), len(l.line.Rows))
	}
	for i := range p.deliveries {
		count(c, p.deliveries[i].outcome(), 1)
	}
	if p.list != nil {
		for i, item := range p.list.items() {
			count(c, item.Outcome, len(p.list.rows(i)))
		}
	}
}
