package book

import (
	"context"
	"fmt"
	"io/fs"
	"time"

	"github.com/shopspring/decimal"

	"parcelbook/data"
	"parcelbook/data/intake"
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

// FillSample takes the sample files into the book, as their user would: deliveries last, for they speak of parcels
// that the orders bring.
func FillSample(ctx context.Context, b *Book) error {
	files, err := fs.ReadDir(resources.Samples(), ".")
	if err != nil {
		return fmt.Errorf("the sample files: %w", err)
	}
	for _, deliveries := range []bool{false, true} {
		for _, f := range files {
			if err := b.fillFrom(ctx, f.Name(), deliveries); err != nil {
				return fmt.Errorf("sample file %s: %w", f.Name(), err)
			}
		}
	}
	return nil
}

// fillFrom takes one sample file in, where it is one of deliveries or where it is not, as asked.
func (b *Book) fillFrom(ctx context.Context, name string, deliveries bool) error {
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
