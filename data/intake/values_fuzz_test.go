package intake

import (
	"testing"

	"parcelbook/data"
	"parcelbook/data/intake/value"
)

// FuzzValues reads any text as each kind of value: no panic, a date is a day of the calendar, an amount is within
// its bounds and the same without its sign, and what is put into one form stays in it.
func FuzzValues(f *testing.F) {
	for _, text := range nasty {
		f.Add(text, "FR")
	}
	f.Add("12.50- USD", "US")
	f.Add("Mon May 04 2026 10:15:00 GMT+0200 (Central European Summer Time)", "")
	f.Add("+44 (0)20 7946 0958", "GB")
	f.Add("United States (US)", "中国 / China")
	f.Fuzz(func(t *testing.T, text, other string) {
		lib, err := builtin()
		if err != nil || len(text) > 1<<12 {
			return
		}
		if fig, err := lib.words.Figure(text); err == nil {
			p := points{column: map[int]byte{0: '.'}}
			if sum, err := p.read(fig, 0, "USD"); err == nil && (sum > value.MaxMinor || sum < -value.MaxMinor || fig.Negative && sum > 0 || !fig.Negative && sum < 0) {
				t.Errorf("%q: %d", text, sum)
			}
		}
		o := newOrders("dmy", "")
		if date, err := o.read(lib.words, text, 0); err == nil {
			if _, err := data.ParseDate(string(date)); err != nil {
				t.Errorf("%q: %v", text, err)
			}
		}
		if code := CountryCode(text); code != "" && CountryCode(code) != code {
			t.Errorf("%q: %s, which is %q", text, code, CountryCode(code))
		}
		country := CountryCode(other)
		if once := value.Phone(text, country); value.Phone(once, country) != once {
			t.Errorf("%q in %q: %q, then %q", text, country, once, value.Phone(once, country))
		}
	})
}
