package intake

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
	"parcelbook/resources"
)

// The lists that the book itself exports are read back by the columns that wrote them, cell for cell. A header is the
// column's ID, as CSV files have it, or its label in one of the program's languages, as workbooks do.

// ownList is one of these lists.
type ownList struct {
	format  Format
	columns []ownColumn
	headers map[string]int // places of columns, by header
	read    func(r *reader, rows []row) error
}

// ownColumn is what the columns of all lists have in common.
type ownColumn struct {
	id    string
	kind  data.ColumnKind
	fact  bool              // else it is worked out by the book, and not asked
	each  bool              // each row of a record has it for itself
	words map[string]string // keys of a column of words, by the word in any language
}

// texts are the program's texts by language and key.
type texts []map[string]string

var ownLists = sync.OnceValues(func() ([]*ownList, error) {
	var all texts
	for _, language := range []string{"en", "zh"} {
		of := map[string]string{}
		if err := json.Unmarshal(resources.Translation(language), &of); err != nil {
			return nil, say.Errorf("the program's own texts cannot be read: %w", err)
		}
		all = append(all, of)
	}
	return []*ownList{
		newOwnList(all, Orders, "orders", data.ExportedOrderColumns(), readOwnOrders,
			"sku", "title", "specification", "quantity", "unit_price", "line_total", "counted", "check_note", "check_sku", "check_name", "check_specification", "line_key"),
		newOwnList(all, Customers, "customers", data.ExportedCustomerColumns(""), readOwnCustomers,
			"document_kind", "document_number", "document_expiry", "document_note"),
		newOwnList(all, Parcels, "parcels", data.ExportedParcelColumns(), readOwnParcels),
		newOwnList(all, Payments, "payments", data.ExportedPaymentColumns(), readOwnPayments),
		newOwnList(all, Carriers, "carriers", data.ExportedHolderColumns(), readOwnHolders),
	}, nil
})

func newOwnList[T any](all texts, kind Kind, name string, columns []data.Column[T], read func(*reader, []ownRow[T]), each ...string) *ownList {
	l := &ownList{
		format:  Format{Name: "parcelbook_" + name, Title: "Parcelbook's own list of " + name, Kind: kind, Decimal: "."},
		headers: map[string]int{},
	}
	perRow := map[string]bool{}
	for _, id := range each {
		perRow[id] = true
	}
	for i, c := range columns {
		l.columns = append(l.columns, ownColumn{id: c.ID, kind: c.Kind, fact: c.Put != nil, each: perRow[c.ID], words: all.words(c.Words)})
		l.headers[c.ID] = i
		for _, language := range all {
			if label := language[c.Label]; label != "" {
				l.headers[label] = i
			}
		}
	}
	l.read = func(r *reader, rows []row) error {
		records := make([]ownRow[T], 0, len(rows))
		for i := range rows {
			if i%1024 == 0 && r.ctx.Err() != nil {
				return r.ctx.Err()
			}
			records = append(records, readOwnRow(r, columns, &rows[i]))
		}
		read(r, records)
		return r.ctx.Err()
	}
	return l
}

// words gives the keys of words by what they are called in any language; a word that is not translated stands for itself.
func (t texts) words(keys []string) map[string]string {
	if keys == nil {
		return nil
	}
	words := map[string]string{}
	for _, key := range keys {
		_, plain, _ := strings.Cut(key, ".")
		words[plain] = key
		for _, language := range t {
			if text := language[key]; text != "" {
				words[text] = key
			}
		}
	}
	return words
}

// ownKinds is the order in which the lists are taken in, so that nothing has to wait for another.
var ownKinds = []Kind{Carriers, Orders, Customers, Parcels, Payments}

// OwnSheets lists the sheets of a workbook that are the book's own lists, in the order in which to take them in.
func OwnSheets(ctx context.Context, f *sheet.File) ([]string, error) {
	kinds := map[string]Kind{}
	var names []string
	for _, name := range f.Sheets() {
		t, err := readTable(ctx, f, name, headerWithin, nil)
		if err != nil {
			return nil, err
		}
		l, err := ownLayout(t, Request{})
		if err != nil {
			return nil, err
		}
		if l != nil {
			names, kinds[name] = append(names, name), l.format.Kind
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return slices.Index(ownKinds, kinds[a]) - slices.Index(ownKinds, kinds[b]) })
	return names, nil
}

// ownLayout finds an exported list in a table: the one that has all its facts under a header, and the most of them.
func ownLayout(t *table, req Request) (*layout, error) {
	if req.Mapping != nil {
		return nil, nil
	}
	lists, err := ownLists()
	if err != nil {
		return nil, err
	}
	var best *layout
	for i := range t.rows[:min(len(t.rows), headerWithin)] {
		if !headerLike(&t.rows[i]) {
			continue
		}
		for _, list := range lists {
			if req.As != "" && req.As != broad(list.format.Kind) && req.As != list.format.Kind {
				continue
			}
			if l := list.fit(&t.rows[i]); l != nil && (best == nil || l.taken > best.taken) {
				l.header, best = i, l
			}
		}
	}
	return best, nil
}

// broad is the kind of file that the lists of the book are of in a seller's words.
func broad(k Kind) Kind {
	switch k {
	case Parcels:
		return Delivered
	case Payments:
		return Statements
	}
	return k
}

// fit gives the layout of a header that has all the facts of the list; nil for any other row.
func (o *ownList) fit(header *row) *layout {
	l := &layout{format: &o.format, own: o, ownAt: make([]int, len(o.columns))}
	for i := range l.ownAt {
		l.ownAt[i] = -1
	}
	for i := range header.width() {
		text := header.cell(i)
		column := Column{Index: i, Header: text, Reason: "no column of this list"}
		at, known := o.headers[text]
		switch {
		case !known || l.ownAt[at] >= 0:
		case o.columns[at].fact:
			column.Fields, column.Confidence, column.Reason = []string{ownField(o.columns[at].id)}, sureOwn, "this list's own column"
			l.ownAt[at] = i
			l.taken++
		default:
			column.Ignored, column.Reason = true, "worked out by the book"
			l.ownAt[at] = i
		}
		l.columns = append(l.columns, column)
	}
	for i, c := range o.columns {
		if c.fact && l.ownAt[i] < 0 {
			return nil
		}
		if c.id == "currency" {
			l.sources[Currency] = [][]int{{l.ownAt[i]}}
		}
	}
	return l
}

// ownField is the name of a column in mappings: that of the field where files of others have it too.
func ownField(id string) string {
	field, shared := map[string]Field{
		"number": OrderNumber, "state": Status, "method": PaymentMethod, "buyer": BuyerName, "recipient": RecipientName, "items": ItemsTotal,
		"total": OrderTotal, "sent_date": ShippedDate, "line_key": LineID,
	}[id]
	if shared {
		return field.String()
	}
	return id
}

// readOwn reads an exported list.
func (r *reader) readOwn() (*Result, error) {
	r.result.Own = true
	var rows []row
	under := r.table.rows[r.layout.header+1:]
	for i := range under {
		if firstText(&under[i]) != "" && !r.repeats(&under[i]) {
			rows = append(rows, under[i])
		}
	}
	if r.req.Limit > 0 {
		rows = rows[:min(len(rows), r.req.Limit)]
	}
	r.result.Rows = len(rows)
	if len(rows) == 0 {
		return nil, r.table.noRows(r.result.HeaderRow)
	}
	var dates []int
	for i, c := range r.layout.own.columns {
		at := r.layout.ownAt[i]
		switch {
		case !c.fact:
		case c.kind == data.MoneyColumn:
			r.amounts = append(r.amounts, at)
		case c.kind == data.DateColumn:
			dates = append(dates, at)
		}
	}
	for i := range rows {
		for _, at := range dates {
			if !rows[i].blank(at) {
				r.learnDate(at, &rows[i])
			}
		}
	}
	if err := r.learn(rows); err != nil {
		return nil, err
	}
	if err := r.layout.own.read(r, rows); err != nil {
		return nil, err
	}
	return r.result, nil
}
