package settle

import (
	"cmp"

	"parcelbook/data"
	"parcelbook/data/money"
)

// StatementDifferences gives what is wrong with a statement in itself: lines that speak of no parcel or order of
// the book or do not add up, and sums that are not the total it names or the money that reached the bank.
func StatementDifferences(s data.StatementFacts, holder data.Holder) []data.Difference {
	if s.Statement.Withdrawn {
		return nil
	}
	var ds []data.Difference
	var net int64
	for _, l := range s.Lines {
		if l.Withdrawn {
			continue
		}
		if s.Statement.Kind == data.StatementFreight {
			net += l.Freight + l.FeeTotal()
		} else {
			net += l.Net
		}
		if unknown(s.Statement, l) {
			d := ofLine(data.DiffUnknown, s.Statement, l, holder)
			ds = append(ds, withAmounts(d, 0, cmp.Or(l.Collected, l.Net)))
		}
		if want := l.Left(); (splits(s.Statement) || itemises(s.Statement, l)) && want != l.Net {
			ds = append(ds, withAmounts(ofLine(data.DiffSum, s.Statement, l, holder), want, l.Net))
		}
	}
	whole := ofLine(data.DiffTotal, s.Statement, data.StatementLine{}, holder)
	if s.Statement.HasTotal && s.Statement.Total != net {
		ds = append(ds, withAmounts(whole, s.Statement.Total, net))
	}
	if got, same := deposited(s); same && splits(s.Statement) && got != net {
		whole.Kind = data.DiffDeposit
		ds = append(ds, withAmounts(whole, net, got))
	}
	return ds
}

// unknown says whether a line should be about an order and none was found. Entries that name no order, such as
// withdrawals, are about none, and the number of an adjustment may be its own; an invoice's are the carrier's affair.
func unknown(s data.Statement, l data.StatementLine) bool {
	switch {
	case l.OrderID != 0 || s.Kind == data.StatementFreight:
		return false
	case s.Kind == data.StatementLedger:
		return data.RefKey(l.OrderNumber) != ""
	case l.EntryType != "":
		return l.EntryType != data.EntryAdjustment && l.EntryType != data.EntryWithdrawal && data.RefKey(l.OrderNumber+l.Waybill) != ""
	}
	return true
}

// splits says whether a statement's lines go from what was collected to what is paid out.
func splits(s data.Statement) bool {
	return s.Kind == data.StatementCOD || s.Kind == data.StatementPayout
}

// itemises says whether a line of an invoice says itself what its freight and fees come to.
func itemises(s data.Statement, l data.StatementLine) bool {
	return s.Kind == data.StatementFreight && l.Net < 0
}

// deposited sums a statement's deposits; same is false where there are none yet, or one in another currency than
// the statement.
func deposited(s data.StatementFacts) (all int64, same bool) {
	for _, d := range s.Deposits {
		if d.Withdrawn {
			continue
		}
		if d.Currency != s.Statement.Currency {
			return 0, false
		}
		all, same = all+d.Amount, true
	}
	return all, same
}

// ofLine is a difference about a statement's line, or with the zero line about the statement, in its currency.
func ofLine(kind data.DifferenceKind, s data.Statement, l data.StatementLine, holder data.Holder) data.Difference {
	return data.Difference{
		Kind: kind, HolderID: holder.ID, HolderName: holder.Name, StatementID: s.ID, Statement: s.Reference,
		LineID: l.ID, OrderNumber: l.OrderNumber, Waybill: l.Waybill, Date: paidOn(s, l), RowID: l.RowID,
		Expected: money.New(0, s.Currency),
	}
}

// withAmounts sets what was expected and what came, in minor units of the difference's currency.
func withAmounts(d data.Difference, expected, got int64) data.Difference {
	cur := d.Expected.Currency
	d.Expected, d.Got, d.Off = money.New(expected, cur), money.New(got, cur), money.New(got-expected, cur)
	return d
}
