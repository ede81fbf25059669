package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parcelbook/data"
	"parcelbook/data/sheet"
)

func TestEachPageShowsItsRows(t *testing.T) {
	s := newDemo(t)
	today := pageOf[*today](s)
	if today.due.Count() == 0 || today.totals.Count() == 0 {
		t.Errorf("today shows %d due and %d holders", today.due.Count(), today.totals.Count())
	}
	if n := pageOf[*orders](s).table.Count(); n != demoOrders {
		t.Errorf("%d orders, want %d", n, demoOrders)
	}
	if n := pageOf[*customers](s).table.Count(); n == 0 {
		t.Error("no customers")
	}
	payments := pageOf[*payments](s)
	for i, v := range payments.views[:3] {
		payments.tabs.SelectIndex(i)
		counts := map[string]int{
			payments.views[0].name(): payments.views[0].(*statements).table.Count(),
			payments.views[1].name(): payments.views[1].(*differences).list.table.Count(),
			payments.views[2].name(): payments.views[2].(*importLog).table.Count(),
		}
		if counts[v.name()] == 0 {
			t.Errorf("%s is empty", v.name())
		}
	}
	carriers := pageOf[*carriers](s)
	for _, kind := range []data.HolderKind{data.KindCarrier, data.KindChannel, data.KindProcessor} {
		carriers.kind.pick(kind)
		carriers.choose()
		carriers.reload()
		if carriers.carriers.Count() == 0 || kind != data.KindCarrier && carriers.others.Count() == 0 {
			t.Errorf("no %s", kind)
		}
	}
	reports := pageOf[*reportsTab](s)
	for i := range reports.kind.Options {
		reports.kind.SetSelectedIndex(i)
		if len(reports.body.Objects) != 1 {
			t.Errorf("%s is not shown", reports.kind.Selected)
		}
	}
	s.noDialog()
}

func TestSearchAndFilters(t *testing.T) {
	s := newDemo(t)
	o := pageOf[*orders](s)
	all, err := s.book.Orders(context.Background(), data.OrderFilter{})
	if err != nil {
		t.Fatal(err)
	}
	s.noDialog()
	with[Searchable](s.Window, Searchable.FocusSearch)
	test.Type(s.win.Canvas().Focused(), all[17].Number)
	if o.search.Text != all[17].Number || o.table.Count() == 0 || o.table.Count() > 5 {
		t.Errorf("searching %q by the keyboard shows %d orders", o.search.Text, o.table.Count())
	}
	o.search.SetText("")
	o.method.SetSelectedIndex(2) // cash on delivery
	want := 0
	for _, row := range all {
		if row.Method == data.COD {
			want++
		}
	}
	if o.table.Count() != want || want == 0 {
		t.Errorf("%d orders by cash on delivery, want %d", o.table.Count(), want)
	}
	o.period.kind.SetSelectedIndex(1) // this month
	from, to := o.period.span()
	if from != "2026-06-01" || to != "2026-06-15" {
		t.Errorf("this month is %s to %s", from, to)
	}
	if o.table.Count() >= want {
		t.Errorf("this month has all %d", o.table.Count())
	}
	s.noDialog()
}

func TestPeriods(t *testing.T) {
	s := newEmpty(t)
	p := pageOf[*orders](s).period
	for kind, want := range map[string][2]data.Date{
		"":           {"", ""},
		"last month": {"2026-05-01", "2026-05-31"},
		"30 days":    {"2026-05-16", "2026-06-15"},
		"90 days":    {"2026-03-17", "2026-06-15"},
		"year":       {"2026-01-01", "2026-06-15"},
		"last year":  {"2025-01-01", "2025-12-31"},
	} {
		p.kind.pick(kind)
		if from, to := p.span(); from != want[0] || to != want[1] {
			t.Errorf("%q is %s to %s, want %s to %s", kind, from, to, want[0], want[1])
		}
	}
	p.kind.pick("dates")
	p.from.SetText("2026-02-03")
	p.to.SetText("2026-02-3")
	if from, to := p.span(); from != "2026-02-03" || to != "" {
		t.Errorf("a date typed half narrows: %s to %s", from, to)
	}
}

func TestEnterOpensAnOrderAndEscapeLeavesIt(t *testing.T) {
	s := newDemo(t)
	o := pageOf[*orders](s)
	o.table.Focus()
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	form, ok := o.top().(*orderForm)
	if !ok {
		t.Fatal("Enter opened no order")
	}
	if form.heading() == "" || len(form.parts) == 0 {
		t.Error("the form is not filled")
	}
	s.win.Canvas().Unfocus()
	s.typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if o.top() != nil {
		t.Error("Escape did not close the form")
	}
	s.noDialog()
}

func TestSortIsRemembered(t *testing.T) {
	s := newDemo(t)
	s.app.Preferences().SetString("sort.orders", "total")
	s.app.Preferences().SetBool("desc.orders", true)
	s.build()
	if page := pageOf[*orders](s).table.Order(); page.Sort != "total" || !page.Desc {
		t.Errorf("orders begin sorted by %+v", page)
	}
}

func TestContactIsLogged(t *testing.T) {
	s := newDemo(t)
	p := pageOf[*today](s)
	p.due.Focus()
	var order int64
	p.due.Selected(func(rows []data.Due) { order = rows[0].Order.ID })
	p.contact()
	fields := s.entries()
	s.press("Log it")
	if !strings.Contains(s.dialogText(), "note of what was said") {
		t.Errorf("a contact without a note is not refused: %s", s.dialogText())
	}
	fields[0].SetText("asked by phone")
	fields[2].SetText("2026-06-2")
	s.press("Log it")
	if !strings.Contains(s.dialogText(), "2026-06-2") {
		t.Errorf("the dialog does not say which date is wrong: %s", s.dialogText())
	}
	fields[2].SetText("2026-06-20")
	fields[3].SetText("2026-06-19")
	s.press("Log it")
	s.noDialog()
	detail, err := s.book.Order(context.Background(), order)
	if err != nil {
		t.Fatal(err)
	}
	last := detail.Contacts[0]
	for _, c := range detail.Contacts {
		if c.ID > last.ID {
			last = c
		}
	}
	if last.Note != "asked by phone" || last.NextDate != "2026-06-20" || last.Promise != "2026-06-19" || last.Date != "2026-06-15" {
		t.Errorf("the book has %+v", last)
	}
	if got := s.toast.text(); got != "Logged" {
		t.Errorf("the toast says %q", got)
	}
}

func TestMarkDelivered(t *testing.T) {
	s := newDemo(t)
	state := data.ParcelSent
	rows, err := s.book.Orders(context.Background(), data.OrderFilter{Parcel: &state})
	if err != nil || len(rows) == 0 {
		t.Fatalf("no order under way: %v", err)
	}
	s.markDelivered([]int64{rows[0].ID}, data.ParcelDelivered)
	s.entries()[0].SetText("2026-06-14")
	s.press("Record it")
	s.noDialog()
	detail, err := s.book.Order(context.Background(), rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if detail.Row.ParcelState != data.ParcelDelivered || detail.Row.Delivered != "2026-06-14" {
		t.Errorf("the order is %s on %s", detail.Row.ParcelState, detail.Row.Delivered)
	}
}

func TestPastedWaybillsThatAreUnknownAreNamed(t *testing.T) {
	s := newDemo(t)
	s.pasteDeliveries()
	s.entries()[0].SetText("NOBODY-KNOWS-1")
	s.press("Record it")
	if !strings.Contains(s.dialogText(), "NOBODY-KNOWS-1") {
		t.Errorf("the unknown waybill is not named: %s", s.dialogText())
	}
}

func TestPrintOpensAPDFInTheViewer(t *testing.T) {
	s := newDemo(t)
	for _, p := range s.pages {
		s.goTo(p)
		with(s.Window, Printable.Print)
	}
	s.noDialog()
	if len(s.viewed) != len(s.pages) {
		t.Fatalf("%d files were shown, want one of each of %d pages", len(s.viewed), len(s.pages))
	}
	for _, path := range s.viewed {
		raw, err := os.ReadFile(path)
		if err != nil || !strings.HasPrefix(string(raw), "%PDF-") {
			t.Errorf("%s is no PDF: %v", path, err)
		}
		if err := os.RemoveAll(filepath.Dir(path)); err != nil {
			t.Error(err)
		}
	}
}

func TestExportWritesTheOrdersShown(t *testing.T) {
	s := newDemo(t)
	o := pageOf[*orders](s)
	o.method.SetSelectedIndex(1)
	path := filepath.Join(t.TempDir(), "out.xlsx")
	with(s.Window, Exportable.Export)
	s.entries()[0].SetText(path)
	s.press("Save")
	s.noDialog()
	f, err := sheet.Open(path, sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	rows := 0
	if err := f.Rows(context.Background(), f.Sheets()[0], func(sheet.Row) error { rows++; return nil }); err != nil {
		t.Fatal(err)
	}
	if want := o.table.Count(); want == 0 || rows < want+1 {
		t.Errorf("%d rows were written for %d orders and a header", rows, want)
	}
	with(s.Window, Exportable.Export)
	s.entries()[0].SetText(path)
	s.press("Save")
	if !strings.Contains(s.dialogText(), "is there already") {
		t.Errorf("the file is replaced without asking: %s", s.dialogText())
	}
}
