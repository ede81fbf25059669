package reports

import (
	"cmp"
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/money"
)

// buckets are the columns of the ageing report after "not due": how many days past due they reach.
var buckets = []struct {
	id   string
	upTo int // days past due, inclusive; the last has no end
}{
	{"days_0_7", 7}, {"days_8_14", 14}, {"days_15_30", 30}, {"days_31_60", 60}, {"days_over_60", 0},
}

type ageingKey struct {
	kind     data.AccountKind
	holder   string
	currency string
}

type ageingRow struct {
	amounts   sums
	estimated []bool // by column: whether a date behind it is an estimate
}

// Ageing is the money in others' hands by holder and by how long it is past due on the header's AsOf.
// All customers are one holder. Money with no due date is not due. An error is an amount that does not fit
// (money.ErrRange).
func Ageing(h Header, holdings []data.Holding) (Report, error) {
	rows, totals := map[ageingKey]*ageingRow{}, sums{}
	for _, holding := range holdings {
		key := ageingKey{holding.Account.Kind, holding.HolderName, holding.Amount.Currency}
		if key.kind == data.AccCustomer {
			key.holder = ""
		}
		at := bucket(h.AsOf, holding.Due)
		amounts := make([]money.Amount, len(buckets)+2)
		amounts[at], amounts[len(amounts)-1] = holding.Amount, holding.Amount
		if rows[key] == nil {
			rows[key] = &ageingRow{amounts: sums{}, estimated: make([]bool, len(amounts))}
		}
		row := rows[key]
		row.estimated[at] = row.estimated[at] || holding.Estimate
		if err := row.amounts.add(key.currency, amounts...); err != nil {
			return Report{}, err
		}
		if err := totals.add(key.currency, amounts...); err != nil {
			return Report{}, err
		}
	}

	t := Table{ID: "ageing", Columns: []Column{wordCol("holder_kind", 14), textCol("holder", 18), textCol(currencyID, 8), bareCol("not_due")}}
	for _, b := range buckets {
		t.Columns = append(t.Columns, bareCol(b.id))
	}
	t.Columns = append(t.Columns, bareCol("total"))
	for _, key := range sortedHolders(rows) {
		values := moneyValues(rows[key].amounts[key.currency])
		for i := range values {
			values[i].Estimate = rows[key].estimated[i]
		}
		t.Rows = append(t.Rows, append([]data.Value{data.Word("account", key.kind), text(key.holder), text(key.currency)}, values...))
	}
	for _, cur := range totals.currencies() {
		t.Totals = append(t.Totals, append(append(blanks(2), text(cur)), moneyValues(totals[cur])...))
	}
	r := h.report("ageing", t).noteEstimates()
	r.Landscape = true
	return r, nil
}

// bucket is the place of a due date among "not due" and the buckets.
func bucket(asOf, due data.Date) int {
	late := asOf.DaysSince(due)
	if due == "" || late < 0 {
		return 0
	}
	for i, b := range buckets[:len(buckets)-1] {
		if late <= b.upTo {
			return i + 1
		}
	}
	return len(buckets)
}

func sortedHolders(rows map[ageingKey]*ageingRow) []ageingKey {
	order := []data.AccountKind{data.AccCarrier, data.AccChannel, data.AccProcessor, data.AccCustomer}
	place := func(k data.AccountKind) int {
		if i := slices.Index(order, k); i >= 0 {
			return i
		}
		return len(order)
	}
	return slices.SortedFunc(maps.Keys(rows), func(a, b ageingKey) int {
		return cmp.Or(cmp.Compare(place(a.kind), place(b.kind)), cmp.Compare(a.kind, b.kind),
			cmp.Compare(a.holder, b.holder), cmp.Compare(a.currency, b.currency))
	})
}
