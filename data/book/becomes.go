package book

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/money"
)

// Field is a field of a record, by the name that columns of files are mapped to, of a fee that of its kind, with what the
// file gives for it.
type Field struct{ Name, Text string }

// addFields says of the first records of a preview, which are those of the plan, all that each becomes.
func (p *plan) addFields(items []ReviewItem) {
	for i := range p.lines {
		items[i].Fields = lineBecomes(&p.lines[i].line)
	}
	for i := range p.deliveries {
		items[len(p.lines)+i].Fields = deliveryBecomes(&p.deliveries[i].told)
	}
}

// orderBecomes lists what an order of a file holds.
func orderBecomes(o *intake.Order) []Field {
	var fields []Field
	empty := data.Order{Currency: o.Currency}
	for _, f := range orderFields() {
		if text := f.text(&o.Order); text != "" && (f.name == "currency" || text != f.text(&empty)) {
			fields = append(fields, Field{f.name, text})
		}
	}
	if len(o.Lines) > 0 {
		fields = append(fields, Field{"lines", linesText(o.Order, o.Lines)})
	}
	for _, p := range o.Parcels {
		said := []string{p.Carrier, p.Waybill, string(p.State), string(p.SentDate), string(p.DeliveredDate)}
		fields = append(fields, Field{parcelField, strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), " · ")})
	}
	return fields
}

// lineBecomes lists what a line of a statement holds.
func lineBecomes(l *intake.Line) []Field {
	amount := func(minor int64) string {
		if minor == 0 {
			return ""
		}
		return money.New(minor, l.Currency).Plain()
	}
	fields := []Field{
		{"waybill", l.Waybill},
		{"order_number", l.OrderNumber},
		{"entry_type", string(l.EntryType)},
		{"currency", l.Currency},
		{"collected", amount(l.Collected)},
	}
	for _, fee := range l.Fees {
		name, text := "fee", amount(fee.Amount)
		switch fee.Kind {
		case data.FeeCOD:
			name = "cod_fee"
		case data.FeePayout:
			name = "payout_fee"
		default: // the header of its column
			text = strings.TrimSpace(fee.Kind + " " + text)
		}
		fields = append(fields, Field{name, text})
	}
	return given(append(fields, Field{"freight", amount(l.Freight)}, Field{"net", amount(l.Net)},
		Field{"delivered_date", string(l.DeliveredDate)}, Field{"paid_date", string(l.PaidDate)},
		Field{"status", cmp.Or(l.FileState, string(l.State))}, Field{"reference", l.Reference}, Field{"recipient_name", l.Recipient}, Field{"note", l.Note}))
}

// deliveryBecomes lists what a delivery result holds.
func deliveryBecomes(d *intake.Delivery) []Field {
	collected := ""
	if d.Collected >= 0 {
		collected = money.New(d.Collected, d.Currency).String()
	}
	return given([]Field{
		{"waybill", d.Waybill},
		{"order_number", d.OrderNumber},
		{"carrier", d.Carrier},
		{"state", string(d.State)},
		{"status", d.FileState},
		{"delivered_date", string(d.Date)},
		{"collected", collected},
		{"note", d.Note},
	})
}

// given leaves out the fields of which the file says nothing.
func given(fields []Field) []Field {
	return slices.DeleteFunc(fields, func(f Field) bool { return f.Text == "" })
}
