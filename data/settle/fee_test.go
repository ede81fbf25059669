package settle

import (
	"testing"

	"github.com/shopspring/decimal"

	"parcelbook/data"
	"parcelbook/data/money"
)

func TestFee(t *testing.T) {
	percent := func(s string) decimal.Decimal { return decimal.RequireFromString(s) }
	tests := []struct {
		name      string
		rule      data.FeeRule
		collected money.Amount
		want      int64
		known     bool
	}{
		{"no card", data.FeeRule{}, money.New(10000, "USD"), 0, false},
		{"percent", data.FeeRule{Percent: percent("0.8")}, money.New(10000, "USD"), 80, true},
		{"half goes up", data.FeeRule{Percent: percent("2.5")}, money.New(1020, "USD"), 26, true},         // 25.5
		{"below half goes down", data.FeeRule{Percent: percent("2.5")}, money.New(1019, "USD"), 25, true}, // 25.475
		{"percent and fixed", data.FeeRule{Percent: percent("1"), Fixed: 50, Currency: "USD"}, money.New(10000, "USD"), 150, true},
		{"at least the minimum", data.FeeRule{Percent: percent("1"), Fixed: 50, Min: 200, Currency: "USD"}, money.New(10000, "USD"), 200, true},
		{"above the minimum", data.FeeRule{Percent: percent("1"), Fixed: 50, Min: 200, Currency: "USD"}, money.New(20000, "USD"), 250, true},
		{"no minor units", data.FeeRule{Percent: percent("1.5")}, money.New(1234, "JPY"), 19, true}, // 18.51
		{"percent in any currency", data.FeeRule{Percent: percent("1"), Currency: "USD"}, money.New(10000, "EUR"), 100, true},
		{"fixed in another currency", data.FeeRule{Fixed: 50, Currency: "USD"}, money.New(10000, "EUR"), 0, false},
		{"minimum in another currency", data.FeeRule{Percent: percent("1"), Min: 50, Currency: "USD"}, money.New(10000, "EUR"), 0, false},
		{"nothing collected", data.FeeRule{Fixed: 50, Min: 70, Currency: "USD"}, money.New(0, "USD"), 0, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fee, known := Fee(tt.rule, tt.collected)
			if fee.Minor != tt.want || known != tt.known || known && fee.Currency != tt.collected.Currency {
				t.Errorf("got %v %v, want %d %v", fee, known, tt.want, tt.known)
			}
		})
	}
}
