package book

import (
	"context"
	"slices"

	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// News is what opening the book changed in it, for the user to be told; "" where that was nothing.
func (b *Book) News() say.Text { return b.news }

// catchUp posts what an earlier version of the program had left out of the book, once. That is fees on invoices of freight,
// which the carriers are owed as they are owed the freight.
func (b *Book) catchUp(ctx context.Context) error {
	left, err := read(ctx, b, (*store.Tx).Unsettled)
	if err != nil || len(left) == 0 {
		return err
	}
	var owed []say.Text
	err = b.change(ctx, func(o *op) error {
		ids, err := o.Unsettled() // another program may have been quicker
		if err != nil {
			return err
		}
		for _, id := range ids {
			facts, err := o.StatementFacts(id)
			if err != nil {
				return err
			}
			holder, err := o.Holder(facts.Statement.HolderID)
			if err != nil {
				return err
			}
			var fees int64
			for _, l := range facts.Lines {
				fees += l.FeeTotal()
			}
			s := facts.Statement
			owed = append(owed, say.Textf("%s, invoice of %s: %s", holder.Name, s.Date, money.New(fees, s.Currency)))
			o.statements[id] = true
		}
		return o.Settled()
	})
	if err == nil && len(owed) > 0 {
		slices.Sort(owed)
		b.news = say.Textf("An earlier version of the program did not post the fees on invoices of freight; now they are owed to the carriers: %s. Where you entered them by hand, take that entry back.",
			say.Join("%s; %s", owed...))
	}
	return err
}
