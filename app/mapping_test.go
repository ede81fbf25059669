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

// unknownFile has a header in no words that any format knows.
const unknownFile = `Export of the shop;;;;
Zyx-No;Qwo;Blarg;Vim;Tot
A-001;03.05.2026;Anna Nowak;Lamp;20.00
A-002;04.05.2026;Jan Kowal;Fan;15.50
A-003;05.05.2026;Ewa Lis;Fan;fifteen
`

// mappingOf is the mapping screen that is open, for a file of orders, whatever it was found to be.
func (s *stage) mappingOf(path string) *mapping {
	s.t.Helper()
	m := &mapping{w: s.Window, req: book.Request{Path: path}}
	s.run = &importRun{w: s.Window, of: 1, at: 1}
	m.run, m.then = s.run, s.run.next
	m.look()
	if m.dialog == nil {
		s.t.Fatalf("the mapping screen did not open: %s", s.dialogText())
	}
	m.options.kind.pick(fileKind{kind: intake.Orders})
	m.changed()
	return m
}

// pickField chooses what the current column is, by the keyboard alone.
func (s *stage) pickField(search string) {
	s.t.Helper()
	s.key(fyne.KeyReturn)
	focused, ok := s.win.Canvas().Focused().(*chooserEntry)
	if !ok {
		s.t.Fatal("Enter does not open the fields")
	}
	test.Type(focused, search)
	s.key(fyne.KeyReturn)
}

// heads are what the columns are taken for.
func (m *mapping) heads() []string {
	heads := make([]string, len(m.columns.fields))
	for i := range heads {
		heads[i], _ = m.columns.head(i)
	}
	return heads
}

func TestFileThatIsNotUnderstoodOpensTheMapping(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "zyx 2026-05.csv", unknownFile))
	if said := s.dialogText(); !strings.Contains(said, "What are the columns of zyx 2026-05.csv?") {
		t.Fatalf("it says: %s", said)
	}
	s.key(fyne.KeyEscape)
	s.noDialog()
	if s.run != nil || s.count() != 0 {
		t.Error("what was left is not over")
	}
}

// What a file is can be said where that is not clear: the columns are then looked at for that kind, and the layout is remembered with it.
func TestTheKindIsSaidInTheMapping(t *testing.T) {
	s := newEmpty(t)
	const header = "Order number,Collected amount\n"
	m := s.mappingOf(file(t, "may.csv", header+"A-1,10.00\nA-2,15.00\n"))
	if said := m.how.Text; !strings.HasPrefix(said, "Not clear by itself: ") {
		t.Errorf("it does not say what it lacks: %s", said)
	}
	for _, kind := range []data.StatementKind{data.StatementPayout, data.StatementCOD} {
		m.options.kind.SetSelected(word("statement", kind))
		if got := m.options.kind.value(); got != (fileKind{intake.Statements, kind}) {
			t.Errorf("as a %s: %+v", kind, got)
		}
	}
	if said := m.how.Text; strings.HasPrefix(said, "Not clear by itself: ") {
		t.Errorf("that being said, it lacks something: %s", said)
	}
	if heads := strings.Join(m.heads(), "|"); !strings.HasPrefix(heads, "order number") || !strings.Contains(heads, "collected") {
		t.Errorf("the columns are %s", heads)
	}
	m.options.holder.SetText("Swift")
	s.press("Go on to the review")
	s.expectCounts("may.csv: COD remittance")
	s.press("Take it in")
	s.drop(file(t, "june.csv", header+"A-3,7.00\n"))
	s.expectCounts("june.csv: COD remittance, your format “may”")
}

func TestUnknownFileIsMappedByKeyboardTakenInAndRecognisedTheNextTime(t *testing.T) {
	s := newEmpty(t)
	m := s.mappingOf(file(t, "zyx 2026-05.csv", unknownFile))
	m.options.setHeader(1)
	s.win.Canvas().Focus(nil)
	m.columns.focus()
	for i, field := range []string{"order number", "order date", "recipient", "product", "order total"} {
		s.key(fyne.KeyHome)
		for range i {
			s.key(fyne.KeyRight)
		}
		s.pickField(field)
	}
	if diff := strings.Join(m.heads(), "|"); diff != "order number|order date|recipient|product|order total" {
		t.Fatalf("the columns are %s", diff)
	}
	s.elapse()
	if said := m.preview.said.Text; !strings.Contains(said, "2 new") || !strings.Contains(said, "1 refused") {
		t.Fatalf("the preview says %q", said)
	}
	if m.preview.items.Count() != 3 {
		t.Errorf("the preview shows %d records", m.preview.items.Count())
	}
	if m.called.Text != "zyx" {
		t.Errorf("the name proposed is %q", m.called.Text)
	}
	s.press("Go on to the review")
	s.press("Take it in")
	s.noDialog()
	if n := s.count(); n != 2 {
		t.Fatalf("%d orders, want 2", n)
	}
	own, err := s.book.Formats(context.Background())
	if err != nil || len(own) != 1 || own[0].Name != "zyx" {
		t.Fatalf("the formats are %v, %v", own, err)
	}
	s.drop(file(t, "zyx 2026-06.csv", strings.ReplaceAll(unknownFile, "A-0", "B-0")))
	if said := s.dialogText(); !strings.Contains(said, "Orders, your format “zyx”, header in row 2") {
		t.Fatalf("the next file is not recognised: %s", said)
	}
	s.press("Take it in")
	if n := s.count(); n != 4 {
		t.Errorf("%d orders, want 4", n)
	}
}

func TestMappingSaysWhatIsStillMissing(t *testing.T) {
	s := newEmpty(t)
	m := s.mappingOf(file(t, "zyx.csv", unknownFile))
	m.options.setHeader(1)
	for i := range m.columns.fields {
		m.columns.set(i, nil)
	}
	s.elapse()
	if said := m.preview.said.Text; !strings.Contains(said, "order number") {
		t.Errorf("the preview says %q", said)
	}
	s.press("Go on to the review")
	if m.wrong.Text == "" || m.dialog == nil || s.dialogText() == "" {
		t.Error("it goes on without an order number")
	}
	m.columns.set(0, []intake.Field{intake.OrderNumber})
	m.columns.set(4, []intake.Field{intake.OrderTotal})
	m.called.SetText(" ")
	s.press("Go on to the review")
	if !strings.Contains(m.wrong.Text, "Give the layout a name") {
		t.Errorf("without a name it says %q", m.wrong.Text)
	}
	test.Tap(m.keep)
	s.press("Go on to the review")
	s.press("Leave it")
	s.noDialog()
	own, err := s.book.Formats(context.Background())
	if err != nil || len(own) != 0 {
		t.Errorf("formats were kept: %v, %v", own, err)
	}
}

func TestOlderPreviewNeverReplacesANewerOne(t *testing.T) {
	s := newEmpty(t)
	m := s.mappingOf(file(t, "zyx.csv", unknownFile))
	m.options.setHeader(1)
	m.columns.set(0, []intake.Field{intake.OrderNumber})
	s.later = nil
	var works []func()
	s.opts.Runner = queued{&works}
	m.columns.set(4, []intake.Field{intake.OrderTotal})
	s.elapse()
	m.columns.set(2, []intake.Field{intake.RecipientName})
	s.elapse()
	if len(works) != 2 {
		t.Fatalf("%d previews are under way", len(works))
	}
	s.opts.Runner = queued{new([]func())}
	works[1]()
	newest := m.preview.review
	works[0]()
	if m.preview.review != newest || len(newest.Items) == 0 {
		t.Error("the older preview is shown")
	}
	m.columns.set(3, []intake.Field{intake.Title})
	s.key(fyne.KeyEscape)
	s.press("Let them go")
	s.elapse() // the screen is closed: nothing is read any more
}

func TestChoicesAreNotLetGoWithoutAsking(t *testing.T) {
	for what, choose := range map[string]func(*mapping){
		"a column":           func(m *mapping) { m.columns.set(3, []intake.Field{intake.Title}) },
		"the channel":        func(m *mapping) { m.options.holder.SetText("Corner") },
		"the order of dates": func(m *mapping) { m.options.dates.SetSelectedIndex(1) },
	} {
		t.Run(what, func(t *testing.T) {
			s := newEmpty(t)
			m := s.mappingOf(file(t, "zyx.csv", unknownFile))
			choose(m)
			for _, leave := range []func(){func() { s.key(fyne.KeyEscape) }, func() { s.press("Leave it") }} {
				leave()
				if said := s.dialogText(); !strings.Contains(said, "Your choices for the columns of zyx.csv are not saved") {
					t.Fatalf("it says: %s", said)
				}
				s.key(fyne.KeyEscape)
				if s.mapping != m {
					t.Fatal("the choices are gone")
				}
			}
			s.key(fyne.KeyEscape)
			s.press("Let them go")
			s.noDialog()
			if s.run != nil || s.mapping != nil {
				t.Error("what was left is not over")
			}
		})
	}
}

func TestPreviewShowsAllThatARowBecomes(t *testing.T) {
	s := newEmpty(t)
	m := s.mappingOf(file(t, "shop.csv", "Order Number,Order Date,Customer Name,Where to,Product Name,Quantity,Unit Price,Order Total,Currency\nA-1,2026-05-20,Ana,12 Long Road,Kettle,2,10.00,20.00,USD\nA-2,2026-05-21,Bo,3 Short Road,Lamp,1,7.00,7.00,USD\n"))
	shown := func() string {
		s.elapse()
		text := ""
		visitAll(m.preview.fields.Content, func(o fyne.CanvasObject) {
			if label, ok := o.(*widget.Label); ok {
				text += label.Text + "\n"
			}
		})
		return text
	}
	if text := shown(); !strings.Contains(text, "Kettle") || !strings.Contains(text, "20.00") {
		t.Errorf("the first row becomes %s", text)
	}
	m.columns.set(3, []intake.Field{intake.Note})
	if text := shown(); !strings.Contains(text, "note: 12 Long Road") {
		t.Errorf("with a note the first row becomes %s", text)
	}
	m.columns.set(3, []intake.Field{intake.Address})
	if text := shown(); !strings.Contains(text, "address: 12 Long Road") {
		t.Errorf("with an address the first row becomes %s", text)
	}
	m.preview.items.Focus()
	s.key(fyne.KeyDown)
	if text := shown(); !strings.Contains(text, "3 Short Road") || strings.Contains(text, "Kettle") {
		t.Errorf("the second row becomes %s", text)
	}
}

// queued is a runner whose works wait in a list.
type queued struct{ works *[]func() }

func (r queued) Go(work func()) { *r.works = append(*r.works, work) }

func (r queued) Do(show func()) { show() }

func TestFieldChooserFindsSkipsGroupsAndClosesByEscape(t *testing.T) {
	s := newEmpty(t)
	m := s.mappingOf(file(t, "zyx.csv", unknownFile))
	m.columns.focus()
	before := m.heads()
	s.key(fyne.KeySpace)
	entry := s.win.Canvas().Focused().(*chooserEntry)
	c := entry.chooser
	if c.shown[c.at].group || len(c.shown[c.at].fields) != 0 {
		t.Error("it does not begin with leaving the column out")
	}
	for range 200 {
		s.key(fyne.KeyDown)
		if c.shown[c.at].group {
			t.Fatal("the head of a group can be chosen")
		}
	}
	c.pick(1) // a group
	test.Type(entry, "zzz")
	s.key(fyne.KeyReturn) // nothing is found, nothing is chosen
	s.key(fyne.KeyEscape)
	if strings.Join(before, "|") != strings.Join(m.heads(), "|") {
		t.Errorf("the columns are %v", m.heads())
	}
	if !strings.Contains(s.dialogText(), "What are the columns") {
		t.Error("Escape in the fields closes the whole screen")
	}
	if s.win.Canvas().Focused() == nil {
		t.Error("the sheet does not get the keyboard back")
	}
}

func TestEveryFieldCanBeChosenOnce(t *testing.T) {
	for _, kind := range []intake.Kind{intake.Orders, intake.Statements, intake.Delivered} {
		seen := map[intake.Field]int{}
		for _, g := range fieldGroups(kind) {
			for _, f := range g.fields {
				seen[f]++
			}
		}
		for _, f := range intake.AllFields() {
			if seen[f] != 1 {
				t.Errorf("%s: %s is offered %d times", kind, f, seen[f])
			}
		}
	}
}

func TestEncodingIsShownAndCanBeChosen(t *testing.T) {
	s := newEmpty(t)
	text := []byte("Zyx;Qwo;Blarg\nA-001;1.00;")
	text = append(text, 0xC4, 0xE2, 0xF0, '\n') // Двр in windows-1251
	m := s.mappingOf(file(t, "cyrillic.csv", string(text)))
	shown := func() string {
		cells := ""
		for _, row := range m.columns.rows {
			cells += strings.Join(row, "|") + "\n"
		}
		return cells
	}
	m.options.useEncoding("windows-1251")
	if s.win.Canvas().Focused() != m.columns.sheet.Focusable() {
		t.Errorf("the keyboard is with %T", s.win.Canvas().Focused())
	}
	if !strings.Contains(shown(), "Двр") || m.seen.proposal.Encoding != "windows-1251" {
		t.Errorf("in %s: %q", m.seen.proposal.Encoding, shown())
	}
	m.options.useEncoding("windows-1252")
	if !strings.Contains(shown(), "Äâð") {
		t.Errorf("in windows-1252: %q", shown())
	}
}

func TestReviewLeadsBackToTheColumns(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Change columns…")
	if said := s.dialogText(); !strings.Contains(said, "What are the columns of orders.csv?") {
		t.Fatalf("it says: %s", said)
	}
	s.elapse()
	shown := ""
	s.overlays(func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok {
			shown += text.Text + "\n"
		}
	})
	for _, want := range []string{"order number  9", "王小明", "T-1001"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the screen does not show %q: %s", want, shown)
		}
	}
	s.press("Go on to the review")
	s.press("Take it in")
	s.noDialog()
	rows, err := s.book.Orders(context.Background(), data.OrderFilter{Search: "T-1001"})
	if err != nil || len(rows) != 1 || rows[0].Total != 2000 || rows[0].Method != data.COD {
		t.Errorf("the order is %+v, %v", rows, err)
	}
}

func TestQuestionsAreAskedBeforeTheReview(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", strings.ReplaceAll(orderFile, "2026-05-2", "05/06/202")))
	if said := s.dialogText(); !strings.Contains(said, "“Order date” has dates such as 05/06/202") {
		t.Fatalf("it says: %s", said)
	}
	s.press("Go on")
	if said := s.dialogText(); !strings.Contains(said, "Answer it first") {
		t.Fatalf("without an answer: %s", said)
	}
	s.overlays(func(o fyne.CanvasObject) {
		if c, ok := o.(*choice[string]); ok {
			c.SetSelectedIndex(0)
		}
	})
	s.press("Go on")
	if said := s.dialogText(); !strings.Contains(said, "2 new, 0 changed, 0 unchanged, 0 refused") {
		t.Fatalf("answered, the review says: %s", said)
	}
	s.press("Leave it")
	s.noDialog()
}

func TestQuestionThatIsSkippedLeavesItsRowsToQuarantine(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", strings.ReplaceAll(orderFile, "2026-05-2", "05/06/202")))
	if c, ok := s.win.Canvas().Focused().(*choice[string]); !ok || len(c.Options) != 2 {
		t.Errorf("the keyboard is with %T", s.win.Canvas().Focused())
	}
	s.press("I do not know: show me what that leaves")
	if said := s.dialogText(); !strings.Contains(said, "0 new, 0 changed, 0 unchanged, 2 refused") {
		t.Fatalf("the review says: %s", said)
	}
}

func TestQuestionThatIsCancelledLeavesItsFile(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "asks.csv", strings.ReplaceAll(orderFile, "2026-05-2", "05/06/202")), file(t, "next.csv", orderFile))
	s.key(fyne.KeyEscape)
	if said := s.dialogText(); !strings.Contains(said, "next.csv: Orders") {
		t.Fatalf("then it says: %s", said)
	}
	s.key(fyne.KeyEscape)
	s.noDialog()
}
