package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"github.com/xuri/excelize/v2"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
)

func TestTableOnTheClipboardIsReviewedLikeAFile(t *testing.T) {
	s := newEmpty(t)
	s.app.Clipboard().SetContent(strings.ReplaceAll(orderFile, ",", "\t"))
	for _, m := range s.win.MainMenu().Items {
		for _, item := range m.Items {
			if c, ok := item.Shortcut.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyV && c.Modifier == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift {
				item.Action()
			}
		}
	}
	if !strings.Contains(s.dialogText(), "Pasted 2026-06-15 10:00:00: Orders") {
		t.Fatalf("the review says: %s", s.dialogText())
	}
	s.key(fyne.KeyReturn)
	s.noDialog()
	if n := s.count(); n != 2 {
		t.Errorf("%d orders, want 2", n)
	}
}

func TestClipboardWithoutATableSaysWhatToCopy(t *testing.T) {
	for _, content := range []string{" \n", "%PDF-1.7 of no use"} {
		s := newEmpty(t)
		s.app.Clipboard().SetContent(content)
		s.pasteTable()
		if said := s.dialogText(); !strings.Contains(said, "copy it") || strings.Contains(said, ".xlsx") {
			t.Errorf("it says: %s", said)
		}
		s.key(fyne.KeyEscape)
		s.noDialog()
	}
}

// Enter goes on from the question that has the keyboard, once it is answered.
func TestEnterAnswersAQuestion(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "kr.csv", "Order number,Order date,Customer name,Order total\nA-1,2026-06-05,Ana,kr 5\n"))
	s.key(fyne.KeyReturn)
	if !strings.Contains(s.dialogText(), "Answer it first") {
		t.Errorf("without an answer: %s", s.dialogText())
	}
	s.entries()[0].SetText("sek")
	s.key(fyne.KeyReturn)
	s.press("Take it in")
	s.drop(file(t, "day.csv", "Order number,Order date,Customer name,Order total,Phone\nA-2,05/06/2026,Ana,SEK 5.00,\n"))
	s.overlays(func(o fyne.CanvasObject) {
		if c, ok := o.(*choice[string]); ok && c.Visible() && len(c.Options) > 0 && strings.Contains(c.Options[0], "first") {
			c.SetSelected(c.Options[0])
			s.win.Canvas().Focus(c)
		}
	})
	s.key(fyne.KeyReturn)
	s.press("Take it in")
	s.noDialog()
	if n := s.count(); n != 2 {
		t.Errorf("%d orders, want 2", n)
	}
}

// protected writes an order file as a workbook under a password.
func protected(t *testing.T, name, password, number string) string {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range [][]any{{"Order number", "Order date", "Customer name", "Product", "Quantity", "Order total", "Currency"}, {number, "2026-05-20", "Anna Nowak", "Lamp", 1, 20, "USD"}} {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err := errors.Join(err, f.SetSheetRow("Sheet1", cell, &row)); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), name)
	if err := errors.Join(f.SaveAs(path, excelize.Options{Password: password}), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSheetsOfAWorkbookAreShownOneAfterTheOtherAndCanBeChosen(t *testing.T) {
	s := newEmpty(t)
	f := excelize.NewFile()
	orders := []any{"Order number", "Order date", "Customer name", "Product", "Quantity", "Order total", "Currency"}
	for _, sheet := range []struct {
		name string
		rows [][]any
	}{
		{"Sheet1", [][]any{orders, {"M-1", "2026-05-10", "Anna", "Lamp", 1, 20.5, "USD"}, {"M-2", "2026-05-11", "Bob", "Fan", 2, 31, "USD"}}},
		{"Older", [][]any{orders, {"L-1", "2026-04-10", "Anna", "Lamp", 1, 20.5, "USD"}}},
		{"Money", [][]any{{"Waybill", "COD amount", "COD fee", "Net", "Currency"}, {"IBP0003", 15.5, 0.5, 15, "USD"}}},
	} {
		if _, err := f.NewSheet(sheet.name); err != nil {
			t.Fatal(err)
		}
		for i, row := range sheet.rows {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			if err := errors.Join(err, f.SetSheetRow(sheet.name, cell, &row)); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "month.xlsx")
	if err := errors.Join(f.SaveAs(path), f.Close()); err != nil {
		t.Fatal(err)
	}
	s.importFiles([]book.Request{{Path: path, Holder: "Swift"}})
	var places []string
	for _, item := range s.review.inOrder {
		places = append(places, item.Sheet+" "+item.Subject)
	}
	if want := []string{"Sheet1 M-1", "Sheet1 M-2", "Older L-1"}; !slices.Equal(places, want) {
		t.Errorf("the records come as %q, want %q", places, want)
	}
	if !ofSeveralSheets(s.review.inOrder) {
		t.Error("which sheet a record is from is not shown")
	}
	_, problems := s.review.review.Decided()
	at := slices.IndexFunc(problems, func(p data.Problem) bool { return p.Sheet == "Money" })
	if at < 0 {
		t.Fatalf("the sheet that is not taken is not told: %+v", problems)
	}
	s.review.openProblem(problems[at])
	s.press("Read this sheet")
	if s.review.review.Sheet != "Money" || len(s.review.inOrder) != 1 {
		t.Errorf("the review is of the sheet %q", s.review.review.Sheet)
	}
}

func TestPasswordIsAskedOnceForFilesThatShareIt(t *testing.T) {
	s := newEmpty(t)
	s.drop(protected(t, "may.xlsx", "s3cret", "P-1"), protected(t, "june.xlsx", "s3cret", "P-2"), protected(t, "july.xlsx", "other", "P-3"))
	answer := func(file, password string) {
		t.Helper()
		if !strings.Contains(s.dialogText(), "Password of "+file) {
			t.Fatalf("it does not ask for the password of %s: %s", file, s.dialogText())
		}
		s.entries()[0].SetText(password)
		s.key(fyne.KeyReturn) // nothing has the keyboard twice: the field submits
		s.entries()
	}
	if !strings.Contains(s.dialogText(), "Password of may.xlsx") {
		t.Fatalf("it says: %s", s.dialogText())
	}
	s.entries()[0].SetText("wrong")
	s.key(fyne.KeyReturn)
	if !strings.Contains(s.dialogText(), "This password does not open it") {
		t.Fatalf("a wrong password: %s", s.dialogText())
	}
	answer("may.xlsx", "s3cret")
	s.press("Take it in")
	if !strings.Contains(s.dialogText(), "june.xlsx: Orders") {
		t.Fatalf("the second file of the same password: %s", s.dialogText())
	}
	s.press("Take it in")
	if strings.Contains(s.dialogText(), "does not open it") {
		t.Error("a password that was only tried is called wrong")
	}
	answer("july.xlsx", "other")
	s.press("Take it in")
	s.noDialog()
	if n := s.count(); n != 3 {
		t.Errorf("%d orders, want 3", n)
	}
	if got := s.toast.text(); got != "Files and lists taken in: 3 of 3" {
		t.Errorf("the toast says %q", got)
	}
}

func TestFilesDroppedDuringAReviewWaitForTheirTurn(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "first.csv", orderFile))
	s.drop(file(t, "second.csv", strings.ReplaceAll(orderFile, "T-10", "T-20")), file(t, "third.csv", strings.ReplaceAll(orderFile, "T-10", "T-30")))
	if said := s.dialogText(); !strings.Contains(said, "first.csv") || strings.Contains(said, "second.csv") {
		t.Fatalf("the reviews lie over each other: %s", said)
	}
	s.key(fyne.KeyEscape) // leaves the first
	if !strings.Contains(s.dialogText(), "second.csv: Orders") {
		t.Fatalf("after Escape: %s", s.dialogText())
	}
	s.press("Leave all that follow")
	s.noDialog()
	if n := s.count(); n != 0 {
		t.Errorf("%d orders were written", n)
	}
	s.drop(file(t, "fourth.csv", orderFile))
	s.press("Take it in")
	if n := s.count(); n != 2 {
		t.Errorf("%d orders after the next drop, want 2", n)
	}
}

func TestLengthyWorkIsEndedByEscape(t *testing.T) {
	s := newEmpty(t)
	var work func()
	s.opts.Runner = waiting{&work}
	var got error
	lengthy(s.Window, "Work", func(ctx context.Context, progress func(done, total int64)) (int, error) {
		progress(1, 2)
		return 1, ctx.Err()
	}, func(_ int, err error) { got = err })
	left := false
	s.key(fyne.KeyEscape)
	s.noDialog()
	s.leaveForms(func() { left = true })
	if left {
		t.Error("the book was left while the work was under way")
	}
	work()
	if !errors.Is(got, context.Canceled) {
		t.Errorf("the work ended with %v", got)
	}
	if !left {
		t.Error("what waited for the end of the work did not happen")
	}
}

func TestEscapeInTheMomentInWhichReadingEndsLeavesTheFile(t *testing.T) {
	s := newEmpty(t)
	runner := &held{}
	s.opts.Runner = runner
	s.drop(file(t, "first.csv", orderFile), file(t, "second.csv", orderFile))
	s.key(fyne.KeyEscape)
	runner.show()
	runner.show()
	if said := s.dialogText(); strings.Contains(said, "first.csv: Orders") || !strings.Contains(said, "second.csv: Orders") {
		t.Errorf("after Escape: %s", said)
	}
}

func TestEscapeInTheMomentInWhichAFileIsWrittenSaysThatItIs(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "first.csv", orderFile))
	runner := &held{}
	s.opts.Runner = runner
	s.press("Take it in")
	s.key(fyne.KeyEscape)
	s.opts.Runner = table.Inline{}
	runner.show()
	if n := s.count(); n != 2 {
		t.Fatalf("%d orders, want 2", n)
	}
	if got := s.toast.text(); !strings.HasPrefix(got, "first.csv: 2 new") {
		t.Errorf("the toast says %q", got)
	}
}

// held is a runner whose work is done at once, and what it shows waits until the test lets it go.
type held struct{ shows []func() }

func (r *held) Go(work func()) { work() }

func (r *held) Do(show func()) { r.shows = append(r.shows, show) }

// show lets go what waits.
func (r *held) show() {
	shows := r.shows
	r.shows = nil
	for _, show := range shows {
		show()
	}
}

func TestProgressIsDrawnTenTimesASecondAtMost(t *testing.T) {
	s := newEmpty(t)
	var work func()
	s.opts.Runner = waiting{&work}
	var told float64
	lengthy(s.Window, "Work", func(_ context.Context, progress func(done, total int64)) (int, error) {
		drawn := 0
		s.working[0].bar.TextFormatter = func() string { drawn++; return "" }
		for i := range int64(1000) {
			progress(i+1, 1000)
		}
		told = s.working[0].bar.Value
		return drawn, nil
	}, func(drawn int, _ error) {
		if drawn > 20 {
			t.Errorf("the bar was drawn %d times in a moment", drawn)
		}
	})
	work()
	if told != 1 {
		t.Errorf("at the end it says %v", told)
	}
}

// waiting is a runner whose work waits until the test lets it go.
type waiting struct{ work *func() }

func (r waiting) Go(work func()) { *r.work = work }

func (r waiting) Do(show func()) { show() }

func TestLeavingTheBookLeavesItsReviews(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "first.csv", orderFile), file(t, "second.csv", orderFile))
	other := newBookAt(t)
	s.openBook(other)
	s.noDialog()
	s.importFiles([]book.Request{{Path: file(t, "third.csv", orderFile)}})
	if !strings.Contains(s.dialogText(), "third.csv: Orders") {
		t.Errorf("in the next book: %s", s.dialogText())
	}
}

func TestEscapeAndEnterWorkWhereAFieldOrButtonHasTheKeyboard(t *testing.T) {
	s := newEmpty(t)
	s.askImport()
	if s.win.Canvas().Focused() != fyne.Focusable(s.entries()[0]) {
		t.Fatal("the path does not have the keyboard")
	}
	s.key(fyne.KeyEscape)
	s.noDialog()
	done := false
	s.confirm("Sure?", "Really.", "Yes", func() { done = true })
	s.win.Canvas().FocusNext()
	s.key(fyne.KeyEscape)
	s.noDialog()
	if done {
		t.Fatal("Escape confirms")
	}
	s.confirm("Sure?", "Really.", "Yes", func() { done = true })
	s.key(fyne.KeyReturn)
	s.noDialog()
	if !done {
		t.Error("Enter does not confirm")
	}
}

func TestHolderThatTheBookKnowsIsNamedByOneClick(t *testing.T) {
	s := newDemo(t)
	carriers, err := s.book.Holders(context.Background(), data.KindCarrier)
	if err != nil || len(carriers) == 0 {
		t.Fatalf("%d carriers, %v", len(carriers), err)
	}
	s.drop(file(t, "cod.csv", "Waybill,COD amount,Currency\nX-1,5.00,USD\n"))
	if said := s.dialogText(); !strings.Contains(said, "Carrier, channel or processor of cod.csv") {
		t.Fatalf("it says: %s", said)
	}
	s.press(carriers[0].Name)
	if said := s.dialogText(); !strings.Contains(said, "Rows: 1 (1 new") {
		t.Fatalf("it says: %s", said)
	}
	s.press("Take it in")
	rows, err := s.book.Statements(context.Background(), data.StatementFilter{Search: carriers[0].Name})
	if err != nil || len(rows) == 0 || rows[0].HolderName != carriers[0].Name {
		t.Errorf("the statements are %+v, %v", rows, err)
	}
}

func TestWhoseAFileIsIsAskedOnce(t *testing.T) {
	s := newEmpty(t)
	const cod = "Waybill,COD amount,Currency\n"
	s.drop(file(t, "cod 1.csv", cod+"X-1,5.00,USD\n"))
	s.entries()[0].SetText("Swift")
	s.press("Read it")
	s.press("Take it in")
	s.drop(file(t, "cod 2.csv", cod+"X-2,5.00,USD\n"))
	if said := s.dialogText(); !strings.Contains(said, "known from “cod 1.csv”") {
		t.Fatalf("the second time it says: %s", said)
	}
	s.key(fyne.KeyEscape)
	s.drop(file(t, "payout.csv", cod+"X-3,5.00,USD\n"))
	if got := s.entries()[0].Text; got != "Swift" {
		t.Errorf("for another file with its columns %q is proposed", got)
	}
	s.key(fyne.KeyReturn)
	if said := s.dialogText(); !strings.Contains(said, "payout.csv: COD remittance") {
		t.Errorf("after Enter it says: %s", said)
	}
}
