package settle

import (
	"fmt"

	"parcelbook/data"
)

// EntryPostings gives the transfers of one entry by hand, of an order or of none. An amount below zero moves the
// other way.
func EntryPostings(e data.Entry) []data.Transfer {
	if e.Withdrawn {
		return nil
	}
	t := data.Transfer{
		Key: entryKey(e.ID), Event: e.Event, Date: e.Date,
		OrderID: e.OrderID, ParcelID: e.ParcelID, Reason: e.Reason, RowID: e.RowID,
	}
	var ts transfers
	if e.Event == data.EventExchange {
		ts.exchange(t, e.Holder, e.Amount, transit(e.StatementID), e.Other)
		return ts
	}
	t.Debit, t.Credit = entryAccounts(e)
	ts.post(t, e.Amount.Minor, e.Amount.Currency)
	return ts
}

// EntryKeys are all the keys that transfers of an entry can have, whatever it was before it was changed.
func EntryKeys(id int64) []string {
	return []string{entryKey(id), outKey(entryKey(id)), inKey(entryKey(id))}
}

func entryKey(id int64) string { return fmt.Sprintf("entry %d", id) }

// entryAccounts gives the accounts of an entry by the money table; those of no event of the table are empty.
func entryAccounts(e data.Entry) (debit, credit data.Account) {
	switch e.Event {
	case data.EventPayment:
		return e.Holder, customer()
	case data.EventRefund:
		return plain(data.AccRefunds), e.Holder
	case data.EventWriteOff:
		return losses(e.Reason), e.Holder
	case data.EventOver:
		return e.Holder, plain(data.AccGains)
	case data.EventCompensation:
		return e.Holder, plain(data.AccCompensation)
	case data.EventFreight:
		return plain(data.AccFreight), payable(e.Holder.Holder)
	case data.EventFreightPaid:
		return payable(e.Holder.Holder), plain(data.AccBank)
	case data.EventSetOff:
		return payable(e.Holder.Holder), data.Account{Kind: data.AccCarrier, Holder: e.Holder.Holder}
	case data.EventOpening:
		return e.Holder, plain(data.AccOpening)
	}
	return data.Account{}, data.Account{}
}
