package intake

import (
	"slices"
	"strings"

	"parcelbook/data/intake/value"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

// The signs that can begin the decimals of a column's amounts.
const (
	mixedPoint = byte('x') // some have a point, some a comma
)

// points finds which sign begins the decimals in each column of amounts. A column that does not show it goes
// by the other columns of the file, for one program wrote them all.
type points struct {
	column map[int]byte
	answer byte
	file   byte
	hint   byte
	// tiny holds the currencies of which nobody writes thousandths, for one of them is worth less than a cent.
	tiny []string
	// thousandths counts by sign the amounts that people pay, such as 1,399, that would have thousandths that are not 0, if
	// it began decimals. What is reckoned, such as a fee or a price by the piece, does have some.
	thousandths map[byte]int
	grouping    map[int]grouping
	paid        []int // columns of what people pay
	inThree     bool  // some row is in a currency that has thousandths
}

// grouping is what a column shows of whether the one sign in its figures parts thousands.
type grouping struct {
	sep   byte // that stands before three digits, and may part thousands
	below int  // whole numbers below a thousand, without a sign: one who writes three decimals has them there too
	bare  bool // whole numbers above that have none either
}

// manyThousandths is how many payments with thousandths no file of currencies with cents has.
const manyThousandths = 3

// pointOf is the sign that an answer or format names.
func pointOf(sign string) byte {
	if sign == "" {
		return value.NoPoint
	}
	return sign[0]
}

// of is what is known of a column, by what counts most: itself, what its owner says, the other columns, the format.
func (p *points) of(column int) byte {
	if shown := p.column[column]; shown != value.NoPoint {
		return shown
	}
	for _, sep := range []byte{p.answer, p.file, p.hint} {
		if sep != value.NoPoint && sep != mixedPoint {
			return sep
		}
	}
	return value.NoPoint
}

// learn takes in what one figure shows, and whether each currency that it may be in is sure to have no thousandths.
func (p *points) learn(column int, body string, cents bool) {
	sep, sure, err := value.Point(body)
	if err != nil {
		return
	}
	switch g := p.grouping[column]; {
	case !sure:
		g.sep = mergePoint(g.sep, sep)
		p.grouping[column] = g
		if strings.HasSuffix(body, "0") || !slices.Contains(p.paid, column) {
			return
		}
		p.thousandths[sep]++
		if cents {
			p.thousandths[sep] = manyThousandths
		}
	case sep == value.NoPoint:
		digits := len(strings.TrimLeft(body, "0"))
		g.bare = g.bare || digits > 3 && value.DigitsOnly(body)
		if digits > 0 && digits <= 3 {
			g.below++
		}
		p.grouping[column] = g
	default:
		p.column[column] = mergePoint(p.column[column], sep)
		p.file = mergePoint(p.file, sep)
	}
}

// parts says whether a sign before three digits can only part thousands in amounts of a currency with cents: what people pay would
// have thousandths, or some column has smaller numbers that are whole.
func (p *points) parts(sep byte, currency string) bool {
	if p.inThree || inThousandths(currency) {
		return false
	}
	if p.thousandths[sep] >= manyThousandths {
		return true
	}
	for column, g := range p.grouping {
		enough := g.below >= fewValues || g.below > 0 && slices.Contains(p.paid, column)
		if g.sep == sep && enough && !g.bare && p.column[column] == value.NoPoint {
			return true
		}
	}
	return false
}

// inThousandths says whether a currency has more decimals than cents.
func inThousandths(currency string) bool { return money.Digits(currency) > 2 }

func mergePoint(known, sep byte) byte {
	if known == value.NoPoint || known == sep {
		return sep
	}
	return mixedPoint
}

// read gives the minor units of a figure in a column.
func (p *points) read(fig value.Figure, column int, currency string) (int64, error) {
	sep, sure, err := value.Point(fig.Body)
	if err != nil {
		return 0, err
	}
	if !sure {
		switch learned := p.of(column); {
		case learned == '.' || learned == ',':
			sep = learned
		case money.Digits(currency) == 0 || slices.Contains(p.tiny, currency), learned == value.NoPoint && p.parts(sep, currency):
			sep = value.NoPoint // it can only part thousands
		default:
			return 0, openPoint(fig.Body, sep, learned)
		}
	}
	sum, err := value.Minor(fig.Body, sep, currency)
	if fig.Negative {
		sum = -sum
	}
	return sum, err
}

// openPoint is the failure of a figure such as 1,399 of which nothing shows what the sign in it begins. A column
// that has both is beyond any answer.
func openPoint(body string, sep, learned byte) error {
	whole, rest, _ := strings.Cut(body, string(sep))
	joined, parted := whole+rest, whole+"."+rest
	if learned == mixedPoint {
		return say.Errorf("may be %s or %s: in this column some decimals begin with a point and some with a comma", joined, parted)
	}
	return &openError{
		kind: AskDecimal, answers: []string{".", ","},
		reason: say.Textf("may be %s or %s: no other amount shows whether %q begins the decimals; say which sign does", joined, parted, string(sep)),
	}
}
