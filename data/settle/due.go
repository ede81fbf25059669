package settle

import (
	"cmp"
	"slices"

	"parcelbook/data"
)

// evidenceLead is how many days before its deadline a dispute comes onto the list: evidence takes days to gather.
const evidenceLead = 7

// DueInput is one order as the list of what is due needs it.
type DueInput struct {
	Order    data.OrderRow
	Holdings []data.Holding
	Contact  data.Contact        // the last one; zero: none
	Disputes []data.Dispute      // of the order, decided ones too
	Newest   map[int64]data.Date // date of each holder's newest statement
}

// DueList gives what is to be done today, worst first: disputes whose evidence is due, promises that were broken,
// then the longest past due, then the largest. There is one line for each holder that has money of an order, and
// one for each open dispute. A line is due when its NextDate has come: the day set at the last contact or the day of
// a promise, whichever comes first, else the holder's due date.
func DueList(rows []DueInput, today data.Date) []data.Due {
	var due []data.Due
	for _, in := range rows {
		for _, d := range in.Disputes {
			if !d.Withdrawn && d.Outcome == data.Undecided && d.Closed == "" {
				due = append(due, in.dispute(d, today))
			}
		}
		for _, h := range in.Holdings {
			if h.Amount.Minor > 0 {
				due = append(due, in.holding(h, today))
			}
		}
	}
	due = slices.DeleteFunc(due, func(d data.Due) bool {
		from := d.NextDate
		if d.Why == data.DueDispute && d.NextDate == d.DueDate {
			from = from.AddDays(-evidenceLead)
		}
		return from == "" || from > today
	})
	slices.SortStableFunc(due, worseFirst)
	return due
}

func (in DueInput) dispute(d data.Dispute, today data.Date) data.Due {
	due := data.Due{
		Order: in.Order, Holder: data.Account{Kind: data.AccDisputed}, HolderName: in.Order.Channel,
		Amount: in.Order.Amount(d.Amount), DueDate: cmp.Or(d.Deadline, d.Opened), Why: data.DueDispute, LastContact: in.Contact,
	}
	due.DaysLate = today.DaysSince(due.DueDate)
	due.NextDate = due.DueDate
	if set := in.Contact.NextDate; set > today && set < due.DueDate {
		due.NextDate = set
	}
	return due
}

func (in DueInput) holding(h data.Holding, today data.Date) data.Due {
	due := data.Due{
		Order: in.Order, Holder: h.Account, HolderName: h.HolderName, Amount: h.Amount, DueDate: h.Due, Estimate: h.Estimate,
		Why: data.DueRemit, LastContact: in.Contact, NextDate: h.Due, Newest: in.Newest[h.Account.Holder],
	}
	if h.Due != "" {
		due.DaysLate = today.DaysSince(h.Due)
	}
	switch h.Account.Kind {
	case data.AccDisputed:
		due.Why, due.HolderName = data.DueDispute, in.Order.Channel
	case data.AccCustomer:
		due.Why = data.DueUnpaid
		switch {
		case in.Order.Method != data.COD:
		case in.Order.ParcelState != data.ParcelDelivered:
			due.Why = data.DueDelivery
		case in.Order.Carrier == "":
			due.Why = data.DueCarrier
		}
	}
	// A promise for a day before this money was due was made, and kept, for an earlier holder of it.
	promise := in.Contact.Promise
	if promise < h.Due {
		promise = ""
	}
	set := data.FirstOf(in.Contact.NextDate, promise)
	if set != "" {
		due.NextDate = set
	}
	switch {
	case promise != "" && promise < today:
		due.Why = data.DuePromise
	case set != "" && (h.Due == "" || h.Due > today):
		due.Why = data.DueFollowUp
	}
	return due
}

func worseFirst(a, b data.Due) int {
	return cmp.Or(
		cmp.Compare(rank(a.Why), rank(b.Why)),
		cmp.Compare(b.DaysLate, a.DaysLate),
		b.Amount.Decimal().Cmp(a.Amount.Decimal()),
		cmp.Compare(a.Order.OrderDate, b.Order.OrderDate),
		cmp.Compare(a.Order.Number, b.Order.Number),
		cmp.Compare(a.Order.ID, b.Order.ID),
		cmp.Compare(a.Holder.String(), b.Holder.String()),
		cmp.Compare(a.Amount.Currency, b.Amount.Currency),
	)
}

func rank(why data.DueReason) int {
	switch why {
	case data.DueDispute:
		return 0
	case data.DuePromise:
		return 1
	}
	return 2
}
