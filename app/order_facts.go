package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
)

// orderFacts is the first tab of an order: the fields that can be edited.
type orderFacts struct {
	object fyne.CanvasObject

	number, currency                     *textEntry
	buyer, recipient, phone, email       *textEntry
	country, region, city, address, post *textEntry
	note                                 *textEntry
	channel                              *choice[int64]
	state                                *choice[data.OrderState]
	method                               *choice[data.Method]
	ordered, paidOn, shipBy, cancelled   *dateField
	amounts                              []*amountField // in the order of orderAmounts
	fileState                            *widget.Label
}

// orderAmounts points at the amounts of an order that can be edited, in the order of their fields.
func orderAmounts(o *data.Order) []*int64 {
	return []*int64{&o.Items, &o.Shipping, &o.Discount, &o.Tax, &o.Total, &o.Paid, &o.Refunded}
}

func newOrderFacts(f *orderForm) *orderFacts {
	o := f.detail.Row.Order
	label := func(id string) string { return translate("column." + id) }
	facts := &orderFacts{
		number: textField(""), currency: textField(""), buyer: textField(""), recipient: textField(""), phone: textField(""),
		email: textField(""), country: textField(""), region: textField(""), city: textField(""), address: textField(""),
		post: textField(""), note: noteField(""),
		channel:   newChoice(o.ChannelID, func(int64) { f.touch() }, holderOptions(f.channels, "")...),
		state:     newChoice(o.State, func(data.OrderState) { f.touch() }, wordOptions("state", data.OrderStates()...)...),
		method:    newChoice(o.Method, func(data.Method) { f.touch() }, orAny(lang.X("method.unset", "not known"), wordOptions("method", data.Online, data.COD, data.Card))...),
		ordered:   newDateField(f.w, label("order_date"), ""),
		paidOn:    newDateField(f.w, label("paid_date"), ""),
		shipBy:    newDateField(f.w, label("ship_by_date"), ""),
		cancelled: newDateField(f.w, label("cancelled_date"), ""),
		fileState: widget.NewLabel(""),
	}
	fields := []field{
		{label("number"), facts.number},
		{label("channel"), facts.channel},
		{label("state"), facts.state},
		{label("file_state"), facts.fileState},
		{label("method"), facts.method},
		{label("order_date"), facts.ordered.box},
		{label("paid_date"), facts.paidOn.box},
		{label("ship_by_date"), facts.shipBy.box},
		{label("cancelled_date"), facts.cancelled.box},
		{label("buyer"), facts.buyer},
		{label("recipient"), facts.recipient},
		{label("phone"), facts.phone},
		{label("email"), facts.email},
		{label("country"), facts.country},
		{label("region"), facts.region},
		{label("city"), facts.city},
		{label("address"), facts.address},
		{label("postal_code"), facts.post},
		{label("currency"), facts.currency},
	}
	for _, id := range []string{"items", "shipping", "discount", "tax", "total", "paid", "refunded"} {
		amount := newAmountField(label(id), 0, o.Currency)
		facts.amounts = append(facts.amounts, amount)
		fields = append(fields, field{label(id), amount.textEntry})
		watch(f.touch, amount.textEntry)
	}
	fields = append(fields, field{label("note"), facts.note})
	watch(f.touch, facts.number, facts.currency, facts.buyer, facts.recipient, facts.phone, facts.email, facts.country, facts.region,
		facts.city, facts.address, facts.post, facts.note, facts.ordered.textEntry, facts.paidOn.textEntry, facts.shipBy.textEntry, facts.cancelled.textEntry)
	facts.object = fieldGrid(3, fields...)
	return facts
}

// texts pairs the entries with the order's texts.
func (f *orderFacts) texts(o *data.Order) map[*textEntry]*string {
	return map[*textEntry]*string{
		f.number: &o.Number, f.currency: &o.Currency, f.buyer: &o.BuyerName, f.recipient: &o.RecipientName, f.phone: &o.Phone,
		f.email: &o.Email, f.country: &o.Country, f.region: &o.Region, f.city: &o.City, f.address: &o.Address, f.post: &o.PostalCode, f.note: &o.Note,
	}
}

func (f *orderFacts) dates(o *data.Order) map[*dateField]*data.Date {
	return map[*dateField]*data.Date{f.ordered: &o.OrderDate, f.paidOn: &o.PaidDate, f.shipBy: &o.ShipByDate, f.cancelled: &o.CancelledDate}
}

// fill shows an order; none of it counts as typed.
func (f *orderFacts) fill(o data.Order) {
	for entry, text := range f.texts(&o) {
		setQuietly(entry, *text)
	}
	for date, day := range f.dates(&o) {
		setQuietly(date.textEntry, string(*day))
	}
	for i, minor := range orderAmounts(&o) {
		text := ""
		if *minor != 0 {
			text = o.Amount(*minor).Plain()
		}
		setQuietly(f.amounts[i].textEntry, text)
	}
	f.channel.pick(o.ChannelID)
	f.state.pick(o.State)
	f.method.pick(o.Method)
	f.fileState.SetText(o.FileState)
}

// read gives the order as it is typed.
func (f *orderFacts) read(o data.Order) (data.Order, error) {
	for entry, text := range f.texts(&o) {
		*text = strings.TrimSpace(entry.Text)
	}
	o.Currency = strings.ToUpper(o.Currency)
	for date, day := range f.dates(&o) {
		var err error
		if *day, err = date.date(); err != nil {
			return o, err
		}
	}
	for i, minor := range orderAmounts(&o) {
		var err error
		if *minor, err = f.amounts[i].minor(o.Currency); err != nil {
			return o, err
		}
	}
	o.ChannelID, o.State, o.Method = f.channel.value(), f.state.value(), f.method.value()
	return o, o.Validate()
}
