package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
)

// Selected fetches the selected rows, those never scrolled to included, and hands them over on the UI thread.
// Nothing selected: nothing happens.
func (t *Table[T]) Selected(use func([]T)) {
	spans := append([]span(nil), t.sel.spans...)
	if len(spans) == 0 {
		return
	}
	source, sort, desc, ctx := t.source, t.sort, t.desc, t.ctx
	t.opts.Runner.Go(func() {
		var rows []T
		var err error
		for _, sp := range spans {
			var part []T
			part, err = source.Rows(ctx, data.Page{Sort: sort, Desc: desc, Offset: sp.first, Limit: sp.last - sp.first + 1})
			if err != nil {
				break
			}
			rows = append(rows, part...)
		}
		t.opts.Runner.Do(func() {
			if err != nil {
				t.fail(err)
				return
			}
			use(rows)
		})
	})
}

// SelectAll selects every row.
func (t *Table[T]) SelectAll() {
	t.sel.all(t.pages.count)
	t.redraw()
}

// Focus gives the keyboard to the table, and a row to begin from.
func (t *Table[T]) Focus() {
	if t.sel.cursor < 0 && t.pages.count > 0 {
		t.sel.only(0)
		t.selectionChanged()
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(t.grid); c != nil {
		c.Focus(t.grid)
	}
}

func (t *Table[T]) press(row, _ int, e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(t.grid); c != nil {
		c.Focus(t.grid)
	}
	switch {
	case e.Button == desktop.MouseButtonSecondary:
		if !t.sel.has(row) {
			t.sel.only(row)
		}
	case e.Modifier&fyne.KeyModifierShift != 0:
		t.sel.extend(row)
	case e.Modifier&fyne.KeyModifierShortcutDefault != 0:
		t.sel.toggle(row)
	default:
		t.sel.only(row)
	}
	t.redraw()
}

func (t *Table[T]) showMenu(row int, at fyne.Position) {
	line, ok := t.pages.at(row)
	if !ok || t.opts.Menu == nil {
		return
	}
	if !t.sel.has(row) {
		t.sel.only(row)
		t.redraw()
	}
	menu := t.opts.Menu(line.row, t.sel.len())
	if c := fyne.CurrentApp().Driver().CanvasForObject(t.grid); c != nil && menu != nil {
		widget.ShowPopUpMenuAtPosition(menu, c, at)
	}
}

// typed moves the cursor by the keyboard; with Shift the selection grows.
func (t *Table[T]) typed(key fyne.KeyName, shift bool) {
	if t.pages.count == 0 {
		return
	}
	row := t.sel.cursor
	switch key {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.openRow(row)
		return
	case fyne.KeyDown:
		row++
	case fyne.KeyUp:
		row--
	case fyne.KeyPageDown:
		row += t.visibleRows()
	case fyne.KeyPageUp:
		row -= t.visibleRows()
	case fyne.KeyHome:
		row = 0
	case fyne.KeyEnd:
		row = t.pages.count - 1
	default:
		return
	}
	row = max(0, min(row, t.pages.count-1))
	if shift {
		t.sel.extend(row)
	} else {
		t.sel.only(row)
	}
	t.grid.scrollTo(row)
	t.redraw()
}

// visibleRows is how many rows the table has room for, below its header.
func (t *Table[T]) visibleRows() int { return max(1, int(t.grid.Size().Height/t.grid.step())-1) }

func (t *Table[T]) redraw() {
	t.grid.Refresh()
	t.selectionChanged()
}

func (t *Table[T]) selectionChanged() {
	if t.opts.Changed != nil {
		t.opts.Changed(t.sel.len())
	}
}

// Cursor is the index of the row that the keyboard is on, in the order shown.
func (t *Table[T]) Cursor() (row int, ok bool) { return t.sel.cursor, t.sel.cursor >= 0 }
