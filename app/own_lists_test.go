package app

import (
	"bytes"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/reports"
	"parcelbook/reports/xlsx"
)

// A workbook of several exported lists comes in as it does on the command line: each list with its own review, in the
// order in which none has to wait for another.
func TestListsOfOneWorkbookComeOneAfterTheOther(t *testing.T) {
	from := newDemo(t)
	orders, err := from.book.ExportOrders(t.Context(), data.OrderFilter{})
	if err != nil {
		t.Fatal(err)
	}
	holders, err := from.book.ExportHolders(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := reports.List("orders", data.ExportedOrderColumns(), orders)
	all.Tables = append(all.Tables, reports.List("carriers", data.ExportedHolderColumns(), holders).Tables...)
	var workbook bytes.Buffer
	if err := xlsx.Write(&workbook, all, translate); err != nil {
		t.Fatal(err)
	}

	s := newEmpty(t)
	s.drop(file(t, "all.xlsx", workbook.String()))
	if said := s.dialogText(); !strings.Contains(said, "(1 / 2)") || !strings.Contains(said, "all.xlsx: Carriers") {
		t.Fatalf("first it says: %s", said)
	}
	s.press("Take it in")
	if said := s.dialogText(); !strings.Contains(said, "(2 / 2)") || !strings.Contains(said, "all.xlsx: Orders") || strings.Contains(said, "new to the book") {
		t.Fatalf("then it says: %s", said)
	}
	s.press("Take it in")
	s.noDialog()
	if n := s.count(); n != demoOrders {
		t.Errorf("%d orders, want %d", n, demoOrders)
	}
	if got, err := s.book.Holders(t.Context(), ""); err != nil || len(got) != len(holders) {
		t.Errorf("%d holders, want %d: %v", len(got), len(holders), err)
	}
}
