package intake

import "slices"

// charges makes freight of all columns of an invoice that are charged: of their total, where a column gives it, and else
// of all of them together.
func (c *clues) charges(fit *fitting, taken []candidate) []candidate {
	at := slices.IndexFunc(taken, func(k candidate) bool { return k.field == Freight })
	whole := at >= 0 && (!c.speaks(taken[at].column, "freight", "ship", "deliver") || c.speaks(taken[at].column, "total", "net"))
	if at < 0 {
		fees := func(k candidate) bool { return k.field == Fee }
		if at = slices.IndexFunc(taken, fees); at < 0 || !slices.ContainsFunc(taken[at+1:], fees) {
			return taken
		}
		taken[at].field = Freight // one of several charges, of which none is called freight
	}
	return slices.DeleteFunc(taken, func(k candidate) bool {
		if k.field != Fee {
			return false
		}
		column := &fit.layout.columns[k.column]
		if whole {
			fit.layout.explained[k.column] = true
			column.Fields, column.Confidence, column.Reason = nil, sureConflict, "a part of what another column gives"
			return true
		}
		column.Fields = []string{Freight.String()}
		column.Confidence, column.Reason = k.conf, k.reason
		return true
	})
}

// charged lists the columns that are freight beside those that were found as that.
func (fit *fitting) charged(found []int) (extra []int) {
	for i, column := range fit.layout.columns {
		if len(found) > 0 && slices.Contains(column.Fields, Freight.String()) && !slices.Contains(found, i) {
			extra = append(extra, i)
		}
	}
	return extra
}
