package value

import (
	"maps"
	"slices"
	"strconv"
	"testing"

	"github.com/nyaruka/phonenumbers"
	"pgregory.net/rapid"
)

func TestPhoneNumber(t *testing.T) {
	for _, c := range []struct{ text, country, want string }{
		{"06 12 34 56 78", "FR", "+33612345678"},
		{"0612345678", "FR", "+33612345678"},
		{"612345678", "FR", "+33612345678"}, // a spreadsheet has dropped the zero
		{"33612345678", "FR", "+33612345678"},
		{"0033612345678", "FR", "+33612345678"},
		{"00 33 6 12 34 56 78", "US", "+33612345678"},
		{"00 33 6 12 34 56 78", "", "+33612345678"},
		{"+33 6 12 34 56 78", "DE", "+33612345678"},
		{"+33 (0)6 12 34 56 78", "FR", "+33612345678"},
		{"+44 (0)20 7946 0958", "GB", "+442079460958"},
		{"020 7946 0958", "GB", "+442079460958"},
		{"8 912 345-67-89", "RU", "+79123456789"},
		{"+7 (912) 345-67-89", "RU", "+79123456789"},
		{"139 1234 5678", "CN", "+8613912345678"},
		{"010-2345-6789", "KR", "+821023456789"},
		{"(11) 96123-4567", "BR", "+5511961234567"},
		{"0812-3456-7890", "ID", "+6281234567890"},
		{"098765 43210", "IN", "+919876543210"},
		{"(202) 456-1111", "US", "+12024561111"},
		{"1-202-456-1111", "US", "+12024561111"},
		{"416 555 0123", "US", "+14165550123"}, // Canadian, dialled the same way
		{"٠٥٠١٢٣٤٥٦٧", "AE", "+971501234567"},
		{"０９０-１２３４-５６７８", "JP", "+819012345678"},
		{"06 698 12345", "IT", "+390669812345"}, // the zero belongs to Italian numbers
		{"612345678.0", "FR", "+33612345678"},   // a spreadsheet program has made numbers of these
		{"6.12345678E+08", "FR", "+33612345678"},
		{"6,12345678e+8", "FR", "+33612345678"},
		{"15123456789.0", "DE", "+4915123456789"},
		{"6.1235E+08", "FR", "6.1235E+08"},      // digits are lost
		{"491701234528", "DE", "+491701234528"}, // a mobile telephone rather than one at Leer, whose zero is lost
		{"436641234567", "AT", "+436641234567"},
		{"1701234528", "DE", "+491701234528"},
		{"4921123456", "DE", "4921123456"}, // at Düsseldorf behind the country's code, or at Emden without the zero
		{"04921 123456", "DE", "+494921123456"},
		{"+33612345678", "", "+33612345678"},
		{"(+84)905550101", "VN", "+84905550101"},
		{"", "FR", ""},
		{"06 12 34", "FR", "06 12 34"},
		{"123456789012345678", "FR", "123456789012345678"},
		{"0612345678", "", "0612345678"},
		{"0612345678", "Atlantis", "0612345678"},
		{"0612345678, 0698765432", "FR", "0612345678, 0698765432"},
		{"0612345678 / 0698765432", "FR", "0612345678 / 0698765432"},
		{"0612345678 ext. 12", "FR", "0612345678 ext. 12"},
		{"call 0612345678", "FR", "call 0612345678"},
		{"6.12E+08", "FR", "6.12E+08"},
		{"n/a", "FR", "n/a"},
		{"+1 555 000 0123", "US", "+1 555 000 0123"},
	} {
		if got := Phone(c.text, c.country); got != c.want {
			t.Errorf("%q in %q: got %q, want %q", c.text, c.country, got, c.want)
		}
	}
}

// TestPhoneNumbersReadQuickly is read the quick way is what all the rules give.
func TestPhoneNumbersReadQuickly(t *testing.T) {
	quick := 0
	rapid.Check(t, func(t *rapid.T) {
		country := rapid.SampledFrom(slices.Sorted(maps.Keys(phonenumbers.GetSupportedRegions()))).Draw(t, "country")
		number := strconv.FormatUint(phonenumbers.GetExampleNumberForType(country, phonenumbers.MOBILE).GetNationalNumber(), 10)
		if rapid.Bool().Draw(t, "random") {
			number = rapid.StringMatching(`[0-9]{6,13}`).Draw(t, "number")
		}
		number = rapid.SampledFrom([]string{"", "0", "8", "1", "00", "+", "+0", "+" + strconv.Itoa(phonenumbers.GetCountryCodeForRegion(country))}).Draw(t, "front") + number
		got := plainlyValid(number, country)
		if got == "" {
			return
		}
		quick++
		parsed, err := phonenumbers.Parse(number, country)
		if err != nil || !phonenumbers.IsValidNumber(parsed) || phonenumbers.Format(parsed, phonenumbers.E164) != got {
			t.Fatalf("%s in %s: %s, by all rules %v %v", number, country, got, parsed, err)
		}
	})
	if quick == 0 {
		t.Error("nothing is read the quick way")
	}
}

// TestPhoneNumbersStay number that is read is read again to the same, from any country.
func TestPhoneNumbersStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		country := rapid.SampledFrom([]string{"FR", "DE", "US", "CN", "RU", "BR", "IT", "AR", "MX", "GB", ""}).Draw(t, "country")
		once := Phone(rapid.StringMatching(`(\+|00)?[0-9 ()-]{5,16}`).Draw(t, "text"), country)
		if again := Phone(once, rapid.SampledFrom([]string{country, "FR", "US", ""}).Draw(t, "another")); once != "" && once[0] == '+' && again != once && dialledOnly(once) {
			t.Fatalf("%q became %q", once, again)
		}
		if again := Phone(once, country); again != once {
			t.Fatalf("%q became %q", once, again)
		}
	})
}

func dialledOnly(text string) bool {
	digits, plus := dialled(text)
	return plus && text == "+"+digits
}
