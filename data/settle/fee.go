package settle

import (
	"github.com/shopspring/decimal"

	"parcelbook/data"
	"parcelbook/data/money"
)

// Fee gives what a carrier's rate card allows for collecting an amount: the percentage of it, rounded half away
// from zero to the minor unit, plus the fixed part, at least the minimum. Collecting nothing costs nothing.
// known is false where there is no rate card, or where its fixed or least fee is in another currency.
func Fee(r data.FeeRule, collected money.Amount) (fee money.Amount, known bool) {
	if !r.Known() || (r.Fixed != 0 || r.Min != 0) && r.Currency != collected.Currency {
		return money.Amount{}, false
	}
	if collected.Minor <= 0 {
		return money.New(0, collected.Currency), true
	}
	share := r.Percent.Shift(-2).Mul(decimal.NewFromInt(collected.Minor)).Round(0).IntPart()
	return money.New(max(share+r.Fixed, r.Min), collected.Currency), true
}
