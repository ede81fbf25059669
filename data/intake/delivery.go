package intake

import (
	"cmp"
	"context"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

// readDeliveries makes deliveries of the data rows.
func (r *reader) readDeliveries(rows []row) error {
	r.result.Deliveries = make([]Delivery, 0, len(rows))
	r.datesDelivered = r.onlyDeliveredDated(rows)
	for i := range rows {
		if i%1024 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		r.begin(&rows[i])
		delivery := r.readDelivery()
		if len(r.problems) > 0 {
			subject := cmp.Or(delivery.Waybill, delivery.OrderNumber, r.written(Waybill), r.written(OrderNumber))
			r.refuse(subject, []data.SourceRow{delivery.Row}, r.problems)
			continue
		}
		r.result.Deliveries = append(r.result.Deliveries, delivery)
	}
	return nil
}

func (r *reader) readDelivery() Delivery {
	d := Delivery{
		OrderNumber: r.ref(OrderNumber), Waybill: r.ref(Waybill), Date: r.date(DeliveredDate),
		FileState: r.text(Status), Note: r.text(Note), Carrier: r.text(CarrierName),
		Collected: -1, Row: r.table.source(r.row),
	}
	if d.OrderNumber == "" && d.Waybill == "" && len(r.problems) == 0 {
		r.failRow("neither a waybill nor an order number")
	}
	if sum, ok := r.amount(Collected); ok {
		d.Collected, d.Currency = sum, r.currency
		d.Assumed = r.byBook
		if sum < 0 {
			r.fail(r.given(Collected)[0], "what was collected cannot be below zero")
		}
	}
	columns := r.given(Status)
	switch {
	case len(columns) > 0:
		d.State = r.deliveryState(columns, d.Date)
	case d.Date != "":
		d.State = data.ParcelDelivered
	default:
		r.failRow("neither a state nor a date")
	}
	return d
}

// onlyDeliveredDated says whether a day tells that a parcel was delivered: its column is called that, and of the parcels whose state is known
// none that was not delivered has one, and some lack it.
func (r *reader) onlyDeliveredDated(rows []row) bool {
	sources := r.layout.sources[DeliveredDate]
	if len(sources) == 0 || !r.words.lexicon.mentions(r.header(sources[0][0]), "deliver") {
		return false
	}
	lack := 0
	for i := range rows {
		r.row = &rows[i]
		for _, column := range r.given(Status) {
			word, _ := r.findState(value.Clean(r.row.raw(column)))
			switch dated := r.given(DeliveredDate) != nil; {
			case word.Parcel == "" || word.Parcel == data.ParcelDelivered:
			case dated:
				return false
			default:
				lack++
			}
		}
	}
	return lack > 0
}

// deliveryState is what became of a parcel by its columns of states, of which all that are understood say the same, or by its day.
func (r *reader) deliveryState(columns []int, day data.Date) (state data.ParcelState) {
	for _, column := range columns {
		switch word, _ := r.findState(value.Clean(r.row.raw(column))); {
		case word.Parcel == "":
		case state == "":
			state = word.Parcel
		case word.Parcel != state:
			r.fail(column, "another column says otherwise of the parcel; say by a mapping which of them counts")
		}
	}
	if state == "" && day != "" && r.datesDelivered {
		r.tellOnce(columns[0], r.row.cell(columns[0]), "the status %q is not known: by its day the parcel was delivered, for those that were not have none")
		return data.ParcelDelivered
	}
	if state == "" {
		r.fail(columns[0], "this says nothing known about a parcel; use delivered, refused, returned, lost or sent")
		return state
	}
	for _, column := range columns {
		r.state(value.Clean(r.row.raw(column)), column) // which tells of words that are not known
	}
	return state
}

// ReadDeliveries takes in pasted text: one waybill a line, with state and date behind tabs where they differ
// from the ones given for all. Lines that cannot be read are among the problems, by their number.
func ReadDeliveries(text string, state data.ParcelState, date data.Date) ([]Delivery, []data.Problem) {
	lib, err := builtin()
	if err != nil {
		return nil, []data.Problem{{Reason: say.Of(err)}}
	}
	t := pasted(text)
	l := &layout{format: &Format{Kind: Delivered}, header: -1, columns: make([]Column, 3), item: -1, total: -1}
	for column, field := range []Field{Waybill, Status, DeliveredDate} {
		l.sources[field] = [][]int{{column}}
	}
	r := newReader(context.Background(), Request{}, t, l, lib.words)
	rows, _ := r.splitRows()
	if len(rows) > 0 && lib.headers[value.Normalise(rows[0].cell(0))] {
		rows = rows[1:]
	}
	if err := r.learn(rows); err != nil {
		return nil, []data.Problem{{Reason: say.Of(err)}}
	}
	for i := range rows {
		r.begin(&rows[i])
		if r.given(Status) == nil && !r.row.blank(0) {
			r.takeDefaults(state, date)
			continue
		}
		if d := r.readDelivery(); len(r.problems) == 0 {
			d.Date = cmp.Or(d.Date, date)
			r.result.Deliveries = append(r.result.Deliveries, d)
		}
		r.result.Problems = append(r.result.Problems, r.problems...)
	}
	return r.result.Deliveries, r.result.Problems
}

// takeDefaults makes a delivery of a row that says no state of its own.
func (r *reader) takeDefaults(state data.ParcelState, date data.Date) {
	d := Delivery{Waybill: r.ref(Waybill), State: state, Date: cmp.Or(r.date(DeliveredDate), date), Collected: -1, Row: r.table.source(r.row)}
	if len(r.problems) == 0 {
		r.result.Deliveries = append(r.result.Deliveries, d)
	}
	r.result.Problems = append(r.result.Problems, r.problems...)
}

// pasted is a table of pasted lines.
func pasted(text string) *table {
	t := &table{sheets: []string{""}, formats: []string{""}}
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimRight(line, "\r\n")
		cells := strings.Split(line, "\t")
		marks := make([]mark, len(cells))
		for i := range marks {
			marks[i].kind = sheet.Text
		}
		t.rows = append(t.rows, newRow(number, cells, marks))
	}
	return t
}
