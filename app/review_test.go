package app

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/intake"
)

// suspects opens the review of a file whose two orders seem to be in the book under other numbers.
func suspects(t *testing.T) *stage {
	t.Helper()
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	s.drop(file(t, "again.csv", strings.ReplaceAll(orderFile, "T-10", "U-10")))
	return s
}

// tickOf is the tick with a label, nil where there is none.
func (s *stage) tickOf(label string) (found *tick) {
	s.overlays(func(o fyne.CanvasObject) {
		if tick, ok := o.(*tick); ok && tick.Text == label {
			found = tick
		}
	})
	return found
}

func (s *stage) expectCounts(want string) {
	s.t.Helper()
	if said := s.dialogText(); !strings.Contains(said, want) {
		s.t.Fatalf("the review does not say %q: %s", want, said)
	}
}

func TestSuspectedOrdersAreDecidedOneByOneByKeyboard(t *testing.T) {
	s := suspects(t)
	s.expectCounts("Rows: 2 (2 new, 0 changed, 0 unchanged, 0 refused, 0 skipped)")
	all := s.tickOf("Leave out all that seem to be there under another number (2)")
	for range 20 { // until Tab comes to the list
		s.win.Canvas().FocusNext()
		s.key(fyne.KeyHome)
		if s.tickOf("Leave it out") != nil {
			break
		}
	}
	s.key(fyne.KeyReturn)
	s.expectCounts("Rows: 2 (1 new, 0 changed, 0 unchanged, 0 refused, 1 skipped)")
	if !s.tickOf("Leave it out").Checked || all.Checked {
		t.Error("the ticks do not show that one of two is left out")
	}
	s.key(fyne.KeyDown)
	test.Tap(s.tickOf("Leave it out"))
	s.expectCounts("Rows: 2 (0 new, 0 changed, 0 unchanged, 0 refused, 2 skipped)")
	if !all.Checked {
		t.Error("both are left out, and the tick for all of them is not set")
	}
	s.key(fyne.KeyReturn) // the list has the keyboard again: taken in after all
	s.expectCounts("Rows: 2 (1 new, 0 changed, 0 unchanged, 0 refused, 1 skipped)")
	s.press("Take it in")
	s.noDialog()
	if n := s.count(); n != 3 {
		t.Errorf("%d orders, want 3", n)
	}
}

func TestAssumedCurrencyIsChangedInTheReview(t *testing.T) {
	s := newEmpty(t)
	const orders = "Order number,Order date,Customer name,Order total\n"
	s.drop(file(t, "may.csv", orders+"A-1,2026-05-01,Ana,12.00\n"))
	s.expectCounts("The file does not say which currency its amounts are in; taken as USD.")
	s.press("Change…")
	s.key(fyne.KeyEscape) // leaves it, and the review stays
	s.expectCounts("taken as USD.")
	s.press("Change…")
	for text, wrong := range map[string]string{"": "Answer it first", "gold": "not a currency"} {
		s.entries()[0].SetText(text)
		s.key(fyne.KeyReturn)
		s.expectCounts(wrong)
	}
	s.entries()[0].SetText(" pln ")
	s.key(fyne.KeyReturn)
	s.expectCounts("taken as PLN.")
	s.press("Take it in")
	s.noDialog()
	rows, err := s.book.Orders(context.Background(), data.OrderFilter{})
	if err != nil || len(rows) != 1 || rows[0].Currency != "PLN" {
		t.Errorf("the orders are %+v, %v", rows, err)
	}
	s.drop(file(t, "june.csv", orders+"A-2,2026-06-01,Ana,13.00\n"))
	s.expectCounts("taken as PLN.")
}

func TestQuarantineSaysWhatToDoAndWhereARowIs(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", strings.Replace(orderFile, "2026-05-20", "some day in May", 1)))
	s.press("Take it in")
	p := pageOf[*payments](s)
	p.tabs.SelectIndex(3)
	q := p.view().(*quarantine)
	hint := func() string { return q.reasons.Objects[0].(*widget.Label).Text }
	if got := hint(); !strings.HasPrefix(got, "Choose a record") {
		t.Errorf("with nothing chosen it says %q", got)
	}
	q.table.Focus()
	s.key(fyne.KeyHome)
	if got := hint(); !strings.Contains(got, "some day in May") {
		t.Errorf("of the chosen one it says %q", got)
	}
	q.explain(data.Quarantined{Problems: []data.Problem{{Row: 3, Reason: "no date"}}}) // of the next one, fetched meanwhile
	if n := len(q.reasons.Objects); n != 1 || !strings.Contains(hint(), "no date") {
		t.Errorf("of the next one it says %d texts, %q first", n, hint())
	}
	s.key(fyne.KeyReturn)
	if said := s.dialogText(); !strings.Contains(said, "orders.csv · Row 2\n") || !strings.Contains(said, "Payment method\nCOD\n") {
		t.Errorf("the row and its place: %s", said)
	}
}

func TestFormatsAreCalledByWhatTheyAre(t *testing.T) {
	newEmpty(t)
	for name, want := range map[string]string{
		"weird": "your format “weird”", "generic_cod": "read by the words of its headers", "parcelbook_orders": "a list that Parcelbook exported", "shopify_orders": "Shopify orders",
	} {
		if got := formatTitle(name); got != want {
			t.Errorf("%s is called %q, want %q", name, got, want)
		}
	}
}

func TestReviewOpensWithWhatItShows(t *testing.T) {
	s := newEmpty(t)
	runner := &held{}
	s.opts.Runner = runner
	s.drop(file(t, "orders.csv", orderFile))
	runner.show()
	drawn := map[string]bool{}
	s.overlays(func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok {
			drawn[text.Text] = true
		}
	})
	for _, want := range []string{"T-1001", "T-1002", "Problems (0)"} {
		if !drawn[want] {
			t.Errorf("it opens without %q: %v", want, drawn)
		}
	}
	if n := len(runner.shows); n > 0 {
		t.Errorf("%d results are drawn one after the other once it is open", n)
	}
}

func TestQuarantineIsOneClickFromTheImport(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", strings.Replace(orderFile, "2026-05-20", "some day in May", 1)))
	s.press("Take it in")
	s.tap("Mend…")
	p := s.current().(*payments)
	q, ok := p.view().(*quarantine)
	if !ok || q.table.Count() == 0 {
		t.Fatalf("%T is shown", p.view())
	}
	var open []data.Quarantined
	q.table.Selected(func(rows []data.Quarantined) { open = rows })
	if len(open) != 1 {
		t.Error("no record is chosen for the keyboard to go on from")
	}
}

// choose chooses a label wherever it is offered.
func (s *stage) choose(label string) {
	s.t.Helper()
	s.overlays(func(o fyne.CanvasObject) {
		if c, ok := o.(*choice[string]); ok && c.Visible() && strings.Contains(strings.Join(c.Options, "\n"), label) {
			c.SetSelected(label)
		}
	})
}

// Which way money went where a file contradicts itself is asked, and told of the next file.
func TestContradictingDirectionsAreAsked(t *testing.T) {
	s := newEmpty(t)
	const account = "Date,Type,Order number,Dr/Cr,Amount (USD)\n2026-05-01,Sale,#1,Debit,150.25\n2026-05-02,Commission,#1,Credit,12.50\n2026-05-03,Sale,#2,Debit,99.00\n2026-05-14,Payout,,Credit,200.00\n"
	in := func(name, order string) {
		s.importFiles([]book.Request{{Name: name, Bytes: []byte(strings.ReplaceAll(account, "#", order)), Holder: "Corner"}})
	}
	in("may.csv", "A")
	if said := s.dialogText(); !strings.Contains(said, "Which way did it go where column “Dr/Cr” has Credit?") {
		t.Fatalf("it says: %s", said)
	}
	s.choose("it went out, from me")
	s.press("Go on")
	s.expectCounts("0 refused")
	s.press("Take it in")
	in("june.csv", "B")
	s.expectCounts("Where column “Dr/Cr” has Credit: it went out, from me, as in “may.csv”.")
	s.press("Change…")
	s.choose("it came in, to me")
	s.press("Read it")
	s.expectCounts("0 refused")
	s.press("Change columns…")
	offered := false
	s.overlays(func(o fyne.CanvasObject) {
		c, ok := o.(*choice[string])
		offered = offered || ok && c.Visible() && c.value() == intake.In
	})
	if !offered {
		t.Error("the answer is not among what can be chosen of the file")
	}
}

// What a file is, and what tells that, is said before it is taken in.
func TestTheKindAndItsEvidenceAreTold(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.expectCounts("orders.csv: Orders")
	s.expectCounts("Taken for that, for it shows what was bought; ")
}

// Whether prices have their tax in them is asked where nothing says it.
func TestTaxOfPricesIsAsked(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", "Order Number,Order Date,Customer Name,Product,Quantity,Price,VAT\nA-1,2026-05-01,Ana,Mug,2,10.00,4.15\n"))
	if said := s.dialogText(); !strings.Contains(said, "Column “VAT” has tax such as 4.15. Do the prices have it in them?") {
		t.Fatalf("it says: %s", said)
	}
	s.choose("no, it is added to them")
	s.press("Go on")
	s.press("Take it in")
	rows, err := s.book.Orders(context.Background(), data.OrderFilter{Search: "A-1"})
	if err != nil || len(rows) != 1 || rows[0].Total != 2415 {
		t.Errorf("the order is %+v, %v", rows, err)
	}
}

// What is known from an earlier file is told, and is changed as what is assumed.
func TestRecalledAnswersAreChangedInTheReview(t *testing.T) {
	s := newEmpty(t)
	const orders = "Order number,Order date,Customer name,Order total\n"
	s.drop(file(t, "may.csv", orders+"A-1,05/06/2026,Ana,\"USD 1,500\"\n"))
	s.choose("day first: 31.12.2026")
	s.choose("point: 1,234.50")
	s.press("Go on")
	if said := s.dialogText(); strings.Contains(said, "read as those") {
		t.Errorf("what was just answered is told: %s", said)
	}
	s.press("Take it in")
	s.drop(file(t, "june.csv", orders+"A-2,07/06/2026,Ana,\"USD 1,490\"\n"))
	s.expectCounts("Dates read as those of “may.csv” (day first: 31.12.2026).")
	s.expectCounts("Amounts read as those of “may.csv” (point: 1,234.50).")
	s.press("Change…") // the last, of decimals
	s.choose("comma: 1.234,50")
	s.press("Read it")
	if said := s.dialogText(); strings.Contains(said, "Amounts read as") {
		t.Errorf("the answer that was changed is still told: %s", said)
	}
	s.press("Leave it")
	s.drop(file(t, "june.csv", orders+"A-2,07/06/2026,Ana,USD 1499.00\n"))
	s.press("Change…")
	s.choose("month first: 12/31/2026")
	s.press("Read it")
	s.press("Take it in")
	s.noDialog()
	rows, err := s.book.Orders(context.Background(), data.OrderFilter{Search: "A-2"})
	if err != nil || len(rows) != 1 || rows[0].OrderDate != "2026-07-06" {
		t.Errorf("the order is %+v, %v", rows, err)
	}
}

// A sign of many currencies may stand for one that is not offered.
func TestTheCurrencyOfASignIsTypedOrChosen(t *testing.T) {
	s := newEmpty(t)
	text := "Order number,Order date,Customer name,Country,Order total\nA-1,2026-05-01,Ana,Jamaica,$ 12.00\n"
	s.drop(file(t, "may.csv", text))
	s.expectCounts("Which currency is it?")
	for text, wrong := range map[string]string{"": "Answer it first", "gold": "not a currency", "eur": "$ 12.00 is no amount in EUR."} {
		s.entries()[0].SetText(text)
		s.press("Go on")
		s.expectCounts(wrong)
	}
	s.press("MXN")
	if got := s.entries()[0].Text; got != "MXN" {
		t.Errorf("chosen: %q", got)
	}
	s.entries()[0].SetText("jmd")
	s.press("Go on")
	s.expectCounts("taken as JMD.")
	s.press("Take it in")
	s.noDialog()
}
