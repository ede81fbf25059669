package value

import (
	"encoding/json"
	"io/fs"
	"testing"

	"parcelbook/resources"
)

// builtin are the words that the program brings along.
func builtin(t *testing.T) *Words {
	t.Helper()
	text, err := fs.ReadFile(resources.Formats(), "generic.json")
	if err != nil {
		t.Fatal(err)
	}
	var w Words
	if err := json.Unmarshal(text, &w); err != nil {
		t.Fatal(err)
	}
	if err := w.Prepare(); err != nil {
		t.Fatal(err)
	}
	return &w
}

func TestCountryCode(t *testing.T) {
	w := builtin(t)
	for text, want := range map[string]string{
		"US": "US", "us": "US", "USA": "US", "U.S.A.": "US", "United States": "US", "Estados Unidos": "US", "美国": "US", "США": "US", "Mỹ": "US", "미국": "US", "EE. UU.": "US",
		"UK": "GB", "Great Britain": "GB", "United Kingdom": "GB", "England": "GB", "Wielka Brytania": "GB", "Birleşik Krallık": "GB", "GBR": "GB",
		"South Korea": "KR", "Korea": "KR", "Korea, Republic of": "KR", "대한민국": "KR", "韩国": "KR", "KOR": "KR", "North Korea": "KP",
		"Russia": "RU", "Russian Federation": "RU", "Россия": "RU", "俄罗斯": "RU", "Nga": "RU", "NGA": "NG", "Rosja": "RU",
		"Czechia": "CZ", "Czech Republic": "CZ", "Tschechien": "CZ", "Viet Nam": "VN", "Vietnam": "VN", "Việt Nam": "VN",
		"台湾": "TW", "中国台湾": "TW", "Taiwan, China": "TW", "香港": "HK", "Hong Kong": "HK", "Hong Kong SAR China": "HK",
		"Holland": "NL", "The Netherlands": "NL", "Niederlande": "NL", "Pays-Bas": "NL", "UAE": "AE", "KSA": "SA", "Saudi Arabia": "SA",
		"Deutschland": "DE", "Allemagne": "DE", "Alemania": "DE", "Alemanha": "DE", "Niemcy": "DE", "Германия": "DE", "Đức": "DE", "Jerman": "DE", "독일": "DE", "德国": "DE", "DEUTSCHLAND": "DE",
		"España": "ES", "espana": "ES", "Österreich": "AT", "Australia": "AU", "Austria": "AT", "Côte d’Ivoire": "CI", "Türkiye": "TR", "Turkey": "TR", "Turquía": "TR",
		"Bosnia & Herzegovina": "BA", "Bosnia and Herzegovina": "BA", "Congo - Kinshasa": "CD", "Guinea-Bissau": "GW", "Myanmar (Burma)": "MM", "Georgia": "GE", "Dominican Republic": "DO",
		"US - United States": "US", "United States (US)": "US", "中国 / China": "CN", "Poland ": "PL", "EL": "GR", "XK": "XK", "ROU": "RO",
		"": "", "Atlantis": "", "France / Germany": "", "EU": "", "Europe": "", "ZZ": "", "AAA": "", "840": "", "Bayern": "", "Poland (Warsaw)": "", "Paris, France": "", "N/A": "",
	} {
		if got := w.CountryCode(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestCountriesByAllTheirNames country is known by its name in every language, and by its code; and its code is that of the same country.
func TestCountriesByAllTheirNames(t *testing.T) {
	w := builtin(t)
	if len(regions()) < 240 {
		t.Errorf("%d countries", len(regions()))
	}
	for name, code := range w.countryNames() {
		if code == "" {
			t.Errorf("%q is the name of two countries", name)
		}
	}
	for _, r := range regions() {
		if got := w.CountryCode(r.String()); got != r.String() {
			t.Errorf("%s: %s", r, got)
		}
		if got := w.CountryCode(r.ISO3()); got != r.String() && r.ISO3() != "ZZZ" {
			t.Errorf("%s (%s): %s", r.ISO3(), r, got)
		}
	}
}
