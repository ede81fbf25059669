package data

// The exported lists hold all that it takes to make the same records again in another book. A record of several rows
// has on its first row what is its own, so that sums in a spreadsheet stay right; what names it stands on each.

// ExportedOrder is a row of the exported list of orders: one for each line of an order, or one for an order without lines.
type ExportedOrder struct {
	OrderRow
	Line    LineRow
	HasLine bool
	First   bool // of its order
}

// ExportedOrderColumns are the columns of the exported list of orders.
func ExportedOrderColumns() []Column[ExportedOrder] {
	first := func(r ExportedOrder) bool { return r.First }
	columns := within(OrderColumns(), func(r *ExportedOrder) *OrderRow { return &r.OrderRow }, first)
	for i, c := range OrderColumns() {
		switch c.ID {
		case "number", "channel", "currency":
			of := c.Of
			columns[i].Of = func(r ExportedOrder) Value { return of(r.OrderRow) }
		}
	}
	of := func(r *ExportedOrder) *ExportedOrder { return r }
	columns = append(columns, within([]Column[ExportedOrder]{
		textFact("buyer", 20, func(r *ExportedOrder) *string { return &r.BuyerName }),
		textFact("customer_key", 24, func(r *ExportedOrder) *string { return &r.CustomerIdent }),
	}, of, first)...)
	line := func(r ExportedOrder) bool { return r.HasLine }
	columns = append(columns, without(within(LineColumns(), func(r *ExportedOrder) *LineRow { return &r.Line }, line), "order_number", "currency")...)
	return append(columns, within([]Column[ExportedOrder]{
		flagFact("check_sku", func(r *ExportedOrder) *bool { return &r.Line.Check.SKU }),
		flagFact("check_name", func(r *ExportedOrder) *bool { return &r.Line.Check.Name }),
		flagFact("check_specification", func(r *ExportedOrder) *bool { return &r.Line.Check.Specification }),
		textFact("line_key", 24, func(r *ExportedOrder) *string { return &r.Line.Ident }),
	}, of, line)...)
}

// ExportedParcel is a row of the exported list of parcels.
type ExportedParcel struct {
	ParcelRow
	Channel string // of its order
}

// ExportedParcelColumns are the columns of the exported list of parcels.
func ExportedParcelColumns() []Column[ExportedParcel] {
	always := func(ExportedParcel) bool { return true }
	return append(within(ParcelColumns(), func(r *ExportedParcel) *ParcelRow { return &r.ParcelRow }, always),
		fixed(textFact("channel", 14, func(r *ExportedParcel) *string { return &r.Channel }))...)
}

// ExportedCustomer is a row of the exported list of customers: one for each document of a customer, or one for a
// customer without documents.
type ExportedCustomer struct {
	CustomerRow
	Currency    string // of the credit limit
	Document    Document
	HasDocument bool
	First       bool // of its customer
}

// ExportedCustomerColumns are the columns of the exported list of customers; currency is the book's.
func ExportedCustomerColumns(currency string) []Column[ExportedCustomer] {
	first := func(r ExportedCustomer) bool { return r.First }
	columns := within(CustomerColumns(currency), func(r *ExportedCustomer) *CustomerRow { return &r.CustomerRow }, first)
	kind := wordFact("document_kind", "document", 18, "", DocumentKinds(), func(r *ExportedCustomer) *DocumentKind { return &r.Document.Kind })
	put := kind.Put
	kind.Put = func(r *ExportedCustomer, v Value) error {
		r.HasDocument = !v.Empty
		return put(r, v)
	}
	return append(columns, fixed(
		textFact("currency", 8, func(r *ExportedCustomer) *string { return &r.Currency }),
		kind,
		textFact("document_number", 24, func(r *ExportedCustomer) *string { return &r.Document.Number }),
		dateFact("document_expiry", func(r *ExportedCustomer) *Date { return &r.Document.Expiry }),
		textFact("document_note", 30, func(r *ExportedCustomer) *string { return &r.Document.Note }),
		textFact("customer_key", 24, func(r *ExportedCustomer) *string { return &r.Ident }),
	)...)
}

// without leaves columns out.
func without[T any](columns []Column[T], ids ...string) []Column[T] {
	var left []Column[T]
	for _, c := range columns {
		named := false
		for _, id := range ids {
			named = named || c.ID == id
		}
		if !named {
			left = append(left, c)
		}
	}
	return left
}
