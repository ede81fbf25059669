package intake

import (
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// How equations are looked for.
const (
	rowsOfTry = 4 // rows by which they are found
	tries     = 4 // different rows, for not all need satisfy an equation
	mostAlike = 8 // halves of equations that come to the same
)

// tellingRows are the rows with the most different amounts, each of equal rows once.
func tellingRows(list []series) []int {
	seen := map[string]bool{}
	var rows []int
	for row := range list[0].values {
		var key strings.Builder
		filled := 0
		for _, s := range list {
			if s.times < 0 {
				fmt.Fprint(&key, s.values[row], " ")
				if s.values[row] != 0 {
					filled++
				}
			}
		}
		if filled >= 2 && !seen[key.String()] {
			seen[key.String()] = true
			rows = append(rows, row)
		}
	}
	return rows
}

// samplesOf draws rows from all over the file.
func samplesOf(rows []int) [][]int {
	if len(rows) <= rowsOfTry {
		samples := [][]int{rows}
		for i := range rows {
			if len(rows) > 2 {
				samples = append(samples, slices.Delete(slices.Clone(rows), i, i+1))
			}
		}
		return samples
	}
	samples := make([][]int, 0, tries)
	for try := range tries {
		var sample []int
		for i := range rowsOfTry {
			at := (try + i*len(rows)/rowsOfTry) % len(rows)
			sample = append(sample, rows[at])
		}
		samples = append(samples, sample)
	}
	return samples
}

// combination is a choice of series that are added, and of others that are taken off, by their bits.
type combination struct{ plus, minus uint64 }

func (k combination) size() int { return bits.OnesCount64(k.plus | k.minus) }

// first turns the signs so that the first series is added.
func (k combination) first() combination {
	if all := k.plus | k.minus; k.minus&(all&-all) != 0 {
		return combination{k.minus, k.plus}
	}
	return k
}

// sum is what the combination comes to in a row.
func (k combination) sum(list []series, row int) (sum int64) {
	for set := k.plus; set != 0; set &= set - 1 {
		sum += list[bits.TrailingZeros64(set)].values[row]
	}
	for set := k.minus; set != 0; set &= set - 1 {
		sum -= list[bits.TrailingZeros64(set)].values[row]
	}
	return sum
}

// half is a part of an equation: what its series come to in all rows of a sample, mixed into one number.
type half struct {
	combination
	mixed uint64
}

// equations adds the combinations that come to nothing in each row of a sample. They are found by their halves: two
// that come to the same.
func equations(list []series, sample []int, found map[combination]bool) {
	var active []half
	for i, s := range list {
		h := half{combination: combination{plus: 1 << i}}
		for _, row := range sample {
			h.mixed += mix(row) * uint64(s.values[row]) // #nosec G115 -- overflow only mixes
		}
		if slices.ContainsFunc(sample, func(row int) bool { return s.values[row] != 0 }) {
			active = append(active, h)
		}
	}
	terms := 3
	if len(active) <= 12 {
		terms = 4
	}
	level, halves := active, slices.Clone(active)
	for size := 2; size <= terms && len(halves) < 1<<15; size++ {
		var next []half
		for _, h := range level {
			for _, s := range active {
				if s.plus <= h.plus|h.minus { // each set once, in its order
					continue
				}
				next = append(next,
					half{combination{h.plus | s.plus, h.minus}, h.mixed + s.mixed},
					half{combination{h.plus, h.minus | s.plus}, h.mixed - s.mixed})
			}
		}
		halves, level = append(halves, next...), next
	}
	last := make(map[uint64]int, len(halves)) // the last half of each number, and before it:
	before := make([]int, len(halves))
	for i, h := range halves {
		for n, at := 0, last[h.mixed]-1; at >= 0 && n < mostAlike; n, at = n+1, before[at] {
			o := halves[at]
			note(found, combination{h.plus | o.minus, h.minus | o.plus}, h.combination, o.combination)
		}
		for n, at := 0, last[-h.mixed]-1; at >= 0 && n < mostAlike; n, at = n+1, before[at] {
			o := halves[at]
			note(found, combination{h.plus | o.plus, h.minus | o.minus}, h.combination, o.combination)
		}
		before[i], last[h.mixed] = last[h.mixed]-1, i+1
	}
}

// note adds an equation whose halves have no series in common.
func note(found map[combination]bool, k, a, b combination) {
	if (a.plus|a.minus)&(b.plus|b.minus) == 0 && len(found) < 64*mostFound {
		found[k.first()] = true
	}
}

// mix is a number for a row that has nothing to do with that of another.
func mix(row int) uint64 {
	x := uint64(row+1) * 0x9e3779b97f4a7c15 // #nosec G115 -- rows are few
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	return x ^ x>>27 | 1
}

// tryOn holds an equation against all rows, and adds the columns that few rows have anything in and that make more of
// them add up. It is not by chance where the figures that agree have enough digits for the columns they are of, or where all rows leave
// what is called a profit.
func (k combination) tryOn(list []series, rows []int) (whole combination, held int, ok bool) {
	if !k.sensible(list) {
		return k, 0, false
	}
	held = k.holds(list, rows)
	if held*2 < len(rows) || len(rows) <= rowsOfTry && held < len(rows) {
		return k, 0, false
	}
	for i, s := range list {
		if held == len(rows) || s.times >= 0 || (k.plus|k.minus)&(1<<i) != 0 {
			continue
		}
		for _, wider := range []combination{{k.plus | 1<<i, k.minus}, {k.plus, k.minus | 1<<i}} {
			if n := wider.holds(list, rows); n > held {
				k, held = wider, n
			}
		}
	}
	digits := 0
	for _, row := range rows {
		if k.sum(list, row) == 0 {
			digits += k.digits(list, row)
		}
	}
	return k, held, digits >= k.size()+4 || held == len(rows) && held > 1 && k.profits(list)
}

// profits says whether a combination has a profit in it.
func (k combination) profits(list []series) bool {
	for set := k.plus | k.minus; set != 0; set &= set - 1 {
		if list[bits.TrailingZeros64(set)].profit {
			return true
		}
	}
	return false
}

func (k combination) holds(list []series, rows []int) (held int) {
	for _, row := range rows {
		if k.sum(list, row) == 0 {
			held++
		}
	}
	return held
}

// sensible says whether an equation may mean something: it has at most one product, none of whose factors is added
// to it, and more than two terms but of a product.
func (k combination) sensible(list []series) bool {
	var products, columns uint64
	for set := k.plus | k.minus; set != 0; set &= set - 1 {
		i := bits.TrailingZeros64(set)
		if list[i].times >= 0 {
			products |= 1 << i
		}
		columns |= 1 << i
	}
	switch bits.OnesCount64(products) {
	case 0:
		return k.size() > 2
	case 1:
		p := list[bits.TrailingZeros64(products)]
		for set := columns &^ products; set != 0; set &= set - 1 {
			if column := list[bits.TrailingZeros64(set)].column; column == p.column || column == p.times {
				return false
			}
		}
		return true
	}
	return false
}

// digits is how many digits of a row say that the equation holds; 0 where it does whatever they are.
func (k combination) digits(list []series, row int) int {
	filled, most := 0, 0
	for set := k.plus | k.minus; set != 0; set &= set - 1 {
		s := list[bits.TrailingZeros64(set)]
		value := s.values[row]
		if value == 0 {
			continue
		}
		filled++
		if s.times >= 0 {
			filled++
			for _, other := range list {
				if other.times < 0 && other.column == s.column && other.values[row] == value {
					filled-- // once the price is the price
				}
			}
		}
		for value = abs(value); value%10 == 0; value /= 10 {
		}
		most = max(most, len(strconv.FormatInt(value, 10)))
	}
	if filled < 3 {
		return 0
	}
	return most
}

// independent says whether an equation does not follow from those before it, and adds it to them.
func independent(basis *[][]int64, k combination, width int) bool {
	const prime = 1_000_003
	v := make([]int64, width)
	for i := range v {
		switch {
		case k.plus&(1<<i) != 0:
			v[i] = 1
		case k.minus&(1<<i) != 0:
			v[i] = prime - 1
		}
	}
	for _, b := range *basis {
		lead := slices.IndexFunc(b, func(n int64) bool { return n != 0 })
		if f := v[lead]; f != 0 {
			for i := range v {
				v[i] = (v[i] + (prime-f)*b[i]) % prime
			}
		}
	}
	lead := slices.IndexFunc(v, func(n int64) bool { return n != 0 })
	if lead < 0 {
		return false
	}
	inverse := int64(1)
	for e, b := prime-2, v[lead]; e > 0; e, b = e/2, b*b%prime {
		if e%2 == 1 {
			inverse = inverse * b % prime
		}
	}
	for i := range v {
		v[i] = v[i] * inverse % prime
	}
	*basis = append(*basis, v)
	return true
}
