package book_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/settle"
)

// The money of files in true layouts, from the file to the accounts, with answers reckoned by hand from the files:
// what orders come to, what their holder kept back and paid out, and what is left.
func TestMoneyOfKnownFormats(t *testing.T) {
	cases := []struct {
		name        string
		orders      string // a sample, or lines of one's own
		holders     []data.Holder
		statements  []string
		accounts    []string
		differences []string
	}{
		{
			// The orders name no amounts: what the settlement calls collected is what they come to. The reserve is
			// still Amazon's to pay.
			name: "Amazon settlement", orders: "amazon_orders.txt", statements: []string{"amazon_settlement.txt"},
			accounts: []string{"channel Amazon 12.50 EUR", "fees 62.30 EUR", "refunds 20.00 EUR", "sales -148.00 EUR", "transit 53.20 EUR"},
		},
		{
			name: "Shopee income", orders: "shopee_orders.xlsx", statements: []string{"shopee_income.xlsx"},
			accounts: []string{"fees 230.98 PHP", "returns 490.00 PHP", "sales -2119.00 PHP", "wallet Shopee 1398.02 PHP"},
		},
		{
			name: "TikTok settlement", orders: "tiktok_orders_pt.csv", statements: []string{"tiktok_settlement.xlsx"},
			accounts: []string{"fees 89.26 BRL", "sales -1099.70 BRL", "transit 1010.44 BRL"},
		},
		{
			name:     "Wildberries report",
			holders:  []data.Holder{{Kind: data.KindChannel, Name: "Wildberries", Method: data.Online}},
			orders:   "Order number,Order date,Status,Total,Currency\nsrid-000000000000011,2026-03-02,delivered,1000,RUB\nsrid-000000000000029,2026-03-02,delivered,600.50,RUB\n",
			accounts: []string{"fees 92.34 RUB", "freight 165.00 RUB", "refunds 600.50 RUB", "sales -1600.50 RUB", "transit 742.66 RUB"}, statements: []string{"wildberries_2026.xlsx"},
		},
		{
			name: "the older Wildberries report is the same money", holders: []data.Holder{{Kind: data.KindChannel, Name: "Wildberries", Method: data.Online}},
			orders:   "Order number,Order date,Status,Total,Currency\nsrid-000000000000011,2026-03-02,delivered,1000,RUB\nsrid-000000000000029,2026-03-02,delivered,600.50,RUB\n",
			accounts: []string{"fees 92.34 RUB", "freight 165.00 RUB", "refunds 600.50 RUB", "sales -1600.50 RUB", "transit 742.66 RUB"}, statements: []string{"wildberries_2023.xlsx"},
		},
		{
			// 80.00 of the last day and 24.40 that Polcard kept and does not name are not paid out yet.
			name: "Polcard", holders: []data.Holder{{Kind: data.KindProcessor, Name: "Polcard"}, {Kind: data.KindChannel, Name: "Shop", Method: data.Card}},
			orders:      "Order number,Order date,Paid date,Total,Currency\n000123001,2026-03-02,2026-03-02,120,PLN\n000123002,2026-03-02,2026-03-02,1349.50,PLN\n000123004,2026-03-05,2026-03-05,80,PLN\n",
			statements:  []string{"polcard_payouts.xlsx"},
			accounts:    []string{"bank 1425.10 PLN", "refunds 20.00 PLN", "sales -1549.50 PLN", "wallet Polcard 104.40 PLN"},
			differences: []string{"unknown parcel 000123003: -20.00 PLN"},
		},
		{
			// The invoice is owed to the carrier; no order's money is with it.
			name: "UPS invoice", holders: []data.Holder{{Kind: data.KindChannel, Name: "Shop", Method: data.Online}},
			orders:     "Order number,Order date,Paid date,Total,Currency,Carrier,Waybill\n#1003,2026-03-04,2026-03-04,50,EUR,UPS,1Z0A1B2C0000000011\n#1006,2026-03-04,2026-03-04,70,EUR,,\n",
			statements: []string{"ups_invoice.csv"},
			accounts:   []string{"channel Shop 120.00 EUR", "freight 26.42 EUR", "payable UPS -26.42 EUR", "sales -120.00 EUR"},
		},
		{
			// In two currencies: a statement in each.
			name: "PayPal", holders: []data.Holder{{Kind: data.KindProcessor, Name: "PayPal"}, {Kind: data.KindChannel, Name: "Shop", Method: data.Card}},
			orders:     "Order number,Order date,Paid date,Total,Currency\n1003,2026-03-14,2026-03-14,1050,EUR\n1006,2026-03-15,2026-03-15,25,USD\n",
			statements: []string{"paypal_activity.csv"},
			accounts: []string{
				"bank 900.00 EUR", "fees 1.20 USD", "fees 30.80 EUR", "refunds 50.00 EUR", "sales -1050.00 EUR", "sales -25.00 USD",
				"wallet PayPal 23.80 USD", "wallet PayPal 69.20 EUR",
			},
		},
		{
			// Net is what is credited less what is debited; with the fees it is what the buyer paid. 20.00 stay with Adyen for
			// the next batch. An order in dollars is settled in euros, and the book has no such order: 92.00 are too much.
			name: "Adyen", holders: []data.Holder{{Kind: data.KindProcessor, Name: "Adyen"}, {Kind: data.KindChannel, Name: "Shop", Method: data.Card}},
			orders:      "Order number,Order date,Paid date,Total,Currency\n1003,2026-03-14,2026-03-14,120,EUR\n1006,2026-03-15,2026-03-15,45.50,EUR\n",
			statements:  []string{"adyen_settlement.csv"},
			accounts:    []string{"bank 220.81 EUR", "fees 6.19 EUR", "processor Adyen -72.00 EUR", "refunds 10.50 EUR", "sales -165.50 EUR"},
			differences: []string{"unknown parcel #1008: 92.00 EUR"},
		},
		{
			// One order is in two postings, of which one is not accrued yet: 790.00 are still Ozon's to pay. A line is its posting's
			// order, or its order's where a service names no posting.
			name: "Ozon", orders: "ozon_postings.csv", statements: []string{"ozon_accruals.xlsx"},
			accounts:    []string{"channel Ozon 790.00 RUB", "fees 1133.55 RUB", "refunds 2490.00 RUB", "returns 1580.00 RUB", "sales -7440.00 RUB", "wallet Ozon 1446.45 RUB"},
			differences: []string{"short 10010001-000110010001-0001-1: -790.00 RUB"},
		},
		{
			// Of the payout of 400.00 its fee of 3.00 did not reach the bank. What the seller bought for 30.00 is Mercado Pago's to explain.
			name: "Mercado Pago", holders: []data.Holder{{Kind: data.KindProcessor, Name: "Mercado Pago"}, {Kind: data.KindChannel, Name: "Shop", Method: data.Card}},
			orders:     "Order number,Order date,Paid date,Total,Currency\nPED-1001,2026-03-03,2026-03-03,199.90,USD\nPED-1002,2026-03-03,2026-03-03,500,USD\n",
			statements: []string{"mercadopago_release.csv"},
			accounts: []string{
				"bank 397.00 USD", "fees 136.65 USD", "freight 14.00 USD", "processor Mercado Pago 30.00 USD", "refunds 89.90 USD", "sales -699.90 USD", "wallet Mercado Pago 32.35 USD",
			},
		},
		{
			// The marketplace's own carriers collect for it: what it pays out is not the carrier's.
			name: "cash that the channel pays out", orders: "Order number,Order date,Payment method,Total,Currency,Carrier,Waybill,Delivered date,Status\n580000000000000911,2026-05-06,COD,49.90,BRL,Correios,888000000911BR,2026-05-12,delivered\n",
			holders: []data.Holder{{Kind: data.KindChannel, Name: "TikTok Shop"}}, statements: []string{"tiktok_settlement.xlsx"},
			accounts:    []string{"channel TikTok Shop -1049.80 BRL", "fees 89.26 BRL", "sales -49.90 BRL", "transit 1010.44 BRL"},
			differences: []string{"unknown parcel 580000000000000929: 1049.80 BRL"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := newWorked(t)
			var channel string
			for _, h := range c.holders {
				id, err := w.SaveHolder(w.ctx, h)
				w.must(err)
				if h.Kind == data.KindProcessor {
					w.holders[h.Name] = data.Holder{ID: id}
				} else {
					channel = h.Name
				}
			}
			if strings.Contains(c.orders, "\n") {
				w.takeBytes("orders.csv", []byte(c.orders), channel)
			} else {
				w.takeFormat(c.orders)
			}
			for _, name := range c.statements {
				w.takeFormat(name)
			}
			w.equals(c.accounts, w.heldAccounts())
			w.equals(c.differences, w.shortDifferences())
			findings, err := w.Check(w.ctx)
			w.must(err)
			if len(findings) > 0 {
				t.Errorf("the book is not sound: %q", findings)
			}
			for _, name := range c.statements { // again changes nothing
				w.takeFormat(name)
			}
			w.equals(c.accounts, w.heldAccounts())
		})
	}
}

// takeFormat takes in a sample of a format.
func (w *worked) takeFormat(name string) {
	w.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "resources", "samples", "formats", name))
	w.must(err)
	w.takeBytes(name, raw, "")
}

func (w *worked) takeBytes(name string, raw []byte, holder string) {
	w.Helper()
	r, err := w.Review(w.ctx, book.Request{Name: name, Bytes: raw, Holder: holder})
	w.must(err)
	if got := r.Counts.New + r.Counts.Changed + r.Counts.Unchanged + r.Counts.Refused + r.Counts.Skipped; got != r.Counts.Rows || r.Counts.Refused > 0 {
		w.Errorf("%s: the counts do not add up: %+v %+v", name, r.Counts, r.Problems)
	}
	_, err = w.Commit(w.ctx, r)
	w.must(err)
}

// heldAccounts are the balances other than zero, fees of all kinds in one.
func (w *worked) heldAccounts() []string {
	rows, err := w.Transfers(w.ctx, data.TransferFilter{})
	w.must(err)
	transfers := make([]data.Transfer, len(rows))
	for i, r := range rows {
		transfers[i] = r.Transfer
	}
	names := map[int64]string{}
	for _, kind := range []data.HolderKind{data.KindChannel, data.KindCarrier, data.KindProcessor} {
		holders, err := w.Holders(w.ctx, kind)
		w.must(err)
		for _, h := range holders {
			names[h.ID] = h.Name
		}
	}
	sums := map[string]map[string]int64{}
	for b, minor := range settle.Balances(transfers) {
		name := string(b.Account.Kind)
		if b.Account.Kind != data.AccTransit && b.Account.Holder != 0 {
			name += " " + names[b.Account.Holder]
		}
		if sums[name] == nil {
			sums[name] = map[string]int64{}
		}
		sums[name][b.Currency] += minor
	}
	var lines []string
	for name, byCurrency := range sums {
		for currency, minor := range byCurrency {
			if minor != 0 {
				lines = append(lines, name+" "+plain(minor, currency)+" "+currency)
			}
		}
	}
	slices.Sort(lines)
	return lines
}

func (w *worked) shortDifferences() []string {
	all, err := w.Differences(w.ctx, "", "")
	w.must(err)
	var lines []string
	for _, d := range all {
		lines = append(lines, fmt.Sprintf("%s %s: %s %s", d.Kind, d.OrderNumber+d.Waybill, d.Off.Plain(), d.Off.Currency))
	}
	return lines
}

// What is known of a shop's orders is compared with its settlement: one amount too little is one difference.
func TestSettlementThatPaysTooLittle(t *testing.T) {
	w := newWorked(t)
	w.takeFormat("tiktok_orders_pt.csv")
	raw, err := os.ReadFile(filepath.Join("..", "..", "resources", "samples", "formats", "shopee_orders.xlsx"))
	w.must(err)
	w.takeBytes("shopee_orders.xlsx", raw, "")
	lines := "Order ID,Payout Completed Date,Commission fee,Total Released Amount (PHP)\n2607040SAMPLE1,2026-07-14,-66,1000\n"
	w.takeBytes("income.csv", []byte(lines), "")
	if diff := cmp.Diff([]string{"short 2607040SAMPLE1: -73.00 PHP"}, w.shortDifferences()); diff != "" {
		t.Error(diff)
	}
}
