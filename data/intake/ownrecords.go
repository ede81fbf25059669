package intake

import (
	"cmp"
	"strconv"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
)

// Customer is a candidate customer of the book's own list. Ident is "" where the row has none.
type Customer struct {
	data.Customer
	Currency string // of the credit limit
	Rows     []data.SourceRow
}

// ListedParcel is a candidate parcel of the book's own list.
type ListedParcel struct {
	data.Parcel
	Channel, OrderNumber, Carrier, Currency string
	Row                                     data.SourceRow
}

// Payment is a row of the book's own list of payments.
type Payment struct {
	data.ExportedPayment
	Row data.SourceRow
}

// Holder is a candidate channel, carrier or card processor of the book's own list.
type Holder struct {
	data.Holder
	Processor string // name of who settles a channel's card orders
	Row       data.SourceRow
}

func readOwnOrders(r *reader, rows []ownRow[data.ExportedOrder]) {
	key := func(o *data.ExportedOrder) string {
		if data.RefKey(o.Number) == "" {
			return ""
		}
		return strings.ToLower(o.Channel) + "\x1f" + data.RefKey(o.Number)
	}
	for _, g := range groupOwn(r, rows, key) {
		first := g.first()
		o := Order{Order: first.Order, Channel: first.Channel, Customer: first.CustomerIdent, Whole: true, Rows: g.sources(r), Codes: strings.Fields(first.Codes)}
		r.ordinals = emptied(r.ordinals)
		for _, row := range g.rows {
			if line, there := r.ownLine(row.is.Line.Line); there {
				o.Lines = append(o.Lines, line)
			}
		}
		r.row, r.problems = g.rows[0].row, g.problems
		if o.Channel == "" {
			r.failRow("no channel")
		}
		checked := o.Order
		checked.ChannelID = 1 // which it is, the book will say
		r.failInvalid(checked.Validate())
		if len(r.problems) > 0 {
			r.refuse(o.Number, o.Rows, r.problems)
			continue
		}
		r.result.Orders = append(r.result.Orders, o)
	}
}

// ownLine is the line of an order's row, if it has one. One that was added to the list has no key yet.
func (r *reader) ownLine(line data.Line) (data.Line, bool) {
	if line == (data.Line{}) {
		return line, false
	}
	if line.Ident == "" {
		line.Ident = r.ordinal(fingerprint(line.SKU, line.Title, line.Specification, strconv.FormatInt(line.UnitPrice, 10)))
	}
	return line, true
}

// failInvalid notes what the record itself says is wrong with it, unless a cell tells already.
func (r *reader) failInvalid(err error) {
	if err != nil && len(r.problems) == 0 {
		r.failRow(say.Join("%s; %s", say.Each(err)...))
	}
}

func readOwnCustomers(r *reader, rows []ownRow[data.ExportedCustomer]) {
	for _, g := range groupOwn(r, rows, func(c *data.ExportedCustomer) string { return c.Ident }) {
		first := g.first()
		c := Customer{Customer: first.Customer, Currency: first.Currency, Rows: g.sources(r)}
		for _, row := range g.rows {
			if row.is.HasDocument {
				c.Documents = append(c.Documents, row.is.Document)
			}
		}
		r.row, r.problems = g.rows[0].row, g.problems
		c.Verification = cmp.Or(c.Verification, data.Unverified)
		r.failInvalid(c.Validate())
		if len(r.problems) > 0 {
			r.refuse(c.Name, c.Rows, r.problems)
			continue
		}
		r.result.Customers = append(r.result.Customers, c)
	}
}

func readOwnParcels(r *reader, rows []ownRow[data.ExportedParcel]) {
	for _, row := range rows {
		p := ListedParcel{
			Parcel: row.is.Parcel, Channel: row.is.Channel, OrderNumber: row.is.OrderNumber, Carrier: row.is.Carrier, Currency: row.is.Currency,
			Row: r.table.source(row.row),
		}
		r.row, r.problems = row.row, row.problems
		checked := p.Parcel
		checked.OrderID = 1 // which it is, the book will say
		r.failInvalid(checked.Validate())
		if len(r.problems) > 0 {
			r.refuse(cmp.Or(p.Waybill, p.OrderNumber), []data.SourceRow{p.Row}, r.problems)
			continue
		}
		r.result.Parcels = append(r.result.Parcels, p)
	}
}

// readOwnPayments keeps the rows of a statement together: where one cannot be read, its statement is refused.
func readOwnPayments(r *reader, rows []ownRow[data.ExportedPayment]) {
	broken := map[int]int{} // statements, and the row that cannot be read
	for _, row := range rows {
		if len(row.problems) > 0 && row.is.Statement != 0 {
			broken[row.is.Statement] = row.row.number
		}
	}
	for _, row := range rows {
		p := Payment{ExportedPayment: row.is, Row: r.table.source(row.row)}
		r.row, r.problems = row.row, row.problems
		if p.Record == data.PaymentLine && p.Line.Ident == "" {
			p.Line.Note = p.Note
			p.Line.Ident = r.ordinal(lineIdent(p.Line, p.Currency))
		}
		switch {
		case len(r.problems) > 0:
		case broken[p.Statement] != 0:
			r.failRow("another row of the same statement cannot be read")
		case p.Record == "":
			r.failRow("it does not say what it is: a line, deposit, entry, dispute or chargeback")
		}
		if len(r.problems) > 0 {
			r.refuse(cmp.Or(p.Line.Waybill, p.Line.OrderNumber, p.Order, p.Reference), []data.SourceRow{p.Row}, r.problems)
			continue
		}
		r.result.Payments = append(r.result.Payments, p)
	}
}

func readOwnHolders(r *reader, rows []ownRow[data.ExportedHolder]) {
	for _, row := range rows {
		h := Holder{Holder: row.is.Holder, Processor: row.is.Processor, Row: r.table.source(row.row)}
		r.row, r.problems = row.row, row.problems
		r.failInvalid(h.Validate())
		if len(r.problems) > 0 {
			r.refuse(h.Name, []data.SourceRow{h.Row}, r.problems)
			continue
		}
		r.result.Holders = append(r.result.Holders, h)
	}
}
