package book

import (
	"fmt"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/store"
)

// twinDays is how far apart two orders of the same customer, goods and amount may be to be suspected of being one: a
// shop that numbers an order anew does so within days, and a customer who wants the same again takes longer.
const twinDays = 14

// markTwins finds the new orders that say what another order of the channel says under another number, of the book or
// further up in the file. Cancelled ones are none: they are often placed again.
func (r *Review) markTwins(tx *store.Tx, p *plan) error {
	if r.result.Own {
		return nil
	}
	known, err := p.ordersOfCustomers(tx)
	if err != nil {
		return err
	}
	earlier := map[string][]*orderPlan{}
	for i := range p.orders {
		o := &p.orders[i]
		key, ok := o.twinKey()
		if !ok {
			continue
		}
		for _, k := range known[key] {
			if near(k.Date, o.file.OrderDate) && k.goods == goods(o.file.Lines) {
				r.Items[i].Twin = k.Number
			}
		}
		for _, e := range earlier[key] {
			if r.Items[i].Twin == "" && near(e.file.OrderDate, o.file.OrderDate) && goods(e.file.Lines) == goods(o.file.Lines) {
				r.Items[i].Twin = e.file.Number
			}
		}
		earlier[key] = append(earlier[key], o)
	}
	return nil
}

// twinKey is what an order shares with its twin; ok is false of orders that are not looked at.
func (p *orderPlan) twinKey() (key string, ok bool) {
	o := &p.file.Order
	if p.outcome() != New || o.State == data.OrderCancelled || o.OrderDate == "" || len(p.file.Lines) == 0 {
		return "", false
	}
	ident := customerIdent(o)
	return twinKey(ident, o.Currency, o.Total), ident != ""
}

func twinKey(ident, currency string, total int64) string {
	return fmt.Sprintf("%s|%s|%d", ident, currency, total)
}

// customerOrder is an order of the book, and what was bought by it.
type customerOrder struct {
	store.CustomerOrder
	goods string
}

// ordersOfCustomers finds the orders of the channel whose customers order again, by what twins share.
func (p *plan) ordersOfCustomers(tx *store.Tx) (map[string][]customerOrder, error) {
	asked := map[string]bool{}
	idents := map[string]bool{}
	for i := range p.orders {
		if key, ok := p.orders[i].twinKey(); ok && p.holder.ID != 0 {
			asked[key] = true
			idents[customerIdent(&p.orders[i].file.Order)] = true
		}
	}
	if len(idents) == 0 {
		return nil, nil
	}
	found, err := tx.CustomerOrders(p.holder.ID, keysOf(idents))
	if err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(o store.CustomerOrder) bool { return !asked[twinKey(o.Ident, o.Currency, o.Total)] })
	lines, err := tx.LinesOf(idsOf(found, func(o store.CustomerOrder) int64 { return o.ID }))
	known := map[string][]customerOrder{}
	for _, o := range found {
		key := twinKey(o.Ident, o.Currency, o.Total)
		known[key] = append(known[key], customerOrder{o, goods(lines[o.ID])})
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

// LeaveTwins decides not to take in any order that is suspected to be in the book, or in the file, under another number.
func (r *Review) LeaveTwins() {
	for i := range r.Items {
		r.Items[i].Leave = r.Items[i].Leave || r.Items[i].Twin != ""
	}
}

// Decided says what taking the file in will do by the decisions made so far: its counts, and its problems with those of
// the orders that are left out.
func (r *Review) Decided() (data.Counts, []data.Problem) {
	c, problems := r.Counts, r.Problems
	if r.Replace {
		c = r.replaced
	}
	for i, item := range r.Items {
		if !item.Leave || i >= len(r.result.Orders) {
			continue
		}
		rows := len(r.result.Orders[i].Rows)
		c.New, c.Skipped, c.Records = c.New-rows, c.Skipped+rows, c.Records-1
		problems = append(problems[:len(problems):len(problems)], data.Problem{
			Sheet: r.Sheet, Row: item.Row, Value: item.Subject, Reason: leftReason(item.Twin),
		})
	}
	return c, problems
}

func leftReason(twin string) string {
	if twin == "" {
		return "left out on request"
	}
	return "left out: the same customer, goods and amount as order " + twin
}
