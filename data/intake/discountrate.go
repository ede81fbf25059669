package intake

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

// A discount may be in percent of the goods in its row. It counts where no column has what is left of them: then it is taken off already.

// discountRate lists the column of a discount in percent in a list of orders of which prices of pieces say what they come to.
func (c *clues) discountRate(at purpose, list []candidate) []candidate {
	if at != ordersPurpose || surestOf(list, UnitPrice) < 0 || surestOf(list, Discount) >= 0 {
		return nil
	}
	for _, field := range (wholes | bases).Fields() {
		if k := surestOf(list, field); k >= 0 && (field != LineTotal || !c.goodsWithin(list, k)) {
			return nil
		}
	}
	for column := range c.profiles {
		p := &c.profiles[column]
		rate := (c.speaks(column, "percent") || p.percents > 0) && p.share(p.amounts+p.percents, 9)
		if rate && c.speaks(column, "discount") && !c.speaks(column, "price", "unitprice", "amount", "net", "code", "tax", "fee") && !c.leaves(column, surestOf(list, UnitPrice)) {
			return []candidate{{column: column, conf: roleAll, guess: guess{
				field: Discount, sure: roleAll, rank: roleAll, side: noSide, reason: "by its words a discount in percent, of the goods in each row",
			}}}
		}
	}
	return nil
}

// leaves says whether a price is what another column leaves without so many percent: they are taken off already.
func (c *clues) leaves(rate, price int) bool {
	return c.any(func(i int, p *profile) bool {
		if i == price || i == rate || !p.share(p.amounts, 9) {
			return false
		}
		for row := range c.sample {
			whole, left := p.figures[row].value, c.profiles[price].figures[row].value
			off, err := percentOf(c.sample[row].cell(rate))
			if err != nil || abs(decimal.NewFromInt(whole).Mul(decimal.NewFromInt(100).Sub(off)).Shift(-2).IntPart()-left) > cent {
				return false
			}
		}
		return !c.same(i, price)
	}) > 0
}

// percentOf is the number of a percentage, 0 where there is none.
func percentOf(text string) (decimal.Decimal, error) {
	text = strings.TrimSpace(strings.TrimSuffix(value.Clean(text), "%"))
	if text == "" {
		return decimal.Zero, nil
	}
	off, err := decimal.NewFromString(strings.Replace(text, ",", ".", 1))
	return off.Abs(), err
}

// goodsWithin says whether a column has in each row the price times the pieces, with nothing taken off.
func (c *clues) goodsWithin(list []candidate, column int) bool {
	others := slices.DeleteFunc(slices.Clone(list), func(k candidate) bool { return bases.Has(k.field) })
	return slices.Equal(c.goodsOf(others).values, c.seriesOf(column).values)
}

// findRates finds the columns of discounts that are percentages by their headers. What each row takes off its own goods is added up.
func (r *reader) findRates(rows []row) {
	in := newInterpreter(r.words)
	percent := r.words.lexicon.concepts["percent"]
	for _, column := range slices.Concat(r.layout.sources[Discount]...) {
		if in.heading(r.layout.columns[column].Header).concepts.has(percent) {
			r.rates = map[int]bool{column: true}
		}
		if r.rates[column] || slices.ContainsFunc(rows, func(row row) bool { return percentage(row.cell(column)) }) {
			r.summed = r.summed.With(Discount)
		}
	}
}

func percentage(text string) bool { return strings.HasSuffix(text, "%") }

// inPercent says whether the discount at a column of the row is in percent.
func (r *reader) inPercent(column int) bool {
	return r.rates[column] || percentage(r.row.cell(column))
}

// rateOff is what a discount in percent takes off the goods in the row.
func (r *reader) rateOff(column int) (off int64, ok bool) {
	text := r.words.Something(value.Clean(r.row.raw(column)))
	if text == "" || r.broken(column) || r.currency == "" {
		return 0, false
	}
	rate, err := percentOf(text)
	if err != nil || rate.GreaterThan(decimal.NewFromInt(100)) {
		r.fail(column, say.Text("not a percentage between 0 and 100"))
		return 0, false
	}
	return decimal.NewFromInt(r.rowGoods()).Mul(rate).Shift(-2).Round(0).IntPart(), true
}
