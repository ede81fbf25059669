package settle

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"parcelbook/data"
)

func TestNext(t *testing.T) {
	tests := []struct {
		cycle, from, want string
	}{
		{"", "2026-05-01", "2026-05-01"},
		{"7 days after delivery", "", ""},
		{"7 days after delivery", "2026-02-25", "2026-03-04"},
		{"7 days after delivery", "2028-02-25", "2028-03-03"},          // leap year
		{"7 days after delivery; Mon Thu", "2026-05-04", "2026-05-11"}, // lands on a Monday
		{"7 days after delivery; Mon Thu", "2026-05-05", "2026-05-14"}, // Tuesday waits for Thursday
		{"7 days after delivery; Mon Thu", "2026-05-08", "2026-05-18"}, // Friday waits for Monday
		{"0 days after delivery; Sun", "2026-05-03", "2026-05-03"},     // the day itself counts
		{"11 working days after delivery", "2026-05-01", "2026-05-18"}, // from a Friday
		{"1 working day after delivery", "2026-05-01", "2026-05-04"},   // over the weekend
		{"1 working day after delivery", "2026-05-02", "2026-05-04"},   // from a Saturday
		{"5 working days after delivery", "2026-05-03", "2026-05-08"},  // from a Sunday
		{"0 working days after delivery", "2026-05-02", "2026-05-02"},  // no day to skip
		{"0 days after delivery; 15 end", "2026-05-15", "2026-05-15"},
		{"0 days after delivery; 15 end", "2026-05-16", "2026-05-31"},
		{"0 days after delivery; 15 end", "2026-06-16", "2026-06-30"},
		{"0 days after delivery; 15 end", "2026-02-16", "2026-02-28"},
		{"0 days after delivery; end", "2028-02-01", "2028-02-29"},
		{"0 days after delivery; 30", "2026-02-10", "2026-02-28"},
		{"0 days after delivery; 30", "2026-05-31", "2026-06-30"}, // 31 May is not day 30
		{"0 days after delivery; 1", "2026-12-02", "2027-01-01"},
		{"3 days after payment; 1 15", "2026-12-30", "2027-01-15"},
	}
	for _, tt := range tests {
		c, err := data.ParseCycle(tt.cycle)
		if err != nil {
			t.Fatal(err)
		}
		if got := Next(c, data.Date(tt.from)); got != data.Date(tt.want) {
			t.Errorf("%q from %s: got %s, want %s", tt.cycle, tt.from, got, tt.want)
		}
	}
}

// An impossible cycle, which Validate refuses, must not hang either.
func TestNextOfImpossibleCycle(t *testing.T) {
	if got := Next(data.Cycle{MonthDays: []int{0}}, "2026-05-01"); got != "2026-06-01" {
		t.Errorf("got %s", got)
	}
}

func TestNextIsTheFirstPaydayAfterTheWait(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := data.NewDate(2024, 1, 1).AddDays(rapid.IntRange(0, 1500).Draw(t, "from"))
		c := data.Cycle{Days: rapid.IntRange(0, 40).Draw(t, "days"), Working: rapid.Bool().Draw(t, "working")}
		if rapid.Bool().Draw(t, "by weekday") {
			c.Weekdays = rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 6), func(n int) time.Weekday { return time.Weekday(n) }), 1, 3).Draw(t, "weekdays")
		} else {
			c.MonthDays = rapid.SliceOfN(rapid.IntRange(1, 31), 1, 3).Draw(t, "month days")
		}
		waited := Next(data.Cycle{Days: c.Days, Working: c.Working}, from)
		got := Next(c, from)
		if got < waited || got.DaysSince(waited) > 31 {
			t.Fatalf("%s is not within a month of %s", got, waited)
		}
		for d := waited; d < got; d = d.AddDays(1) {
			if paysOn(c, d.Time()) {
				t.Fatalf("%s is a payday before %s", d, got)
			}
		}
		if !paysOn(c, got.Time()) {
			t.Fatalf("%s is no payday", got)
		}
	})
}

func TestDelivered(t *testing.T) {
	carrier := data.Holder{UsualDays: 5}
	tests := []struct {
		parcel   data.Parcel
		want     data.Date
		estimate bool
	}{
		{data.Parcel{}, "", false},
		{data.Parcel{SentDate: "2026-02-26"}, "2026-03-03", true},
		{data.Parcel{SentDate: "2026-02-26", DeliveredDate: "2026-02-27"}, "2026-02-27", false},
		{data.Parcel{DeliveredDate: "2026-02-27"}, "2026-02-27", false},
	}
	for _, tt := range tests {
		if d, estimate := Delivered(tt.parcel, carrier); d != tt.want || estimate != tt.estimate {
			t.Errorf("%+v: got %s %v", tt.parcel, d, estimate)
		}
	}
}
