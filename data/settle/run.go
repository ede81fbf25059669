package settle

import (
	"cmp"
	"slices"

	"parcelbook/data"
)

// OfRun finds which of the orders a line means by a number that its channel has given more than once: none of a later run that was made
// after the line, and of the others those that were made before it, that are paid in its way, that come to what it collected, and that no
// other statement like it has spoken of, as far as there are such. Orders of several channels are not told apart by that.
func OfRun(line data.StatementLine, s data.Statement, facts []data.OrderFacts) []data.Order {
	day := cmp.Or(line.DeliveredDate, line.PaidDate, s.Date)
	later := func(f data.OrderFacts) bool { return day != "" && f.Order.OrderDate > day }
	facts = slices.DeleteFunc(slices.Clone(facts), func(f data.OrderFacts) bool {
		_, run := data.SplitRun(f.Order.Number)
		return run != "" && later(f)
	})
	narrow := func(fits func(data.OrderFacts) bool) {
		if left := slices.DeleteFunc(slices.Clone(facts), func(f data.OrderFacts) bool { return !fits(f) }); len(left) > 0 {
			facts = left
		}
	}
	if !slices.ContainsFunc(facts, func(f data.OrderFacts) bool { return !sameNumber(f.Order, facts[0].Order) }) {
		narrow(func(f data.OrderFacts) bool { return !later(f) })
		narrow(func(f data.OrderFacts) bool { return s.Kind != data.StatementCOD || f.Order.Method == data.COD })
		narrow(func(f data.OrderFacts) bool {
			came := max(line.Collected, -line.Collected)
			return came != 0 && (came == f.Order.Total || came == f.Order.Total-f.Order.Paid)
		})
		narrow(func(f data.OrderFacts) bool {
			return !slices.ContainsFunc(f.Lines, func(l data.LineFact) bool {
				return l.Line.ID != line.ID && l.Line.EntryType == line.EntryType && l.Statement.Kind == s.Kind && l.Statement.HolderID == s.HolderID
			})
		})
	}
	orders := make([]data.Order, len(facts))
	for i, f := range facts {
		orders[i] = f.Order
	}
	return orders
}

func sameNumber(a, b data.Order) bool {
	return a.ChannelID == b.ChannelID && data.BaseKey(a.Number) == data.BaseKey(b.Number)
}
