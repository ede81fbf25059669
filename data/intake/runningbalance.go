package intake

import (
	"cmp"
	"slices"

	"parcelbook/data"
	"parcelbook/data/say"
)

// stepsOf is by how much a balance changes with each row, from what it was in the row above, or below where the newest row comes first,
// among the rows of the same account; nothing where that is not known.
func stepsOf(balance []sum, of []string, newestFirst bool) []sum {
	steps := make([]sum, len(balance))
	last := map[string]int{}
	for i, here := range balance {
		before, known := last[of[i]]
		switch {
		case !here.ok:
			continue
		case known && newestFirst:
			steps[before] = sum{balance[before].value - here.value, true}
		case known:
			steps[i] = sum{here.value - balance[before].value, true}
		}
		last[of[i]] = i
	}
	return steps
}

// runsOn says whether a column is a running balance: from row to row, be it down or up, it changes by another column's amount, or by that
// of whichever of two columns says what came in or went out, from something that was there before. One that begins with the first row may be
// no more than what the rows come to so far, unless it is called a balance and no order is named that is paid out.
func (c *clues) runsOn(column int, p *profile) bool {
	if !p.share(p.amounts, 9) || p.distinct <= fewValues {
		return false
	}
	var ways []int
	for i := range c.profiles {
		if i == column || !c.profiles[i].share(c.profiles[i].amounts, 9) {
			continue
		}
		if c.changesBy(column, i) {
			return true
		}
		if c.in.headed(c.names[i]) != 0 {
			ways = append(ways, i)
		}
	}
	return c.changesBy(column, ways...)
}

// changesBy says whether a column changes from row to row by what others have, which is not always the same.
func (c *clues) changesBy(column int, by ...int) bool {
	size := func(row int) (sum int64) {
		for _, other := range by {
			sum += abs(c.profiles[other].figures[row].value)
		}
		return sum
	}
	balance := c.profiles[column].figures
	for _, newestFirst := range []bool{false, true} {
		steps, held := 0, 0
		sizes := map[int64]bool{}
		for i, step := range stepsOf(balance, make([]string, len(balance)), newestFirst) {
			if step.ok {
				steps, held = steps+1, held+once(abs(step.value) == size(i))
				sizes[abs(step.value)] = true
			}
		}
		first := 0
		if newestFirst {
			first = len(balance) - 1
		}
		if len(sizes) > fewValues && held*10 >= steps*9 && (abs(balance[first].value) != size(first) || c.speaks(column, "balance") && c.any(func(i int, _ *profile) bool { return c.speaks(i, "order") }) == 0) {
			return true
		}
	}
	return false
}

// balances is what a column has in each row, and which account that is of: one for each currency.
func (a *account) balances(column int) (balance []sum, of []string) {
	for i := range a.rows {
		balance, of = append(balance, a.figure(i, column)), append(of, a.text(i, Currency))
	}
	return balance, of
}

// carried is which way money goes that comes in by the words, by a running balance; 0: most rows do not change it by what they come to.
func (a *account) carried(column int) flow {
	var straight, turned, steps int
	balance, of := a.balances(column)
	for _, newestFirst := range []bool{false, true} {
		var as, opposite int
		steps = 0
		for i, step := range stepsOf(balance, of, newestFirst) {
			if step.ok {
				steps, as, opposite = steps+1, as+once(step.value == a.comesTo(i)), opposite+once(step.value == -a.comesTo(i))
			}
		}
		straight, turned = max(straight, as), max(turned, opposite)
	}
	switch {
	case steps < fewValues || straight == turned || max(straight, turned)*10 < steps*9:
		return 0
	case straight > turned:
		return comesIn
	}
	return goesOut
}

// running is the column of the running balance, which nothing else is taken from: nearly every row changes it, up or down, by an amount of
// its own. nil: there is none, or nothing says that it is more than a sum of all so far.
func (a *account) running() []int {
	for i := range a.layout.columns {
		if len(a.layout.columns[i].Fields) == 0 && (a.ways(i) != nil || a.layout.directed() && a.carried(i) != 0) {
			return []int{i}
		}
	}
	return nil
}

// ways is where each row's money goes by a running balance, 0 where it changes by something else than the row's amount; nil where the
// column is none, goes one way only, or may be read from above as well as from below.
func (a *account) ways(column int) (found []flow) {
	balance, of := a.balances(column)
	for _, newestFirst := range []bool{false, true} {
		ways := make([]flow, len(balance))
		var steps, up, down int
		for i, step := range stepsOf(balance, of, newestFirst) {
			steps += once(step.ok)
			switch {
			case !step.ok || step.value == 0 || abs(step.value) != a.size(i):
			case step.value > 0:
				ways[i], up = comesIn, up+1
			default:
				ways[i], down = goesOut, down+1
			}
		}
		if steps < fewValues || up == 0 || down == 0 || (up+down)*10 < steps*9 {
			continue
		}
		if found != nil {
			return nil
		}
		found = ways
	}
	return found
}

// size is what a row comes to, whichever way it goes.
func (a *account) size(i int) (size int64) {
	for _, column := range a.money {
		size += abs(a.figure(i, column).value)
	}
	return size
}

// signed says whether any amount is below zero.
func (a *account) signed() bool {
	return slices.ContainsFunc(a.money, func(column int) bool {
		for i := range a.rows {
			if a.figure(i, column).value < 0 {
				return true
			}
		}
		return false
	})
}

// heedBalance holds the entries of rows against the running balance beside them, be it that of the holder's books. Where no amount has a
// sign and no column says which way the money goes, the balance does; elsewhere what it contradicts is refused.
func (r *reader) heedBalance(rows []row, entries []entry) {
	if len(r.layout.running) == 0 {
		return
	}
	column, a := r.layout.running[0], newAccount(r.words, r.layout, rows)
	ways := a.ways(column)
	if ways == nil {
		return
	}
	written := r.layout.directed() || a.signed()
	var as, otherwise int
	for i := range entries {
		if e := &entries[i]; written || e.EntryType != data.EntryAdjustment {
			way := int64(ways[e.at])
			as, otherwise = as+once(e.Net*way > 0), otherwise+once(e.Net*way < 0)
		}
	}
	turn := int64(1)
	if as == 0 && otherwise > 0 {
		turn, as, otherwise = -1, otherwise, 0
	}
	decides := as >= otherwise && !written
	for i := range entries {
		e := &entries[i]
		if e.Net*int64(ways[e.at])*turn >= 0 {
			continue
		}
		if decides {
			e.turn()
			continue
		}
		r.row = &rows[e.at]
		said := a.money[0]
		if at := slices.IndexFunc(a.money, func(column int) bool { return !r.row.blank(column) }); at >= 0 {
			said = a.money[at]
		}
		e.subject = cmp.Or(e.subject, e.Waybill, e.OrderNumber)
		e.problems = append(e.problems, r.problem(said, say.Textf("which way this goes is otherwise than the balance in %q changes: mend one of them", r.header(column))))
	}
}
