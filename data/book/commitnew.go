package book

import (
	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// newcomers writes the orders of a file that the book does not have, a batch at a time and together with their money:
// all that follows from them is known without asking the book again.
type newcomers struct {
	*op
	before    *store.Tx // the book as it was, to be asked while the op writes
	channel   data.Holder
	channels  map[string]int64 // that a list of the book's own names
	carriers  map[string]int64
	customers map[string]int64 // by ident
	holders   map[int64]data.Holder
	codes     []data.Alias   // that a list brings
	free      *store.FreeIDs // nil: to be asked for
	batch     store.NewOrders
}

// take writes a batch of new orders.
func (n *newcomers) take(plans []*orderPlan) error {
	if len(plans) == 0 {
		return nil
	}
	for _, p := range plans {
		if p.file.Method == "" && !p.file.Whole {
			p.setMethod(n.channel.Method)
		}
	}
	if err := n.meetHolders(plans); err != nil {
		return err
	}
	if err := n.meetCustomers(plans); err != nil {
		return err
	}
	if n.free == nil {
		free, err := n.FreeIDs()
		if err != nil {
			return err
		}
		n.free = &free
	}
	n.batch = store.NewOrders{Customers: n.batch.Customers[:0], Orders: n.batch.Orders[:0]}
	for _, p := range plans {
		if err := n.add(p, n.free); err != nil {
			return say.Errorf("order %s: %w", p.file.Number, err)
		}
	}
	return n.InsertNewOrders(n.batch)
}

// meetHolders finds or makes the channels that the orders name, and the carriers that their parcels do.
func (n *newcomers) meetHolders(plans []*orderPlan) error {
	known := n.holders != nil
	meet := func(kind data.HolderKind, name string, ids map[string]int64) error {
		id, err := n.holderID(kind, name, ids)
		_, met := n.holders[id]
		known = known && (met || id == 0)
		return err
	}
	for _, p := range plans {
		if p.file.Whole {
			if err := meet(data.KindChannel, p.file.Channel, n.channels); err != nil {
				return err
			}
		}
		for i := range p.parcels {
			if err := meet(data.KindCarrier, p.parcels[i].carrier, n.carriers); err != nil {
				return err
			}
		}
	}
	if known {
		return nil
	}
	var err error
	n.holders, err = holdersByID(n.Tx)
	return err
}

// meetCustomers finds those of the orders' customers that the book knows.
func (n *newcomers) meetCustomers(plans []*orderPlan) error {
	var idents []string
	for _, p := range plans {
		if ident := p.ident(&p.file.Order); ident != "" && n.customers[ident] == 0 {
			idents = append(idents, ident)
		}
	}
	found, err := n.before.CustomerIDs(idents)
	for ident, id := range found {
		n.customers[ident] = id
	}
	return err
}

// add takes an order into the batch with the next free ids.
func (n *newcomers) add(p *orderPlan, free *store.FreeIDs) error {
	rows, err := n.keepRows(p.file.Rows)
	if err != nil {
		return err
	}
	first := rows[0]
	o := p.file.Order
	o.ID, o.ChannelID, o.RowID, o.FactRowID = free.Order, n.channel.ID, first, first
	if p.file.Whole {
		o.ChannelID = n.channels[p.file.Channel]
	}
	free.Order++
	if ident := p.ident(&o); ident != "" {
		o.CustomerID = n.customers[ident]
		if o.CustomerID == 0 {
			c := newCustomer(ident, &o)
			c.ID = free.Customer
			free.Customer++
			n.customers[ident], o.CustomerID = c.ID, c.ID
			n.batch.Customers = append(n.batch.Customers, c)
		}
	}
	lines := p.linesFrom(o.ID, rows)
	for i := range lines {
		lines[i].ID = free.Line
		free.Line++
	}
	parcels := make([]data.Parcel, len(p.parcels))
	for i, plan := range p.parcels {
		parcel := plan.kept
		parcel.ID, parcel.OrderID, parcel.RowID, parcel.CarrierID = free.Parcel, o.ID, first, n.carriers[plan.carrier]
		if parcel.State != "" || parcel.DeliveredDate != "" {
			parcel.StateRowID = first
		}
		parcels[i] = parcel
		free.Parcel++
	}
	money := settle.MoneyOf(data.OrderFacts{Order: o, Parcels: parcels, Holders: n.holders, Start: n.book.settings.StartDate})
	for i := range money.Transfers {
		if err := n.sign(&money.Transfers[i]); err != nil {
			return err
		}
	}
	n.batch.Orders = append(n.batch.Orders, store.NewOrder{
		Order: o, Lines: lines, Parcels: parcels, Transfers: money.Transfers, Holdings: money.Holdings, Differs: money.Differs,
	})
	if len(p.numbered) > 0 {
		n.rivals[data.BaseKey(o.Number)] = true
	}
	if len(p.aliases) > 0 {
		n.touch(o.ID) // they are searched for too
	}
	if p.packedAlready() {
		return n.record("pack", "order", o.ID, nil, o)
	}
	return nil
}
