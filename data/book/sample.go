package book

import (
	"context"
	"io/fs"
	"time"

	"github.com/shopspring/decimal"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/resources"
)

// sampleProcessor settles the card orders of the sample shop.
const sampleProcessor = "Muestra Pay"

// sampleHolders are the rules that the holders in the sample files keep to, as their seller would have entered them.
func sampleHolders() []data.Holder {
	return []data.Holder{
		{Kind: data.KindProcessor, Name: sampleProcessor, Cycle: data.Cycle{From: data.FromPayment, Days: 3, Working: true}},
		{Kind: data.KindChannel, Name: "AliExpress", Method: data.Online, PayWithinDays: 7, Cycle: data.Cycle{From: data.FromDelivery, Days: 10}},
		{
			Kind: data.KindCarrier, Name: "Boxful", UsualDays: 5, Fee: data.FeeRule{Percent: decimal.NewFromInt(3)},
			Cycle: data.Cycle{From: data.FromDelivery, Days: 7, Weekdays: []time.Weekday{time.Monday, time.Thursday}},
		},
		{
			Kind: data.KindCarrier, Name: "Ruta Express", UsualDays: 5, Fee: data.FeeRule{Percent: decimal.NewFromInt(3)},
			Cycle: data.Cycle{From: data.FromDelivery, MonthDays: []int{15, 31}},
		},
	}
}

// FillSample makes the book that the sample files tell of, as their seller would: the rules of those who hold the
// money, the files through the real import, and the card payouts entered by hand.
func FillSample(ctx context.Context, b *Book) error {
	var processorID int64
	for _, h := range sampleHolders() {
		id, err := b.SaveHolder(ctx, h)
		if err != nil {
			return say.Errorf("%s of the sample book: %w", h.Name, err)
		}
		if h.Kind == data.KindProcessor {
			processorID = id
		}
	}
	shop := data.Holder{
		Kind: data.KindChannel, Name: "Shopify", PayWithinDays: 3, ProcessorID: processorID,
		Cycle: data.Cycle{From: data.FromPayment, Days: 3, Working: true},
	}
	if _, err := b.SaveHolder(ctx, shop); err != nil {
		return say.Errorf("the shop of the sample book: %w", err)
	}
	if err := b.takeSampleFiles(ctx); err != nil {
		return err
	}
	return b.paySampleCards(ctx, processorID)
}

// takeSampleFiles takes the files in; those of deliveries come after the orders they speak of.
func (b *Book) takeSampleFiles(ctx context.Context) error {
	files, err := fs.ReadDir(resources.Samples(), ".")
	if err != nil {
		return say.Errorf("the sample files: %w", err)
	}
	for _, deliveries := range []bool{false, true} {
		for _, f := range files {
			if err := b.takeSample(ctx, f.Name(), deliveries); err != nil {
				return say.Errorf("sample file %s: %w", f.Name(), err)
			}
		}
	}
	return nil
}

// takeSample takes one file in, where it is one of deliveries or where it is not, as asked.
func (b *Book) takeSample(ctx context.Context, name string, deliveries bool) error {
	raw, err := fs.ReadFile(resources.Samples(), name)
	if err != nil {
		return err
	}
	r, err := b.Review(ctx, Request{Name: name, Bytes: raw})
	if err != nil || (r.Kind == intake.Delivered) != deliveries {
		return err
	}
	_, err = b.commit(ctx, r)
	return err
}

// paySampleCards enters what the processor paid out for all card orders but the last three: what the buyer paid
// less 2.9 %, which has reached the bank.
func (b *Book) paySampleCards(ctx context.Context, processorID int64) error {
	card := data.Card
	orders, err := b.Orders(ctx, data.OrderFilter{Method: &card, Page: data.Page{Sort: "number"}})
	if err != nil {
		return err
	}
	p := Payout{HolderID: processorID, Kind: data.StatementPayout, Reference: "PO-1", Currency: "USD"}
	var net int64
	for _, o := range orders[:max(0, len(orders)-3)] {
		if o.Paid == 0 || o.Refunded != 0 {
			continue
		}
		fee := decimal.NewFromInt(o.Paid).Mul(decimal.New(29, -3)).Round(0).IntPart()
		p.Lines = append(p.Lines, PayoutLine{OrderID: o.ID, Collected: o.Paid, Fee: fee, Net: o.Paid - fee})
		p.Date = max(p.Date, o.PaidDate.AddDays(5))
		net += o.Paid - fee
	}
	p.Deposit = &data.Deposit{Amount: net, Reference: "PO-1"}
	_, err = b.EnterPayout(ctx, p)
	return err
}
