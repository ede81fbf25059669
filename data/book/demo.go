package book

import (
	"bytes"
	"context"
	"encoding/csv"
	"math/rand/v2"
	"time"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
)

// demoDays is how long the made-up history is.
const demoDays = 365

// Demo fills a new book with a made-up but believable year of orders up to asOf. Everything a file would tell
// comes in as a file, through the same review and rules as a seller's own; the rest is done as by hand. The same
// seed and day give the same records.
func Demo(ctx context.Context, b *Book, orders int, seed int64, asOf data.Date) error {
	if orders < 1 {
		return say.Text("a made-up year needs at least one order")
	}
	if asOf == "" {
		return say.Text("a made-up year needs a day to end on")
	}
	then := *b
	then.now = func() time.Time { return asOf.Time().Add(12 * time.Hour) } // not a word of the real today
	d := &demo{ctx: ctx, book: &then, asOf: asOf, dice: newDice(seed)}
	for _, step := range []func() error{
		d.makeHolders,
		func() error { return d.rollOrders(orders) },
		d.takeOrderFiles, d.takeDeliverySheets, d.takeLedgers, d.takeRemittances,
		d.enterPayouts, d.enterDeposits, d.enterFreight, d.enterDisputes, d.verifyCustomers, d.packGoods, d.followUp,
	} {
		if err := step(); err != nil {
			return say.Errorf("making the year up: %w", err)
		}
	}
	return nil
}

// demo is a year in the making.
type demo struct {
	ctx  context.Context
	book *Book
	asOf data.Date
	dice

	marketplace, shop, processor data.Holder
	carriers                     []data.Holder // as demoCarriers
	orders                       []demoOrder   // in the order of their dates
}

// month is one month of the history: its first and last day.
type month struct{ first, last data.Date }

// months are those of the history, the oldest first.
func (d *demo) months() []month {
	var all []month
	for first := d.asOf.AddDays(1 - demoDays); first <= d.asOf; {
		t := first.Time()
		next := data.NewDate(t.Year(), t.Month()+1, 1)
		all = append(all, month{first, min(next.AddDays(-1), d.asOf)})
		first = next
	}
	return all
}

func (m month) has(day data.Date) bool { return day >= m.first && day <= m.last }

// take takes rows in as a file of comma-separated text, the header among them.
func (d *demo) take(name string, as intake.Kind, holder string, rows [][]string) error {
	if len(rows) < 2 {
		return nil
	}
	var file bytes.Buffer
	if err := csv.NewWriter(&file).WriteAll(rows); err != nil {
		return err
	}
	review, err := d.book.Review(d.ctx, Request{Name: name, Bytes: file.Bytes(), As: as, Holder: holder})
	if err != nil {
		return err
	}
	if len(review.Problems) > 0 {
		return say.Errorf("%s: %s", name, review.Problems[0].Reason)
	}
	_, err = d.book.commit(d.ctx, review) // no backup: there is nothing yet to go back to
	return err
}

// dice are chances that come out the same for the same seed.
type dice struct{ *rand.Rand }

func newDice(seed int64) dice {
	return dice{rand.New(rand.NewPCG(uint64(seed), 0x70617263656c))} // #nosec G115 G404 -- any bits do; what is made up must come out the same
}

// chance is true so many times in a thousand.
func (d dice) chance(perMille int) bool { return d.IntN(1000) < perMille }

// between is a number from low to high, both included.
func (d dice) between(low, high int) int { return low + d.IntN(high-low+1) }

func pick[T any](d dice, from []T) T { return from[d.IntN(len(from))] }
