package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// shopExport is an export of orders that calls their number and their day after nothing that says so.
func shopExport() []string {
	lines := []string{"Number\tBuyer email\tShipping status\tCompleted at\tItems\tTotal price"}
	for i := range 7 {
		status := []string{"shipped", "unshipped"}[i%2]
		lines = append(lines, fmt.Sprintf("QWRT-%d\tjane%d@example.com\t%s\t2026-07-%02d\tSoap bar\t%d.50", 402026+i*137, i, status, 3+2*i, 20+i))
	}
	return lines
}

// Where nothing else numbers and dates the orders of an export, the first column of ids and the only days do.
func TestSoleNumberAndDay(t *testing.T) {
	r := mustRead(t, Request{}, shopExport()...)
	if fieldOf(r, "Number") != "order_number" || fieldOf(r, "Completed at") != "order_date" || len(r.Orders) != 7 || r.Orders[1].OrderDate != "2026-07-05" {
		t.Errorf("%q, %q, %d orders", fieldOf(r, "Number"), fieldOf(r, "Completed at"), len(r.Orders))
	}
	for name, spoil := range map[string]func([]string){
		"a number twice":    func(lines []string) { lines[3] = strings.Replace(lines[3], "402300", "402163", 1) },
		"other ids":         func(lines []string) { ids(lines, "Zorp") },
		"nobody who bought": nobody,
	} {
		lines := shopExport()
		spoil(lines)
		if r, err := readText(t, Request{}, lines...); err == nil && fieldOf(r, "Number") == "order_number" {
			t.Errorf("%s: the number is taken", name)
		}
	}
	for name, spoil := range map[string]func([]string){
		"days that go back": func(lines []string) { lines[3] = strings.Replace(lines[3], "2026-07-07", "2026-07-01", 1) },
		"of what was sent":  func(lines []string) { replace(lines, "unshipped", "shipped") },
		"of one day":        func(lines []string) { lines[3] = strings.Replace(lines[3], "2026-07-07", "", 1) },
	} {
		lines := shopExport()
		spoil(lines)
		if r := mustRead(t, Request{}, lines...); fieldOf(r, "Completed at") != "" {
			t.Errorf("%s: the day is taken", name)
		}
	}
}

// ids adds a column of other ids.
func ids(lines []string, header string) {
	lines[0] += "\t" + header
	for i := range lines[1:] {
		lines[i+1] += fmt.Sprintf("\tTX%d", 700351+i*i*991)
	}
}

// nobody leaves out who bought.
func nobody(lines []string) {
	for i := range lines {
		number, rest, _ := strings.Cut(lines[i], "\t")
		_, rest, _ = strings.Cut(rest, "\t")
		lines[i] = number + "\t" + rest
	}
}

func replace(lines []string, old, to string) {
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], old, to)
	}
}

// soldItems is a report of items that were each sold once, with what was kept back of each.
func soldItems() []string {
	lines := []string{"Item Id\tSold Date\tItem Title\tOrder Status\tItem Price\tBuyer Shipping Fee\tSeller Shipping Fee\tSelling Fee\tNet Seller Proceeds"}
	for i := range 6 {
		lines = append(lines, fmt.Sprintf("m5123%d\t2026-08-%02d\tMug %d\tCompleted\t%d0.00\t5.99\t1.00\t%d.00\t%d.00", 7000+i*771, 2+i, i, i+1, i+1, (i+1)*9))
	}
	return lines
}

// An item that is sold once numbers its sale, and what the seller pays to send it is none of it.
func TestItemsSoldOnce(t *testing.T) {
	r := mustRead(t, Request{}, soldItems()...)
	if len(r.Orders) != 6 || r.Orders[0].Number != "m51237000" || r.Orders[0].Total != 1599 || fieldOf(r, "Seller Shipping Fee") != "" {
		t.Errorf("%d orders, seller's postage %q", len(r.Orders), fieldOf(r, "Seller Shipping Fee"))
	}
	several := soldItems()
	several[0] += "\tQuantity"
	for i := range several[1:] {
		several[i+1] += "\t1"
	}
	again := soldItems()
	again[4] = strings.Replace(again[4], "m51239313", "m51237000", 1)
	for name, lines := range map[string][]string{"several of each": several, "one twice": again} {
		if r, err := readText(t, Request{}, lines...); err == nil && slices.ContainsFunc(r.Columns, func(c Column) bool { return slices.Contains(c.Fields, "order_number") }) {
			t.Errorf("%s: the item's id is taken for the order's number", name)
		}
	}
}
