package book

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data/intake"
)

// A preview says of each record all that it becomes; a review, which may be long, does not.
func TestAPreviewSaysAllThatARecordBecomes(t *testing.T) {
	for _, c := range []struct {
		file file
		want []Field
	}{
		{
			file{
				"orders.csv", "Order Number,Order Date,Customer Name,City,Address,SKU,Product Name,Quantity,Unit Price,Shipping,Order Total,Currency,Carrier,Tracking Number\n" +
					"S1,2026-05-01,Ana,Lima,Long Road 1,K-1,Kettle,2,10.00,1.50,21.50,USD,Swift,W1\n", intake.Orders, "Shop",
			},
			[]Field{
				{"currency", "USD"},
				{"state", "unpaid"},
				{"order_date", "2026-05-01"},
				{"buyer_name", "Ana"},
				{"city", "Lima"},
				{"address", "Long Road 1"},
				{"items_total", "20.00"},
				{"shipping", "1.50"},
				{"order_total", "21.50"},
				{"lines", "K-1 | Kettle | 2 × 10.00"},
				{"parcel", "Swift · W1"},
			},
		},
		{
			cod("cod.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\n"),
			[]Field{
				{"waybill", "W1"},
				{"order_number", "S1"},
				{"currency", "USD"},
				{"collected", "20.00"},
				{"cod_fee", "1.00"},
				{"net", "19.00"},
				{"paid_date", "2026-10-20"},
			},
		},
		{
			file{"told.csv", "Waybill,Status,Date,Amount collected\nW1,delivered,2026-10-06,5.00\n", intake.Delivered, "Swift"},
			[]Field{{"waybill", "W1"}, {"carrier", "Swift"}, {"state", "delivered"}, {"status", "delivered"}, {"delivered_date", "2026-10-06"}, {"collected", "5.00 USD"}},
		},
	} {
		b := newBook(t, t.TempDir())
		req := Request{Name: c.file.name, Bytes: []byte(c.file.text), As: c.file.as, Holder: c.file.holder}
		preview, err := b.Preview(t.Context(), req)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, preview.Items[0].Fields); diff != "" {
			t.Errorf("%s becomes (-want +got):\n%s", c.file.name, diff)
		}
		if full := b.mustReview(t, c.file); full.Items[0].Fields != nil {
			t.Errorf("the review of %s has fields too", c.file.name)
		}
	}
}
