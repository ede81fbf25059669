package data_test

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"parcelbook/data"
	"parcelbook/data/money"
)

func TestText(t *testing.T) {
	tr := func(key string) string { return "<" + key + ">" }
	for _, c := range []struct {
		value data.Value
		kind  data.ColumnKind
		want  string
	}{
		{data.Value{Text: "0012"}, data.TextColumn, "0012"},
		{data.Value{Number: -1234}, data.NumberColumn, "-1234"},
		{data.Value{Number: 123}, data.TenthsColumn, "12.3"},
		{data.Value{Number: -5}, data.TenthsColumn, "-0.5"},
		{data.Value{Money: money.New(-123456789, "USD")}, data.MoneyColumn, "-1,234,567.89 USD"},
		{data.Value{Money: money.New(1234, "JPY"), Estimate: true}, data.MoneyColumn, "~1,234 JPY"},
		{data.Value{Date: "2026-05-01"}, data.DateColumn, "2026-05-01"},
		{data.Value{Date: "2026-05-01", Estimate: true}, data.DateColumn, "~2026-05-01"},
		{data.Value{Estimate: true}, data.DateColumn, ""},
		{data.Value{Text: "state.lost"}, data.WordColumn, "<state.lost>"},
		{data.Value{Text: "x", Number: 7, Empty: true, Estimate: true}, data.NumberColumn, ""},
	} {
		if got := data.Text(c.value, c.kind, tr); got != c.want {
			t.Errorf("Text(%+v, %d) = %q, want %q", c.value, c.kind, got, c.want)
		}
	}
}

// What a list shares with the store and with exports must be unambiguous, and no column may panic on an empty record.
func TestColumnsAreWellDeclared(t *testing.T) {
	check(t, "orders", data.OrderColumns())
	check(t, "lines", data.LineColumns())
	check(t, "parcels", data.ParcelColumns())
	check(t, "customers", data.CustomerColumns("USD"))
	check(t, "statements", data.StatementColumns())
	check(t, "statement lines", data.StatementLineColumns())
	check(t, "due", data.DueColumns())
	check(t, "differences", data.DifferenceColumns())
	check(t, "transfers", data.TransferColumns())
	check(t, "carriers", data.CarrierColumns())
	check(t, "imports", data.ImportColumns())
	check(t, "audit", data.AuditColumns())
}

func check[T any](t *testing.T, list string, columns []data.Column[T]) {
	t.Helper()
	seen := map[string]bool{}
	for _, c := range columns {
		if c.ID == "" || seen[c.ID] {
			t.Errorf("%s: column ID %q is empty or repeated", list, c.ID)
		}
		seen[c.ID] = true
		if c.Label == "" || c.Width <= 0 {
			t.Errorf("%s: column %q has label %q and width %d", list, c.ID, c.Label, c.Width)
		}
		var empty T
		c.Of(empty)
	}
}

func TestSortableColumns(t *testing.T) {
	var sortable []string
	for _, c := range data.OrderColumns() {
		if !c.Fixed {
			sortable = append(sortable, c.ID)
		}
	}
	want := []string{"number", "order_date", "channel", "customer", "method", "state", "total", "held", "due", "carrier", "parcel_state", "delivered"}
	if diff := cmp.Diff(want, sortable); diff != "" {
		t.Errorf("orders are sorted by other columns than the store knows (-want +got):\n%s", diff)
	}
}

func TestPerParcelRoundsExactly(t *testing.T) {
	for _, c := range []struct {
		cost  data.CarrierCost
		want  int64
		known bool
	}{
		{data.CarrierCost{Parcels: 8, Freight: 3601, Fees: 403}, 501, true}, // 500.5
		{data.CarrierCost{Parcels: 3, Freight: 1000}, 333, true},            // 333.3…
		{data.CarrierCost{Parcels: 2, Freight: -5}, -3, true},               // -2.5
		{data.CarrierCost{Parcels: 2, Freight: math.MaxInt64, Fees: math.MaxInt64}, math.MaxInt64, true},
		{data.CarrierCost{Parcels: 1, Freight: math.MaxInt64, Fees: 1}, 0, false},
		{data.CarrierCost{Freight: 100}, 0, false},
	} {
		c.cost.Currency = "EUR"
		got, known := c.cost.PerParcel()
		if known != c.known || known && got != money.New(c.want, "EUR") {
			t.Errorf("%+v costs %v, %t each; want %d, %t", c.cost, got, known, c.want, c.known)
		}
	}
}

func TestFeeRuleReads(t *testing.T) {
	for want, rule := range map[string]data.FeeRule{
		"":                             {},
		"0.8 %":                        {Percent: decimal.RequireFromString("0.8")},
		"0.8 % + 1.00 CNY, ≥ 2.00 CNY": {Percent: decimal.RequireFromString("0.8"), Fixed: 100, Min: 200, Currency: "CNY"},
		"1.00 CNY":                     {Fixed: 100, Currency: "CNY"},
		"≥ 2.00 CNY":                   {Min: 200, Currency: "CNY"},
	} {
		if got := rule.String(); got != want {
			t.Errorf("rate card reads %q, want %q", got, want)
		}
	}
}
