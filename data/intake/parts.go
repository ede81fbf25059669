package intake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake/value"
	"parcelbook/data/say"
)

var (
	// charges are what is added to the price of the goods, or taken off it.
	charges = setOf(Shipping, Tax, Discount)
	// sumsUp are the amounts that have charges in them.
	sumsUp = setOf(OrderTotal, Outstanding)
)

const (
	suspected   say.Text = "this column has another amount in each row of most orders, so it may be the amount of the line"
	chargedOnce say.Text = "this is what each row comes to with what it charges, and nothing says whether that is charged once or in each row: write what the order charges into one of its rows"
)

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
	alike := false
	for _, field := range orderAmounts {
		if len(r.layout.sources[field]) == 0 || r.summed.Has(field) {
			continue
		}
		switch found := r.differences(rows, groups, r.layout.sources[field][0]); {
		case found.differ <= found.same && r.ofRows(rows, groups, field):
			r.suspects, alike = r.suspects.With(field), true
		case found.differ <= found.same:
		case found.alike == 0 || found.within > 0:
			r.suspects = r.suspects.With(field)
		case found.alike >= fewValues:
			r.suspects, r.perParcel = r.suspects.With(field), r.perParcel.With(field)
		}
	}
	if r.suspects == 0 || r.layout.standing == known || !r.oneBuyerEach(rows, groups) {
		return
	}
	r.partly = r.suspects
	if r.partly&sumsUp != 0 {
		r.partOfCharges(rows, groups, alike)
	}
	r.suspects, r.summed = r.suspects&^r.partly, r.summed|r.partly
	for _, field := range r.partly.Fields() {
		for _, column := range slices.Concat(r.layout.sources[field]...) {
			c := &r.result.Columns[column]
			c.Reason = say.Textf("%s; each row of an order has its part of it, and they are added up", c.Reason)
		}
	}
}

// partOfCharges says whether what is charged is added up, too, where totals are; where these surely have it in them, or may have it once
// in alike lines, they are not.
func (r *reader) partOfCharges(rows []row, groups []group, alike bool) {
	switch charged, byRow := r.charged(rows); {
	case !charged:
	case byRow && !(alike && r.chargedAlike(rows, groups)):
		r.partly |= charges & r.layout.fields &^ r.summed
	case byRow:
		r.partly, r.chargedOnce = r.partly&^sumsUp, true
	default:
		r.partly &^= sumsUp
	}
}

// again says whether an earlier row has told a part of an amount of the same subject, and whether that was another one: the
// order may be there twice, as it was and as it is.
func (r *reader) again(field Field, part int64) (again, otherwise bool) {
	if !r.partly.Has(field) {
		return false, false
	}
	subject := r.subject()
	if r.perParcel.Has(field) {
		subject = r.parcel()
	}
	again = !r.news(field, subject)
	return again, r.news(field, subject+"\x1f"+strconv.FormatInt(part, 10)) && again
}

// subject is what the row says of the product it is about, and of its parcel.
func (r *reader) subject() string {
	return strings.Join([]string{r.text(SKU), r.text(Title), r.text(Specification), r.text(LineID), r.parcel()}, "\x1f")
}

// parcel is the waybill that the row names, if all rows of the order name one: else the order may be there twice, before
// and after it was sent.
func (r *reader) parcel() string {
	if !r.allSent {
		return ""
	}
	return r.text(Waybill)
}

// sent says whether all rows of an order name a waybill.
func (r *reader) sent(rows []row, g *group) bool {
	columns := r.layout.sources[Waybill]
	return len(columns) > 0 && !slices.ContainsFunc(g.rows, func(i int) bool { return rows[i].blank(columns[0][0]) })
}

// charged says whether anything is charged or taken off besides the price of the goods, and whether each row's total has that
// of the row in it, tax being in the price or not, or at one rate in the total alone.
func (r *reader) charged(rows []row) (charged, byRow bool) {
	held, inPrice, of := 0, 0, 0
	var pairs []taxedPair
	for i := range rows {
		r.begin(&rows[i])
		total, ok := r.amount(OrderTotal)
		if !ok {
			total, ok = r.amount(Outstanding)
		}
		if !ok {
			continue
		}
		_, sum, tax := r.rowSum()
		charged = charged || r.chargedInRow()
		of++
		pairs = append(pairs, taxedPair{sum, total})
		switch sum {
		case total - tax:
			held++
		case total:
			inPrice++
		}
	}
	if len(r.layout.sources[Tax]) == 0 {
		r.taxRate = rateOf(pairs, 1)
	}
	return charged, r.taxRate > 0 || max(held, inPrice)*10 >= of*9
}

// rowSum is what the goods of the row come to, that with what the row adds and takes off, and the tax that may be in it or not.
func (r *reader) rowSum() (goods, sum, tax int64) {
	goods = r.rowGoods()
	shipping, _ := r.amount(Shipping)
	discount, _ := r.amount(Discount)
	tax, _ = r.amount(Tax)
	return goods, goods + shipping - abs(discount), tax
}

// rowGoods is what the goods of the row come to.
func (r *reader) rowGoods() int64 {
	line := data.Line{Quantity: 1}
	line.UnitPrice, _ = r.amount(UnitPrice)
	line.Total, _ = r.amount(LineTotal)
	if r.given(Quantity) != nil {
		line.Quantity, _ = value.Pieces(r.written(Quantity))
	}
	goods, _ := lineSum(line)
	return goods
}

// ofRows says whether what is called an amount of the order is in every row what the goods of that row come to, though some orders
// have several: it is of the line, however alike the lines may be.
func (r *reader) ofRows(rows []row, groups []group, field Field) bool {
	inRows := func(g group) bool { return len(g.rows) > 1 }
	if r.layout.standing == known || !(sumsUp | bases).Has(field) || !slices.ContainsFunc(groups, inRows) {
		return false
	}
	several := false
	for i := range groups {
		given := 0
		for _, at := range groups[i].rows {
			r.begin(&rows[at])
			amount, ok := r.amount(field)
			if !ok || amount == 0 {
				continue
			}
			if goods, sum, tax := r.rowSum(); goods == 0 || amount != goods && amount != sum && amount != sum+tax {
				return false
			}
			given++
		}
		several = several || given > 1
	}
	return several
}

// chargedAlike says whether no order charges another amount in any of its rows: it may be charged once.
func (r *reader) chargedAlike(rows []row, groups []group) bool {
	return !slices.ContainsFunc(charges.Fields(), func(field Field) bool {
		columns := r.layout.sources[field]
		return len(columns) > 0 && r.differences(rows, groups, columns[0]).differ > 0
	})
}

// differences counts how the amounts in a column compare with that of the first row of their order.
type differences struct {
	same, differ  int // rows of further products or parcels with the same amount, and with another
	alike, within int // rows of further products with the same amount as the first one of their parcel, and with another
}

// differences compares the amounts in some columns within each order.
func (r *reader) differences(rows []row, groups []group, columns []int) (found differences) {
	for i := range groups {
		g := &groups[i]
		if len(g.rows) < 2 {
			continue
		}
		r.allSent = r.sent(rows, g)
		for _, column := range columns {
			r.compare(rows, g, column, &found)
		}
	}
	return found
}

func (r *reader) compare(rows []row, g *group, column int, found *differences) {
	first, subject, ofParcel := -1, "", map[string]int{}
	for _, i := range g.rows {
		r.row, r.problems = &rows[i], nil
		if rows[i].blank(column) {
			continue
		}
		about, parcel := r.subject(), r.parcel()
		if first < 0 {
			first, subject, ofParcel[parcel] = i, about, i
			continue
		}
		if about == subject || r.zero(&rows[i], column) { // it stands in another row
			continue
		}
		switch {
		case r.sameAmount(&rows[i], &rows[first], column):
			found.same++
		case !r.zero(&rows[first], column):
			found.differ++
		}
		switch at, met := ofParcel[parcel]; {
		case !met:
			ofParcel[parcel] = i
		case parcel == "":
		case r.sameAmount(&rows[i], &rows[at], column):
			found.alike++
		default:
			found.within++
		}
	}
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
