package app

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
)

const orderFile = `Order number,Order date,Status,Payment method,Customer name,Phone,SKU,Product,Quantity,Unit price,Order total,Currency
T-1001,2026-05-20,paid,COD,王小明,+8613800000001,LN-1,Lamp,2,10.00,20.00,USD
T-1002,2026-05-21,paid,card,Anna Nowak,+48500000002,LN-2,Fan,1,15.50,15.50,USD
`

func (s *stage) count() int {
	s.t.Helper()
	n, err := s.book.CountOrders(context.Background(), data.OrderFilter{})
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}

func TestDroppedFileIsReviewedThenTakenIn(t *testing.T) {
	s := newEmpty(t)
	path := file(t, "orders.csv", orderFile+"T-1003,2026-05-2x,paid,card,Jan Kowal,+48500000003,LN-2,Fan,1,15.50,15.50,USD\n")
	s.drop(path)
	said := s.dialogText()
	for _, want := range []string{"orders.csv: Orders", "Rows: 3 (2 new, 0 changed, 0 unchanged, 1 refused, 0 skipped)"} {
		if !strings.Contains(said, want) {
			t.Errorf("the review does not say %q: %s", want, said)
		}
	}
	if s.count() != 0 {
		t.Fatal("something was written before it was reviewed")
	}
	s.press("Take it in")
	s.noDialog()
	if n := s.count(); n != 2 {
		t.Fatalf("%d orders, want 2", n)
	}
	if got := s.toast.text(); !strings.Contains(got, "2 new") || !strings.Contains(got, "1 refused") {
		t.Errorf("the toast says %q", got)
	}
	p := pageOf[*payments](s)
	p.tabs.SelectIndex(3)
	q := p.views[3].(*quarantine)
	if q.table.Count() != 1 {
		t.Fatalf("%d records in quarantine, want 1", q.table.Count())
	}
	q.table.Focus()
	reasons := ""
	visitAll(q.reasons, func(o fyne.CanvasObject) {
		if label, ok := o.(*widget.Label); ok {
			reasons += label.Text
		}
	})
	if !strings.Contains(reasons, "2026-05-2x") || !strings.Contains(reasons, "Row 4") || !strings.Contains(reasons, "Order date") {
		t.Errorf("the reason does not name the cell: %q", reasons)
	}
	q.discard()
	if said := s.dialogText(); !strings.Contains(said, "given up") {
		t.Errorf("before discarding it says %s", said)
	}
	s.press("Discard")
	if q.table.Count() != 0 {
		t.Error("what was discarded is still in quarantine")
	}
}

func TestReviewThatIsLeftWritesNothing(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Leave it")
	s.noDialog()
	if n := s.count(); n != 0 {
		t.Errorf("%d orders were written", n)
	}
}

func TestSameFileAgainChangesNothing(t *testing.T) {
	s := newEmpty(t)
	path := file(t, "orders.csv", orderFile)
	s.drop(path)
	s.press("Take it in")
	s.drop(path)
	said := s.dialogText()
	if !strings.Contains(said, "This very file was taken in") || !strings.Contains(said, "0 new, 0 changed, 2 unchanged") {
		t.Errorf("the review says: %s", said)
	}
	s.press("Leave it")
	if n := s.count(); n != 2 {
		t.Errorf("%d orders, want 2", n)
	}
}

func TestUndoFromTheToast(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	if s.count() != 2 {
		t.Fatal("the file was not taken in")
	}
	s.tap("Undo")
	s.noDialog()
	if n := s.count(); n != 0 {
		t.Errorf("%d orders after undoing, want none", n)
	}
}

// interrupting does what is asked for at once, and something after each thing that is shown.
type interrupting struct {
	table.Inline
	then func()
}

func (r *interrupting) Do(do func()) {
	do()
	r.then()
}

func TestUndoCanBeCancelled(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	seen := ""
	runner := &interrupting{then: func() {}}
	s.opts.Runner = runner
	runner.then = func() {
		if len(s.working) > 0 {
			runner.then = func() {}
			seen = s.dialogText()
			s.key(fyne.KeyEscape)
		}
	}
	s.tap("Undo")
	s.noDialog()
	if !strings.Contains(seen, "Undoing orders.csv") || !strings.Contains(s.toast.text(), "was not undone") {
		t.Errorf("while it undoes the window shows %q, and then %q", seen, s.toast.text())
	}
	if n := s.count(); n != 2 {
		t.Errorf("%d orders after a cancelled undo, want 2", n)
	}
}

func TestOrdersOfAnotherShopAreAskedForBeforeTheyChangeThose(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	if text := s.dialogText(); !strings.Contains(text, "nothing says whose orders these are") {
		t.Errorf("the review says %s", text)
	}
	s.press("Take it in")
	first := strings.Split(strings.Split(orderFile, "\n")[1], ",")[0]
	s.drop(file(t, "other.csv", "Order number,Order date,Customer name,Product,Quantity,Order total,Currency\n"+first+",2026-05-22,Somebody Else,Teapot,1,99.50,USD\n"))
	if text := s.dialogText(); !strings.Contains(text, "Order "+first+" of other.csv, for one, is not the order "+first+" of Shop that is in the book") {
		t.Fatalf("it asks %s", text)
	}
	s.press("Read it")
	if text := s.dialogText(); !strings.Contains(text, "Answer it first") {
		t.Errorf("without an answer it says %s", text)
	}
	s.answerNumbers(otherChannel)
	s.entries()[0].SetText("Corner")
	s.press("Read it")
	s.press("Take it in")
	if n := s.count(); n != 3 {
		t.Errorf("%d orders, want those of both shops: 3", n)
	}
}

func TestOrderNumbersThatBeganAgainAreNewOrders(t *testing.T) {
	first := strings.Split(strings.Split(orderFile, "\n")[1], ",")[0]
	for answer, want := range map[book.Numbers]int{book.NumbersAnew: 3, book.NumbersChanged: 2} {
		s := newEmpty(t)
		s.drop(file(t, "orders.csv", orderFile))
		s.press("Take it in")
		s.drop(file(t, "june.csv", "Order number,Order date,Customer name,Product,Quantity,Order total,Currency\n"+first+",2026-06-22,Somebody Else,Teapot,1,99.50,USD\n"))
		s.answerNumbers(answer)
		s.press("Read it")
		s.press("Take it in")
		fresh, err := s.book.OrdersKnownAs(context.Background(), first+" (2026-06)")
		if n := s.count(); err != nil || n != want || len(fresh) != want-2 {
			t.Errorf("%s: %d orders, want %d; %d of them of June; %v", answer, n, want, len(fresh), err)
		}
	}
}

// answerNumbers says what orders are that have the numbers of others.
func (s *stage) answerNumbers(answer book.Numbers) {
	s.t.Helper()
	s.overlays(func(o fyne.CanvasObject) {
		if c, ok := o.(*choice[book.Numbers]); ok {
			c.SetSelectedIndex(slices.Index(c.values, answer))
		}
	})
}

func TestWhatIsUndoneCannotBeUndoneAgain(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	p := pageOf[*payments](s)
	p.tabs.SelectIndex(2)
	log := p.views[2].(*importLog)
	log.table.Focus()
	if log.undo.Disabled() {
		t.Error("an import cannot be undone")
	}
	s.tap("Undo the import…")
	s.press("Undo")
	if !log.undo.Disabled() || log.open.Disabled() {
		t.Error("an import that is undone can be undone again, or its rows cannot be looked at")
	}
}

func TestUndoSaysWhatDependsOnTheImport(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	rows, err := s.book.Orders(context.Background(), data.OrderFilter{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.book.LogContact(context.Background(), data.Contact{OrderID: rows[0].ID, Date: "2026-06-01", Note: "asked"}); err != nil {
		t.Fatal(err)
	}
	p := pageOf[*payments](s)
	p.tabs.SelectIndex(2)
	log := p.views[2].(*importLog)
	log.table.Focus()
	s.tap("Undo the import…")
	s.press("Undo")
	if !strings.Contains(s.dialogText(), "Later work depends") {
		t.Errorf("it does not say what depends on it: %s", s.dialogText())
	}
	if s.count() != 2 {
		t.Error("the import was undone all the same")
	}
}

func TestImportsThatHangOnEachOtherAreUndoneTogether(t *testing.T) {
	s := newEmpty(t)
	for _, name := range []string{"orders.csv", "again.csv"} { // the second says more, and the same again
		s.drop(file(t, name, orderFile+map[string]string{"again.csv": "T-1003,2026-05-22,paid,COD,Pia Sand,,LN-3,Teapot,1,9.50,9.50,USD\n"}[name]))
		s.press("Take it in")
	}
	p := pageOf[*payments](s)
	p.tabs.SelectIndex(2)
	log := p.views[2].(*importLog)
	log.table.Focus()
	s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // the first file, below the second
	s.tap("Undo the import…")
	s.press("Undo")
	if text := s.dialogText(); !strings.Contains(text, "import 2, again.csv, has records of it too") || !strings.Contains(text, "Or these imports together: 1 2") {
		t.Fatalf("it says %s", text)
	}
	s.press("Undo them together")
	s.noDialog()
	if n := s.count(); n != 0 {
		t.Errorf("%d orders are left", n)
	}
}

func TestHandEditsSurviveUnlessTheirTickIsSet(t *testing.T) {
	for _, accept := range []bool{false, true} {
		s := newEmpty(t)
		s.drop(file(t, "orders.csv", orderFile))
		s.press("Take it in")
		ctx := context.Background()
		rows, err := s.book.Orders(ctx, data.OrderFilter{Search: "T-1001"})
		if err != nil {
			t.Fatal(err)
		}
		order := rows[0].Order
		order.Phone = "+999"
		if _, err := s.book.SaveOrder(ctx, order, nil); err != nil {
			t.Fatal(err)
		}
		s.drop(file(t, "later.csv", strings.ReplaceAll(orderFile, "+8613800000001", "+8613811111111")))
		var v *tick
		find := func() {
			s.overlays(func(o fyne.CanvasObject) {
				if c, ok := o.(*tick); ok && strings.Contains(c.Text, "+999 -> +8613811111111") {
					v = c
				}
			})
		}
		s.selectItem("T-1001")
		if find(); v == nil {
			t.Fatalf("the review does not show the old and the new phone: %s", s.dialogText())
		}
		if !strings.Contains(v.Text, "edited by hand") || v.Checked {
			t.Errorf("the change reads %q, ticked %v", v.Text, v.Checked)
		}
		if accept {
			test.Tap(v)
		}
		s.press("Take it in")
		rows, err = s.book.Orders(ctx, data.OrderFilter{Search: "T-1001"})
		if err != nil {
			t.Fatal(err)
		}
		if want := map[bool]string{false: "+999", true: "+8613811111111"}[accept]; rows[0].Phone != want {
			t.Errorf("accepted %v: the phone is %q, want %q", accept, rows[0].Phone, want)
		}
	}
}

// selectItem clicks the row of the review that shows a subject.
func (s *stage) selectItem(subject string) {
	s.t.Helper()
	found := false
	var cell desktop.Mouseable
	s.overlays(func(o fyne.CanvasObject) {
		if m, ok := o.(desktop.Mouseable); ok {
			cell = m
		}
		if text, ok := o.(*canvas.Text); ok && !found && text.Text == subject {
			found = true
			cell.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
		}
	})
	if !found {
		s.t.Fatalf("no row shows %q", subject)
	}
}

func TestSeveralFilesAreTakenInOneAfterTheOther(t *testing.T) {
	s := newEmpty(t)
	s.drop(sample(t, "shopify_orders.csv"), file(t, "notes.txt", "\x00\x01\x02 not a table"), file(t, "orders.csv", orderFile))
	s.press("Take it in")
	if !strings.Contains(s.dialogText(), "notes.txt") {
		t.Fatalf("the second file is not refused by name: %s", s.dialogText())
	}
	s.press("Close")
	s.press("Take it in")
	s.noDialog()
	imports, err := s.book.Imports(context.Background())
	if err != nil || len(imports) != 2 {
		t.Errorf("%d imports, want 2: %v", len(imports), err)
	}
}

func TestStatementOfNobodyAsksWhoseItIs(t *testing.T) {
	s := newEmpty(t)
	path := file(t, "cod.csv", "Waybill,COD amount,Fee,Net,Date\nXX123,20.00,1.00,19.00,2026-06-01\n")
	s.importFiles([]book.Request{{Path: path}})
	if !strings.Contains(s.dialogText(), "Carrier, channel or processor of cod.csv") {
		t.Fatalf("it does not ask: %s", s.dialogText())
	}
	s.press("Read it")
	s.entries()[0].SetText("Ruta Express")
	s.press("Read it")
	if said := s.dialogText(); !strings.Contains(said, "new to the book") {
		t.Errorf("the review does not say that the carrier is new: %s", said)
	}
	s.press("Take it in")
	s.noDialog()
	holders, err := s.book.Holders(context.Background(), data.KindCarrier)
	if err != nil || len(holders) != 1 || holders[0].Name != "Ruta Express" {
		t.Errorf("the carriers are %v, %v", holders, err)
	}
}

func TestImportByTypedPath(t *testing.T) {
	s := newEmpty(t)
	s.askImport()
	s.press("Read it")
	if !strings.Contains(s.dialogText(), "Choose a file") {
		t.Errorf("no path: %s", s.dialogText())
	}
	s.entries()[0].SetText(file(t, "orders.csv", orderFile))
	s.entries()[0].OnSubmitted("")
	s.press("Take it in")
	s.noDialog()
	if n := s.count(); n != 2 {
		t.Errorf("%d orders, want 2", n)
	}
}

func TestFilesDroppedWithoutABookAreNotLost(t *testing.T) {
	s := newStage(t)
	s.drop(file(t, "orders.csv", orderFile))
	if !strings.Contains(s.dialogText(), "Open or make a book first") {
		t.Errorf("it says: %s", s.dialogText())
	}
}

func TestLogOfImportsShowsTheOriginalRows(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile+"T-1003,2026-05-2x,paid,card,Jan Kowal,+48500000003,LN-2,Fan,1,15.50,15.50,USD\n"))
	s.press("Take it in")
	p := pageOf[*payments](s)
	p.tabs.SelectIndex(2)
	log := p.views[2].(*importLog)
	log.table.Focus()
	s.key(fyne.KeyReturn)
	form, ok := p.top().(*importForm)
	if !ok {
		t.Fatal("Enter does not open the import")
	}
	if !strings.Contains(form.facts.Text, "Open problems: 1") || !strings.Contains(form.facts.Text, "Refused: 1") {
		t.Errorf("the facts are %q", form.facts.Text)
	}
	shown := ""
	visitAll(form.rows.Object, func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok {
			shown += text.Text + "\n"
		}
	})
	for _, want := range []string{"Order number", "Payment method", "T-1001", "王小明", "2026-05-2x"} {
		if !strings.Contains(shown, want+"\n") {
			t.Errorf("the rows do not show %q: %s", want, shown)
		}
	}
	s.tap("Undo the import…")
	s.press("Undo")
	if !form.imp.Undone || !strings.Contains(form.facts.Text, "Undone: Yes") {
		t.Errorf("after undoing the facts are %q", form.facts.Text)
	}
	s.key(fyne.KeyEscape)
	if p.top() != nil {
		t.Error("Escape does not go back to the log")
	}
}
