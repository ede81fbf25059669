package value

import (
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// Phone gives a phone number in the form of E.164, +33612345678, as it is dialled from the country of that
// code; "" is no country. A text that is not surely one such number stays as it is.
func Phone(text, country string) string {
	digits, plus := dialled(wholeNumber(text))
	if len(digits) < 5 || plus && text == "+"+digits {
		return text
	}
	if abroad, ok := strings.CutPrefix(digits, "00"); ok && !plus {
		if number := valid("+"+abroad, ""); number != "" {
			return number
		}
	}
	if plus {
		digits = "+" + digits
	} else if country == "" {
		return text
	}
	if number := likelier(digits, country); number != "" {
		return number
	}
	return text
}

// likelier is what digits that may begin with their country's code, or are dialled from within it, surely are: 491701234567 is a
// mobile telephone of Germany, and might be one at Leer by the zero that it lacks. "" where nothing speaks for either.
func likelier(digits, country string) string {
	within := valid(digits, country)
	if !strings.HasPrefix(digits, strconv.Itoa(phonenumbers.GetCountryCodeForRegion(country))) {
		return within
	}
	behind := valid("+"+digits, "")
	switch {
	case behind == "" || behind == within:
		return within
	case within == "" || mobile(behind) && !mobile(within):
		return behind
	case mobile(within) && !mobile(behind):
		return within
	}
	return ""
}

// mobile says whether a number of E.164 is surely a mobile telephone's.
func mobile(number string) bool {
	parsed, err := phonenumbers.Parse(number, "")
	return err == nil && phonenumbers.GetNumberType(parsed) == phonenumbers.MOBILE
}

// wholeNumber takes back what a spreadsheet program makes of digits: 612345678.0, and 6.12345678E+08 where no digit is lost.
func wholeNumber(text string) string {
	if whole, ok := strings.CutSuffix(text, ".0"); ok && DigitsOnly(whole) {
		return whole
	}
	if !exponential(text) {
		return text
	}
	mantissa, exponent, _ := strings.Cut(strings.ToUpper(text), "E+")
	first, decimals, _ := strings.Cut(strings.Replace(mantissa, ",", ".", 1), ".")
	if n, err := strconv.Atoi(exponent); err != nil || n != len(decimals) {
		return text
	}
	return first + decimals
}

// dialled gives the digits of a text that holds nothing else but what people write between them; "" where it
// holds anything else. A zero in brackets, as in +44 (0)20, is dialled from within the country only.
func dialled(text string) (digits string, plus bool) {
	text = strings.TrimSpace(plainDigits(text))
	text, plus = strings.CutPrefix(strings.TrimPrefix(text, "("), "+") // TikTok writes (+84)905…
	if plus {
		text = strings.Replace(text, "(0)", "", 1)
	}
	if strings.Trim(text, "0123456789 ()-./‐‑–\u00a0") != "" {
		return "", false
	}
	var b strings.Builder
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			b.WriteByte(text[i])
		}
	}
	return b.String(), plus
}

// valid gives a number in the form of E.164 where the country, or the one its code names, has such numbers.
func valid(number, country string) string {
	if quick := plainlyValid(number, country); quick != "" {
		return quick
	}
	parsed, err := phonenumbers.Parse(number, country)
	if err != nil || !phonenumbers.IsValidNumberForRegion(parsed, country) && !phonenumbers.IsValidNumber(parsed) {
		return ""
	}
	return phonenumbers.Format(parsed, phonenumbers.E164)
}

// plainlyValid is valid for what many numbers are: digits behind their country's code, or without what is dialled in
// front of them within it. It takes a fraction of the time of reading a number by all the rules there are, and gives
// "" where it takes those.
func plainlyValid(number, country string) string {
	national, abroad := strings.CutPrefix(number, "+")
	if abroad {
		country, national = countryOfCode(national)
	}
	code := phonenumbers.GetCountryCodeForRegion(country)
	n, err := strconv.ParseUint(national, 10, 64)
	prefix := phonenumbers.GetNddPrefixForRegion(country, true)
	if code == 0 || err != nil || national[0] == '0' || prefix != "" && strings.HasPrefix(national, prefix) {
		return ""
	}
	code32 := int32(code) // #nosec G115 -- of at most three digits
	if !phonenumbers.IsValidNumberForRegion(&phonenumbers.PhoneNumber{CountryCode: &code32, NationalNumber: &n}, country) {
		return ""
	}
	return "+" + strconv.Itoa(code) + national
}

// countryOfCode parts a number of E.164 into the country, or the first of those, that its code names, and the rest.
func countryOfCode(digits string) (country, national string) {
	for length := 1; length <= min(3, len(digits)) && digits[0] != '0'; length++ {
		region := phonenumbers.GetRegionCodeForCountryCode(Atoi(digits[:length]))
		if region != phonenumbers.UNKNOWN_REGION {
			return region, digits[length:]
		}
	}
	return "", digits
}
