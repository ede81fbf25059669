package intake

import (
	"fmt"
	"slices"
	"testing"
)

// kept is a sheet kept by hand, with a running number that begins with first in each row.
func kept(number string, first int) []string {
	lines := []string{number + "\tWhen\tWho\tWhat\tPieces\tPrice\tTotal"}
	for i := range 9 {
		lines = append(lines, fmt.Sprintf("%d\t2026-09-%02d\tJane Example\tSoap bar\t%d\t4.50\t%d.%d0", first+i, i+3, i%3+1, (i%3+1)*45/10, (i%3+1)*45%10))
	}
	return lines
}

// Running numbers that go on from an earlier sheet are those of the orders, where nothing else is.
func TestRunningNumbers(t *testing.T) {
	for _, number := range []string{"No", "Nr.", "№", "#"} {
		r := mustRead(t, Request{}, kept(number, 61)...)
		if got := fieldOf(r, number); got != "order_number" || len(r.Orders) != 9 || r.Orders[0].Number != "61" {
			t.Errorf("%s: %q, %d orders", number, got, len(r.Orders))
		}
	}
	hungarian := kept("Sorsz.", 61)
	hungarian[0] = "Sorsz.\tDátum\tVevő\tMit kért\tDb\tEgységár\tVégösszeg"
	if r := mustRead(t, Request{}, hungarian...); fieldOf(r, "Sorsz.") != "order_number" {
		t.Error(fieldOf(r, "Sorsz."))
	}
	weeks := kept("No", 61)
	weeks = slices.Insert(slices.Insert(slices.Insert(weeks, 7, "Week 17"), 4, "Week 16"), 1, "Week 15")
	if r := mustRead(t, Request{}, weeks...); fieldOf(r, "No") != "order_number" || len(r.Orders) != 9 {
		t.Errorf("under headings of weeks: %q, %d orders", fieldOf(r, "No"), len(r.Orders))
	}
	latest := kept("No", 61)
	slices.Reverse(latest[1:])
	if r := mustRead(t, Request{}, latest...); len(r.Orders) != 9 {
		t.Errorf("the latest first: %d orders", len(r.Orders))
	}
}

// Few rows that are numbered one by one are, too, from whatever number.
func TestFewRunningNumbers(t *testing.T) {
	for number, first := range map[string]int{"No": 1, "Nr.": 57, "S.No": 1, "Sr. No": 3, "Lp.": 1, "序号": 3} {
		lines := kept(number, first)[:4]
		switch number {
		case "Lp.":
			lines[0] = "Lp.\tData\tKlient\tTowar\tIlość\tCena\tWartość"
		case "序号":
			lines[0] = "序号\t日期\t客户\t商品\t数量\t单价\t金额"
		}
		r := mustRead(t, Request{}, lines...)
		if got := fieldOf(r, number); got != "order_number" || len(r.Orders) != 3 || r.Orders[0].Number != fmt.Sprint(first) {
			t.Errorf("%s: %q, %d orders", number, got, len(r.Orders))
		}
	}
}

// Numbers beside another one that may be the order's, and those that do not go on, are asked about; those of a list of parcels are of its rows.
func TestRunningNumbersThatAreAsked(t *testing.T) {
	scattered := kept("No", 61)
	for i, number := range []string{"97", "14", "250", "31", "977", "5", "88", "412", "60"} {
		scattered[i+1] = number + scattered[i+1][2:]
	}
	coded := kept("No", 61)
	coded[0] += "\tZorb"
	for i := range coded[1:] {
		coded[i+1] += fmt.Sprintf("\tAB-%d", 7919*(i+11)%9973)
	}
	gaps := []string{kept("No", 1)[0], kept("No", 1)[1], kept("No", 1)[4], kept("No", 1)[9]}
	for name, lines := range map[string][]string{"scattered": scattered, "beside other numbers": coded, "few with gaps": gaps} {
		if _, err := readText(t, Request{}, lines...); err == nil {
			t.Errorf("%s: it is read", name)
		}
	}
	parcels := []string{"No\tTracking number\tDate\tRecipient\tPhone\tAddress\tItem\tCOD"}
	for i := range 8 {
		parcels = append(parcels, fmt.Sprintf("%d\tJN00012345%d1\t2026-09-0%d\tJane Example\t+34600111222\tCalle Mayor %d, Madrid\tSoap bar\t4.50", i+1, i, i+1, i+1))
	}
	if r, err := readText(t, Request{}, parcels...); err == nil && fieldOf(r, "No") == "order_number" {
		t.Error("a list of parcels is read by the numbers of its rows")
	}
}
