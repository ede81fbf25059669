package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/sheet"
)

// layoutOf reads a file made of rows and gives what its columns were taken for.
func layoutOf(t interface{ Fatal(...any) }, req Request, rows [][]string) (*Result, error) {
	var file bytes.Buffer
	if err := csv.NewWriter(&file).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	f, err := sheet.OpenBytes("file.csv", file.Bytes(), sheet.Options{Delimiter: ','})
	if err != nil {
		t.Fatal(err)
	}
	req.Currency = "USD"
	return Read(context.Background(), f, req)
}

// taken writes what each column gives, the fields in their order.
func taken(columns []Column) []string {
	list := make([]string, len(columns))
	for i, c := range columns {
		fields := slices.Clone(c.Fields)
		slices.Sort(fields)
		list[i] = strings.Join(fields, "+")
	}
	return list
}

// A format of what was chosen reads exactly that, recognises the same headers in another order and beside others,
// and comes back from its file as it was.
func TestNewFormatReadsWhatWasChosen(t *testing.T) {
	headers := []string{"Date", "Date", "date ", "", "", "A + B", "a|b", "Total", "Total (USD)", "C++", "Sum [1/2]", "Order\nnumber", "№", "#", "订单号", "Fee", "COD fee", "x [+1]", "[2/2]", "+"}
	statements := map[Kind]data.StatementKind{Statements: data.StatementCOD}
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]Kind{Orders, Statements, Delivered}).Draw(t, "kind")
		header := rapid.SliceOfN(rapid.SampledFrom(headers), 3, 12).Draw(t, "header")
		fields := make([][]Field, len(header))
		free := rapid.Permutation(kindFields[kind].Fields()).Draw(t, "fields")
		for i := range fields {
			if rapid.Bool().Draw(t, "chosen") {
				fields[i] = free[i%len(free) : i%len(free)+1]
			}
		}
		for i, group := range neededOf(kind, statements[kind]) {
			fields[i] = append(slices.Clone(fields[i]), rapid.SampledFrom(group).Draw(t, "needed"))
			slices.Sort(fields[i])
			fields[i] = slices.Compact(fields[i])
		}
		noHeader := rapid.Bool().Draw(t, "no header")
		asFile := header
		if noHeader {
			asFile = nil
		}
		format, err := NewFormat("mine", kind, statements[kind], asFile, fields)
		if err != nil {
			t.Skip(err) // two columns for one date, or no words in the header
		}
		text, err := json.Marshal(format)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseFormat(text)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(format, again); diff != "" {
			t.Fatal(diff)
		}
		row, want := expected(fields)
		if given(want) < 2 {
			t.Skip("one column is no table")
		}
		if noHeader {
			r, err := layoutOf(t, Request{Mapping: &again}, [][]string{row, row})
			if err != nil || r.HeaderRow != 0 || r.Rows != 2 {
				t.Fatal(err, r)
			}
			if diff := cmp.Diff(want, taken(r.Columns)); diff != "" {
				t.Fatal(diff)
			}
			return
		}
		r, err := layoutOf(t, Request{Mapping: &again}, [][]string{header, row})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, taken(r.Columns)); diff != "" {
			t.Fatal(diff)
		}
		moved, wantMoved := shuffled(t, header, want)
		r, err = layoutOf(t, Request{Formats: []Format{again}}, [][]string{moved, row[:1], append(slices.Clone(row), "x")})
		if err != nil || r.Format != "mine" {
			t.Fatal(err, r)
		}
		if diff := cmp.Diff(wantMoved, taken(r.Columns)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// expected gives a row of values, and what each column must be taken for.
func expected(fields [][]Field) (row, want []string) {
	for i, list := range fields {
		chosen := names(setOf(list...))
		slices.Sort(chosen)
		row, want = append(row, fmt.Sprint(i+1)), append(want, strings.Join(chosen, "+"))
	}
	return row, want
}

func given(fields []string) (n int) {
	for _, f := range fields {
		if f != "" {
			n++
		}
	}
	return n
}

// shuffled puts the columns in another order with a strange one among them. Columns without a header stay right
// of the one they belong to, and those with the same header in their order, for nothing else tells them apart.
func shuffled(t *rapid.T, header, want []string) (moved, wantMoved []string) {
	type block struct{ header, want []string }
	var blocks []block
	first := map[string]int{}
	for i, h := range header {
		form := exactForm(h)
		at, again := first[form]
		switch {
		case form == "" && len(blocks) > 0 || i > 0 && form == "":
			b := &blocks[len(blocks)-1]
			b.header, b.want = append(b.header, h), append(b.want, want[i])
			continue
		case again:
			for j := at; j < len(blocks); j++ { // all between them move as one
				if j > at {
					blocks[at].header, blocks[at].want = append(blocks[at].header, blocks[j].header...), append(blocks[at].want, blocks[j].want...)
				}
			}
			blocks = blocks[:at+1]
			blocks[at].header, blocks[at].want = append(blocks[at].header, h), append(blocks[at].want, want[i])
			for form, j := range first {
				first[form] = min(j, at)
			}
			continue
		}
		first[form] = len(blocks)
		blocks = append(blocks, block{[]string{h}, []string{want[i]}})
	}
	fixed := 0
	if exactForm(header[0]) == "" {
		fixed = 1 // nothing is left of it
	}
	moving := append(slices.Clone(blocks[fixed:]), block{[]string{"Weather"}, []string{""}})
	for _, b := range append(slices.Clone(blocks[:fixed]), rapid.Permutation(moving).Draw(t, "order")...) {
		moved, wantMoved = append(moved, b.header...), append(wantMoved, b.want...)
	}
	return moved, wantMoved
}

func TestNewFormatSaysWhatIsWrong(t *testing.T) {
	headers := []string{"A", "B", "C"}
	for _, c := range []struct {
		kind      Kind
		statement data.StatementKind
		fields    [][]Field
		want      string
	}{
		{Orders, "", [][]Field{{Title}, {Title}}, "no column is chosen for order number"},
		{Orders, "", [][]Field{{OrderNumber}, {OrderDate}, {OrderDate}}, "order_date has 2 columns: choose one of B, C"},
		{Statements, data.StatementCOD, [][]Field{{Note}}, "no column is chosen for order number or waybill, nor for collected or net"},
		{Statements, "", [][]Field{{Waybill}, {Net}}, "names the kind of statement"},
		{"", "", [][]Field{{Waybill}, {Net}}, "is not a kind of file"},
		{Delivered, "", [][]Field{{Waybill}, {Status}, {fieldCount}}, "column 3: there is no such field"},
	} {
		if _, err := NewFormat("x", c.kind, c.statement, headers, c.fields); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v", c.fields, err)
		}
	}
	if _, err := NewFormat("", Orders, "", headers, [][]Field{{OrderNumber}, {Title}}); err == nil {
		t.Error("a format without a name")
	}
}

// The fee for collecting is the one that the rate card speaks of, others keep their headers; of several columns
// names are joined and taxes added up, while a second phone stands in for the first.
func TestNewFormatOfSeveralColumns(t *testing.T) {
	header := []string{"Parcel", "Cash", "COD fee", "Fuel", "Fuel", "First", "Last"}
	format, err := NewFormat("mine", Statements, data.StatementCOD, header, [][]Field{{Waybill}, {Collected}, {Fee}, {Fee}, {Fee}, {RecipientName}, {RecipientName}})
	check(t, err)
	r, err := layoutOf(t, Request{Formats: []Format{format}}, [][]string{header, {"P1", "20", "1", "2", "3", "Ann", "Example"}})
	check(t, err)
	line := r.Lines[0]
	want := []data.Fee{{Kind: data.FeeCOD, Amount: 100}, {Kind: "Fuel", Amount: 200}, {Kind: "Fuel", Amount: 300}}
	if diff := cmp.Diff(want, line.Fees); diff != "" || line.Recipient != "Ann Example" || line.Net != 1400 {
		t.Errorf("%s %+v", diff, line)
	}
	header = []string{"Code", "Tax", "Tax of postage", "Sum", "Day"}
	format, err = NewFormat("mine", Orders, "", header, [][]Field{{OrderNumber}, {Tax}, {Tax}, {OrderTotal}, {OrderDate}})
	check(t, err)
	r, err = layoutOf(t, Request{Formats: []Format{format}}, [][]string{header, {"1", "2", "0.50", "15", "2026-05-01"}, {"2", "", "0.30", "5", "2026-05-01"}})
	check(t, err)
	if r.Orders[0].Tax != 250 || r.Orders[1].Tax != 30 {
		t.Errorf("%+v", r.Orders)
	}
	header = []string{"Code", "Landline", "Mobile", "Sum", "Day"}
	format, err = NewFormat("mine", Orders, "", header, [][]Field{{OrderNumber}, {Phone}, {Phone}, {OrderTotal}, {OrderDate}})
	check(t, err)
	r, err = layoutOf(t, Request{Formats: []Format{format}}, [][]string{header, {"1", "", "+15550100", "5", "2026-05-01"}, {"2", "+15550101", "+15550102", "5", "2026-05-01"}})
	check(t, err)
	if r.Orders[0].Phone != "+15550100" || r.Orders[1].Phone != "+15550101" {
		t.Errorf("%+v", r.Orders)
	}
}

// The seller's own formats come before the built-in ones; of several that fit, the one that takes more columns.
func TestWhichFormatWins(t *testing.T) {
	header := []string{"订单号", "订单状态", "产品总金额", "订单金额", "产品信息", "收货人名称", "下单时间"}
	row := []string{"8200000000000001", "等待您发货", "$5", "$6", "【1】Cup\n(产品数量:1 piece)", "Ann", "2026-05-01"}
	mine := func(name string, n int) Format {
		fields := [][]Field{{OrderNumber}, {Note}, {ItemsTotal}, {OrderTotal}, {Title}, {RecipientName}, {OrderDate}}
		format, err := NewFormat(name, Orders, "", header, append(slices.Clone(fields[:n]), make([][]Field, len(header)-n)...))
		check(t, err)
		return format
	}
	small, large, twin := mine("small", 3), mine("large", 7), mine("twin", 7)
	general := Format{Name: "general", Kind: Orders, Shared: true, Needs: []string{"order_number"}, Fields: map[string][]string{}}
	for _, c := range []struct {
		formats []Format
		want    string
	}{
		{nil, "aliexpress_orders"},
		{[]Format{small}, "small"},
		{[]Format{small, large, twin}, "large"},
		{[]Format{twin, large}, "twin"},
		{[]Format{general}, "aliexpress_orders"},
		{[]Format{general, small}, "small"},
	} {
		r, err := layoutOf(t, Request{Formats: c.formats}, [][]string{{"Orders of May"}, header, row})
		check(t, err)
		if r.Format != c.want {
			t.Errorf("%s instead of %s", r.Format, c.want)
		}
	}
	r, err := layoutOf(t, Request{Formats: []Format{general}}, [][]string{{"Order number", "Order total", "Order date"}, {"1", "5", "2026-05-01"}})
	check(t, err)
	if r.Format != "general" {
		t.Errorf("%s instead of the seller's own general format", r.Format)
	}
	r, err = layoutOf(t, Request{Formats: []Format{large}, Mapping: &small, As: Delivered}, [][]string{header, row})
	check(t, err)
	if r.Format != "small" {
		t.Errorf("%s instead of the mapping", r.Format)
	}
	_, err = layoutOf(t, Request{Mapping: &small}, [][]string{header[1:], row[1:]})
	if err == nil || !strings.Contains(err.Error(), `row 1: no row has all the headers that the mapping small names; missing are "订单号"; take another mapping`) {
		t.Error(err)
	}
	_, err = layoutOf(t, Request{Mapping: &Format{Name: "tiny", Kind: Orders, Exact: true, Fields: map[string][]string{"order_number": {header[0]}}}}, [][]string{header, row})
	if err == nil || !strings.Contains(err.Error(), "row 1: the mapping tiny takes too few of the file's columns") {
		t.Error(err)
	}
}
