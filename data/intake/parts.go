package intake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
)

var (
	// charges are what is added to the price of the goods, or taken off it.
	charges = setOf(Shipping, Tax, Discount)
	// sumsUp are the amounts that have charges in them.
	sumsUp = setOf(OrderTotal, Outstanding)
)

const suspected say.Text = "this column has another amount in each row of most orders, so it may be the amount of the line"

// chargedInRow says whether the row charges or takes off anything besides the price of the goods.
func (r *reader) chargedInRow() bool {
	return slices.ContainsFunc(charges.Fields(), func(field Field) bool {
		sum, _ := r.amount(field)
		return sum != 0
	})
}

// findParts finds the amounts of an order that most rows of further products give differently than its first row: each
// has its part, and they are added up. A known format says itself which those are. What is called a total may be that of
// the line, and have not all in it that the buyer pays: unless it surely has, it is in doubt, and such orders are refused.
// So is everything where rows of one number disagree about whose the order is, for they may be several orders.
func (r *reader) findParts(rows []row, groups []group) {
	for _, field := range orderAmounts {
		if len(r.layout.sources[field]) > 0 && !r.summed.Has(field) && r.differ(rows, groups, r.layout.sources[field][0]) {
			r.suspects = r.suspects.With(field)
		}
	}
	if r.suspects == 0 || r.layout.standing == known || !r.oneBuyerEach(rows, groups) {
		return
	}
	r.partly = r.suspects
	if r.partly&sumsUp != 0 {
		switch charged, byRow := r.charged(rows); {
		case !charged:
		case byRow:
			r.partly |= charges & r.layout.fields &^ r.summed
		default:
			r.partly &^= sumsUp
		}
	}
	r.suspects, r.summed = r.suspects&^r.partly, r.summed|r.partly
	for _, field := range r.partly.Fields() {
		for _, column := range slices.Concat(r.layout.sources[field]...) {
			c := &r.result.Columns[column]
			c.Reason = say.Textf("%s; each row of an order has its part of it, and they are added up", c.Reason)
		}
	}
}

// restated says whether the row has another part of an amount than an earlier one of the same product: rather than to add
// them up, for the order may be there twice, as it was and as it is.
func (r *reader) restated(field Field, part int64) bool {
	if !r.partly.Has(field) {
		return false
	}
	product := r.product()
	first := r.news(field, product)
	return r.news(field, product+"\x1f"+strconv.FormatInt(part, 10)) && !first
}

// product is what the row says of the product it is about.
func (r *reader) product() string {
	return strings.Join([]string{r.text(SKU), r.text(Title), r.text(Specification), r.text(LineID)}, "\x1f")
}

// charged says whether anything is charged or taken off besides the price of the goods, and whether each row's total has that
// of the row in it, tax being in the price or not.
func (r *reader) charged(rows []row) (charged, byRow bool) {
	held, inPrice, of := 0, 0, 0
	for i := range rows {
		r.begin(&rows[i])
		total, ok := r.amount(OrderTotal)
		if !ok {
			total, ok = r.amount(Outstanding)
		}
		if !ok {
			continue
		}
		line := data.Line{}
		line.UnitPrice, _ = r.amount(UnitPrice)
		line.Total, _ = r.amount(LineTotal)
		line.Quantity, _ = count(r.written(Quantity))
		goods, _ := lineSum(line)
		shipping, _ := r.amount(Shipping)
		discount, _ := r.amount(Discount)
		tax, _ := r.amount(Tax)
		charged = charged || shipping != 0 || discount != 0 || tax != 0
		of++
		switch goods + shipping - abs(discount) {
		case total - tax:
			held++
		case total:
			inPrice++
		}
	}
	return charged, max(held, inPrice)*10 >= of*9
}

// differ says whether most rows of further products give another amount in a column than the first row of their order.
func (r *reader) differ(rows []row, groups []group, columns []int) bool {
	same, differ := 0, 0
	for _, g := range groups {
		if len(g.rows) < 2 {
			continue
		}
		for _, column := range columns {
			first, product := -1, ""
			for _, i := range g.rows {
				r.row, r.problems = &rows[i], nil
				switch {
				case rows[i].blank(column):
				case first < 0:
					first, product = i, r.product()
				case r.product() == product:
				case r.zero(&rows[i], column): // it stands in another row
				case r.sameAmount(&rows[i], &rows[first], column):
					same++
				case !r.zero(&rows[first], column):
					differ++
				}
			}
		}
	}
	return differ > same
}

// oneBuyerEach says whether the rows of each order, where they tell, are of one day and one buyer.
func (r *reader) oneBuyerEach(rows []row, groups []group) bool {
	for _, g := range groups {
		var told [4]string
		for _, i := range g.rows {
			r.begin(&rows[i])
			for n, text := range [...]string{string(r.date(OrderDate)), r.text(BuyerName), r.text(RecipientName), r.text(Phone)} {
				if told[n] != "" && text != "" && told[n] != text {
					return false
				}
				told[n] = cmp.Or(told[n], text)
			}
		}
	}
	return true
}

func (r *reader) zero(row *row, column int) bool {
	r.begin(row)
	sum, _ := r.amountAt(column)
	return sum == 0
}

// sameAmount says whether two rows give the same amount in a column.
func (r *reader) sameAmount(a, b *row, column int) bool {
	if a.cell(column) == b.cell(column) {
		return true
	}
	r.begin(a)
	sumA, okA := r.amountAt(column)
	r.begin(b)
	sumB, okB := r.amountAt(column)
	return okA && okB && sumA == sumB
}
