package intake

import (
	"cmp"
	"slices"

	"parcelbook/data"
)

// weighCash decides who has the cash of an order on delivery of which the file says that it is paid: the courier, who remits it later, or
// the seller. Only the seller knows whether the file tells of one or the other, but for a known format's, which tells what the courier did.
func (r *reader) weighCash(d *draft) {
	if d.Method != data.COD || d.State.Off() {
		return
	}
	column, said := r.saysCash(d)
	if !said {
		return
	}
	d.handedOver, d.Received = d.yesPaid || !d.underWay(), r.req.Answers.Cash == Seller
	if r.req.Answers.Cash == "" && d.Total > 0 && r.layout.standing != known {
		r.failBy(column, &openError{
			kind: AskCash, answers: []string{Seller, Carrier}, example: cmp.Or(r.row.cell(column), "0"),
			reason: "this order is paid on delivery, and the file says that it is paid, but not whether you have the money or the carrier has it still; say which",
		})
	}
}

// underWay says whether the file says where the parcels are.
func (d *draft) underWay() bool {
	return d.parcelState != "" || slices.ContainsFunc(d.Parcels, func(p Parcel) bool { return p.State != data.ParcelPlanned })
}

// saysCash says whether the file says that an order is paid, and where. What a known format calls paid may be no more than that it is accepted.
func (r *reader) saysCash(d *draft) (column int, said bool) {
	if d.paidBy != nil && (d.yesPaid || r.layout.standing != known) {
		return *d.paidBy, true
	}
	if r.layout.standing == known || d.Total <= 0 {
		return 0, false
	}
	for _, of := range []struct {
		field Field
		says  bool
	}{
		{PaidDate, d.PaidDate != ""},
		{Paid, d.Has.Has(Paid) && d.amounts[Paid] >= d.Total},
		{Outstanding, d.Has.Has(Outstanding) && d.amounts[Outstanding] <= 0},
	} {
		if sources := slices.Concat(r.layout.sources[of.field]...); of.says && len(sources) > 0 {
			return sources[0], true
		}
	}
	return 0, false
}
