package intake

import (
	"fmt"
	"slices"
	"strings"
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
	latest := kept("No", 61)
	slices.Reverse(latest[1:])
	if r := mustRead(t, Request{}, latest...); len(r.Orders) != 9 {
		t.Errorf("the latest first: %d orders", len(r.Orders))
	}
}

// Numbers that begin at 1 are proposed only, for the next sheet may have them again; so are those beside another number that may be the
// order's, and what is called a row's number. Numbers that do not go on are those of something else.
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
	for name, lines := range map[string][]string{"from 1": kept("No", 1), "from 2": kept("No", 2), "scattered": scattered, "beside other numbers": coded, "serial": kept("Serial", 61)} {
		if _, err := readText(t, Request{}, lines...); err == nil {
			t.Errorf("%s: it is read", name)
		}
	}
	p := look(t, Request{}, kept("No", 1)...)
	if c := p.Columns[0]; p.Sure || strings.Join(c.Fields, "+") != "order_number" || !strings.Contains(c.Reason.String(), "begin at 1") {
		t.Errorf("sure: %t, %s, %s", p.Sure, c.Fields, c.Reason)
	}
	_, err := readText(t, Request{}, kept("No", 1)...)
	if err == nil || !strings.Contains(err.Error(), `it needs columns for order number, which "No" may be`) {
		t.Error(err)
	}
}
