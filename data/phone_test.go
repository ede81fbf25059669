package data

import "testing"

func TestPhoneDigits(t *testing.T) {
	for query, want := range map[string]string{
		"06 12 34 56 78": "612345678", "0612345678": "612345678", "612345678": "612345678", "+33 6 12 34 56 78": "3612345678", "0033612345678": "3612345678",
		"+44 (0)20 7946 0958": "2079460958", "8 (912) 345-67-89": "9123456789", "12345": "", "0012345": "", "": "", "A123456": "", "8123456789012345": "", "Anna 0612345678": "",
	} {
		if got := PhoneDigits(query); got != want {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
}
