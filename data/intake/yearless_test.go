package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"parcelbook/data"
)

// daysOfOrders reads a list of orders of certain days, and gives their days, or why they are refused.
func daysOfOrders(t *testing.T, req Request, title string, days ...string) (got []string, told []string) {
	t.Helper()
	lines := []string{"Order\tDate\tItem\tTotal"}
	if title != "" {
		lines = append([]string{title}, lines...)
	}
	for i, day := range days {
		lines = append(lines, fmt.Sprintf("N-%d\t%s\tVase\t22", i+1, day))
	}
	r := mustRead(t, req, lines...)
	for _, o := range r.Orders {
		got = append(got, string(o.OrderDate))
	}
	return got, reasons(r)
}

// Days without a year are of the one that the sheet is of by its title, else of the last that is past, which is told once; where the order
// of the rows says so the year ends among them.
func TestDaysWithoutAYear(t *testing.T) {
	today := Request{Today: "2026-11-30"}
	for name, c := range map[string]struct {
		req   Request
		title string
		days  []string
		want  string // "": refused
	}{
		"names of months":       {today, "", []string{"8 May", "09 May", "30 May"}, "2026-05-08 2026-05-09 2026-05-30"},
		"month first":           {today, "", []string{"May 8", "May 9", "May 30"}, "2026-05-08 2026-05-09 2026-05-30"},
		"with weekdays":         {today, "", []string{"Fri 8 May", "Sat 9 May", "Sat 30 May"}, "2026-05-08 2026-05-09 2026-05-30"},
		"on other weekdays":     {today, "", []string{"Mon 8 May", "Tue 9 May", "Tue 30 May"}, ""},
		"numbers":               {today, "", []string{"8/5", "9/5", "30/5"}, "2026-05-08 2026-05-09 2026-05-30"},
		"numbers, month first":  {today, "", []string{"5/8", "5/9", "5/30"}, "2026-05-08 2026-05-09 2026-05-30"},
		"numbers with points":   {today, "", []string{"8.5.", "9.5.", "30.5."}, "2026-05-08 2026-05-09 2026-05-30"},
		"Chinese":               {today, "", []string{"5月8日", "5月9日", "5月30日"}, "2026-05-08 2026-05-09 2026-05-30"},
		"Spanish":               {today, "", []string{"8 de mayo", "9 de mayo", "30 de mayo"}, "2026-05-08 2026-05-09 2026-05-30"},
		"later this year":       {today, "", []string{"3-Dec", "4-Dec", "24-Dec"}, ""}, // the coming ones, perhaps
		"last year's":           {today, "", []string{"3-Jan", "4-Jan", "24-Jan"}, "2026-01-03 2026-01-04 2026-01-24"},
		"turn of the year":      {Request{Today: "2026-02-10"}, "", []string{"3-Dec", "24-Dec", "2-Jan", "4-Feb"}, "2025-12-03 2025-12-24 2026-01-02 2026-02-04"},
		"newest first":          {Request{Today: "2026-02-10"}, "", []string{"4-Feb", "2-Jan", "24-Dec", "3-Dec"}, "2026-02-04 2026-01-02 2025-12-24 2025-12-03"},
		"in any order":          {Request{Today: "2026-02-10"}, "", []string{"4-Feb", "3-Dec", "2-Jan", "24-Dec"}, ""},
		"a gap":                 {today, "", []string{"4-Jan", "5-Jan", "9-Jan", "3-Nov", "4-Nov"}, "2026-01-04 2026-01-05 2026-01-09 2026-11-03 2026-11-04"},
		"a title":               {today, "Orders 2025", []string{"8 May", "9 May", "30 May"}, "2025-05-08 2025-05-09 2025-05-30"},
		"a title of two years":  {today, "Season 2024/25", []string{"3-Dec", "24-Dec", "2-Jan", "4-Feb"}, "2024-12-03 2024-12-24 2025-01-02 2025-02-04"},
		"which half of it":      {today, "Orders 2025", []string{"3-Dec", "24-Dec", "2-Jan", "4-Feb"}, ""},
		"a title still to come": {today, "Orders 2027", []string{"8 May", "9 May", "30 May"}, ""},
		"the day of printing":   {today, "Printed 2025-06-01", []string{"8 May", "9 May", "30 May"}, "2026-05-08 2026-05-09 2026-05-30"},
		"no clock":              {Request{}, "", []string{"8 May", "9 May", "30 May"}, ""},
		"more than a year":      {today, "", []string{"3-Jan", "3-Jun", "3-Dec", "3-Feb", "3-Apr"}, ""},
		"months of years":       {today, "", []string{"May-26", "Jun-26", "Jul-26"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			days, told := daysOfOrders(t, c.req, c.title, c.days...)
			if got := strings.Join(days, " "); got != c.want {
				t.Errorf("%s; %v", got, told)
			}
			if c.want != "" && (len(told) != 1 || !strings.Contains(told[0], "no year")) {
				t.Errorf("told: %v", told)
			}
		})
	}
}

// Another day of the row, or the name of the sheet, says the year.
func TestYearsBesideDays(t *testing.T) {
	r := mustRead(t, Request{Today: "2026-11-30"}, "Order\tDate\tItem\tTotal\tShipped on", "N-1\t28 Dec\tVase\t22\t2024-12-30", "N-2\t30 Dec\tBowl\t16\t2025-01-02", "N-3\t5 Mar\tBowl\t16\t2025-03-07")
	if got := []data.Date{r.Orders[0].OrderDate, r.Orders[1].OrderDate, r.Orders[2].OrderDate}; !slices.Equal(got, []data.Date{"2024-12-28", "2024-12-30", "2025-03-05"}) {
		t.Errorf("%v %v", got, reasons(r))
	}
	r = readBook(t, Request{Today: "2026-11-30", Currency: "EUR"}, func(f *excelize.File) {
		for i, name := range []string{"May 2025", "Jan 2026"} {
			month, _, _ := strings.Cut(name, " ")
			_, err := f.NewSheet(name)
			check(t, err)
			for row, cells := range [][]any{{"Order", "Date", "Item", "Total", "Posted"}, {fmt.Sprintf("A-%d1", i), "8 " + month, "Vase", 22, "9 " + month}, {fmt.Sprintf("A-%d2", i), "31 " + month, "Bowl", 16, "31 " + month}} {
				check(t, f.SetSheetRow(name, fmt.Sprintf("A%d", row+1), &cells))
			}
		}
		check(t, f.DeleteSheet("Sheet1"))
	})
	var got []string
	for _, o := range r.Orders {
		got = append(got, string(o.OrderDate))
	}
	if strings.Join(got, " ") != "2025-05-08 2025-05-31 2026-01-08 2026-01-31" {
		t.Errorf("%v %v", got, reasons(r))
	}
}
