package reports

import (
	"cmp"
	"slices"

	"parcelbook/data"
)

// Differences lists what statements and the book disagree on, by holder and kind, and sums it up by both.
// Totals are per currency, of what is off. An error is an amount that does not fit (money.ErrRange).
func Differences(h Header, differences []data.Difference) (Report, error) {
	sorted := slices.Clone(differences)
	slices.SortStableFunc(sorted, func(a, b data.Difference) int {
		return cmp.Or(cmp.Compare(a.HolderName, b.HolderName), cmp.Compare(kindPlace(a.Kind), kindPlace(b.Kind)),
			cmp.Compare(a.Date, b.Date), cmp.Compare(a.OrderNumber, b.OrderNumber), cmp.Compare(a.Waybill, b.Waybill))
	})
	columns := pick(data.DifferenceColumns(), "holder", "kind", "statement", "order_number", "waybill", "date", "expected", "got", "off", "currency", "claim")
	list := table("differences", columns, sorted).bare()
	for i, c := range list.Columns {
		if c.ID == "got" {
			list.Columns[i].Bare = false // its currency can be another than the row's
		}
	}
	totals := sums{}
	for _, d := range sorted {
		if d.Off.Currency == "" {
			continue // a disagreement about facts, not money
		}
		if err := totals.add(d.Off.Currency, d.Off); err != nil {
			return Report{}, err
		}
	}
	for _, cur := range totals.currencies() {
		list.Totals = append(list.Totals, list.totalOf("off", totals[cur][0]))
	}
	summary, err := differenceSummary(sorted)
	if err != nil {
		return Report{}, err
	}
	r := h.report("differences", list, summary)
	r.Landscape = true
	return r, nil
}

func kindPlace(k data.DifferenceKind) int { return slices.Index(data.DifferenceKinds(), k) }

// differenceSummary counts and sums sorted differences by holder, kind and currency.
func differenceSummary(sorted []data.Difference) (Table, error) {
	type group struct {
		holder   string
		kind     data.DifferenceKind
		currency string
	}
	var groups []group
	counts, off := map[group]int{}, map[group]sums{}
	for _, d := range sorted {
		g := group{d.HolderName, d.Kind, d.Off.Currency}
		if counts[g] == 0 {
			groups = append(groups, g)
			off[g] = sums{}
		}
		counts[g]++
		if err := off[g].add(g.currency, d.Off); err != nil {
			return Table{}, err
		}
	}
	t := Table{
		ID: "by_kind", Title: "report.differences.by_kind",
		Columns: []Column{textCol("holder", 16), wordCol("kind", 22), textCol(currencyID, 8), numberCol("count"), bareCol("off")},
	}
	for _, g := range groups {
		t.Rows = append(t.Rows, []data.Value{
			text(g.holder), data.Word("difference", g.kind), text(g.currency), number(counts[g]),
			data.MoneyValue(off[g][g.currency][0]),
		})
	}
	return t, nil
}
