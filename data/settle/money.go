package settle

import "parcelbook/data"

// Money is what follows from the facts of an order.
type Money struct {
	Transfers []data.Transfer // as Postings gives them
	Holdings  []data.Holding  // as Holdings gives them
	Differs   bool            // a statement disagrees with the book
}

// MoneyOf works the money of an order out. Of one that is withdrawn nothing follows.
func MoneyOf(f data.OrderFacts) Money {
	if f.Order.Withdrawn {
		return Money{}
	}
	o := newOrder(f)
	own := o.postings()
	return Money{Transfers: own, Holdings: o.holdings(own), Differs: len(o.differences(own, nil)) > 0}
}
