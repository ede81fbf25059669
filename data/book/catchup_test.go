package book

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/money"
)

// earlier unpacks a book that an earlier version of the program made.
func earlier(t *testing.T, name string) (path string) {
	t.Helper()
	packed, err := os.Open(filepath.Join("testdata", "versions", name+".parcelbook.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := packed.Close(); err != nil {
			t.Error(err)
		}
	}()
	zip, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(zip)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), name+".parcelbook")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// The version that made the book took an invoice of freight for 9.00 and fees of 1.20 in, and posted the 9.00.
func TestFeesOnInvoicesOfAnEarlierVersionAreOwedAndTold(t *testing.T) {
	path := earlier(t, "freight_fees")
	for i, news := range []string{"now they are owed to the carriers: Swift, invoice of 2026-10-31: 1.20 USD. Where you entered", ""} {
		b, err := Open(path, Options{Now: pinned, Who: "tester"})
		if err != nil {
			t.Fatal(err)
		}
		if told := b.News().String(); !strings.Contains(told, news) || news == "" && told != "" {
			t.Errorf("opened %d times, the book tells: %s", i+1, told)
		}
		sound(t, b)
		rows, err := b.Statements(t.Context(), data.StatementFilter{})
		if err != nil || len(rows) != 1 {
			t.Fatalf("%+v, %v", rows, err)
		}
		before := owed(t, b)
		if before != money.New(-1020, "USD") {
			t.Errorf("the carrier is owed %s", before)
		}
		edited := rows[0].Statement
		edited.Reference += "I"
		if err := b.EditStatement(t.Context(), edited); err != nil {
			t.Fatal(err)
		}
		if now := owed(t, b); now != before {
			t.Errorf("after an edit the carrier is owed %s", now)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// owed is what the book owes to carriers for freight, below zero.
func owed(t *testing.T, b *Book) (sum money.Amount) {
	t.Helper()
	rows, err := b.Transfers(t.Context(), data.TransferFilter{})
	if err != nil {
		t.Fatal(err)
	}
	sum = money.New(0, "USD")
	for _, r := range rows {
		if r.Credit.Kind == data.AccPayable {
			sum.Minor -= r.Amount.Minor
		}
		if r.Debit.Kind == data.AccPayable {
			sum.Minor += r.Amount.Minor
		}
	}
	return sum
}
