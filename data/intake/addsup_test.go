package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
)

// A statement of which no row adds up is not read without being asked, unless its headers leave no doubt.
func TestStatementsThatNeverAddUp(t *testing.T) {
	header, rows := "AWB\tAmount\tCOD fee\tNet payable", []string{"W100001\t100.00\t2.00\t17.00", "W100002\t250.50\t5.00\t31.20", "W100003\t80.00\t1.60\t12.00", "W100004\t70.00\t1.40\t12.00"}
	if _, err := readText(t, Request{}, append([]string{header}, rows...)...); err == nil || !strings.Contains(err.Error(), "amounts that add up") {
		t.Error(err)
	}
	if r := mustRead(t, Request{}, append([]string{"AWB\tCOD amount\tCOD fee\tNet payable"}, rows...)...); len(r.Lines) != 4 {
		t.Errorf("headers that leave no doubt: %+v", r.Lines)
	}
	rows[2] = "W100003\t80.00\t1.60\t78.40" // others are off, which is for the user to chase
	if r := mustRead(t, Request{}, append([]string{header}, rows...)...); len(r.Lines) != 4 {
		t.Errorf("%+v", r.Lines)
	}
}

// A total that hardly any order comes to is told, and one that tax or postage are in or not in is none of that.
func TestTotalsThatAreNone(t *testing.T) {
	header := "Order number\tOrder date\tSKU\tQuantity\tUnit price\tShipping\tTax\tOrder total"
	told := func(totals ...string) bool {
		lines := []string{header}
		for i, total := range totals {
			lines = append(lines, fmt.Sprintf("%d\t2026-05-01\tA\t2\t10\t3\t1\t%s", i+1, total))
		}
		return slices.ContainsFunc(mustRead(t, Request{Currency: "EUR"}, lines...).Problems, func(p data.Problem) bool {
			return p.Column == "Order total" && strings.Contains(p.Reason.String(), "it is what goods, postage, tax and discount come to in 0")
		})
	}
	if !told("17", "18.10", "16.40", "17.30") || told("24", "23", "21", "20") || told("17", "18.10", "16.40") || told("17", "18.10", "16.40", "24") {
		t.Error("totals are told that are some, or are not that are none")
	}
}
