package value

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"parcelbook/data/say"
)

// nameLanguages are those in which countries are known by name.
var nameLanguages = []language.Tag{
	language.English, language.SimplifiedChinese, language.TraditionalChinese, language.Spanish, language.Portuguese, language.French, language.German,
	language.Russian, language.Polish, language.Italian, language.Turkish, language.Vietnamese, language.Indonesian, language.Korean,
	language.Japanese, language.Ukrainian, language.Dutch, language.Czech, language.Arabic, language.Thai,
}

// countryNames gives the code of each country by its normalised names: those of CLDR in all languages, and those
// of the words. A name of two countries is none. They are made when first asked for, which takes a while.
func (w *Words) countryNames() map[string]string {
	w.countries.once.Do(func() { w.countries.by = w.nameCountries() })
	return w.countries.by
}

func (w *Words) nameCountries() map[string]string {
	names := map[string]string{}
	for _, l := range nameLanguages {
		namer := display.Regions(l)
		for _, r := range regions() {
			name := Normalise(namer.Name(r))
			if known, ok := names[name]; ok && known != r.String() {
				names[name] = ""
				continue
			}
			names[name] = r.String()
		}
	}
	for _, code := range slices.Sorted(maps.Keys(w.Countries)) {
		for _, name := range w.Countries[code] {
			names[Normalise(name)] = code
		}
	}
	delete(names, "")
	return names
}

// checkCountries finds a code that there is not.
func (w *Words) checkCountries() error {
	for _, code := range slices.Sorted(maps.Keys(w.Countries)) {
		if r, err := language.ParseRegion(code); err != nil || !r.IsCountry() {
			return say.Errorf("there is no country %q", code)
		}
	}
	return nil
}

// regions lists the countries that there are today.
func regions() []language.Region {
	english := display.Regions(language.English)
	var list []language.Region
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			r, err := language.ParseRegion(code)
			if err == nil && r.IsCountry() && r.Canonicalize() == r && r.String() == code && english.Name(r) != "" {
				list = append(list, r)
			}
		}
	}
	return list
}

// betweenTwo parts a country written twice: "US - United States", "中国 / China".
var betweenTwo = regexp.MustCompile(`\s+[-–—|]\s+|\s*[/\n]\s*`)

// CountryCode gives the ISO 3166 code of two letters for a country's code or its name in any language the program
// knows; "" for what is not surely one country.
func (w *Words) CountryCode(text string) string {
	text = strings.TrimSpace(text)
	if code := CodeOf(text); code != "" {
		return code
	}
	if text == "" {
		return ""
	}
	names := w.countryNames()
	if code := names[Normalise(text)]; code != "" {
		return code
	}
	parts := betweenTwo.Split(text, -1)
	if outside, inside := Brackets(text); inside != "" {
		parts = []string{outside, inside}
	}
	country := ""
	for i, part := range parts { // all of which must name the same
		part = strings.TrimSpace(part)
		code := cmp.Or(CodeOf(part), names[Normalise(part)])
		if code == "" || i > 0 && code != country {
			return ""
		}
		country = code
	}
	return country
}

// CodeOf gives the code of two letters for one of two or three. Three small letters are a word rather: "Nga" is
// Russia in Vietnamese, NGA is Nigeria.
func CodeOf(text string) string {
	if len(text) != 2 && (len(text) != 3 || text != strings.ToUpper(text)) || strings.ContainsFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}) {
		return ""
	}
	r, err := language.ParseRegion(text)
	if err != nil || !r.IsCountry() {
		return ""
	}
	return r.Canonicalize().String()
}
