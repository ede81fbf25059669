package book

import (
	"context"

	"parcelbook/data"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// Identified is what came of saying which order a statement line is about.
type Identified struct {
	OrderID int64
	Number  string
	Code    string // by which the order is known from now on, "" where that was known or the line names none
	Matched int    // statement lines that are tied now, this one too
}

// Identify says which order a statement line is about. Where the line names an order by a code that the book does not
// know, that is an alias of the order from now on: whatever else names it matches too. Else the line alone is tied.
func (b *Book) Identify(ctx context.Context, lineID, orderID int64) (Identified, error) {
	var done Identified
	err := b.change(ctx, func(o *op) error {
		order, err := o.liveOrder(orderID)
		if err != nil {
			return err
		}
		line, err := o.StatementLine(lineID)
		if err != nil {
			return err
		}
		done = Identified{OrderID: orderID, Number: order.Number}
		key := data.RefKey(line.OrderNumber)
		known, err := o.OrdersMeantBy([]string{key})
		if err != nil {
			return err
		}
		if key != "" && len(known) == 0 {
			a := data.NewAlias(order.ChannelID, order.Number, line.OrderNumber)
			if err := o.addAlias(a, orderID); err != nil {
				return err
			}
			done.Code = a.Code
			if done.Matched, err = o.tieCode(key); err != nil {
				return err
			}
			if line, err = o.StatementLine(lineID); err != nil || line.OrderID == orderID {
				return err
			}
		}
		done.Matched++
		return o.tieByHand(line, orderID)
	})
	return done, err
}

// tieCode ties the lines that matched nothing so far and that name an order by the code, and says how many.
func (o *op) tieCode(key string) (int, error) {
	keys := store.LooseKeys{Numbers: []string{key}}
	before, err := o.LooseLines(keys)
	if err != nil {
		return 0, err
	}
	if err := o.tieAll(before); err != nil {
		return 0, err
	}
	after, err := o.LooseLines(keys)
	return len(before) - len(after), err
}

// tieByHand ties a line to an order because the user says so; order 0 unties it.
func (o *op) tieByHand(line data.StatementLine, orderID int64) error {
	s, err := o.Statement(line.StatementID)
	if err != nil {
		return err
	}
	holder, err := o.Holder(s.HolderID)
	if err != nil {
		return err
	}
	if err := o.record("tie", "statement line", line.ID, line.OrderID, orderID); err != nil {
		return err
	}
	o.statements[s.ID] = true
	if orderID == 0 {
		o.touch(line.OrderID)
		return o.SetLineMatch(line.ID, 0, 0)
	}
	return o.tie(line, holder, settle.Matched{OrderID: orderID})
}
