package settle

import (
	"fmt"
	"time"

	"parcelbook/data"
)

// Reconcile says how to bring posted transfers to what the facts now ask for. live are the transfers that
// neither reverse nor are reversed; want has unique keys. A live transfer that says the same as the wanted one
// of its key is kept. Every other is taken back by a transfer of reverse, at the date of the original and with
// the accounts swapped; what is then missing is in post.
func Reconcile(live, want []data.Transfer) (reverse, post []data.Transfer) {
	wanted := make(map[string]data.Transfer, len(want))
	for _, t := range want {
		wanted[t.Key] = t
	}
	kept := make(map[string]bool, len(want))
	for _, t := range live {
		if w, ok := wanted[t.Key]; ok && !kept[t.Key] && w.Same(t) {
			kept[t.Key] = true
		} else {
			reverse = append(reverse, reversal(t))
		}
	}
	for _, t := range want {
		if !kept[t.Key] {
			post = append(post, t)
		}
	}
	return reverse, post
}

// reversal takes a transfer back. It keeps the import row of the fact; who took it back is for the caller to say.
func reversal(t data.Transfer) data.Transfer {
	r := t
	r.ID, r.AuditID, r.RecordedAt = 0, 0, time.Time{}
	r.Key, r.Reverses = fmt.Sprintf("reverses %d", t.ID), t.ID
	r.Debit, r.Credit = t.Credit, t.Debit
	return r
}

// Balance names one balance: an account in one currency.
type Balance struct {
	Account  data.Account
	Currency string
}

// Balances sums transfers by account and currency, in minor units: debits add, credits take off.
func Balances(lists ...[]data.Transfer) map[Balance]int64 {
	sums := make(map[Balance]int64)
	for _, ts := range lists {
		for i := range ts {
			t := &ts[i]
			sums[Balance{t.Debit, t.Amount.Currency}] += t.Amount.Minor
			sums[Balance{t.Credit, t.Amount.Currency}] -= t.Amount.Minor
		}
	}
	return sums
}
