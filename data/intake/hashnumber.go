package intake

import "strings"

// hashNumbers lists the column of numbers with a # before them, under a header that says nothing or calls them names as Shopify does: where
// no other column numbers the orders of a list, they do.
func (c *clues) hashNumbers(at purpose, list []candidate) []candidate {
	if at != ordersPurpose || surestOf(list, OrderNumber) >= 0 {
		return nil
	}
	for column := range c.profiles {
		if p := &c.profiles[column]; p.n < fewValues || !c.silent(column) && !c.speaksOnly(column, "name") || !c.allHashed(column) {
			continue
		}
		return []candidate{{column: column, conf: roleAll, guess: guess{
			field: OrderNumber, sure: roleAll, rank: roleAll, side: noSide, reason: "its values are numbers with a # before them",
		}}}
	}
	return nil
}

func (c *clues) allHashed(column int) bool {
	for i := range c.sample {
		text := c.sample[i].cell(column)
		if text != "" && (!strings.HasPrefix(text, "#") || !strings.ContainsAny(text, "0123456789")) {
			return false
		}
	}
	return true
}
