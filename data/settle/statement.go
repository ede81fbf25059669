package settle

import (
	"cmp"
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/money"
)

// StatementPostings gives the transfers that a holder's statement asks for: its lines' (LineID set) and its
// deposits', all with its StatementID and no OrderID. They are all in the statement's currency, but for deposits in another, and do not
// depend on what the lines are matched to: what an order in another currency makes of them is in its own Postings.
func StatementPostings(s data.StatementFacts, holder data.Holder) []data.Transfer {
	if s.Statement.Withdrawn {
		return nil
	}
	lines := without(s.Lines, func(l data.StatementLine) bool { return l.Withdrawn })
	slices.SortFunc(lines, func(a, b data.StatementLine) int { return cmp.Compare(a.ID, b.ID) })
	var ts transfers
	for _, l := range lines {
		ts = append(ts, linePostings(s.Statement, l, accountOf(holder))...)
	}
	deposits := without(s.Deposits, func(d data.Deposit) bool { return d.Withdrawn })
	slices.SortFunc(deposits, func(a, b data.Deposit) int { return cmp.Compare(a.ID, b.ID) })
	return append(ts, depositPostings(s.Statement, deposits, ts)...)
}

// paidOn is the day a line's money was paid out.
func paidOn(s data.Statement, l data.StatementLine) data.Date { return cmp.Or(l.PaidDate, s.Date) }

// linePostings gives a line's transfers. A remittance or payout is split into what was kept back and the net,
// which is in transit until it is deposited. A freight invoice makes the seller owe its freight and fees. An entry of a ledger moves
// money in the seller's wallet with the channel.
func linePostings(s data.Statement, l data.StatementLine, holder data.Account) (ts transfers) {
	switch s.Kind {
	case data.StatementCOD, data.StatementPayout:
		if l.EntryType == data.EntryWithdrawal {
			ts.withdraw(s, l, transit(s.ID))
			break
		}
		ts.payOut(s, l, holder, transit(s.ID))
		ts.takeBack(s, l, holder)
	case data.StatementFreight:
		ts.keepBack(s, l, payable(holder.Holder))
	case data.StatementLedger:
		ts.ledgerEntry(s, l, holder)
	}
	return ts
}

// takeBack has the holder pay back to the buyer what an entry says was taken back from the seller for it, for good or until a dispute
// is decided.
func (ts *transfers) takeBack(s data.Statement, l data.StatementLine, holder data.Account) {
	event, account := takenBack(l)
	if event == "" {
		return
	}
	t := lineTransfer(s, l, event)
	t.Debit, t.Credit = plain(account), holder
	ts.post(t, -l.Collected, s.Currency)
}

// takenBack is what happens by an entry that takes from the seller what the buyer paid, and where that goes; "": it takes nothing back.
func takenBack(l data.StatementLine) (data.Event, data.AccountKind) {
	switch {
	case l.EntryType == data.EntryRefund:
		return data.EventRefund, data.AccRefunds
	case l.EntryType == data.EntryChargeback && l.Net > 0:
		return data.EventDisputeWon, data.AccDisputed
	case l.EntryType == data.EntryChargeback:
		return data.EventDisputed, data.AccDisputed
	}
	return "", ""
}

func lineTransfer(s data.Statement, l data.StatementLine, what data.Event) data.Transfer {
	return data.Transfer{
		Key: key("line", l.ID, what), Event: what, Date: paidOn(s, l),
		LineID: l.ID, StatementID: s.ID, Reason: l.Note, RowID: l.RowID,
	}
}

// payOut takes a line's fees and freight from the holder as kept back, and its net as paid out.
func (ts *transfers) payOut(s data.Statement, l data.StatementLine, holder, to data.Account) {
	ts.keepBack(s, l, holder)
	t := lineTransfer(s, l, data.EventNet)
	t.Debit, t.Credit = to, holder
	ts.post(t, l.Net, s.Currency)
}

// keepBack takes a line's fees and freight from whoever pays them, or owes them to the carrier.
func (ts *transfers) keepBack(s data.Statement, l data.StatementLine, from data.Account) {
	kinds := map[string]int64{}
	for _, f := range l.Fees {
		kinds[f.Kind] += f.Amount
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		t := lineTransfer(s, l, data.EventFee)
		t.Key += " " + kind
		t.Debit, t.Credit = data.Account{Kind: data.AccFees, Name: kind}, from
		ts.post(t, kinds[kind], s.Currency)
	}
	t := lineTransfer(s, l, data.EventFreight)
	t.Debit, t.Credit = plain(data.AccFreight), from
	ts.post(t, l.Freight, s.Currency)
}

// withdraw brings what an entry takes out of the seller's balance to the bank, less what was kept back for it.
func (ts *transfers) withdraw(s data.Statement, l data.StatementLine, from data.Account) {
	ts.keepBack(s, l, from)
	t := lineTransfer(s, l, data.EventDeposit)
	t.Debit, t.Credit = plain(data.AccBank), from
	ts.post(t, -l.Net-l.FeeTotal()-l.Freight, s.Currency)
}

// ledgerEntry posts an entry of a running account. Its net is above zero where the seller's wallet grows. What names
// its fees is split as a payout is. An entry of no known type is an adjustment.
func (ts *transfers) ledgerEntry(s data.Statement, l data.StatementLine, holder data.Account) {
	wallet := data.Account{Kind: data.AccWallet, Holder: holder.Holder}
	switch {
	case l.EntryType == data.EntryWithdrawal:
		ts.withdraw(s, l, wallet)
		return
	case l.EntryType == data.EntryFee && l.FeeTotal()+l.Freight == -l.Net:
		ts.keepBack(s, l, wallet)
		return
	case l.EntryType == data.EntryRelease || len(l.Fees) > 0 || l.Freight != 0:
		ts.payOut(s, l, holder, wallet)
		ts.takeBack(s, l, holder)
		return
	}
	t := lineTransfer(s, l, data.EventNet)
	t.Debit, t.Credit = wallet, holder
	if l.EntryType == data.EntryFee {
		t.Event, t.Credit = data.EventFee, data.Account{Kind: data.AccFees, Name: "channel"}
	} else if event, account := takenBack(l); event != "" {
		t.Event, t.Credit = event, plain(account)
	}
	t.Key = key("line", l.ID, t.Event)
	ts.post(t, l.Net, s.Currency)
}

// depositPostings brings deposits from transit to the bank. Deposits in another currency than the statement's
// exchange what the lines left in transit and no deposit in its own currency took, in proportion; with deposits
// in several other currencies no rate can be told, and none is made up.
func depositPostings(s data.Statement, deposits []data.Deposit, lines transfers) (ts transfers) {
	held := Balances(lines)[Balance{transit(s.ID), s.Currency}]
	var foreign []data.Deposit
	var came []int64
	for _, d := range deposits {
		t := depositTransfer(d, data.EventDeposit)
		t.Debit, t.Credit = plain(data.AccBank), transit(s.ID)
		ts.post(t, d.Amount, d.Currency)
		if d.Currency == s.Currency {
			held -= d.Amount
		} else {
			foreign, came = append(foreign, d), append(came, d.Amount)
		}
	}
	several := slices.ContainsFunc(foreign, func(d data.Deposit) bool { return d.Currency != foreign[0].Currency })
	if all := sum(came); several || held == 0 || all == 0 || held < 0 != (all < 0) {
		return ts
	}
	for i, share := range split(held, came) {
		d := foreign[i]
		ts.exchange(depositTransfer(d, data.EventExchange), transit(s.ID), money.New(share, s.Currency), transit(s.ID), money.New(d.Amount, d.Currency))
	}
	return ts
}

func depositTransfer(d data.Deposit, what data.Event) data.Transfer {
	return data.Transfer{Key: key("deposit", d.ID, what), Event: what, Date: d.Date, StatementID: d.StatementID, Reason: d.Reference}
}
