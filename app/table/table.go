// Package table is the one table of the window: rows of any kind, paged from a source, shown by the columns that
// the domain declares, with sorting, selection of rows and the keyboard.
package table

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
)

// Options say what a table shows and what it does with its rows. Only Columns, Source, Text, Label, Runner and Fail are needed.
type Options[T any] struct {
	Columns []data.Column[T]
	Source  func() Source[T]                               // asked on the UI thread at every reload, so that it can hold the filters of that moment
	Text    func(data.Column[T], T) string                 // a cell as it is shown
	Label   func(data.Column[T]) string                    // a column's header
	Tint    func(row T, column string) fyne.ThemeColorName // colour of a cell's text, "" for the usual one
	Empty   fyne.CanvasObject                              // shown where there are no rows
	Open    func(T)                                        // Enter, double click
	Menu    func(row T, selected int) *fyne.Menu
	Changed func(selected int) // the selection changed
	Loaded  func(count int)    // a reload is on screen
	Sort    string             // column to begin with
	Desc    bool
	Sorted  func(column string, desc bool) // the user sorted
	Runner  Runner
	Fail    func(error) // on the UI thread
}

// Table shows the rows of a Source. Its methods belong to the UI thread.
type Table[T any] struct {
	Object fyne.CanvasObject

	opts   Options[T]
	grid   *grid
	pages  pages[T]
	sel    selection
	sort   string
	desc   bool
	widths []float32 // set by hand; 0 where by declaration
	number int       // of the newest reload: what older ones bring is dropped
	source Source[T] // of the newest reload
	cancel context.CancelFunc
	ctx    context.Context
}

// New makes a table; it is empty until Reload.
func New[T any](o Options[T]) *Table[T] {
	t := &Table[T]{opts: o, sort: o.Sort, desc: o.Desc, widths: make([]float32, len(o.Columns))}
	t.pages.reset(0)
	t.sel.clear()
	t.ctx, t.cancel = context.Background(), func() {}
	t.grid = t.newGrid()
	t.Object = container.NewThemeOverride(withHead(t.grid), dense{})
	if o.Empty != nil {
		o.Empty.Hide()
		t.Object = container.NewStack(t.Object, container.NewCenter(o.Empty))
	}
	return t
}

func (t *Table[T]) newGrid() *grid {
	g := &grid{
		pressed: t.press, open: t.openRow, menu: t.showMenu, sort: t.sortBy, widen: t.widen,
		typed: t.typed, selectAll: t.SelectAll, copied: t.copyRows, undone: func() {}, resized: t.stretch,
	}
	g.Length = func() (int, int) {
		if g.Size().Height <= 0 {
			return 0, len(t.opts.Columns)
		}
		return t.pages.count + 1, len(t.opts.Columns)
	}
	g.CreateCell = func() fyne.CanvasObject { return newCell(g) }
	g.UpdateCell = func(id widget.TableCellID, o fyne.CanvasObject) { t.update(o.(*cell), id.Row-1, id.Col) }
	g.refocused = g.Refresh
	g.StickyRowCount = 1
	g.ExtendBaseWidget(g)
	return g
}

// Reload asks the source anew, keeping the cursor's place, and shows the answer when it is there.
func (t *Table[T]) Reload() {
	ask := t.asking()
	t.opts.Runner.Go(func() { t.opts.Runner.Do(ask()) })
}

// ReloadNow is Reload of a source that has its rows at hand. They are drawn with what else changes, not in a frame of
// their own.
func (t *Table[T]) ReloadNow() { t.asking()()() }

// asking begins a reload: what it gives asks the source, and gives what shows the answer on the UI thread.
func (t *Table[T]) asking() (ask func() (show func())) {
	t.cancel()
	t.ctx, t.cancel = context.WithCancel(context.Background())
	t.number++
	number, ctx := t.number, t.ctx
	wanted := []int{0}
	if page := t.sel.cursor / pageSize; page > 0 {
		wanted = append(wanted, page)
	}
	t.source = t.opts.Source()
	source, sort, desc := t.source, t.sort, t.desc
	return func() func() {
		count, err := source.Count(ctx)
		fetched := make(map[int][]line[T])
		for _, page := range wanted {
			if err != nil || page*pageSize >= count {
				break
			}
			fetched[page], err = t.fetch(ctx, source, page, sort, desc)
		}
		return func() {
			if number == t.number {
				t.show(count, fetched, err)
			}
		}
	}
}

// show puts the answer of a reload on screen.
func (t *Table[T]) show(count int, fetched map[int][]line[T], err error) {
	if err != nil {
		t.fail(err)
		return
	}
	t.pages.reset(count)
	for page, lines := range fetched {
		t.pages.put(page, lines)
	}
	if t.sel.cursor = min(t.sel.cursor, count-1); t.sel.cursor >= 0 {
		t.sel.only(t.sel.cursor)
	} else {
		t.sel.clear()
	}
	if t.opts.Empty != nil {
		setVisible(t.opts.Empty, count == 0)
	}
	t.grid.HideSeparators = count == 0
	t.grid.Refresh()
	if t.sel.cursor < 0 {
		t.grid.ScrollToTop()
	}
	t.selectionChanged()
	if t.opts.Loaded != nil {
		t.opts.Loaded(count)
	}
}

func (t *Table[T]) fetch(ctx context.Context, source Source[T], page int, sort string, desc bool) ([]line[T], error) {
	rows, err := source.Rows(ctx, data.Page{Sort: sort, Desc: desc, Offset: page * pageSize, Limit: pageSize})
	lines := make([]line[T], len(rows))
	for i, row := range rows {
		lines[i] = line[T]{row: row, cells: make([]string, len(t.opts.Columns))}
		for c, column := range t.opts.Columns {
			lines[i].cells[c] = t.opts.Text(column, row)
		}
	}
	return lines, err
}

// request fetches a page that is scrolled to.
func (t *Table[T]) request(page int) {
	if t.pages.asked[page] {
		return
	}
	t.pages.asked[page] = true
	number, ctx, source, sort, desc := t.number, t.ctx, t.source, t.sort, t.desc
	t.opts.Runner.Go(func() {
		lines, err := t.fetch(ctx, source, page, sort, desc)
		t.opts.Runner.Do(func() {
			if number != t.number {
				return
			}
			if err != nil {
				t.fail(err)
				return
			}
			t.pages.put(page, lines)
			t.grid.Refresh()
		})
	})
}

func (t *Table[T]) fail(err error) {
	if !errors.Is(err, context.Canceled) {
		t.opts.Fail(err)
	}
}

// update draws the cell for a row; -1 is the header.
func (t *Table[T]) update(c *cell, row, col int) {
	column := t.opts.Columns[col]
	l := look{right: isNumber(column.Kind)}
	if row < 0 {
		l.bold, l.ground = true, theme.ColorNameHeaderBackground
		c.set(row, col, t.header(column), l)
		return
	}
	t.grid.drawn = c
	if t.sel.has(row) {
		l.ground = theme.ColorNameSelection
		if !t.grid.focused {
			l.ground = theme.ColorNameHover
		}
	}
	line, ok := t.pages.at(row)
	if !ok {
		c.set(row, col, "", l)
		t.request(row / pageSize)
		return
	}
	if t.opts.Tint != nil {
		l.text = t.opts.Tint(line.row, column.ID)
	}
	c.set(row, col, line.cells[col], l)
}

func isNumber(kind data.ColumnKind) bool {
	return kind == data.NumberColumn || kind == data.MoneyColumn || kind == data.TenthsColumn
}

func (t *Table[T]) header(column data.Column[T]) string {
	label := t.opts.Label(column)
	switch {
	case column.ID != t.sort:
		return label
	case t.desc:
		return label + " ↓"
	default:
		return label + " ↑"
	}
}

// sortBy sorts by a column, and the other way round at the second click.
func (t *Table[T]) sortBy(col int) {
	column := t.opts.Columns[col]
	if column.Fixed && !t.source.SortsAll {
		return
	}
	t.desc = column.ID == t.sort && !t.desc
	t.sort = column.ID
	t.sel.clear()
	if t.opts.Sorted != nil {
		t.opts.Sorted(t.sort, t.desc)
	}
	t.Reload()
}

// Order says how the rows are sorted.
func (t *Table[T]) Order() data.Page { return data.Page{Sort: t.sort, Desc: t.desc} }

// Count is the number of rows, shown or not.
func (t *Table[T]) Count() int { return t.pages.count }

func (t *Table[T]) openRow(row int) {
	if line, ok := t.pages.at(row); ok && t.opts.Open != nil {
		t.opts.Open(line.row)
	}
}

// copyRows puts the selected rows on the clipboard, as a spreadsheet takes them.
func (t *Table[T]) copyRows() {
	t.Selected(func(rows []T) {
		var text strings.Builder
		for _, row := range rows {
			for i, column := range t.opts.Columns {
				if i > 0 {
					text.WriteByte('\t')
				}
				text.WriteString(t.opts.Text(column, row))
			}
			text.WriteByte('\n')
		}
		fyne.CurrentApp().Clipboard().SetContent(text.String())
	})
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}
