package intake

import "strings"

// ordersByName lists, where nothing else says which order each payment is for, the column of numbers that begin with a word for order: "ORD-7001".
func (c *clues) ordersByName(at purpose, list []candidate) []candidate {
	if at != payoutPurpose && at != codPurpose || surestOf(list, Waybill) >= 0 {
		return nil
	}
	called := surestOf(list, OrderNumber)
	for column := range c.profiles {
		p := &c.profiles[column]
		if called >= 0 && called != column || p.n < fewValues || p.distinct*10 < p.n*9 || !c.silent(column) || !c.namesOrders(column) {
			continue
		}
		return numbersOrders(list, column, sureByOrder, "its values say that they are numbers of orders")
	}
	return nil
}

// namesOrders says whether all values of a column are a word for order with a number behind it.
func (c *clues) namesOrders(column int) bool {
	for i := range c.sample {
		text := c.sample[i].cell(column)
		word := strings.TrimRight(text, "0123456789")
		name := strings.Trim(word, "-_#/. ")
		if text != "" && (word == text || name == "" || !c.in.words.lexicon.mentions(strings.ToLower(name), "order")) {
			return false
		}
	}
	return true
}
