package book

import (
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// isOther says that the order of a file is rather another one than that of its number in the book changed: it is of another day and has
// another customer or, where none is said, other goods; or three of customer, day, goods and total are others. It may be of another
// shop, or of one that begins its numbers again. What the user set by hand is not held against it.
func isOther(is data.Order, lines []data.Line, hand map[string]bool, file *intake.Order) bool {
	if len(hand) > 0 {
		for _, f := range orderFields() {
			if hand[f.name] {
				f.take(&is, &file.Order)
			}
		}
	}
	customer, goods := held(customerWords(&is), customerWords(&file.Order)), held(goodsWords(lines), goodsWords(file.Lines))
	if hand["lines"] {
		goods = akin
	}
	total := is.Total != 0 && file.Total != 0 && is.Total != file.Total
	day := is.OrderDate != "" && file.OrderDate != "" && is.OrderDate != file.OrderDate
	switch customer {
	case akin:
		return day && goods == apart && total
	case apart:
		return day || goods == apart && total
	}
	return day && (goods == apart || goods == untold && total)
}

// isSame says that nothing tells the order of the file from that of the book, which is of its day.
func isSame(is data.Order, lines []data.Line, file *intake.Order) bool {
	return is.OrderDate != "" && is.OrderDate == file.OrderDate &&
		held(customerWords(&is), customerWords(&file.Order)) != apart && held(goodsWords(lines), goodsWords(file.Lines)) != apart
}

// customerWords are what a customer is known by.
func customerWords(o *data.Order) []string {
	return []string{o.BuyerName, o.RecipientName, o.Phone, o.Email}
}

func goodsWords(lines []data.Line) []string {
	var words []string
	for _, l := range lines {
		words = append(words, l.SKU, l.Title)
	}
	return words
}

// likeness is what comes of holding what is said in two places of the same thing against each other.
type likeness int

const (
	untold likeness = iota // in one place at least
	apart                  // nothing is the same
	akin
)

func held(a, b []string) likeness {
	known, said := map[string]bool{}, false
	for _, word := range a {
		known[strings.ToLower(strings.TrimSpace(word))] = true
	}
	delete(known, "")
	for _, word := range b {
		word = strings.ToLower(strings.TrimSpace(word))
		if known[word] {
			return akin
		}
		said = said || word != ""
	}
	if said && len(known) > 0 {
		return apart
	}
	return untold
}
