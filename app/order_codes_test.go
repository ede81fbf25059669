package app

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parcelbook/data"
)

// remit takes in a remittance that names the orders by a chat's numbers.
func (s *stage) remit() {
	s.t.Helper()
	s.drop(file(s.t, "cod.csv", "Order Ref,COD Amount,COD Fee,Net,Paid Date\nCHAT-9,10.00,1.00,9.00,2026-06-20\nchat-9,5.00,0.00,5.00,2026-06-20\nOTHER,7.00,0.00,7.00,2026-06-20\n"))
	if strings.Contains(s.dialogText(), "Carrier, channel or processor") {
		s.entries()[0].SetText("Swift")
		s.press("Read it")
	}
	s.press("Take it in")
	s.noDialog()
}

func (s *stage) matched() int {
	s.t.Helper()
	rows, err := s.book.Statements(context.Background(), data.StatementFilter{})
	if err != nil || len(rows) != 1 {
		s.t.Fatalf("%+v, %v", rows, err)
	}
	return rows[0].Matched
}

// undo takes back what the toast tells of.
func (s *stage) undoToast() {
	s.t.Helper()
	var found *pushButton
	walk(s.toast.layer, func(o fyne.CanvasObject) {
		if b, ok := o.(*pushButton); ok && b.Text == "Undo" {
			found = b
		}
	})
	if found == nil {
		s.t.Fatalf("the toast %q has no Undo", s.toast.text())
	}
	test.Tap(found)
}

func TestCodesOfAnOrderAreAddedAndRemoved(t *testing.T) {
	s := taken(t)
	s.remit()
	form := s.openOrder(data.OrderFilter{Search: "T-1001"})
	var codes *orderCodes
	for _, part := range form.parts {
		if c, ok := part.(*orderCodes); ok {
			codes = c
		}
	}
	codes.ask()
	s.entries()[0].SetText("#T-1001")
	s.press("Add")
	if !strings.Contains(s.dialogText(), "own number") {
		t.Errorf("its own number is taken: %s", s.dialogText())
	}
	s.entries()[0].SetText("t-1002")
	s.press("Add")
	if !strings.Contains(s.dialogText(), "T-1002") || !strings.Contains(s.dialogText(), "another order") {
		t.Errorf("another order's number is taken: %s", s.dialogText())
	}
	s.press("Close")
	codes.ask()
	s.entries()[0].SetText(" CHAT-9 ")
	s.key(fyne.KeyReturn)
	s.noDialog()
	if text := s.toast.text(); text != "CHAT-9 added; statement lines that match now: 2" || s.matched() != 2 || codes.table.Count() != 1 {
		t.Errorf("added: %q, %d lines, %d codes", text, s.matched(), codes.table.Count())
	}
	s.undoToast()
	if s.matched() != 0 || codes.table.Count() != 0 {
		t.Errorf("taken back: %d lines, %d codes", s.matched(), codes.table.Count())
	}
	s.undoToast()
	codes.table.Focus()
	codes.table.SelectAll()
	codes.remove()
	if text := s.toast.text(); text != "CHAT-9 removed; statement lines that match nothing now: 2" || s.matched() != 0 {
		t.Errorf("removed: %q, %d lines", text, s.matched())
	}
	for _, part := range form.parts {
		if h, ok := part.(*orderHistory); ok && h.table.Count() != 4 {
			t.Errorf("the history tells of %d changes, want the four of its code", h.table.Count())
		}
	}
}

func TestALineIsSaidToBeOfAnOrder(t *testing.T) {
	s := taken(t)
	s.remit()
	p := pageOf[*payments](s)
	p.tabs.SelectIndex(1)
	view := p.views[1].(*differences)
	list := view.list
	unknown := func(n int) {
		t.Helper()
		all, err := s.book.Differences(context.Background(), "", "")
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, d := range all {
			if d.Kind == data.DiffUnknown {
				found++
			}
		}
		if found != n {
			t.Errorf("%d unknown parcels, want %d: %+v", found, n, all)
		}
	}
	unknown(3)
	view.kind.pick(data.DiffUnknown)
	view.reload()
	list.table.Focus()
	list.table.Selected(func(rows []data.Difference) {
		if !strings.EqualFold(rows[0].OrderNumber, "chat-9") {
			t.Fatalf("the cursor is at %+v", rows[0])
		}
	})
	s.tap("This is order…")
	if said := s.dialogText(); !strings.Contains(said, "Got: 10.00 USD") {
		t.Errorf("what the order is chosen for is not said: %s", said)
	}
	s.entries()[0].SetText("T-1001")
	s.press("It is this one")
	s.noDialog()
	if text := s.toast.text(); !strings.HasSuffix(text, "is order T-1001 from now on; statement lines that match: 2") {
		t.Errorf("said: %q", text)
	}
	unknown(1)
	s.undoToast()
	unknown(3)
}

func TestSuspectedOrdersAreSaidToBeTheSame(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	s.drop(file(t, "again.csv", strings.ReplaceAll(orderFile, "T-10", "U-10")))
	s.press("They are the same orders")
	if text := s.dialogText(); !strings.Contains(text, "(0 new") {
		t.Errorf("the review says %s", text)
	}
	s.press("Take it in")
	s.noDialog()
	if n := s.count(); n != 2 {
		t.Errorf("%d orders, want the 2 of before", n)
	}
	found, err := s.book.OrdersKnownAs(context.Background(), "U-1001")
	if err != nil || len(found) != 1 || found[0].Number != "T-1001" {
		t.Errorf("known by the other number: %+v, %v", found, err)
	}
}

// One of two suspected orders is said to be the other, one is to be left out: that stays when the file is read again.
func TestWhatIsLeftOutStaysSoWhenAnotherIsSaidToBeTheSame(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	s.drop(file(t, "again.csv", strings.ReplaceAll(orderFile, "T-10", "U-10")))
	s.selectItem("U-1001")
	var leave *tick
	s.overlays(func(o fyne.CanvasObject) {
		if tick, ok := o.(*tick); ok && tick.Text == "Leave it out" {
			leave = tick
		}
	})
	test.Tap(leave)
	s.selectItem("U-1002")
	s.press("It is order T-1002")
	s.press("Take it in")
	s.noDialog()
	if n := s.count(); n != 2 {
		t.Errorf("%d orders, want the 2 of before", n)
	}
	for code, want := range map[string]int{"U-1001": 0, "U-1002": 1} {
		if found, err := s.book.OrdersKnownAs(context.Background(), code); err != nil || len(found) != want {
			t.Errorf("%s is known of %d orders, %v", code, len(found), err)
		}
	}
}
