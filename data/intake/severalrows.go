package intake

import "slices"

// findFirstRows finds for each sampled row the first of its order, where some order has several: by the column that is
// most surely called the order's number. A row without a number belongs to the order above it.
func (c *clues) findFirstRows() {
	number, sure := -1, 0
	for column, h := range c.headings {
		if h == nil {
			continue
		}
		for _, g := range h.guesses {
			if g.field != OrderNumber || !g.in.has(ordersPurpose) {
				continue
			}
			if v := c.judge(ordersPurpose, column, g); v.refuted == "" && g.sure+v.shift > max(sure, sureEnough-1) {
				number, sure = column, g.sure+v.shift
			}
		}
	}
	if number < 0 {
		return
	}
	first, last, several := map[string]int{}, 0, false
	rows := make([]int, len(c.sample))
	for i := range c.sample {
		if text := c.sample[i].cell(number); text != "" {
			at, met := first[text]
			if !met {
				first[text], at = i, i
			}
			last = at
		}
		rows[i] = last
		several = several || last != i
	}
	if several {
		c.first = rows
	}
}

// varies says whether rows of the same order have different amounts in a column: it is of lines, or each row has a part.
func (c *clues) varies(column int) bool {
	amounts := map[int]sum{}
	for i, first := range c.first {
		figure := c.profiles[column].figures[i]
		if !figure.ok {
			continue
		}
		if was, met := amounts[first]; met && figure != was {
			return true
		}
		amounts[first] = figure
	}
	return false
}

// ofLine says whether the product of two columns is what a third one has in every row of the orders that have several: it is
// of the line, though it may be the same in all of them.
func (c *clues) ofLine(result, number, price int) bool {
	several := map[int]bool{}
	for i, first := range c.first {
		several[first] = several[first] || first != i
	}
	lines := 0
	for i, first := range c.first {
		total, n, each := c.profiles[result].figures[i], c.profiles[number].figures[i], c.profiles[price].figures[i]
		switch {
		case !several[first] || !total.ok || total.value == 0:
		case n.value/tenThousand*each.value != total.value:
			return false
		default:
			lines++
		}
	}
	return lines >= fewValues
}

// ofOrders gives the series by order, at its first row: the sum of its rows, or what all of them say alike; nil where no
// order has several rows, or no column is alike in them.
func (c *clues) ofOrders(list []series) []series {
	if c.first == nil || !slices.ContainsFunc(list, func(s series) bool { return !c.varies(s.column) }) {
		return nil
	}
	orders := make([]series, len(list))
	for i, s := range list {
		orders[i] = series{column: s.column, times: s.times, values: make([]int64, len(s.values))}
		alike := s.times < 0 && !c.varies(s.column)
		for row, value := range s.values {
			at := &orders[i].values[c.first[row]]
			switch {
			case !alike:
				*at += value
			case *at == 0:
				*at = value
			}
		}
	}
	return orders
}
