package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parcelbook/data"
	"parcelbook/data/book"
)

const faultyOrder = "T-1003,2026-05-2x,paid,card,Jan Kowal,+48500000003,LN-2,Fan,1,15.50,15.50,USD\n"

func TestRecordInQuarantineIsMendedInPlace(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile+faultyOrder))
	s.press("Take it in")
	p := pageOf[*payments](s)
	p.tabs.SelectIndex(3)
	q := p.views[3].(*quarantine)
	q.table.Focus()
	q.table.Selected(func(rows []data.Quarantined) { s.askMend(rows[0]) })
	if said := s.dialogText(); !strings.Contains(said, "2026-05-2x") || !strings.Contains(said, "✱ Order date") {
		t.Fatalf("the form does not mark the faulty cell: %s", said)
	}
	if e := s.win.Canvas().Focused().(*textEntry); e.SelectedText() != "2026-05-2x" {
		t.Errorf("of the faulty cell %q is chosen to be typed over", e.SelectedText())
	}
	mend := func(value string) {
		t.Helper()
		e, ok := s.win.Canvas().Focused().(*textEntry)
		if !ok || !strings.HasPrefix(e.Text, "2026-05-") {
			t.Fatalf("the faulty cell does not have the keyboard but %v", s.win.Canvas().Focused())
		}
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
		test.Type(e, value)
		s.key(fyne.KeyReturn)
	}
	mend("2026-05-3y")
	if said := s.dialogText(); !strings.Contains(said, "2026-05-3y") {
		t.Fatalf("what is still wrong is not told: %s", said)
	} else if strings.Contains(said, "2026-05-2x") {
		t.Errorf("what was wrong before the mend is still told: %s", said)
	}
	if s.count() != 2 {
		t.Fatal("a record that is still wrong was taken in")
	}
	mend("2026-05-21")
	s.noDialog()
	if s.count() != 3 || q.table.Count() != 0 {
		t.Errorf("%d orders and %d in quarantine, want 3 and 0", s.count(), q.table.Count())
	}
}

func TestAMendThatIsGivenUpLeavesTheRecordAsItWas(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile+faultyOrder))
	s.press("Take it in")
	p := pageOf[*payments](s)
	p.tabs.SelectIndex(3)
	q := p.views[3].(*quarantine)
	q.table.Focus()
	q.table.Selected(func(rows []data.Quarantined) { s.askMend(rows[0]) })
	e := s.win.Canvas().Focused().(*textEntry)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(e, "2026-06-31")
	s.key(fyne.KeyReturn)
	if said := s.dialogText(); !strings.Contains(said, "2026-06-31") {
		t.Fatalf("what is still wrong is not told: %s", said)
	}
	s.key(fyne.KeyEscape)
	s.noDialog()
	q.table.Selected(func(rows []data.Quarantined) {
		if cells := rows[0].Rows[0].Cells; cells[1] != "2026-05-2x" || rows[0].Problems[0].Value != "2026-05-2x" {
			t.Errorf("the record is now %v: %+v", cells, rows[0].Problems)
		}
	})
}

func TestLongHeadersLeaveRoomForTheCells(t *testing.T) {
	newEmpty(t)
	header := []string{"Order number", strings.Repeat("what was paid for it at the door, ", 20), "two\nlines", ""}
	record := data.Quarantined{Rows: []data.SourceRow{{Row: 2, Cells: []string{"1", "2", "3", "4"}}}}
	f := newMendForm(record, header)
	if width := f.box.Content.MinSize().Width; width > f.box.MinSize().Width {
		t.Errorf("the cells need %.0f, and there is room for %.0f", width, f.box.MinSize().Width)
	}
	for column, want := range []string{"Order number", "what was paid for it at the door…", "two lines", "D"} {
		if got := cellName(header, column); got != want {
			t.Errorf("column %d is called %q, want %q", column, got, want)
		}
	}
}

func TestOrdersThatSeemToBeThereAreLeftOutAtOnce(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	s.drop(file(t, "again.csv", strings.ReplaceAll(orderFile, "T-10", "U-10")))
	const offer = "Leave out all that seem to be there under another number (2)"
	var leave *tick
	s.overlays(func(o fyne.CanvasObject) {
		if tick, ok := o.(*tick); ok && tick.Text == offer {
			leave = tick
		}
	})
	if leave == nil {
		t.Fatalf("the review does not offer to leave them out: %s", s.dialogText())
	}
	test.Tap(leave)
	s.press("Take it in")
	s.noDialog()
	if n := s.count(); n != 2 {
		t.Errorf("%d orders, want the 2 of before", n)
	}
}

func TestProblemsOfAMendedRecordAreByItsCells(t *testing.T) {
	f := mendForm{cells: []mendCell{{row: 3, column: 1, was: "a", entry: textField("b")}, {row: 3, column: 2, was: "c", entry: textField("c")}}}
	if got := f.mends(); len(got) != 1 || got[0] != (book.Mend{Row: 3, Column: 1, Value: "b"}) {
		t.Errorf("mends are %+v", got)
	}
}
