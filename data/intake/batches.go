package intake

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// Unread are the rows of a file of orders, grouped by order, from which the orders can be read as often as need be.
type Unread struct {
	reader *reader
	rows   []row
	groups []group
	told   bool     // what is wrong with them is in the result
	phones []string // of the orders as they are read, in one form, which takes long to find; nil: not known yet
}

// OrderCount is how many orders EachOrders gives, those that cannot be read among them.
func (r *Result) OrderCount() int {
	if r.Unread == nil {
		return len(r.Orders)
	}
	return len(r.Unread.groups)
}

// EachOrders calls fn with the orders of the file, some at a time, and reads the next ones meanwhile. They last until fn
// returns. Of a file read with Request.Batches each call reads them anew, so that they need not all be in memory; the first
// one completes Quarantine, Problems, Questions, Refused and Skipped. It ends with the error of fn or of ctx.
func (r *Result) EachOrders(ctx context.Context, size int, fn func([]Order) error) error {
	if r.Unread == nil {
		for some := range slices.Chunk(r.Orders, size) {
			if err := fn(some); err != nil {
				return err
			}
		}
		return ctx.Err()
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	batches := make(chan []Order)
	var failed any
	var found *Result
	go func() {
		defer close(batches)
		defer func() { failed = recover() }()
		found = r.Unread.read(ctx, size, batches)
	}()
	for some := range batches {
		if err := fn(some); err != nil {
			stop()
			for range batches { // until the reader has stopped
			}
			return err
		}
	}
	if failed != nil {
		panic(fmt.Sprintf("reading orders: %v", failed))
	}
	if found != nil && !r.Unread.told {
		*r.Unread.reader.result, r.Unread.told = *found, true
	}
	return ctx.Err()
}

// read sends the orders on in batches, and gives what it found out besides; nil where ctx did not last.
func (u *Unread) read(ctx context.Context, size int, batches chan<- []Order) *Result {
	// What is found out is kept only of a reading that came to its end: one that was given up begins anew.
	r, found := *u.reader, *u.reader.result
	r.ctx, r.result = ctx, &found
	r.told, r.asked = maps.Clone(r.told), maps.Clone(r.asked)
	phones := make([]string, 0, len(u.groups))
	var spare []Order // of which the receiver is done when it takes the next ones
	send := func(least int) bool {
		some := r.result.Orders
		if len(some) < least {
			return true
		}
		r.result.Orders, spare = spare[:0], some
		if u.phones == nil {
			r.readPhones(some)
		}
		for i := range some {
			if u.phones != nil {
				some[i].Phone = u.phones[len(phones)]
			}
			phones = append(phones, some[i].Phone)
		}
		select {
		case batches <- some:
			return true
		case <-ctx.Done():
			return false
		}
	}
	for i := range u.groups {
		r.readOrder(u.rows, &u.groups[i])
		if !send(size) {
			return nil
		}
	}
	if !send(1) || ctx.Err() != nil {
		return nil
	}
	r.tellTotals()
	found.Orders, u.phones = nil, phones
	return &found
}
