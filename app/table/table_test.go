package table

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
)

func numberColumns() []data.Column[int] {
	return []data.Column[int]{
		{ID: "number", Label: "Number", Kind: data.NumberColumn, Width: 10, Of: func(n int) data.Value { return data.Value{Number: int64(n)} }},
		{ID: "name", Label: "Name", Width: 20, Of: func(n int) data.Value { return data.Value{Text: fmt.Sprintf("row %d", n)} }},
	}
}

// counted is a source of the numbers 0 to count-1 that notes which pages were asked for.
type counted struct {
	count int
	pages []data.Page
}

func (c *counted) source() Source[int] {
	return Source[int]{
		Count: func(context.Context) (int, error) { return c.count, nil },
		Rows: func(_ context.Context, p data.Page) ([]int, error) {
			c.pages = append(c.pages, p)
			var rows []int
			for i := p.Offset; i < min(p.Offset+p.Limit, c.count); i++ {
				n := i
				if p.Desc {
					n = c.count - 1 - i
				}
				rows = append(rows, n)
			}
			return rows, nil
		},
	}
}

func newTestTable(t *testing.T, source func() Source[int], set func(*Options[int])) *Table[int] {
	t.Helper()
	test.NewTempApp(t)
	o := Options[int]{
		Columns: numberColumns(), Source: source, Runner: Inline{},
		Text:  func(c data.Column[int], n int) string { return data.Text(c.Of(n), c.Kind, strings.ToUpper) },
		Label: func(c data.Column[int]) string { return c.Label },
		Fail:  func(err error) { t.Errorf("the table failed: %v", err) },
	}
	if set != nil {
		set(&o)
	}
	return New(o)
}

// show puts the table into a window of a size and loads it.
func show(t *testing.T, table *Table[int]) {
	t.Helper()
	w := test.NewTempWindow(t, table.Object)
	w.Resize(fyne.NewSize(500, 300))
	table.Reload()
}

// texts is what the cells of a column show on screen, from top to bottom, the header first.
func texts(table *Table[int], col int) []string {
	var cells []*cell
	collect(test.WidgetRenderer(table.grid).Objects(), &cells)
	slices.SortFunc(cells, func(a, b *cell) int { return a.row - b.row })
	var out []string
	for _, c := range cells {
		if c.col == col && c.Visible() {
			out = append(out, c.value)
		}
	}
	return out
}

func collect(objects []fyne.CanvasObject, cells *[]*cell) {
	for _, o := range objects {
		switch o := o.(type) {
		case *cell:
			*cells = append(*cells, o)
		case *fyne.Container:
			collect(o.Objects, cells)
		case fyne.Widget:
			collect(test.WidgetRenderer(o).Objects(), cells)
		}
	}
}

func TestNoRowsUntilTheTableHasASize(t *testing.T) {
	c := &counted{count: 1_000_000}
	table := newTestTable(t, c.source, nil)
	table.Reload()
	if rows, _ := table.grid.Length(); rows != 0 {
		t.Fatalf("a table without a size shows %d rows; Fyne makes a separator for each", rows)
	}
	show(t, table)
	if rows, _ := table.grid.Length(); rows != 1_000_001 {
		t.Errorf("%d rows, want a million and the header", rows)
	}
	var fetched int
	for _, p := range c.pages {
		fetched = max(fetched, p.Offset+p.Limit)
	}
	if fetched != pageSize {
		t.Errorf("rows up to %d were fetched for a screen that shows the first few", fetched)
	}
}

func TestScrollingFetchesThePageShown(t *testing.T) {
	c := &counted{count: 100_000}
	table := newTestTable(t, c.source, nil)
	show(t, table)
	table.typed(fyne.KeyEnd, false)
	last := texts(table, 1)
	if got := last[len(last)-1]; got != "row 99999" {
		t.Errorf("End shows %q at the foot, want the last row", got)
	}
	if len(c.pages) > 4 {
		t.Errorf("%d pages were fetched to go to the end", len(c.pages))
	}
}

func TestHeaderSortsAndTurns(t *testing.T) {
	c := &counted{count: 50}
	var told []string
	table := newTestTable(t, c.source, func(o *Options[int]) {
		o.Sorted = func(column string, desc bool) { told = append(told, fmt.Sprint(column, desc)) }
	})
	show(t, table)
	header := newCell(table.grid)
	header.set(-1, 0, "Number", look{})
	click := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	header.MouseDown(click)
	header.MouseUp(click)
	if got := texts(table, 0)[:3]; !cmp.Equal(got, []string{"Number ↑", "0", "1"}) {
		t.Errorf("after one click the column reads %q", got)
	}
	header.MouseDown(click)
	header.MouseUp(click)
	if got := texts(table, 0)[:3]; !cmp.Equal(got, []string{"Number ↓", "49", "48"}) {
		t.Errorf("after two clicks the column reads %q", got)
	}
	if want := []string{"numberfalse", "numbertrue"}; !cmp.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

func TestFixedColumnsDoNotSort(t *testing.T) {
	c := &counted{count: 50}
	table := newTestTable(t, c.source, func(o *Options[int]) { o.Columns[0].Fixed = true })
	show(t, table)
	table.sortBy(0)
	if page := table.Order(); page.Sort != "" {
		t.Errorf("sorted by %q, which the source cannot sort by", page.Sort)
	}
}

func TestKeyboard(t *testing.T) {
	var opened []int
	table := newTestTable(t, (&counted{count: 100}).source, func(o *Options[int]) { o.Open = func(n int) { opened = append(opened, n) } })
	show(t, table)
	table.Focus()
	page := table.visibleRows()
	steps := []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyDown, 1},
		{fyne.KeyDown, 2},
		{fyne.KeyUp, 1},
		{fyne.KeyPageDown, 1 + page},
		{fyne.KeyPageUp, 1},
		{fyne.KeyEnd, 99},
		{fyne.KeyDown, 99},
		{fyne.KeyHome, 0},
		{fyne.KeyUp, 0},
	}
	for _, s := range steps {
		table.grid.TypedKey(&fyne.KeyEvent{Name: s.key})
		if row, _ := table.Cursor(); row != s.want {
			t.Errorf("%s: the cursor is on row %d, want %d", s.key, row, s.want)
		}
	}
	table.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !cmp.Equal(opened, []int{0}) {
		t.Errorf("Enter opened %v, want row 0", opened)
	}
	table.grid.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	table.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	table.grid.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	table.grid.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	var got []int
	table.Selected(func(rows []int) { got = rows })
	if !cmp.Equal(got, []int{0, 1, 2}) {
		t.Errorf("Shift+Down twice selected %v", got)
	}
	table.grid.TypedShortcut(&fyne.ShortcutSelectAll{})
	table.Selected(func(rows []int) { got = rows })
	if len(got) != 100 {
		t.Errorf("Ctrl+A selected %d rows, want all 100", len(got))
	}
}

func TestRowScrolledToIsNotUnderTheHeader(t *testing.T) {
	table := newTestTable(t, (&counted{count: 100}).source, nil)
	show(t, table)
	table.typed(fyne.KeyEnd, false)
	for range 60 {
		table.typed(fyne.KeyUp, false)
	}
	var cells []*cell
	collect(test.WidgetRenderer(table.grid).Objects(), &cells)
	position := func(row int) float32 {
		for _, c := range cells {
			if c.row == row && c.col == 0 {
				return fyne.CurrentApp().Driver().AbsolutePositionForObject(c).Y
			}
		}
		t.Fatalf("row %d is not on screen", row)
		return 0
	}
	if header, row := position(-1), position(39); row < header+cells[0].Size().Height {
		t.Errorf("the row is at %v, under the header at %v", row, header)
	}
}

func TestMouse(t *testing.T) {
	var opened []int
	var menus []int
	table := newTestTable(t, (&counted{count: 100}).source, func(o *Options[int]) {
		o.Open = func(n int) { opened = append(opened, n) }
		o.Menu = func(n, selected int) *fyne.Menu {
			menus = append(menus, n, selected)
			return fyne.NewMenu("", fyne.NewMenuItem("do", func() {}))
		}
	})
	show(t, table)
	click := func(row int, button desktop.MouseButton, modifier fyne.KeyModifier) {
		c := newCell(table.grid)
		c.set(row, 0, "", look{})
		c.MouseDown(&desktop.MouseEvent{Button: button, Modifier: modifier})
		if button == desktop.MouseButtonSecondary {
			c.TappedSecondary(&fyne.PointEvent{})
		}
	}
	selected := func() (rows []int) {
		table.Selected(func(got []int) { rows = got })
		return rows
	}
	click(3, desktop.MouseButtonPrimary, 0)
	click(6, desktop.MouseButtonPrimary, fyne.KeyModifierShift)
	if got := selected(); !cmp.Equal(got, []int{3, 4, 5, 6}) {
		t.Errorf("Shift click selected %v", got)
	}
	click(4, desktop.MouseButtonPrimary, fyne.KeyModifierShortcutDefault)
	click(9, desktop.MouseButtonPrimary, fyne.KeyModifierShortcutDefault)
	if got := selected(); !cmp.Equal(got, []int{3, 5, 6, 9}) {
		t.Errorf("Ctrl clicks left %v", got)
	}
	click(5, desktop.MouseButtonSecondary, 0)
	click(20, desktop.MouseButtonSecondary, 0)
	if !cmp.Equal(menus, []int{5, 4, 20, 1}) {
		t.Errorf("menus of %v, want row 5 with 4 selected, then row 20 alone", menus)
	}
	c := newCell(table.grid)
	c.set(7, 0, "", look{})
	c.DoubleTapped(&fyne.PointEvent{})
	if !cmp.Equal(opened, []int{7}) {
		t.Errorf("double click opened %v", opened)
	}
}

// queue runs work when the test says so.
type queue struct{ work []func() }

func (q *queue) Go(work func()) { q.work = append(q.work, work) }
func (q *queue) Do(show func()) { show() }

func TestStaleResultDoesNotWin(t *testing.T) {
	q := &queue{}
	count := 10
	table := newTestTable(t, func() Source[int] { return (&counted{count: count}).source() }, func(o *Options[int]) { o.Runner = q })
	show(t, table)
	count = 3
	table.Reload()
	if len(q.work) != 2 {
		t.Fatalf("%d requests are under way, want 2", len(q.work))
	}
	q.work[1]()
	q.work[0]() // the older request ends last
	if table.Count() != 3 {
		t.Errorf("%d rows are shown, want the 3 of the newer request", table.Count())
	}
}

func TestFailureIsToldAndACancelledRequestIsNot(t *testing.T) {
	var failures []error
	var failure error
	table := newTestTable(t, func() Source[int] {
		return Source[int]{Count: func(context.Context) (int, error) { return 0, failure }}
	}, func(o *Options[int]) { o.Fail = func(err error) { failures = append(failures, err) } })
	failure = context.Canceled
	show(t, table)
	failure = errors.New("the disk is gone")
	table.Reload()
	if len(failures) != 1 || failures[0] != failure {
		t.Errorf("told %v, want the one failure", failures)
	}
}

func TestEmptyNoticeComesAndGoes(t *testing.T) {
	notice := Notice("nothing yet", widget.NewButton("begin", func() {}))
	c := &counted{}
	table := newTestTable(t, c.source, func(o *Options[int]) { o.Empty = notice })
	show(t, table)
	if !notice.Visible() {
		t.Error("an empty table does not say so")
	}
	c.count = 5
	table.Reload()
	if notice.Visible() {
		t.Error("a table with rows still says that it is empty")
	}
}

func TestSelectionKeepsItsPlaceAfterReload(t *testing.T) {
	c := &counted{count: 10}
	table := newTestTable(t, c.source, nil)
	show(t, table)
	table.press(9, 0, &desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	c.count = 4
	table.Reload()
	if row, ok := table.Cursor(); !ok || row != 3 {
		t.Errorf("the cursor is on row %d, want the last that is left", row)
	}
}

func TestLongTextEndsInAnEllipsis(t *testing.T) {
	test.NewTempApp(t)
	c := newCell(&grid{})
	c.set(0, 0, strings.Repeat("wide ", 50), look{text: "foreground"})
	test.NewTempWindow(t, c)
	c.Resize(fyne.NewSize(120, 20))
	shown := test.WidgetRenderer(c).(*cellRenderer).text
	if !strings.HasSuffix(shown.Text, "…") || shown.MinSize().Width > 120 {
		t.Errorf("%q, %v wide, in a cell of 120", shown.Text, shown.MinSize().Width)
	}
	c.set(0, 0, "short", look{text: "foreground"})
	if shown.Text != "short" {
		t.Errorf("a short text reads %q", shown.Text)
	}
}

func TestColumnsShareTheWidth(t *testing.T) {
	table := newTestTable(t, (&counted{count: 3}).source, nil)
	show(t, table)
	width := func() (sum float32) {
		var cells []*cell
		collect(test.WidgetRenderer(table.grid).Objects(), &cells)
		for _, c := range cells {
			if c.row == 0 {
				sum += c.Size().Width
			}
		}
		return sum
	}
	if got, room := width(), table.grid.Size().Width; got < room-4 || got > room {
		t.Errorf("the columns are %v wide in a table of %v", got, room)
	}
	before := width()
	corner, _ := place(table.grid)
	head, _ := table.grid.headAt(corner.X + 20)
	was := head.Size().Width
	drag := &headDrag{grid: table.grid, col: -1}
	for x := float32(1); x <= 80; x++ {
		drag.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: corner.AddXY(20+x, 10)}, Dragged: fyne.NewDelta(1, 0)})
	}
	drag.DragEnd()
	if got := table.widths[head.col]; head.col != 0 || got != was+80 {
		t.Errorf("dragged by 80 column %d is %v wide, want %v", head.col, got, was+80)
	}
	if width() == before {
		t.Error("dragging the header changed nothing on screen")
	}
}

func TestMemorySortsByWhatIsShown(t *testing.T) {
	columns := []data.Column[string]{{ID: "name", Of: func(s string) data.Value { return data.Value{Text: s, Empty: s == ""} }}}
	loads := 0
	source := Memory(columns, func(context.Context) ([]string, error) {
		loads++
		return []string{"b", "", "C", "a"}, nil
	})
	ctx := context.Background()
	up, err := source.Rows(ctx, data.Page{Sort: "name"})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"", "a", "b", "C"}; !cmp.Equal(up, want) {
		t.Errorf("%q, want %q", up, want)
	}
	part, err := source.Rows(ctx, data.Page{Sort: "name", Desc: true, Offset: 1, Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"b", "a"}; !cmp.Equal(part, want) {
		t.Errorf("%q, want %q", part, want)
	}
	if n, err := source.Count(ctx); n != 4 || err != nil {
		t.Errorf("%d rows, %v", n, err)
	}
	if loads != 1 {
		t.Errorf("loaded %d times, want once", loads)
	}
}

// The selection against the plainest thing that does the same: a set of rows.
func TestSelectionIsASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s selection
		s.clear()
		model := map[int]bool{}
		anchor := -1
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			row := rapid.IntRange(0, 30).Draw(t, "row")
			switch rapid.SampledFrom([]string{"only", "extend", "toggle", "all"}).Draw(t, "step") {
			case "only":
				s.only(row)
				model, anchor = map[int]bool{row: true}, row
			case "extend":
				s.extend(row)
				if anchor < 0 {
					anchor = row
				}
				model = map[int]bool{}
				for i := min(anchor, row); i <= max(anchor, row); i++ {
					model[i] = true
				}
			case "toggle":
				s.toggle(row)
				if model[row] {
					delete(model, row)
				} else {
					model[row] = true
				}
				anchor = row
			case "all":
				s.all(31)
				for i := range 31 {
					model[i] = true
				}
			}
			for i := range 31 {
				if s.has(i) != model[i] {
					t.Fatalf("row %d: selected %v, want %v (%v)", i, s.has(i), model[i], s.spans)
				}
			}
			if s.len() != len(model) {
				t.Fatalf("%d rows selected, want %d", s.len(), len(model))
			}
		}
	})
}

func TestPagesLetGoOfTheFarthest(t *testing.T) {
	var p pages[int]
	p.reset(1_000_000)
	for n := range maxPages + 5 {
		p.put(n, []line[int]{{row: n}})
	}
	if len(p.loaded) != maxPages {
		t.Errorf("%d pages are kept, want %d", len(p.loaded), maxPages)
	}
	if _, ok := p.at((maxPages + 4) * pageSize); !ok {
		t.Error("the page looked at was let go")
	}
	if _, ok := p.at(0); ok {
		t.Error("the farthest page was kept")
	}
}

func TestBackgroundRunsOffTheCaller(t *testing.T) {
	test.NewTempApp(t)
	done := make(chan bool)
	Background{}.Go(func() { done <- true })
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Fatal("the work was never done")
	}
}
