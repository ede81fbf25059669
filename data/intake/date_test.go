package intake

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
)

// datesOf takes in orders of the dates given, and gives each as the file's reader has it, or why it was refused.
func datesOf(t *testing.T, texts ...string) []string {
	t.Helper()
	lines := []string{"Order number\tOrder total\tPaid date\tOrder date"}
	for i, text := range texts {
		lines = append(lines, fmt.Sprintf("N%d\t5\t2026-05-01\t%s", i, text))
	}
	r := mustRead(t, Request{}, lines...)
	got := make([]string, len(texts))
	for _, o := range r.Orders {
		got[o.Rows[0].Row-2] = string(o.OrderDate)
	}
	for _, q := range r.Quarantine {
		got[q.Rows[0].Row-2] = "refused: " + q.Problems[0].Reason
	}
	return got
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"2026-05-01 10:00:00 +0200": "2026-05-01",
		"2026-05-01T23:59:00Z":      "2026-05-01",
		"2026-07-04 11:46":          "2026-07-04",
		"2026-07-04":                "2026-07-04",
		"2026/7/4 8:05":             "2026-07-04",
		"2026.07.04":                "2026-07-04",
		"2026年7月4日":                 "2026-07-04",
		"2026年7月4日 11:46":           "2026-07-04",
		"20260704":                  "2026-07-04",
		"04 Jul 2022 11:46":         "2022-07-04",
		"06-Jan-26":                 "2026-01-06",
		"26-May-26":                 "2026-05-26",
		"Oct-05-26":                 "2026-10-05",
		"05-oct.-26":                "2026-10-05",
		"Jul 4, 2026, 11:46 AM":     "2026-07-04",
		"2026-Jul-04":               "2026-07-04",
		"4 de julio de 2026":        "2026-07-04",
		"1 août 2026":               "2026-08-01",
		"4 июля 2026 г.":            "2026-07-04",
		"12 октября 2026":           "2026-10-12",
		"7 Eylül 2026":              "2026-09-07",
		"05.06.2026":                "2026-06-05",
		"05.06.26 14:10":            "2026-06-05",
		"06.03.2026 08:52:26 UTC":   "2026-03-06",
		"25/06/2026":                "2026-06-25",
		"06/25/2026":                "2026-06-25",
		"06/25/2026 08:15:00 PM":    "2026-06-25",
		"07-Jul-25":                 "2025-07-07",
		"05/05/2026":                "2026-05-05",
		"'2026-07-04":               "2026-07-04",
		"-":                         "",
		"05/06/2026":                "refused: may be day 5 of month 6 or day 6 of month 5: no other date shows which comes first; say which does",
		"2026-02-30":                "refused: not a date",
		"31/02/2026":                "refused: not a date",
		"2026-13-01":                "refused: not a date",
		"45931":                     "refused: not a date",
		"tomorrow":                  "refused: not a date",
		"2026-05-01 to 2026-05-07":  "refused: not a date",
		"5 Foo 2026":                "refused: not a date",
		"1/2/3/4":                   "refused: not a date",
	} {
		t.Run(text, func(t *testing.T) {
			if got := datesOf(t, text)[0]; got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestDateColumnShowsItsOrder(t *testing.T) {
	for _, c := range []struct{ texts, want []string }{
		{[]string{"05/06/2026", "25/06/2026"}, []string{"2026-06-05", "2026-06-25"}},
		{[]string{"05/06/2026", "06/25/2026"}, []string{"2026-05-06", "2026-06-25"}},
		{[]string{"05-06-2026", "25-06-2026 10:00:00.000"}, []string{"2026-06-05", "2026-06-25"}},
		{
			[]string{"05/06/2026", "06/25/2026", "25/06/2026"},
			[]string{"refused: may be day 5 of month 6 or day 6 of month 5: in this column some dates have the day first and some the month", "2026-06-25", "2026-06-25"},
		},
	} {
		if diff := cmp.Diff(c.want, datesOf(t, c.texts...)); diff != "" {
			t.Error(diff)
		}
	}
	r := mustRead(t, Request{}, "Order number\tOrder total\tOrder date\tShipped date", "1\t5\t05/06/2026\t25/06/2026")
	if len(r.Orders) != 1 || r.Orders[0].OrderDate != "2026-06-05" {
		t.Errorf("another column does not show the order: %v", reasons(r))
	}
}

// Every day, however it is written in a way that has only one reading, is read back.
func TestDatesReadBack(t *testing.T) {
	lib, err := builtin()
	check(t, err)
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 36500).Draw(t, "days"))
		layout := rapid.SampledFrom([]string{
			"2006-01-02", "2006/1/2", "2006.01.02", "20060102", "02.01.2006", "2 Jan 2006", "Jan 2, 2006", "02-January-2006",
			"2006-01-02 15:04:05 -0700", "2006-01-02T15:04:05Z", "2006年1月2日", "02.01.2006 15:04",
		}).Draw(t, "layout")
		text := day.Format(layout)
		o := orders{column: map[int]dayOrder{}}
		got, err := o.read(lib.words, text, 0)
		if err != nil || got != data.DateOf(day) {
			t.Fatalf("%s: got %s, %v", text, got, err)
		}
	})
}
