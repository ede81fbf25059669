package book_test

import (
	"bytes"
	"context"
	"maps"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/settle"
)

const demoDay = data.Date("2026-06-30")

// demoBook makes a made-up book in a folder of its own.
func demoBook(t *testing.T, orders int, seed int64) *book.Book {
	t.Helper()
	b, err := book.Create(filepath.Join(t.TempDir(), "demo.parcelbook"), data.Settings{Currency: "USD", TimeZone: "UTC", Sample: true}, book.Options{
		Now: func() time.Time { return time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC) }, Who: "seller",
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := book.Demo(context.Background(), b, orders, seed, demoDay); err != nil {
		t.Fatal(err)
	}
	return b
}

func dumpOf(t *testing.T, b *book.Book) string {
	t.Helper()
	var out bytes.Buffer
	if err := b.Dump(context.Background(), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestDemoFollowsItsSeed(t *testing.T) {
	one := dumpOf(t, demoBook(t, 150, 3))
	if diff := cmp.Diff(one, dumpOf(t, demoBook(t, 150, 3))); diff != "" {
		t.Errorf("the same seed gave another book:\n%s", diff)
	}
	if one == dumpOf(t, demoBook(t, 150, 4)) {
		t.Error("another seed gave the same book")
	}
}

func TestDemoIsABelievableYear(t *testing.T) {
	ctx := context.Background()
	b := demoBook(t, 2500, 1)
	if wrong, err := b.Check(ctx); err != nil || len(wrong) > 0 {
		t.Errorf("check: %q, %v", wrong, err)
	}
	if n, err := b.CountOrders(ctx, data.OrderFilter{}); err != nil || n != 2500 {
		t.Errorf("%d orders, %v", n, err)
	}
	if rows, err := b.Orders(ctx, data.OrderFilter{Page: data.Page{Sort: "order_date"}}); err != nil ||
		rows[0].OrderDate < demoDay.AddDays(-364) || rows[len(rows)-1].OrderDate > demoDay {
		t.Errorf("the orders leave the year, %v", err)
	}
	conservesMoney(t, b)

	found, err := b.Match(ctx)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[data.DifferenceKind]int{}
	for _, d := range found.Differences {
		kinds[d.Kind]++
	}
	for _, kind := range []data.DifferenceKind{data.DiffShort, data.DiffOver, data.DiffMissing, data.DiffTwice, data.DiffUnknown, data.DiffFee, data.DiffDeposit} {
		if kinds[kind] == 0 {
			t.Errorf("no difference of the kind %q among %v", kind, kinds)
		}
	}
	lines := found.Matched + found.Unknown
	if share := 1000 * len(found.Differences) / lines; share < 5 || share > 60 {
		t.Errorf("%d differences in %d lines: not 1 to 3 in a hundred: %v", len(found.Differences), lines, kinds)
	}
	due, err := b.Due(ctx, demoDay)
	if err != nil {
		t.Fatal(err)
	}
	if len(due) == 0 || len(due) > 500 {
		t.Errorf("%d of 2500 orders are due", len(due))
	}
	contacts := 0
	for _, d := range due {
		if d.LastContact.ID != 0 {
			contacts++
		}
	}
	if contacts == 0 {
		t.Error("nobody was followed up")
	}
}

// conservesMoney checks that no money comes from nowhere and that the totals by holder are those of the transfers.
func conservesMoney(t *testing.T, b *book.Book) {
	t.Helper()
	ctx := context.Background()
	rows, err := b.Transfers(ctx, data.TransferFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var transfers []data.Transfer
	for _, r := range rows {
		transfers = append(transfers, r.Transfer)
		if r.Source.ID == 0 && r.Audit.ID == 0 {
			t.Errorf("transfer %d comes from neither a file nor a hand", r.ID)
		}
	}
	balances := settle.Balances(transfers)
	statements, err := b.Statements(ctx, data.StatementFilter{})
	if err != nil {
		t.Fatal(err)
	}
	holderOf := map[int64]int64{}
	for _, s := range statements {
		holderOf[s.ID] = s.HolderID
	}
	sums, inTransit := map[string]int64{}, map[settle.Balance]int64{}
	for at, minor := range balances {
		sums[at.Currency] += minor
		if at.Account.Kind == data.AccTransit { // totals show it by the holder who paid it out
			delete(balances, at)
			at.Account.Holder = holderOf[at.Account.Holder]
			inTransit[at] += minor
		}
	}
	maps.Copy(balances, inTransit)
	if diff := cmp.Diff(map[string]int64{"USD": 0, "EUR": 0}, sums); diff != "" {
		t.Errorf("sums of all balances (-want +got):\n%s", diff)
	}
	totals, err := b.Totals(ctx, demoDay)
	if err != nil || len(totals) == 0 {
		t.Fatalf("totals by holder: %v, %v", totals, err)
	}
	for _, total := range totals {
		if want := balances[settle.Balance{Account: total.Account, Currency: total.Amount.Currency}]; total.Amount.Minor != want {
			t.Errorf("%s %s is said to hold %s, its transfers come to %d", total.Account, total.HolderName, total.Amount, want)
		}
	}
}
