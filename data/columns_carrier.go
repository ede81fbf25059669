package data

import (
	"strings"

	"github.com/shopspring/decimal"

	"parcelbook/data/money"
)

// CarrierColumns shows carriers with what their parcels show. Shares are of the parcels whose way has ended.
func CarrierColumns() []Column[CarrierRow] {
	share := func(id string, part func(CarrierRow) int) Column[CarrierRow] {
		return column(id, TenthsColumn, 9, func(c CarrierRow) Value { return c.share(part(c)) })
	}
	days := func(id string, tenths func(CarrierRow) int) Column[CarrierRow] {
		return column(id, TenthsColumn, 9, func(c CarrierRow) Value {
			return Value{Number: int64(tenths(c)), Empty: tenths(c) < 0}
		})
	}
	return fixed(
		textFact("name", 16, func(c *CarrierRow) *string { return &c.Name }),
		numberColumn("parcels", 8, func(c CarrierRow) int { return c.Parcels }),
		numberColumn("underway", 8, func(c CarrierRow) int { return c.Underway }),
		share("delivered_share", func(c CarrierRow) int { return c.Delivered }),
		share("returned_share", func(c CarrierRow) int { return c.Returned }),
		share("lost_share", func(c CarrierRow) int { return c.Lost }),
		days("days_to_deliver", func(c CarrierRow) int { return c.DaysToDeliver }),
		days("cod_lag", func(c CarrierRow) int { return c.CODLag }),
		textColumn("cost_per_parcel", 16, func(c CarrierRow) string { return c.costsPerParcel() }),
		textColumn("held", 16, func(c CarrierRow) string { return c.held() }),
		dateColumn("newest_statement", func(c CarrierRow) Date { return c.NewestStatement }),
		cycleFact(),
		textColumn("cod_fee", 20, func(c CarrierRow) string { return c.Fee.String() }),
		numberFact("usual_days", 8, func(c *CarrierRow) *int { return &c.UsualDays }),
		textFact("contact", 16, func(c *CarrierRow) *string { return &c.Contact }),
		textFact("phone", 16, func(c *CarrierRow) *string { return &c.Phone }),
		textFact("email", 24, func(c *CarrierRow) *string { return &c.Email }),
		textFact("note", 30, func(c *CarrierRow) *string { return &c.Note }),
	)
}

func cycleFact() Column[CarrierRow] {
	c := textColumn("cycle", 24, func(c CarrierRow) string { return c.Cycle.String() })
	c.Put = func(row *CarrierRow, v Value) (err error) {
		row.Cycle, err = ParseCycle(v.Text)
		return err
	}
	return c
}

// share is a part of the parcels whose way has ended, in tenths of a percent; empty where none has.
func (c CarrierRow) share(part int) Value {
	ended := c.Delivered + c.Returned + c.Lost
	if ended == 0 {
		return Value{Empty: true}
	}
	tenths := decimal.NewFromInt(int64(part)).Shift(3).DivRound(decimal.NewFromInt(int64(ended)), 0)
	return Value{Number: tenths.IntPart()}
}

// PerParcel is what one parcel cost on average, freight and fees, rounded half away from zero to the minor
// unit. It is false where no parcel has a known cost, or none that fits an amount.
func (c CarrierCost) PerParcel() (money.Amount, bool) {
	if c.Parcels == 0 {
		return money.Amount{}, false
	}
	cost := decimal.NewFromInt(c.Freight).Add(decimal.NewFromInt(c.Fees))
	each := cost.DivRound(decimal.NewFromInt(int64(c.Parcels)), 0)
	if !each.BigInt().IsInt64() {
		return money.Amount{}, false
	}
	return money.New(each.IntPart(), c.Currency), true
}

func (c CarrierRow) costsPerParcel() string {
	var each []money.Amount
	for _, cost := range c.Costs {
		if a, ok := cost.PerParcel(); ok {
			each = append(each, a)
		}
	}
	return amountList(each)
}

func (c CarrierRow) held() string {
	var held []money.Amount
	for _, cost := range c.Costs {
		if cost.Held != 0 {
			held = append(held, money.New(cost.Held, cost.Currency))
		}
	}
	return amountList(held)
}

// String writes the rate card: "0.8 % + 1.00 CNY, ≥ 2.00 CNY"; "" where there is none.
func (f FeeRule) String() string {
	var parts []string
	if !f.Percent.IsZero() {
		parts = append(parts, f.Percent.String()+" %")
	}
	if f.Fixed != 0 {
		parts = append(parts, money.New(f.Fixed, f.Currency).String())
	}
	s := strings.Join(parts, " + ")
	if f.Min == 0 {
		return s
	}
	if s != "" {
		s += ", "
	}
	return s + "≥ " + money.New(f.Min, f.Currency).String()
}
