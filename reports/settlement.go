package reports

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/money"
)

// Grouping is a way to break the settlement report down. Its currencies always stand apart.
type Grouping string

// The groupings.
const (
	ByMonth    Grouping = "month" // of the order date
	ByMethod   Grouping = "method"
	ByCarrier  Grouping = "carrier"
	ByChannel  Grouping = "channel"
	ByCurrency Grouping = "currency"
)

// Groupings lists the groupings in the order in which they are offered.
func Groupings() []Grouping { return []Grouping{ByMonth, ByMethod, ByCarrier, ByChannel, ByCurrency} }

// settlementGroup is the values that rows are grouped by, in the order of the groupings, then the currency.
type settlementGroup [5]string

// Settlement is what was sold and what became of the money, in the given groups and always by currency.
// Rows may be finer than the groups. An error is an amount that does not fit (money.ErrRange).
func Settlement(h Header, rows []data.SettlementRow, by ...Grouping) (Report, error) {
	by = groupedBy(by)
	amounts := map[settlementGroup]sums{}
	orders := map[settlementGroup]int{}
	totals, totalOrders := sums{}, map[string]int{}
	for _, row := range rows {
		group, values := groupOf(row, by), settlementAmounts(row)
		if amounts[group] == nil {
			amounts[group] = sums{}
		}
		if err := amounts[group].add(row.Currency, values...); err != nil {
			return Report{}, err
		}
		if err := totals.add(row.Currency, values...); err != nil {
			return Report{}, err
		}
		orders[group] += row.Orders
		totalOrders[row.Currency] += row.Orders
	}

	t := Table{ID: "settlement", Columns: settlementColumns(by)}
	for _, group := range sortedGroups(orders) {
		currency := group[len(by)]
		line := append(group.cells(by), text(currency), number(orders[group]))
		t.Rows = append(t.Rows, append(line, moneyValues(amounts[group][currency])...))
	}
	if len(by) > 0 {
		for _, cur := range totals.currencies() {
			line := append(blanks(len(by)), text(cur), number(totalOrders[cur]))
			t.Totals = append(t.Totals, append(line, moneyValues(totals[cur])...))
		}
	}
	r := h.report("settlement", t)
	r.Landscape = true
	return r, nil
}

func settlementColumns(by []Grouping) []Column {
	var columns []Column
	for _, g := range by {
		if g == ByMethod {
			columns = append(columns, wordCol(string(g), 10))
		} else {
			columns = append(columns, textCol(string(g), 14))
		}
	}
	columns = append(columns, textCol(currencyID, 8), numberCol("orders"))
	for _, id := range []string{"sold", "cancelled", "paid", "fees", "freight", "refunds", "losses", "paid_out", "held", "owed"} {
		columns = append(columns, bareCol(id))
	}
	return columns
}

// settlementAmounts are a row's amounts in the order of the columns.
func settlementAmounts(r data.SettlementRow) []money.Amount {
	minor := []int64{r.Sold, r.Cancelled, r.Paid, r.Fees, r.Freight, r.Refunds, r.Losses, r.PaidOut, r.Held, r.Owed}
	amounts := make([]money.Amount, len(minor))
	for i, m := range minor {
		amounts[i] = money.New(m, r.Currency)
	}
	return amounts
}

// groupedBy is by without repeats, and without the currency, which always comes last.
func groupedBy(by []Grouping) []Grouping {
	var once []Grouping
	for _, g := range by {
		if g != ByCurrency && !slices.Contains(once, g) {
			once = append(once, g)
		}
	}
	return once
}

func groupOf(r data.SettlementRow, by []Grouping) settlementGroup {
	var g settlementGroup
	for i, one := range by {
		switch one {
		case ByMonth:
			g[i] = month(r.Month)
		case ByMethod:
			g[i] = cmp.Or(string(r.Method), "unset")
		case ByCarrier:
			g[i] = r.Carrier
		case ByChannel:
			g[i] = r.Channel
		}
	}
	g[len(by)] = r.Currency
	return g
}

func (g settlementGroup) cells(by []Grouping) []data.Value {
	cells := make([]data.Value, len(by))
	for i, one := range by {
		cells[i] = text(g[i])
		if one == ByMethod {
			cells[i] = data.Word("method", g[i])
		}
	}
	return cells
}

// month writes 202605 as "2026-05".
func month(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", n/100, n%100)
}

func sortedGroups(groups map[settlementGroup]int) []settlementGroup {
	return slices.SortedFunc(maps.Keys(groups), func(a, b settlementGroup) int { return slices.Compare(a[:], b[:]) })
}
