package book

import (
	"strings"

	"parcelbook/data"
)

// isOther says that the order of the file is rather another one than that of its number in the book changed: it has another customer, and
// another day, or other goods and another total. It may be of another shop, or one that begins its numbers anew.
func (p *orderPlan) isOther(lines []data.Line) bool {
	if !apart(customerWords(&p.is), customerWords(&p.file.Order)) {
		return false
	}
	was, now := p.is.OrderDate, p.file.OrderDate
	return was != "" && now != "" && was != now || apart(goodsWords(lines), goodsWords(p.file.Lines)) && p.is.Total != 0 && p.file.Total != 0 && p.is.Total != p.file.Total
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

// apart says that two lists both say something, and nothing that is the same.
func apart(a, b []string) bool {
	known, said := map[string]bool{}, false
	for _, word := range a {
		known[strings.ToLower(strings.TrimSpace(word))] = true
	}
	delete(known, "")
	for _, word := range b {
		word = strings.ToLower(strings.TrimSpace(word))
		if known[word] {
			return false
		}
		said = said || word != ""
	}
	return said && len(known) > 0
}
