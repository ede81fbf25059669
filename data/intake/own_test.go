package intake

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/sheet"
	"parcelbook/reports"
)

// Every header of an exported list, in any language, must mean one column, and every word one word.
func TestOwnListsHaveHeadersThatMeanOneThing(t *testing.T) {
	lists, err := ownLists()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lists {
		headers := map[int]int{}
		for _, at := range l.headers {
			headers[at]++
		}
		for i, c := range l.columns {
			if headers[i] < 2 { // its ID, and its label in two languages, of which some are alike
				t.Errorf("%s: column %s is recognised by %d headers: another has taken its label", l.format.Name, c.id, headers[i])
			}
			keys := map[string]int{}
			for _, key := range c.words {
				keys[key]++
			}
			for key, n := range keys {
				if n < 2 {
					t.Errorf("%s: the word %s of column %s is known by %d texts", l.format.Name, key, c.id, n)
				}
			}
		}
	}
}

// ownCSV writes an exported list as a CSV file.
func ownCSV[T any](t *testing.T, columns []data.Column[T], rows ...T) string {
	t.Helper()
	var out bytes.Buffer
	word := func(key string) string { _, w, _ := strings.Cut(key, "."); return w }
	if err := reports.CSV(&out, reports.List("list", columns, rows), word); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func readOwnFile(t *testing.T, text string) *Result {
	t.Helper()
	f, err := sheet.OpenBytes("list.csv", []byte(text), sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(context.Background(), f, Request{Currency: "USD"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func ownOrder(number string, first bool) data.ExportedOrder {
	o := data.ExportedOrder{First: first, HasLine: true}
	o.Number, o.Channel, o.State, o.Currency, o.Total, o.OrderDate = number, "Shop", data.OrderPaid, "KWD", 12345, "2026-05-01"
	o.Line = data.LineRow{Line: data.Line{Ident: "a#1", SKU: "=7", Quantity: 2, UnitPrice: 1234}, Currency: "KWD"}
	return o
}

// What cannot be read, or contradicts itself, refuses its record by cell, and nothing else.
func TestOwnOrdersAreRefusedByCell(t *testing.T) {
	text := ownCSV(t, data.ExportedOrderColumns(), ownOrder("007", true), ownOrder("007", false), ownOrder("8", true))
	if r := readOwnFile(t, text); len(r.Orders) != 2 || len(r.Orders[0].Lines) != 2 || r.Orders[0].Total != 12345 || r.Orders[0].Number != "007" || !r.Own {
		t.Fatalf("read %+v", r.Orders)
	}
	for _, c := range []struct{ old, new, column, reason string }{
		{"2026-05-01", "2026-05-41", "order_date", "date"},
		{"12.345", "12.3456", "total", "decimals"},
		{"paid,12.345", "payed,12.345", "state", "unpaid"},
		{",KWD,", ",KWX,", "currency", "not a currency"},
		{",2,1.234", ",two,1.234", "quantity", "whole number"},
		{"007,,Shop", "007,2026-05-02,Shop", "order_date", "row 2 of the same record says otherwise"},
	} {
		r := readOwnFile(t, strings.Replace(text, c.old, c.new, 1))
		if len(r.Orders) != 1 || len(r.Quarantine) != 1 || r.Orders[0].Number != "8" || r.Refused != 2 {
			t.Errorf("%s: %d orders, %d quarantined, %d rows refused", c.new, len(r.Orders), len(r.Quarantine), r.Refused)
			continue
		}
		if p := r.Quarantine[0].Problems[0]; p.Column != c.column || !strings.Contains(p.Reason.String(), c.reason) {
			t.Errorf("%s: told %q of column %q", c.new, p.Reason, p.Column)
		}
	}
}

// A list that lacks a fact is no longer the book's own, and is not read as if the fact were none.
func TestAListWithoutAFactIsNotOurs(t *testing.T) {
	text := ownCSV(t, data.ExportedOrderColumns(), ownOrder("007", true))
	f, err := sheet.OpenBytes("list.csv", []byte(strings.Replace(text, ",refunded,", ",given_back,", 1)), sheet.Options{})
	check(t, err)
	if r, err := Read(t.Context(), f, Request{}); err == nil && r.Own {
		t.Error("an orders list without what was refunded is taken for the book's own")
	}
}

// A statement is refused whole where one of its rows cannot be read; the others wait with it.
func TestOwnStatementsAreRefusedWhole(t *testing.T) {
	line := func(statement, place int, waybill string) data.ExportedPayment {
		return data.ExportedPayment{
			Record: data.PaymentLine, Statement: statement, Date: "2026-05-01", HolderKind: data.AccCarrier, Holder: "Boxful", Kind: data.StatementCOD, Currency: "EUR",
			Line: data.StatementLine{Ordinal: place, Waybill: waybill, Net: 900, Ident: waybill, Fees: []data.Fee{{Kind: "cod", Amount: 100}, {Kind: "a fee, of 2 kinds", Amount: -5}}},
		}
	}
	text := ownCSV(t, data.ExportedPaymentColumns(), line(1, 1, "A"), line(1, 2, "B"), line(2, 1, "C"))
	r := readOwnFile(t, text)
	if len(r.Payments) != 3 || len(r.Payments[0].Line.Fees) != 2 || r.Payments[0].Line.Fees[1] != (data.Fee{Kind: "a fee, of 2 kinds", Amount: -5}) {
		t.Fatalf("read %+v", r.Payments)
	}
	r = readOwnFile(t, strings.Replace(text, "9.00", "nine", 1))
	if len(r.Payments) != 1 || r.Payments[0].Line.Waybill != "C" || r.Refused != 2 {
		t.Errorf("kept %+v, refused %d rows", r.Payments, r.Refused)
	}
}
