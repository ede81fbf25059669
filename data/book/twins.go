package book

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// twinDays is how far apart two orders of the same customer, goods and amount may be to be suspected of being one: a
// shop that numbers an order anew does so within days, and a customer who wants the same again takes longer.
const twinDays = 14

// twinFinder finds the new orders that say what another order of the channel says under another number, of the book or
// further up in the file. Cancelled ones are none: they are often placed again.
type twinFinder struct {
	*store.Tx
	review  *Review
	channel data.Holder
	first   map[twinKey]int // the first item of the file with the key
	more    map[twinKey][]int
}

// twinKey stands for all that twins share but the date: customer, amount and goods.
type twinKey [16]byte

func newTwinKey(ident, currency string, total int64, goods string) twinKey {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x1d%s\x1d%d\x1d%s", ident, currency, total, goods))
	return twinKey(sum[:16])
}

// twinKey is what the order shares with its twin; ok is false of orders that are not looked at.
func (p *orderPlan) twinKey() (key twinKey, ok bool) {
	o := &p.file.Order
	if p.outcome() != New || o.State == data.OrderCancelled || o.OrderDate == "" || len(p.file.Lines) == 0 {
		return key, false
	}
	ident := customerIdent(o)
	return newTwinKey(ident, o.Currency, o.Total, goods(p.file.Lines)), ident != ""
}

// mark looks at a batch of orders, which are the last items of the review.
func (t *twinFinder) mark(plans []orderPlan) error {
	if t.review.result.Own {
		return nil
	}
	known, err := t.known(plans)
	if err != nil {
		return err
	}
	items := t.review.Items
	for i := range plans {
		key, ok := plans[i].twinKey()
		if !ok {
			continue
		}
		at := len(items) - len(plans) + i
		item := &items[at]
		for _, k := range known[key] {
			if near(k.Date, item.Date) {
				item.Twin = k.Number
			}
		}
		first, met := t.first[key]
		if !met {
			t.first[key] = at
			continue
		}
		for _, earlier := range append([]int{first}, t.more[key]...) {
			if item.Twin == "" && near(items[earlier].Date, item.Date) {
				item.Twin = items[earlier].Subject
			}
		}
		t.more[key] = append(t.more[key], at)
	}
	return nil
}

// known finds the orders in the book of the channel's customers who order again, by what twins share.
func (t *twinFinder) known(plans []orderPlan) (map[twinKey][]store.CustomerOrder, error) {
	if t.channel.ID == 0 {
		return nil, nil
	}
	totals, idents := map[int64]bool{}, map[string]bool{}
	for i := range plans {
		if _, ok := plans[i].twinKey(); ok {
			totals[plans[i].file.Total] = true
			idents[customerIdent(&plans[i].file.Order)] = true
		}
	}
	if len(idents) == 0 {
		return nil, nil
	}
	found, err := t.CustomerOrders(t.channel.ID, keysOf(idents))
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(o store.CustomerOrder) bool { return !totals[o.Total] })
	lines, err := t.LinesOf(idsOf(found, func(o store.CustomerOrder) int64 { return o.ID }))
	known := map[twinKey][]store.CustomerOrder{}
	for _, o := range found {
		key := newTwinKey(o.Ident, o.Currency, o.Total, goods(lines[o.ID]))
		known[key] = append(known[key], o)
	}
	return known, err
}

func near(a, b data.Date) bool {
	return a != "" && b != "" && a.DaysSince(b) <= twinDays && b.DaysSince(a) <= twinDays
}

// goods writes down what was bought, in whatever order the lines come.
func goods(lines []data.Line) string {
	parts := make([]string, len(lines))
	for i, l := range lines {
		parts[i] = fmt.Sprintf("%s\x1f%s\x1f%s\x1f%d", l.SKU, l.Title, l.Specification, l.Quantity)
	}
	slices.Sort(parts)
	return strings.ToLower(strings.Join(parts, "\x1e"))
}

// LeaveTwins decides of all orders that are suspected to be in the book, or in the file, under another number, whether
// they are left out.
func (r *Review) LeaveTwins(leave bool) {
	for i := range r.Items {
		if r.Items[i].Twin != "" {
			r.Items[i].Leave = leave
		}
	}
}

// Suspected gives for the number of each suspected order that of the order it seems to be, as Request.Same says it.
func (r *Review) Suspected() map[string]string {
	same := map[string]string{}
	for _, item := range r.Items {
		if item.Twin == "" {
			continue
		}
		same[item.Subject] = cmp.Or(same[item.Twin], item.Twin) // its twin may be suspected to be another itself
	}
	return same
}

// Decided says what taking the file in will do by the decisions made so far: its counts, and its problems with those of
// the orders that are left out.
func (r *Review) Decided() (data.Counts, []data.Problem) {
	c, problems := r.Counts, r.Problems
	if r.Replace && len(r.Replaces) > 0 {
		c, problems = r.replaced.counts, r.replaced.problems
	}
	for _, item := range r.Items {
		if !item.Leave || item.Rows == 0 {
			continue
		}
		rows := item.Rows
		c.New, c.Skipped, c.Records = c.New-rows, c.Skipped+rows, c.Records-1
		problems = append(problems[:len(problems):len(problems)], data.Problem{
			Sheet: item.Sheet, Row: item.Row, Value: item.Subject, Reason: leftReason(item.Twin),
		})
	}
	return c, problems
}

func leftReason(twin string) say.Text {
	if twin == "" {
		return "left out on request"
	}
	return say.Textf("left out: the same customer, goods and amount as order %s", twin)
}
