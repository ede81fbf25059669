package data

import (
	"github.com/shopspring/decimal"

	"parcelbook/data/say"
)

// ExportedHolder is a row of the exported list of carriers, in which channels and card processors stand too: the rules
// of all of them make the dates and holders of the money.
type ExportedHolder struct {
	CarrierRow        // of a channel or processor without what parcels show
	Processor  string // who settles a channel's card orders, by name
}

// ExportedHolderColumns are the columns of the exported list of carriers.
func ExportedHolderColumns() []Column[ExportedHolder] {
	columns := within(CarrierColumns(), func(r *ExportedHolder) *CarrierRow { return &r.CarrierRow }, func(ExportedHolder) bool { return true })
	for i, c := range columns {
		if of := c.Of; c.Put == nil {
			columns[i].Of = func(r ExportedHolder) Value {
				if r.Kind != KindCarrier {
					return Value{Empty: true}
				}
				return of(r)
			}
		}
	}
	currency := func(r ExportedHolder) string { return r.Fee.Currency }
	return append(columns, fixed(
		wordFact("kind", "account", 14, "", []HolderKind{KindChannel, KindCarrier, KindProcessor}, func(r *ExportedHolder) *HolderKind { return &r.Kind }),
		percentFact(),
		optionalFact("fee_fixed", 0, currency, func(r *ExportedHolder) *int64 { return &r.Fee.Fixed }),
		optionalFact("fee_min", 0, currency, func(r *ExportedHolder) *int64 { return &r.Fee.Min }),
		textFact("currency", 8, func(r *ExportedHolder) *string { return &r.Fee.Currency }),
		numberFact("pay_within_days", 8, func(r *ExportedHolder) *int { return &r.PayWithinDays }),
		wordFact("method", "method", 10, methodUnset, methods(), func(r *ExportedHolder) *Method { return &r.Holder.Method }),
		textFact("processor", 16, func(r *ExportedHolder) *string { return &r.Processor }),
	)...)
}

func percentFact() Column[ExportedHolder] {
	c := textColumn("fee_percent", 8, func(r ExportedHolder) string {
		if r.Fee.Percent.IsZero() {
			return ""
		}
		return r.Fee.Percent.String()
	})
	c.Put = func(r *ExportedHolder, v Value) error {
		if v.Empty {
			return nil
		}
		percent, err := decimal.NewFromString(v.Text)
		if err != nil {
			return say.Errorf("%q is not a percentage such as 0.8", v.Text)
		}
		r.Fee.Percent = percent
		return nil
	}
	return c
}
