package intake

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

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
// of generic.json. A name of two countries is none.
var countryNames = sync.OnceValues(func() (map[string]string, error) {
	lib, err := builtin()
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, l := range nameLanguages {
		namer := display.Regions(l)
		for _, r := range regions() {
			name := normalise(namer.Name(r))
			if known, ok := names[name]; ok && known != r.String() {
				names[name] = ""
				continue
			}
			names[name] = r.String()
		}
	}
	for _, code := range slices.Sorted(maps.Keys(lib.words.Countries)) {
		if r, err := language.ParseRegion(code); err != nil || !r.IsCountry() {
			return nil, say.Errorf("%s: there is no country %q", say.Raw(vocabularyFile), code)
		}
		for _, name := range lib.words.Countries[code] {
			names[normalise(name)] = code
		}
	}
	delete(names, "")
	return names, nil
})

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
func CountryCode(text string) string {
	text = strings.TrimSpace(text)
	if code := codeOf(text); code != "" {
		return code
	}
	names, err := countryNames()
	if err != nil || text == "" {
		return ""
	}
	if code := names[normalise(text)]; code != "" {
		return code
	}
	parts := betweenTwo.Split(text, -1)
	if outside, inside := brackets(text); inside != "" {
		parts = []string{outside, inside}
	}
	country := ""
	for i, part := range parts { // all of which must name the same
		part = strings.TrimSpace(part)
		code := cmp.Or(codeOf(part), names[normalise(part)])
		if code == "" || i > 0 && code != country {
			return ""
		}
		country = code
	}
	return country
}

// codeOf gives the code of two letters for one of two or three. Three small letters are a word rather: "Nga" is
// Russia in Vietnamese, NGA is Nigeria.
func codeOf(text string) string {
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

// country gives the code of a country, or the text as it is where it is not surely one.
func (r *reader) country(text string) string {
	code, known := r.countries[text]
	if !known {
		code = cmp.Or(CountryCode(text), text)
		r.countries[text] = code
	}
	return code
}
