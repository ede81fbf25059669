package intake

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
)

// The README lists the known formats, by what they are and whose.
func TestREADMEListsTheFormats(t *testing.T) {
	formats, err := Formats()
	check(t, err)
	rows := map[string][]string{}
	for _, f := range formats {
		if standingOf(&f, false) == known {
			rows[sortOf(&f)] = append(rows[sortOf(&f)], f.Title)
		}
	}
	table := "| files | known formats |\n| --- | --- |\n"
	for _, sort := range []string{"orders", "marketplaces' ledgers and payouts", "card payouts", "cash-on-delivery remittances", "carriers' invoices", "delivery results"} {
		slices.SortFunc(rows[sort], func(a, b string) int { return cmp.Compare(strings.ToLower(a), strings.ToLower(b)) })
		table += fmt.Sprintf("| %s | %s |\n", sort, strings.Join(rows[sort], ", "))
	}
	readme, err := os.ReadFile("../../README.md")
	check(t, err)
	if !strings.Contains(string(readme), "\n"+table+"\n") {
		t.Errorf("README.md does not have the list:\n%s", table)
	}
}

// sortOf is what a format's files are.
func sortOf(f *Format) string {
	switch {
	case f.Kind == Orders:
		return "orders"
	case f.Kind == Delivered:
		return "delivery results"
	case f.Statement == data.StatementFreight:
		return "carriers' invoices"
	case f.Statement == data.StatementCOD:
		return "cash-on-delivery remittances"
	case f.Processor != "":
		return "card payouts"
	}
	return "marketplaces' ledgers and payouts"
}
