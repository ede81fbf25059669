package settle

import (
	"strconv"

	"parcelbook/data"
	"parcelbook/data/money"
)

// transfers collects the transfers that facts ask for. Each belongs to one set of facts, so that these can be
// reconciled on their own: the order's own name their order, a statement's their statement (and line), and
// neither the other's; those of an entry of no order have only their Key.
type transfers []data.Transfer

// post adds a transfer of minor units of a currency. An amount below zero moves the other way; nothing, or what
// has no date, or not two accounts, is not posted.
func (ts *transfers) post(t data.Transfer, minor int64, currency string) {
	if minor == 0 || t.Date == "" || t.Debit.Kind == "" || t.Credit.Kind == "" || t.Debit == t.Credit {
		return
	}
	if minor < 0 {
		minor, t.Debit, t.Credit = -minor, t.Credit, t.Debit
	}
	t.Amount = money.New(minor, currency)
	*ts = append(*ts, t)
}

// exchange moves money of one holder to another over the exchange account, where currencies meet: what was held
// goes out of from, what came for it goes into to. Both transfers carry the rate, units of the other currency
// for one of their own.
func (ts *transfers) exchange(t data.Transfer, from data.Account, held money.Amount, to data.Account, came money.Amount) {
	exchange := data.Account{Kind: data.AccExchange}
	key := t.Key
	t.Event = data.EventExchange
	t.Key, t.Debit, t.Credit, t.Rate = outKey(key), exchange, from, rate(came, held)
	ts.post(t, held.Minor, held.Currency)
	t.Key, t.Debit, t.Credit, t.Rate = inKey(key), to, exchange, rate(held, came)
	ts.post(t, came.Minor, came.Currency)
}

func outKey(key string) string { return key + " out" }
func inKey(key string) string  { return key + " in" }

// key names what a transfer says: "order 12 accepted".
func key(record string, id int64, what data.Event) string {
	return record + " " + strconv.FormatInt(id, 10) + " " + string(what)
}

// accountOf is the account of what a holder owes the seller.
func accountOf(h data.Holder) data.Account {
	if h.ID == 0 {
		return data.Account{}
	}
	return data.Account{Kind: data.AccountKind(h.Kind), Holder: h.ID}
}

func customer() data.Account { return data.Account{Kind: data.AccCustomer} }
func transit(statementID int64) data.Account {
	return data.Account{Kind: data.AccTransit, Holder: statementID}
}

func payable(carrierID int64) data.Account {
	return data.Account{Kind: data.AccPayable, Holder: carrierID}
}
func plain(k data.AccountKind) data.Account { return data.Account{Kind: k} }
func losses(reason string) data.Account     { return data.Account{Kind: data.AccLosses, Name: reason} }
