package value

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parcelbook/data/money"
	"parcelbook/data/say"
)

// Figure is an amount as it is written, before it is known which sign begins its decimals.
type Figure struct {
	Negative bool
	Body     string   // digits with their separators
	Money    []string // currencies that its symbol or code may mean; nil: it has none
}

// Why a text is no amount. ErrEmpty is that of one that says there is none.
var (
	ErrNoAmount = say.Text("not an amount")
	ErrEmpty    = say.Text("no amount")
	errTooLarge = say.Text("too large for an amount")
)

// dashDecimals is how round amounts are written in Central Europe: 12,- or CHF 12.—.
var dashDecimals = regexp.MustCompile(`^[.,]\s?[-–—−]{1,2}`)

// MaxMinor is the most that one amount may be, in minor units, so that thousands of them add up safely.
const MaxMinor = 1_000_000_000_000_000

// Figure parts the text of an amount: sign or brackets, currency before or behind, digits. ErrEmpty is
// the dash that stands for nothing.
func (w *Words) Figure(text string) (Figure, error) {
	first := strings.IndexFunc(text, digit)
	if first < 0 {
		if w.Absent(text) {
			return Figure{}, ErrEmpty
		}
		return Figure{}, ErrNoAmount
	}
	last := strings.LastIndexFunc(text, digit)
	_, width := utf8.DecodeRuneInString(text[last:])
	if first > 0 && (text[first-1] == '.' || text[first-1] == ',') && (first == 1 || !letterBefore(text, first-1)) {
		first--
	}
	fig := Figure{Body: plainDigits(text[first : last+width])}
	front, rest := text[:first], text[last+width:]
	if dash := dashDecimals.FindString(rest); dash != "" {
		fig.Body += dash[:1] + "00"
		rest = rest[len(dash):]
	}
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "/-"), "/=") // as India and East Africa write that no cents follow: 1500/-
	before, negBefore, okBefore := sign(front, '(')
	behind, negBehind, okBehind := sign(rest, ')')
	bracketed := strings.ContainsAny(front, "(（")
	if !okBefore || !okBehind || bracketed != strings.ContainsAny(rest, ")）") || negBefore && negBehind && !bracketed {
		return Figure{}, ErrNoAmount
	}
	fig.Negative = negBefore || negBehind
	var err error
	fig.Money, err = w.moneyOf(before, behind)
	return fig, err
}

// moneyOf gives the currencies that what stands around an amount may mean, nil where there is nothing.
func (w *Words) moneyOf(tokens ...string) (money []string, err error) {
	for _, token := range tokens {
		if token == "" {
			continue
		}
		codes := w.Currency(token)
		if codes != nil && money != nil {
			codes = Common(money, codes)
		}
		if len(codes) == 0 {
			return nil, ErrNoAmount
		}
		money = codes
	}
	return money, nil
}

func digit(r rune) bool { return unicode.Is(unicode.Nd, r) }

func letterBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.IsLetter(r)
}

// plainDigits turns full-width and other decimal digits into ASCII, and every kind of space into one.
func plainDigits(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r < utf8.RuneSelf:
			return r
		case digit(r):
			return digitOf(r)
		case unicode.IsSpace(r) || r == '’':
			return ' '
		case strings.ContainsRune("，٬،", r):
			return ','
		case strings.ContainsRune("．٫", r):
			return '.'
		}
		return r
	}, s)
}

// digitOf is the ASCII digit of any script's: Unicode has all of them in runs of ten, from zero.
func digitOf(r rune) rune {
	for _, run := range unicode.Nd.R16 {
		if r >= rune(run.Lo) && r <= rune(run.Hi) {
			return '0' + (r-rune(run.Lo))%10
		}
	}
	for _, run := range unicode.Nd.R32 {
		if r >= rune(run.Lo) && r <= rune(run.Hi) { // #nosec G115 -- code points
			return '0' + (r-rune(run.Lo))%10 // #nosec G115 -- code points
		}
	}
	return r
}

// sign takes the sign and brackets out of what stands beside the digits, and leaves the currency.
func sign(s string, bracket rune) (token string, negative, ok bool) {
	if s == "" {
		return "", false, true
	}
	signs := 0
	token = strings.Map(func(r rune) rune {
		switch {
		case r == '-' || r == '−' || r == '–' || r == '－':
			signs++
			negative = true
			return -1
		case r == '+':
			signs++
			return -1
		case r == bracket || bracket == '(' && r == '（' || bracket == ')' && r == '）':
			signs++
			negative = true
			return -1
		case unicode.IsSpace(r) || r == '\u200e' || r == '\u200f':
			return -1
		}
		return r
	}, s)
	return token, negative, signs <= 1
}

// Common gives the currencies in both lists.
func Common(a, b []string) []string {
	var both []string
	for _, code := range a {
		if slices.Contains(b, code) {
			both = append(both, code)
		}
	}
	return both
}

// NoPoint is no sign at all: the figure has no decimals, or nothing shows which sign begins them.
const NoPoint = byte(0)

// Point finds which sign begins the decimals of one figure. sure is false for a figure such as 1,399, which
// is one thousand and more or one and a bit; then point is the sign in question.
func Point(body string) (sep byte, sure bool, err error) {
	dots, commas := strings.Count(body, "."), strings.Count(body, ",")
	switch {
	case dots == 0 && commas == 0:
		return NoPoint, true, grouped(body, " '")
	case dots > 0 && commas > 0:
		sep, group := byte('.'), ","
		if strings.LastIndexByte(body, ',') > strings.LastIndexByte(body, '.') {
			sep, group = ',', "."
		}
		whole, decimals, _ := strings.Cut(body, string(sep))
		if !DigitsOnly(decimals) {
			return 0, false, ErrNoAmount
		}
		return sep, true, grouped(whole, group)
	}
	sep, other := byte('.'), byte(',')
	if commas > 0 {
		sep, other = ',', '.'
	}
	if dots+commas > 1 {
		return other, true, grouped(body, string(sep))
	}
	whole, decimals, _ := strings.Cut(body, string(sep))
	if !DigitsOnly(decimals) {
		return 0, false, ErrNoAmount
	}
	if err := grouped(whole, " '"); err != nil {
		return 0, false, err
	}
	ambiguous := len(decimals) == 3 && len(whole) >= 1 && len(whole) <= 3 && whole[0] != '0'
	return sep, !ambiguous, nil
}

// grouped checks that digits are in groups of three, but for the first, or as Indians group them: twos and a
// last three. All separators are one of those allowed, and the same.
func grouped(whole, separators string) error {
	if DigitsOnly(whole) {
		return nil
	}
	at := strings.IndexAny(whole, separators)
	if at < 1 || at > 3 {
		return ErrNoAmount
	}
	groups := strings.Split(whole, whole[at:at+1])
	for i, g := range groups[1:] {
		if lastGroup := i == len(groups)-2; !DigitsOnly(g) || len(g) != 3 && (lastGroup || len(g) != 2 || at > 2) {
			return ErrNoAmount
		}
	}
	return nil
}

// DigitsOnly says whether a text has no character but ASCII digits.
func DigitsOnly(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Minor turns a figure into minor units of a currency, knowing which sign begins the decimals.
func Minor(body string, sep byte, currency string) (int64, error) {
	digits := int(money.Digits(currency))
	var sum int64
	decimals := -1
	for i := range len(body) {
		c := body[i]
		switch {
		case c == sep && sep != NoPoint:
			decimals = 0
			continue
		case c < '0' || c > '9':
			continue
		}
		if decimals >= 0 {
			decimals++
			if decimals > digits {
				if c != '0' {
					return 0, say.Errorf("more decimals than %s has", currency)
				}
				continue
			}
		}
		if sum > MaxMinor {
			return 0, errTooLarge
		}
		sum = sum*10 + int64(c-'0')
	}
	for range digits - min(max(decimals, 0), digits) {
		if sum > MaxMinor {
			return 0, errTooLarge
		}
		sum *= 10
	}
	if sum > MaxMinor {
		return 0, errTooLarge
	}
	return sum, nil
}
