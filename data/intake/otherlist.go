package intake

import (
	"slices"
	"strings"

	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// otherWords is how headers.json says by which headers a list is known that is none of the files that are taken in. One header that only
// such a list has is enough, of the others it takes two; and no column may surely be a field that it lacks.
type otherWords struct {
	List    string              `json:"list"`
	With    []string            `json:"with,omitempty"`
	Without []string            `json:"without"`
	Sure    map[string][]string `json:"sure,omitempty"` // by language
	Marks   map[string][]string `json:"marks,omitempty"`
}

// otherList is otherWords made ready.
type otherList struct {
	name          say.Text
	with, without FieldSet
	sure, marks   map[string]bool
}

// otherNames are what the lists are called.
var otherNames = map[string]say.Text{
	"customers":   "a list of customers",
	"advertising": "a report on advertising",
	"purchases":   "a list of what the seller bought",
	"invoices":    "a list of invoices",
	"goods":       "a list of goods",
	"returns":     "a list of returns",
	"reviews":     "a list of reviews",
	"quotes":      "a list of quotes or baskets",
}

// summary is what a table is called whose rows count orders.
const summary = say.Text("a summary that counts orders")

func (x *lexicon) readOthers(file headerWords) error {
	x.counted = allWords(file.Counted)
	for _, words := range file.Others {
		with, err := fieldSet(words.With)
		if err != nil {
			return say.Errorf("%s: %w", words.List, err)
		}
		without, err := fieldSet(words.Without)
		if err != nil {
			return say.Errorf("%s: %w", words.List, err)
		}
		name, ok := otherNames[words.List]
		if !ok {
			return say.Errorf("there is no list %q", words.List)
		}
		x.others = append(x.others, otherList{name: name, with: with, without: without, sure: allWords(words.Sure), marks: allWords(words.Marks)})
	}
	return nil
}

// allWords are the words of all languages.
func allWords(byLanguage map[string][]string) map[string]bool {
	set := map[string]bool{}
	for _, list := range byLanguage {
		for _, word := range list {
			set[value.Normalise(word)] = true
		}
	}
	return set
}

// other says what the file is where it is none of those that are taken in, and by which headers; "": nothing shows that.
func (c *clues) other() (name say.Text, by []string) {
	var counts []string
	own := make([]bool, len(c.profiles)) // what each row counts is no field of an order
	for i := range c.profiles {
		if own[i] = c.countsOrders(i); own[i] {
			counts = append(counts, c.names[i])
		}
	}
	has := func(fields FieldSet) bool {
		return c.any(func(i int, p *profile) bool {
			return !own[i] && slices.ContainsFunc(fields.Fields(), func(f Field) bool { return c.surest(i, f) && p.judge(f).refuted == "" })
		}) > 0
	}
	for _, list := range c.in.words.lexicon.others {
		sure, marks := c.headed(list.sure), append(c.headed(list.marks), counts...)
		if len(sure) == 0 && (len(marks) < 2 || len(marks) == len(counts)) || has(list.without) || list.with != 0 && !has(list.with) {
			continue
		}
		return list.name, append(sure, marks...)
	}
	switch {
	case len(counts) > 0 && !has(setOf(OrderNumber, Waybill)):
		return summary, counts
	case c.listsGoods() && !has(ofBuyers):
		return otherNames["goods"], c.names
	}
	return "", nil
}

// surest says whether a header surely is a field, and nothing else as surely, in a file of orders, or in an account where these have no such
// field.
func (c *clues) surest(column int, field Field) bool {
	at := ordersPurpose
	if !kindFields[Orders].Has(field) {
		at = ledgerPurpose
	}
	if c.headings[column] == nil {
		return false
	}
	for _, g := range c.headings[column].guesses { // the surest first
		if g.in.has(at) {
			return g.field == field && g.sure >= sureEnough
		}
	}
	return false
}

// ofBuyers are the fields by which rows of goods are orders.
var ofBuyers = setOf(OrderNumber, BuyerName, RecipientName, Email, Phone, Address, City, PostalCode, PaymentMethod, PaidDate, Status, Shipping, Discount, OrderTotal, ItemsTotal, Waybill)

// headed are the columns with values whose headers are one of some words.
func (c *clues) headed(words map[string]bool) (names []string) {
	for i, name := range c.names {
		outside, _ := value.Brackets(name)
		if c.profiles[i].n > 0 && slices.ContainsFunc(value.Forms(outside), func(form string) bool { return words[form] }) {
			names = append(names, name)
		}
	}
	return names
}

// countsOrders says whether a column tells how many orders there were, and not which: it is called so, and its values are no long numbers
// that follow one another.
func (c *clues) countsOrders(column int) bool {
	p := &c.profiles[column]
	if p.n == 0 || p.counts < p.n || p.decimals > 0 || p.longest > 3 && (c.numbered[column] || p.n < 3) {
		return false
	}
	outside, _ := value.Brackets(strings.ReplaceAll(c.names[column], "#", " "))
	return slices.ContainsFunc(value.Forms(outside), func(form string) bool { return c.in.words.lexicon.counted[form] })
}

// listsGoods says whether each row has an article of its own.
func (c *clues) listsGoods() bool {
	return c.any(func(i int, p *profile) bool { return p.n >= enoughRows && p.distinct == p.n && c.surest(i, SKU) }) > 0
}
