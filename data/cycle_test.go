package data

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestACycleReadsBackAsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Cycle{
			From: rapid.SampledFrom([]Basis{FromDelivery, FromPayment, FromSending}).Draw(t, "from"),
			Days: rapid.IntRange(0, 366).Draw(t, "days"), Working: rapid.Bool().Draw(t, "working"),
		}
		if rapid.Bool().Draw(t, "weekly") {
			for _, d := range rapid.SliceOfDistinct(rapid.IntRange(0, 6), rapid.ID[int]).Draw(t, "weekdays") {
				c.Weekdays = append(c.Weekdays, time.Weekday(d))
			}
			slices.Sort(c.Weekdays)
		} else {
			c.MonthDays = append(c.MonthDays, rapid.SliceOfDistinct(rapid.IntRange(1, 31), rapid.ID[int]).Draw(t, "month days")...)
			slices.Sort(c.MonthDays)
		}
		back, err := ParseCycle(c.String())
		if err != nil || cmp.Diff(c, back) != "" {
			t.Fatalf("%q reads back as %+v, %v", c, back, err)
		}
	})
}

func TestACycleThatMakesNoSenseIsRefused(t *testing.T) {
	for _, s := range []string{"soon", "7 days", "7 days after lunch", "7 days after delivery; Mon 15", "7 days after delivery; 32", "999 days after delivery", "3 days after payment; Foo"} {
		if c, err := ParseCycle(s); err == nil {
			t.Errorf("%q is taken for %+v", s, c)
		}
	}
	for s, want := range map[string]string{"": "", " 1  DAY after Payment ": "1 day after payment", "0 days after delivery; mondays, Thu": "0 days after delivery; Mon Thu"} {
		if c, err := ParseCycle(s); err != nil || c.String() != want {
			t.Errorf("%q reads as %q, %v; want %q", s, c, err, want)
		}
	}
}

func TestRefKeyComparesNumbersAsFilesWriteThem(t *testing.T) {
	for s, want := range map[string]string{
		"#1050": "1050", "'0012 ": "0012", "0012\t": "0012", "8200010616300410.0": "8200010616300410", "ab-12": "AB-12", " 12 34 ": "1234", "": "",
	} {
		if got := RefKey(s); got != want {
			t.Errorf("RefKey(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestAnAccountReadsBackAsWritten(t *testing.T) {
	for _, a := range []Account{{Kind: AccBank}, {Kind: AccCarrier, Holder: 3}, {Kind: AccFees, Name: "cod"}, {Kind: AccLosses, Holder: 4, Name: "a: b"}} {
		if back := ParseAccount(a.String()); back != a {
			t.Errorf("%q reads back as %+v", a, back)
		}
	}
}

func TestDates(t *testing.T) {
	if d := Date("2028-02-28").AddDays(2); d != "2028-03-01" {
		t.Errorf("two days after 28 February 2028 is %s", d)
	}
	if n := Date("2026-03-01").DaysSince("2026-02-27"); n != 2 {
		t.Errorf("from 27 February to 1 March 2026 are %d days", n)
	}
	if m := Date("2026-12-31").Month(); m != 202612 {
		t.Errorf("the month is %d", m)
	}
	if d := FirstOf("", "2026-05-02", "2026-05-01"); d != "2026-05-01" {
		t.Errorf("the first is %s", d)
	}
	for _, s := range []string{"2026-02-30", "1.5.2026", ""} {
		if d, err := ParseDate(s); err == nil {
			t.Errorf("%q is taken for %s", s, d)
		}
	}
}
