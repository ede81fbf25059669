package intake

import (
	"fmt"
	"strings"
	"testing"

	"parcelbook/data"
)

// shaped is a format of orders for trying how rows make them.
func shaped(change func(*Format)) []Format {
	f := Format{
		Name: "mine", Kind: Orders, Currency: "USD", Recognise: []string{"No"},
		Fields: map[string][]string{
			"order_number": {"No", "Record"}, "order_date": {"Day"}, "title": {"Thing"}, "quantity": {"Pieces"}, "unit_price": {"Price"},
			"shipping": {"Freight"}, "order_total": {"Total"}, "waybill": {"Parcel"},
		},
	}
	change(&f)
	return []Format{f}
}

// told writes the orders of a result: number, total, lines, rows.
func told(r *Result) string {
	var orders []string
	for _, o := range r.Orders {
		var lines []string
		for _, l := range o.Lines {
			lines = append(lines, fmt.Sprintf("%dx%s", l.Quantity, l.Title))
		}
		orders = append(orders, fmt.Sprintf("%s %s [%s] rows %s", o.Number, o.Amount(o.Total).Plain(), strings.Join(lines, " "), numbers(r, o.Rows)))
	}
	if r.Refused > 0 {
		orders = append(orders, fmt.Sprintf("%d refused: %s", r.Refused, strings.Join(reasons(r), "; ")))
	}
	return strings.Join(orders, "\n")
}

func TestRowShapes(t *testing.T) {
	item := func(f *Format) { f.Item = "Item" }
	units := func(f *Format) { f.Units, f.Sum = true, []string{"shipping"} }
	for _, c := range []struct {
		name   string
		change func(*Format)
		lines  []string
		want   string
	}{
		{
			"a row for each piece", units,
			[]string{"No\tThing\tPrice\tFreight\tDay", "1\tA\t5\t1\t2026-05-01", "1\tA\t5\t2\t2026-05-01", "1\tA\t6\t0\t2026-05-01", "1\tB\t5\t0\t2026-05-01", "2\tA\t5\t0\t2026-05-01"},
			"1 24.00 [2xA 1xA 1xB] rows 2 3 4 5\n2 5.00 [1xA] rows 6",
		},
		{
			"the whole, then its items", item,
			[]string{"No\tItem\tThing\tPieces\tPrice\tFreight\tTotal\tDay", "1\t\t\t3\t25\t4\t29\t2026-05-01", "1\t7\tA\t2\t10\t3\t\t2026-05-01", "1\t8\tB\t1\t5\t1\t\t2026-05-01"},
			"1 29.00 [2xA 1xB] rows 2 3 4",
		},
		{
			"the items, then the whole", item,
			[]string{"No\tItem\tThing\tPieces\tPrice\tFreight\tTotal\tDay", "1\t7\tA\t2\t10\t3\t\t2026-05-01", "2\t\tC\t1\t9\t1\t10\t2026-05-01", "1\t\t\t2\t20\t4\t24\t2026-05-01"},
			"1 24.00 [2xA] rows 2 4\n2 10.00 [1xC] rows 3",
		},
		{
			"items without a whole", item,
			[]string{"No\tItem\tThing\tPieces\tPrice\tDay", "1\t7\tA\t2\t10\t2026-05-01", "1\t8\tB\t1\t5\t2026-05-01"},
			"1 25.00 [2xA 1xB] rows 2 3",
		},
		{
			"known by its other number", item,
			[]string{"No\tRecord\tThing\tPrice\tDay", "1\t100\tA\t5\t2026-05-01", "\t100\tB\t6\t2026-05-01", "\t101\tC\t7\t2026-05-01"},
			"1 11.00 [1xA 1xB] rows 2 3\n101 7.00 [1xC] rows 4",
		},
		{
			"an other number that two orders have", item,
			[]string{"No\tRecord\tThing\tPrice\tDay", "1\t100\tA\t5\t2026-05-01", "2\t100\tB\t6\t2026-05-01", "\t100\tC\t7\t2026-05-01"},
			"1 5.00 [1xA] rows 2\n2 6.00 [1xB] rows 3\n100 7.00 [1xC] rows 4",
		},
		{
			"footers and what stands for nothing", func(f *Format) { f.Footers, f.Blanks = []string{`^\d+ rows? written`}, []string{"/"} },
			[]string{"No\tThing\tPrice\tTotal\tDay", "1\tA\t5\t/\t2026-05-01", "2\t/\t/\t8\t2026-05-01", "2\trows written\t\t\t", "2 rows written\t\t\t\t"},
			"1 5.00 [1xA] rows 2\n2 8.00 [] rows 3",
		},
		{
			"a row that explains, without digits", func(f *Format) { f.DescriptionRow = true },
			[]string{"No\tThing\tPrice\tDay", "平台订单号。\t商品。\t单价。\t日期。", "1\tA\t5\t2026-05-01"},
			"1 5.00 [1xA] rows 3",
		},
		{
			"no row explains", func(f *Format) { f.DescriptionRow = true },
			[]string{"No\tThing\tPrice\tDay", "A-1\tA\t5\t2026-05-01"},
			"A-1 5.00 [1xA] rows 2",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, Request{Formats: shaped(c.change)}, c.lines...)
			if got := told(r); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestCellsBesideEachOther(t *testing.T) {
	formats := shaped(func(f *Format) {
		delete(f.Fields, "title")
		delete(f.Fields, "quantity")
		f.Cells = []CellGrammar{
			{Header: []string{"Things"}, Split: ", ", Fields: map[string]string{"title": `^(.+)$`}, Required: []string{"title"}},
			{Header: []string{"Pieces"}, Split: ",", Fields: map[string]string{"quantity": `^\s*(\d+)$`}, Required: []string{"quantity"}, Beside: true},
		}
	})
	for things, want := range map[string]string{
		"A, B\t1, 2":   "1 9.00 [1xA 2xB] rows 2",
		"A, red\t3":    "1 9.00 [3xA, red] rows 2",
		"A\t1":         "1 9.00 [1xA] rows 2",
		"A, B, C\t1,2": "1 refused: the number of items is 2 here, and in Things 3",
		"A\t1,2":       "1 refused: the number of items is 2 here, and in Things 1",
		"A, B\t1, two": "1 refused: not understood: it should hold quantity of each item",
	} {
		if got := told(mustRead(t, Request{Formats: formats}, "No\tThings\tPieces\tTotal\tDay", "1\t"+things+"\t9\t2026-05-01")); got != want {
			t.Errorf("%s: got %s, want %s", things, got, want)
		}
	}
}

// What a format knows of its files stands where these are silent.
func TestWhatFormatsKnow(t *testing.T) {
	formats := shaped(func(f *Format) { f.State, f.Dates, f.Dates12 = data.OrderPaid, "dmy", "mdy" })
	r := mustRead(t, Request{Formats: formats}, "No\tTotal\tDay", "1\t9\t05/06/2026 10:15")
	if o := r.Orders[0]; o.State != data.OrderPaid || o.Paid != 900 || o.OrderDate != "2026-06-05" {
		t.Errorf("%+v", o)
	}
	r = mustRead(t, Request{Formats: formats}, "No\tTotal\tDay", "1\t9\t05/06/2026 10:15:00 PM\t")
	if o := r.Orders[0]; o.OrderDate != "2026-05-06" {
		t.Errorf("%+v", o)
	}
	// The currency stands in the header of a column that is not taken.
	r = mustRead(t, Request{Formats: shaped(func(f *Format) { f.Currency = "" }), Currency: "USD"}, "No\tTotal\tDay\tRebate (PHP)", "1\t9\t2026-05-01\t1")
	if o := r.Orders[0]; o.Currency != "PHP" {
		t.Errorf("%+v", o)
	}
}

func TestWordsInCapitals(t *testing.T) {
	r := mustRead(t, Request{}, dated("Order number\tTotal\tPayment method\tStatus", "1\t5\tPayPal\tinTransit", "2\t5\tPAYPAL\tInTransit", "3\t5\tCashOnDelivery\tToShip")...)
	var got []string
	for _, o := range r.Orders {
		got = append(got, string(o.Method)+" "+string(o.State))
	}
	if s := strings.Join(got, ", "); s != "card shipped, card shipped, cod paid" || len(r.Problems) > 0 {
		t.Errorf("%s %v", s, reasons(r))
	}
}

func TestFormatsThatCannotBe(t *testing.T) {
	for reason, change := range map[string]func(*Format){
		`"title" is no amount of an order`: func(f *Format) { f.Sum = []string{"title"} },
		`"sum" is no amount of an order`:   func(f *Format) { f.Sum = []string{"sum"} },
		"none before it":                   func(f *Format) { f.Cells = []CellGrammar{{Header: []string{"A"}, Beside: true}} },
		`not "my"`:                         func(f *Format) { f.Dates12 = "my" },
	} {
		if err := shaped(change)[0].Validate(); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v", reason, err)
		}
	}
}

// Waybills may be written in groups; sentences, telephones and codes of places are none.
func TestNumbersInGroups(t *testing.T) {
	for text, want := range map[string]bool{
		"Z 591591915": true, "RR 123 456 785 CN": true, "RM 8155 9387 1GB": true,
		"Flat 12345678": false, "07354 527659": false, "LS6 2QT": false, "EUR 120": false, "Box 12 34567890": false,
	} {
		letters, digits, _ := shape(text)
		if refLike(text, letters, digits, true) != want {
			t.Errorf("%q: %t", text, !want)
		}
	}
	r := mustRead(t, Request{}, "Tracking no.\tCOD amount\tCOD fee", "Z 591591915\t20.00\t1.00", "Z 591591923\t30.00\t1.50", "Z 591591931\t40.00\t2.00")
	if r.Lines[0].Waybill != "Z 591591915" || len(r.Problems) > 0 {
		t.Errorf("%+v %v", r.Lines[0], r.Problems)
	}
}
