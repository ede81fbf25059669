package book

import (
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// listPlan is what taking in one of the book's own exported lists would do: one item for each record.
type listPlan interface {
	items() []ReviewItem
	rows(item int) []data.SourceRow
	take(o *op) error
}

// planList compares an exported list with the book; nil where the file is no such list, or the one of orders, which are
// planned as those of any file.
func planList(tx *store.Tx, r *intake.Result, currency string) (listPlan, error) {
	switch r.Kind {
	case intake.Customers:
		return planCustomers(tx, r.Customers, currency)
	case intake.Parcels:
		return planListed(tx, r.Parcels)
	case intake.Payments:
		return planPayments(tx, r.Payments)
	case intake.Carriers:
		return planHolders(tx, r.Holders)
	}
	return nil, nil
}

// planListed compares the orders of an exported list, which may be of several channels, with those of the book.
func (pl *orderPlanner) planListed(files []intake.Order) ([]orderPlan, error) {
	byChannel := map[string][]int{}
	for i := range files {
		name := strings.ToLower(files[i].Channel)
		byChannel[name] = append(byChannel[name], i)
	}
	plans := make([]orderPlan, len(files))
	for _, name := range keysOf(asSet(byChannel)) {
		places := byChannel[name]
		channel, err := findHolder(pl.Tx, data.KindChannel, files[places[0]].Channel)
		if err != nil && !isNotFound(err) {
			return nil, err
		}
		theirs := make([]intake.Order, len(places))
		for i, at := range places {
			theirs[i] = files[at]
		}
		found, err := pl.plan(channel, theirs)
		if err != nil {
			return nil, err
		}
		for i, at := range places {
			plans[at] = found[i]
		}
	}
	return plans, nil
}

// ident tells the order's customer from others.
func (p *orderPlan) ident(want *data.Order) string {
	if p.file.Whole {
		return p.file.Customer
	}
	return customerIdent(want)
}

// packedAlready says that the list brings an order that was checked or packed.
func (p *orderPlan) packedAlready() bool {
	return p.file.Packed != data.Unpacked || slices.ContainsFunc(p.file.Lines, func(l data.Line) bool { return l.Check != data.Check{} })
}

func asSet[K comparable, V any](m map[K]V) map[K]bool {
	set := make(map[K]bool, len(m))
	for k := range m {
		set[k] = true
	}
	return set
}

// refusedItems are the records of a list that the book cannot place, with the item's reason.
func refusedItems(l listPlan, file string) []data.Quarantined {
	var out []data.Quarantined
	for i, item := range l.items() {
		if item.Outcome != Refused {
			continue
		}
		rows := l.rows(i)
		out = append(out, data.Quarantined{
			File: file, Subject: item.Subject, Rows: rows, State: data.QuarantineOpen,
			Problems: []data.Problem{{Sheet: rows[0].Sheet, Row: rows[0].Row, Value: item.Subject, Reason: item.Reason}},
		})
	}
	return out
}

// orderIndex finds orders by their channel and a code that they are known by.
type orderIndex struct {
	orders  map[string][]data.Order // by number and alias
	parcels map[int64][]data.Parcel // by order
	names   map[int64]string        // of holders
}

// newOrderIndex reads the orders of the numbers, of all channels, with their parcels.
func newOrderIndex(tx *store.Tx, numbers map[string]bool) (orderIndex, error) {
	delete(numbers, "")
	var x orderIndex
	var err error
	if x.orders, err = tx.OrdersKnownAs(keysOf(numbers)); err != nil {
		return x, err
	}
	var ids []int64
	for _, known := range x.orders {
		ids = append(ids, idsOf(known, func(o data.Order) int64 { return o.ID })...)
	}
	parcels, err := tx.ParcelsOf(ids...)
	if err != nil {
		return x, err
	}
	x.parcels = group(parcels, func(p data.Parcel) int64 { return p.OrderID })
	x.names, err = holderNames(tx)
	return x, err
}

func (x orderIndex) find(channel, number string) (data.Order, bool) {
	for _, o := range x.orders[data.RefKey(number)] {
		if strings.EqualFold(x.names[o.ChannelID], channel) {
			return o, true
		}
	}
	return data.Order{}, false
}

// missing says that an order is not there.
func missingOrder(channel, number string) say.Text {
	named := func(name string, none say.Text) say.Text {
		if name == "" {
			return none
		}
		return say.Raw(name)
	}
	return say.Textf("the book has no order %s of the channel %s: take in its orders first", named(number, "without a number"), named(channel, "without a name"))
}
