package intake

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/sheet"
)

// profile is what the values of a column look like. All counts are of sampled values that are not blank.
type profile struct {
	n         int
	distinct  int
	dates     int
	amounts   int
	decimals  int // amounts with decimals, groups of digits or a currency
	negative  int
	counts    int // whole numbers that a quantity may be
	counted   int // numbers that a day may be counted as
	percents  int
	texts     int // with a letter
	digits    int // with a digit
	spaces    int // of several words
	names     int // of two to four words, each with a capital
	emails    int
	links     int
	phones    int
	dialled   int            // with a plus, or in groups, as telephone numbers are
	refs      int            // that may be an order number or a waybill
	waybills  int            // by the pattern and check digit of the Universal Postal Union, S10
	money     int            // codes and names of currencies
	regions   int            // codes of countries
	countries int            // and their names
	status    int            // words that a status is known by
	moved     int            // other words for money having moved, or not
	methods   int            // words that a method of payment is known by
	answers   int            // yes and no
	cards     int            // numbers of cards with signs for most digits, or their brands
	carriers  int            // names of carriers that are known
	kinds     int            // words for what an entry of an account is about
	leads     int            // values that begin with one, and say further what it was for
	kind      data.EntryType // what one of these is about
	varied    bool           // and another is about something else
	ins, outs int            // words for which way money goes
	minus     int            // those that are a dash, which may stand for nothing and are not counted
	postals   int            // postal codes that look like nothing else
	longest   int            // runes
	example   string
	figure    sum   // of a single value
	figures   []sum // by sampled row, where the value is an amount
	keys      []string
}

// add counts one more value.
func (p *profile) add(one *profile) {
	p.n += one.n
	p.dates += one.dates
	p.amounts += one.amounts
	p.decimals += one.decimals
	p.negative += one.negative
	p.counts += one.counts
	p.counted += one.counted
	p.percents += one.percents
	p.texts += one.texts
	p.digits += one.digits
	p.spaces += one.spaces
	p.names += one.names
	p.emails += one.emails
	p.links += one.links
	p.phones += one.phones
	p.dialled += one.dialled
	p.refs += one.refs
	p.waybills += one.waybills
	p.money += one.money
	p.regions += one.regions
	p.countries += one.countries
	p.status += one.status
	p.moved += one.moved
	p.methods += one.methods
	p.answers += one.answers
	p.cards += one.cards
	p.carriers += one.carriers
	p.kinds += one.kinds
	p.leads += one.leads
	p.varied = p.varied || p.kind != "" && one.kind != "" && p.kind != one.kind
	p.kind = cmp.Or(p.kind, one.kind)
	p.ins += one.ins
	p.outs += one.outs
	p.minus += one.minus
	p.postals += one.postals
	p.longest = max(p.longest, one.longest)
	p.example = cmp.Or(p.example, one.example)
	p.keys = append(p.keys, one.keys...)
}

// sum is an amount in ten thousandths, whatever its currency.
type sum struct {
	value int64
	ok    bool
}

// fewWords is how many different values of a column are looked up as words: those of a status or method are few.
const fewWords = 25

// profiles looks at the columns of the rows under a header.
func (v *vocabulary) profiles(rows []row, width int) []profile {
	list := make([]profile, width)
	for column := range list {
		p := &list[column]
		p.figures = make([]sum, len(rows))
		seen := make(map[string]profile, len(rows))
		for i := range rows {
			if rows[i].blank(column) {
				continue
			}
			text := rows[i].cell(column)
			one, known := seen[text]
			if !known {
				if len(rows) < fewValues || !v.sums(text) { // which stands where a row sums others up
					one.take(v, text, rows[i].mark(column), p.distinct < fewWords)
				}
				if one.n > 0 {
					p.distinct++
				}
				seen[text] = one
			}
			p.add(&one)
			p.figures[i] = one.figure
		}
	}
	return list
}

// sampled are the rows under a header that hold something, and not its own cells again, and are looked at as evidence.
func sampled(t *table, header int) []row {
	rows := t.rows[header+1:]
	again := func(r *row) bool { return header >= 0 && slices.Equal(r.texts(), t.rows[header].texts()) }
	list := make([]row, 0, min(len(rows), sampleRows))
	for i := range rows {
		if len(list) == sampleRows {
			break
		}
		if first := firstText(&rows[i]); first != "" && !again(&rows[i]) {
			list = append(list, rows[i])
		}
	}
	return list
}

func (p *profile) take(v *vocabulary, raw string, m mark, words bool) {
	text := value.Clean(raw)
	if v.Absent(text) {
		p.takeWay(v.flows.of(text))
		p.minus = p.ins + p.outs
		return
	}
	p.n, p.example = 1, text
	letters, digits, others := shape(text)
	p.longest = utf8.RuneCountInString(text)
	if m.kind == sheet.Date {
		p.dates++
		return
	}
	if letters > 0 {
		p.texts++
	}
	several := strings.ContainsAny(text, " \n\t")
	if several {
		p.spaces++
		if digits == 0 && nameLike(text) {
			p.names++
		}
	}
	switch {
	case letters == 0 && digits > 0 && strings.HasSuffix(text, "%"):
		p.percents++
		return
	case strings.Contains(text, "://") || strings.HasPrefix(text, "www.") || site.MatchString(text):
		p.links++
		return
	case isEmail(text):
		p.emails++
		return
	}
	p.takeForm(v, text)
	if letters > 0 {
		p.takeKind(v, text)
	}
	if digits > 0 {
		p.digits = 1
		p.takeDigits(v, text, m, letters, digits, others)
	}
	if words && letters > digits {
		p.takeWord(v, text, digits)
	}
	if refLike(text, letters, digits, several) {
		p.refs++
		p.keys = []string{data.RefKey(text)}
		if isS10(text) {
			p.waybills++
		}
	}
}

// dateDigits is how many digits the longest date has: with its time of day to the billionth of a second, and its zone.
const dateDigits = 8 + 6 + 9 + 4

// takeDigits takes in a value with digits.
func (p *profile) takeDigits(v *vocabulary, text string, m mark, letters, digits, others int) {
	if digits >= 3 && digits <= dateDigits && (others >= 2 || digits == 8 || letters >= 2) && m.kind != sheet.Number {
		if _, err := v.Day(text); err == nil {
			p.dates++
			return
		}
	}
	if letters == 0 && strings.Count(text, ":") >= 1 && digits <= 6 {
		return // a time of day
	}
	if letters == 0 && countOf(text) != noCount {
		p.counted = 1
	}
	if letters <= 6 {
		if fig, err := v.figureOf(strings.TrimPrefix(text, "'"), m); err == nil {
			p.takeFigure(fig)
		}
	}
	if digits >= 7 && digits <= 15 && letters == 0 && strings.Trim(text, "+()-./0123456789 '") == "" {
		p.phones++
	}
}

func (p *profile) takeFigure(fig value.Figure) {
	sep, sure, err := value.Point(fig.Body)
	if err != nil {
		return
	}
	if !sure {
		sep = value.NoPoint
	}
	number, decimals, ok := scaled(fig.Body, sep)
	if !ok {
		return
	}
	p.amounts++
	if decimals > 0 || fig.Money != nil || !value.DigitsOnly(fig.Body) {
		p.decimals++
	}
	if fig.Negative {
		p.negative++
		number = -number
	}
	if number >= 0 && number%tenThousand == 0 && number < 100_000*tenThousand && fig.Money == nil {
		p.counts++
	}
	p.figure = sum{number, true}
}

const tenThousand = 10_000

// scaled gives a figure in ten thousandths, and how many decimals it is written with.
func scaled(body string, sep byte) (number int64, decimals int, ok bool) {
	decimals = -1
	for i := range len(body) {
		c := body[i]
		switch {
		case c == sep && sep != value.NoPoint:
			decimals = 0
		case c < '0' || c > '9':
		case decimals >= 4:
		default:
			if decimals >= 0 {
				decimals++
			}
			if number > value.MaxMinor {
				return 0, 0, false
			}
			number = number*10 + int64(c-'0')
		}
	}
	for range 4 - max(decimals, 0) {
		if number > value.MaxMinor {
			return 0, 0, false
		}
		number *= 10
	}
	return number, decimals, true
}

// takeWord takes in a value of letters, and of one with digits whether it is a way to pay, such as "Visa ending 1008".
func (p *profile) takeWord(v *vocabulary, text string, digits int) {
	form := value.Normalise(text)
	if v.paysBy(text) {
		p.methods++
	}
	if v.answered.yes[form] || v.answered.no[form] {
		p.answers++
	}
	if len(v.statesOf(text)) > 0 {
		p.status++
	} else if v.isOfPayment(text) {
		p.moved++
	}
	if digits > 0 {
		return
	}
	p.takeWay(v.flows.of(text))
	if len(text) <= 12 && (len(text) > 1 || !unicode.IsLetter(rune(text[0]))) && v.Currency(text) != nil {
		p.money++
	}
	if (len(text) == 2 || len(text) == 3) && text == strings.ToUpper(text) {
		if r, err := language.ParseRegion(text); err == nil && r.IsCountry() {
			p.regions++
		}
	}
	if v.CountryCode(text) != "" {
		p.countries++
	}
	if v.carrierNames[form] {
		p.carriers++
	}
}

// takeWay takes in what a value says of which way money goes.
func (p *profile) takeWay(way flow) {
	switch way {
	case comesIn:
		p.ins = 1
	case goesOut:
		p.outs = 1
	}
}

// directs says whether at least so many of ten values are words for which way money goes.
func (p *profile) directs(ofTen int) bool {
	return p.n > 0 && (p.ins+p.outs)*10 >= (p.n+p.minus)*ofTen
}

// tellsWays says whether the values are words for either way that money goes.
func (p *profile) tellsWays() bool { return p.directs(9) && p.ins > 0 && p.outs > 0 }

// onlyDirects says whether hardly any value says more than which way money goes: so do two words, one for each way.
func (p *profile) onlyDirects() bool {
	return p.directs(7) && p.ins > 0 && p.outs > 0 && !p.share(p.kinds, 3) || p.tellsWays() && p.distinct == 2
}

// site is the name of a site, such as "shop.example.com".
var site = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|net|org|shop|store|[a-z]{2})$`)

// hidden is a number of a card of which the last digits are left, and perhaps the first.
var hidden = regexp.MustCompile(`^(?:\d{4,6})?[ -]?(?:[*xX•·#.]{2,}[ -]?)+\d{3,4}$`)

// brands are the names of kinds of cards that stand alone in a column.
var brands = value.Set([]string{"Visa", "Visa Debit", "Visa Credit", "Mastercard", "Master", "MC", "Amex", "American Express", "Maestro", "Elo", "Hipercard", "Troy", "Mada", "JCB", "UnionPay", "Discover", "Diners", "Diners Club", "RuPay", "Bancontact", "CB", "Girocard", "Verve", "V PAY", "Мир"})

// takeForm takes in what the form of a value shows.
func (p *profile) takeForm(v *vocabulary, text string) {
	switch {
	case postalForms[formOf(text)]:
		p.postals = 1
	case brands[value.Normalise(text)], hidden.MatchString(text):
		p.cards = 1
	case text == "+":
		p.ins = 1
	case len(text) <= utf8.UTFMax && (slices.Contains(v.Answers.Yes, text) || slices.Contains(v.Answers.No, text)):
		p.answers = 1
	case strings.ContainsAny(text, "+() "):
		p.dialled = 1 // where it is a telephone number
	}
}

// postalForms are the postal codes that look like nothing else: of Britain, Ireland, Canada, the Netherlands, Poland, Czechia,
// Portugal, Brazil, Japan and, with four more digits, the United States.
var postalForms = value.SetOf([]string{"A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA", "A99 AA99", "A9A 9A9", "9999 AA", "9999AA", "99-999", "999 99", "9999-999", "99999-999", "999-9999", "99999-9999"}, func(s string) string { return s })

// formOf writes each digit of a short text as 9 and each capital as A.
func formOf(text string) string {
	if len(text) > 10 {
		return ""
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '9'
		case r >= 'A' && r <= 'Z':
			return 'A'
		}
		return r
	}, text)
}

// shape counts letters, digits and everything else but spaces.
func shape(text string) (letters, digits, others int) {
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r < utf8.RuneSelf:
			switch {
			case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
				letters++
			case r != ' ':
				others++
			}
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		case !unicode.IsSpace(r):
			others++
		}
	}
	return letters, digits, others
}

func isEmail(text string) bool {
	at := strings.IndexByte(text, '@')
	return at > 0 && strings.Count(text, "@") == 1 && strings.Contains(text[at:], ".") && !strings.ContainsAny(text, " \n,;")
}

// nameLike says whether a text may be the name of a person: two to four words, each with a capital.
func nameLike(text string) bool {
	words := strings.Fields(text)
	return len(words) >= 2 && len(words) <= 4 && !slices.ContainsFunc(words, func(w string) bool {
		first, _ := firstRune(w)
		return !unicode.IsUpper(first) || len(w) > 1 && strings.ToUpper(w) == w && len(words) == 2
	})
}

// refLike says whether a text may be an order number or a waybill: one word with a digit in it, and no decimals; or a
// number in groups.
func refLike(text string, letters, digits int, several bool) bool {
	if several {
		return inGroups(text, letters, digits)
	}
	if letters+digits < 2 || len(text) > 60 {
		return false
	}
	if digits == 0 {
		return letters >= 6 && letters == len(text) && text == strings.ToUpper(text)
	}
	if dot := strings.LastIndexAny(text, ".,"); dot >= 0 && letters == 0 && len(text)-dot <= 3 && text[dot:] != ".0" {
		return false
	}
	return !strings.ContainsAny(text, "@%$€£¥₽₹₫₩")
}

// Groups of a number that is written with spaces, as is "RR 123 456 785 CN".
const (
	groupLetters  = 3
	groupedDigits = 8 // it has at least
)

// inGroups says whether a text is a number in groups, some with letters: groups of digits alone may be a telephone's.
func inGroups(text string, letters, digits int) bool {
	if letters == 0 || digits < groupedDigits {
		return false
	}
	for group := range strings.FieldsSeq(text) {
		if letters := strings.Trim(group, "0123456789"); len(letters) > groupLetters || strings.Trim(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			return false
		}
	}
	return true
}

// isS10 checks a waybill by S10 of the Universal Postal Union: two letters, eight digits and their check digit, the
// country.
func isS10(text string) bool {
	if len(text) != 13 || !value.DigitsOnly(text[2:11]) || value.DigitsOnly(text[:1]) || value.DigitsOnly(text[1:2]) {
		return false
	}
	if _, err := language.ParseRegion(text[11:]); err != nil {
		return false
	}
	weighted := 0
	for i, weight := range []int{8, 6, 4, 2, 3, 5, 9, 7} {
		weighted += weight * int(text[2+i]-'0')
	}
	check := 11 - weighted%11
	switch check {
	case 10:
		check = 0
	case 11:
		check = 5
	}
	return int(text[10]-'0') == check
}
