package settle

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data"
)

// A Mention is what a line of a statement, or a courier's word of a parcel, says of the order that it names by a number alone.
type Mention struct {
	Day    data.Date // by which the order was made; "": that is not said
	Cash   bool      // money collected on delivery is spoken of
	Amount int64     // that was collected; 0: that is not said
	Name   string    // whom it is of; "": that is not said

	told  func(*data.OrderFacts) bool // the very same is told of the order already
	spent func(*data.OrderFacts) bool // what is told like it of an order but once is told of it already
}

// LineMention is what a line of a statement says. Of an order's entries of a type a holder speaks once.
func LineMention(line data.StatementLine, s data.Statement) Mention {
	return Mention{
		Day: cmp.Or(line.DeliveredDate, line.PaidDate, s.Date), Cash: s.Kind == data.StatementCOD, Amount: max(line.Collected, -line.Collected), Name: line.Recipient,
		told: func(*data.OrderFacts) bool { return false },
		spent: func(f *data.OrderFacts) bool {
			return slices.ContainsFunc(f.Lines, func(l data.LineFact) bool {
				return l.Line.ID != line.ID && l.Line.EntryType == line.EntryType && l.Statement.Kind == s.Kind && l.Statement.HolderID == s.HolderID
			})
		},
	}
}

// ParcelMention is what a courier tells: the state of a parcel since a day, and what was collected for it. Of one that has come to its end
// there is no more to tell.
func ParcelMention(state data.ParcelState, day data.Date, collected int64) Mention {
	return Mention{
		Day: day, Cash: collected > 0, Amount: max(0, collected),
		told: func(f *data.OrderFacts) bool {
			return day != "" && slices.ContainsFunc(f.Parcels, func(p data.Parcel) bool {
				return p.State == state && cmp.Or(p.DeliveredDate, p.ClosedDate) == day
			})
		},
		spent: func(f *data.OrderFacts) bool {
			return len(f.Parcels) > 0 && !slices.ContainsFunc(f.Parcels, func(p data.Parcel) bool { return !p.State.Ended() })
		},
	}
}

// OfRun finds which of the orders of a number it may be that is meant, where a channel has given the number more than once: none of a later
// run that was made after what is told; and of the others those that were made before it, that are told the very same already, that are paid
// in its way, that come to what was collected, of whom it names, and that nothing like it was told of, as far as there are such. Orders of several channels are
// not told apart by that.
func (m Mention) OfRun(facts []*data.OrderFacts) []data.Order {
	later := func(f *data.OrderFacts) bool { return m.Day != "" && f.Order.OrderDate > m.Day }
	facts = slices.DeleteFunc(slices.Clone(facts), func(f *data.OrderFacts) bool {
		_, run := data.SplitRun(f.Order.Number)
		return run != "" && later(f)
	})
	if !slices.ContainsFunc(facts, func(f *data.OrderFacts) bool { return !sameNumber(&f.Order, &facts[0].Order) }) {
		for _, fits := range []func(*data.OrderFacts) bool{
			func(f *data.OrderFacts) bool { return !later(f) },
			m.told,
			func(f *data.OrderFacts) bool { return !m.Cash || f.Order.Method == data.COD },
			func(f *data.OrderFacts) bool {
				return m.Amount != 0 && (m.Amount == f.Order.Total || m.Amount == f.Order.Total-f.Order.Paid)
			},
			func(f *data.OrderFacts) bool {
				return m.Name != "" && (strings.EqualFold(m.Name, f.Order.RecipientName) || strings.EqualFold(m.Name, f.Order.BuyerName))
			},
			func(f *data.OrderFacts) bool { return !m.spent(f) },
		} {
			if left := slices.DeleteFunc(slices.Clone(facts), func(f *data.OrderFacts) bool { return !fits(f) }); len(left) > 0 {
				facts = left
			}
		}
	}
	orders := make([]data.Order, len(facts))
	for i, f := range facts {
		orders[i] = f.Order
	}
	return orders
}

func sameNumber(a, b *data.Order) bool {
	return a.ChannelID == b.ChannelID && data.BaseKey(a.Number) == data.BaseKey(b.Number)
}
