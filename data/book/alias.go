package book

import (
	"context"
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// ErrCodeTaken is met when a code stands for another order of the channel already.
var ErrCodeTaken = say.Text("a code stands for one order of a channel only")

// Aliases lists the further codes by which an order is known, in the order in which they were tied.
func (b *Book) Aliases(ctx context.Context, orderID int64) ([]data.Alias, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.Alias, error) {
		order, err := tx.Order(orderID)
		if err != nil {
			return nil, err
		}
		return tx.OrderAliases(order)
	})
}

// OrdersKnownAs finds the orders, of any channel, that are known by a code: their number or an alias.
func (b *Book) OrdersKnownAs(ctx context.Context, code string) ([]data.OrderRow, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.OrderRow, error) {
		found, err := tx.OrdersKnownAs([]string{data.RefKey(code)})
		if err != nil {
			return nil, err
		}
		return tx.OrderRows(data.OrderFilter{IDs: idsOf(found[data.RefKey(code)], func(o data.Order) int64 { return o.ID })})
	})
}

// SaveAlias ties a further code to an order: statements, deliveries and order files that name the code speak of the order
// from now on, and so do the statement lines that matched nothing so far. It gives how many of these match now, and
// ErrCodeTaken, saying whose it is, where the code is another order's of the channel. A code that is tied already stays.
func (b *Book) SaveAlias(ctx context.Context, orderID int64, code string) (matched int, err error) {
	err = b.change(ctx, func(o *op) error {
		order, err := o.liveOrder(orderID)
		if err != nil {
			return err
		}
		a := data.NewAlias(order.ChannelID, order.Number, code)
		if err := a.Validate(); err != nil {
			return err
		}
		if err := o.addAlias(a, orderID); err != nil {
			return err
		}
		matched, err = o.tieCode(data.RefKey(code))
		return err
	})
	return matched, err
}

// DeleteAlias frees a code of an order. Statement lines that matched the order by it alone match nothing again; it gives
// how many.
func (b *Book) DeleteAlias(ctx context.Context, orderID int64, code string) (loose int, err error) {
	err = b.change(ctx, func(o *op) error {
		order, err := o.liveOrder(orderID)
		if err != nil {
			return err
		}
		theirs, err := o.OrderAliases(order)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(theirs, func(a data.Alias) bool { return data.RefKey(a.Code) == data.RefKey(code) })
		if at < 0 {
			return say.Errorf("%s is no further code of order %s: %w; look at the codes that it has", code, order.Number, ErrNotFound)
		}
		if err := o.record("delete", "alias", orderID, theirs[at], nil); err != nil {
			return err
		}
		if err := o.dropAlias(theirs[at]); err != nil {
			return err
		}
		if err := o.tieAgain(); err != nil {
			return err
		}
		lines, err := o.freedLines()
		if err != nil {
			return err
		}
		loose = len(lines)
		return o.withdrawOrphans()
	})
	return loose, err
}

func (o *op) liveOrder(id int64) (data.Order, error) {
	order, err := o.Order(id)
	if err == nil && order.Withdrawn {
		err = say.Errorf("order %s was taken out of the book: %w; take its file in again first", order.Number, ErrNotFound)
	}
	return order, err
}

// addAlias writes an alias, unless it is there, and tells of it in the trail.
func (o *op) addAlias(a data.Alias, orderID int64) error {
	was, err := freeCode(o.Tx, a)
	if err != nil || data.RefKey(was.Number) == data.RefKey(a.Number) {
		return err
	}
	if was.ID != 0 {
		if err := o.record("delete", "alias", 0, was, nil); err != nil {
			return err
		}
		if err := o.Tx.DeleteAlias(was.ID); err != nil {
			return err
		}
	}
	if a.ID, err = o.SaveAlias(a); err != nil {
		return err
	}
	o.touch(orderID) // it is searched for too
	return o.record("create", "alias", orderID, nil, a)
}

// freeCode gives the alias that has the code of a now, if any: a itself, or one of an order that is not in the book, which
// gives way. ErrCodeTaken where the code stands for another order.
func freeCode(tx *store.Tx, a data.Alias) (data.Alias, error) {
	is, live, err := aliasWith(tx, a.ChannelID, a.Code)
	if err != nil || is.ID != 0 && data.RefKey(is.Number) == data.RefKey(a.Number) {
		return is, err
	}
	if live {
		return is, takenCode(tx, a, "%s is another code of order %s of channel %s: %w; free it there first, or choose another", is.Number)
	}
	order, there, err := numbered(tx, a.ChannelID, a.Code)
	if there {
		err = takenCode(tx, a, "%s is the number of order %s of channel %s: %w; choose another code", order.Number)
	}
	return is, err
}

// aliasWith finds the alias of a channel that has a code; its ID is 0 where none does. live says whether its order is in
// the book.
func aliasWith(tx *store.Tx, channelID int64, code string) (is data.Alias, live bool, err error) {
	found, err := tx.AliasesAmong(channelID, []string{data.RefKey(code)})
	for _, a := range found {
		if data.RefKey(a.Code) == data.RefKey(code) {
			_, live, err = numbered(tx, channelID, a.Number)
			return a, live, err
		}
	}
	return is, false, err
}

// numbered finds the order of a channel by its own number.
func numbered(tx *store.Tx, channelID int64, number string) (order data.Order, there bool, err error) {
	orders, err := tx.OrdersByKeys([]string{data.RefKey(number)})
	at := slices.IndexFunc(orders, func(o data.Order) bool { return o.ChannelID == channelID })
	if at < 0 {
		return order, false, err
	}
	return orders[at], true, err
}

// takenCode says by a pattern for whom the code of a stands already.
func takenCode(tx *store.Tx, a data.Alias, pattern say.Text, number string) error {
	channel, err := tx.Holder(a.ChannelID)
	if err != nil {
		return err
	}
	return say.Errorf(pattern, a.Code, number, channel.Name, ErrCodeTaken)
}

// addSame ties the numbers of the orders of a file that the user says are others.
func (o *op) addSame(channel data.Holder, same map[string]string) error {
	for _, code := range slices.Sorted(maps.Keys(same)) {
		a := data.NewAlias(channel.ID, same[code], code)
		if err := a.Validate(); err != nil {
			return err
		}
		order, _, err := numbered(o.Tx, channel.ID, a.Number) // not there: it comes with the file
		if err != nil {
			return err
		}
		if err := o.addAlias(a, order.ID); err != nil {
			return err
		}
	}
	return nil
}

// checkSame says of the orders that the user takes for others what cannot be so.
func checkSame(tx *store.Tx, channel data.Holder, same map[string]string) error {
	numbers := map[string]bool{}
	for code := range same {
		numbers[data.RefKey(code)] = true
	}
	for _, code := range slices.Sorted(maps.Keys(same)) {
		a := data.NewAlias(channel.ID, same[code], code)
		if err := a.Validate(); err != nil {
			return err
		}
		if numbers[data.RefKey(a.Number)] {
			return say.Errorf("order %s is said to be order %s, and that one to be another: say of both which one they are", code, a.Number)
		}
		if channel.ID == 0 {
			continue
		}
		if _, err := freeCode(tx, a); err != nil {
			return err
		}
	}
	return nil
}

// numberOrder makes room for the number of an order edited by hand: its aliases go along with it, and the number is no
// other order's alias.
func (o *op) numberOrder(before, order data.Order) error {
	if before.ChannelID == order.ChannelID && data.RefKey(before.Number) == data.RefKey(order.Number) {
		return nil
	}
	var theirs []data.Alias
	if before.ID != 0 {
		var err error
		if theirs, err = o.OrderAliases(before); err != nil {
			return err
		}
	}
	for _, a := range theirs { // out of the way
		if err := o.Tx.DeleteAlias(a.ID); err != nil {
			return err
		}
	}
	is, live, err := aliasWith(o.Tx, order.ChannelID, order.Number)
	switch {
	case err != nil:
		return err
	case live:
		return takenCode(o.Tx, is, "%s is another code of order %s of channel %s: %w; free it there first, or choose another", is.Number)
	case is.ID != 0:
		if err := o.Tx.DeleteAlias(is.ID); err != nil {
			return err
		}
	}
	for _, was := range theirs {
		a := data.NewAlias(order.ChannelID, order.Number, was.Code)
		if data.RefKey(a.Code) == data.RefKey(a.Number) {
			continue // it is the number now
		}
		if err := o.addAlias(a, order.ID); err != nil {
			return err
		}
	}
	return nil
}
