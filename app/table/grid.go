package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// grid is Fyne's table with the keyboard, the mouse and the selection taken over: Fyne selects cells, we select
// rows. Its first row, which does not scroll, is the header; Fyne's own header would cover the row scrolled to.
type grid struct {
	widget.Table
	shift, focused bool
	drawn          *cell   // the one drawn last, which is on screen
	heads          []*cell // all that were ever drawn in the header; some stand for other cells by now, or for none
	clicked        *cell   // of the header, on which the mouse went down and is not dragged

	pressed   func(row, col int, e *desktop.MouseEvent)
	open      func(row int)
	menu      func(row int, at fyne.Position)
	sort      func(col int)
	widen     func(col int, width float32)
	typed     func(key fyne.KeyName, shift bool)
	selectAll func()
	copied    func()
	undone    func()
	carried   func(col int, at fyne.Position) // what a header says is dragged, to a place on the canvas; nil: dragging widens
	dropped   func(col int)
	resized   func(width float32)
	refocused func()
}

var (
	_ desktop.Keyable   = (*grid)(nil)
	_ fyne.Shortcutable = (*grid)(nil)
)

// Resize lays the table out. While the table has no size it shows no rows, so that Fyne does not make one
// separator for each of a million rows at the first layout.
func (g *grid) Resize(size fyne.Size) {
	if size == g.Size() {
		return
	}
	wasHidden, wide := g.Size().Height <= 0, size.Width != g.Size().Width
	g.Table.Resize(size)
	if wide {
		g.resized(size.Width)
	}
	if wasHidden {
		g.Refresh()
	}
}

func (g *grid) FocusGained() {
	g.focused = true
	g.refocused()
}

func (g *grid) FocusLost() {
	g.focused, g.shift = false, false
	g.refocused()
}

func (g *grid) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		g.shift = true
	}
}

func (g *grid) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		g.shift = false
	}
}

func (g *grid) TypedKey(e *fyne.KeyEvent) {
	if !Escaped(g, e) {
		g.typed(e.Name, g.shift)
	}
}

func (g *grid) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutSelectAll:
		g.selectAll()
	case *fyne.ShortcutCopy:
		g.copied()
	case *fyne.ShortcutUndo:
		g.undone()
	}
}

// MouseDown and Tapped take Fyne's selection of cells away; the cells themselves receive the clicks.
func (g *grid) MouseDown(*desktop.MouseEvent) {}

func (g *grid) Tapped(*fyne.PointEvent) {}

// step is the height from one row to the next.
func (g *grid) step() float32 {
	return newCell(g).MinSize().Height + dense{}.Size(theme.SizeNamePadding)
}

// scrollTo brings a row into view. Fyne's own ScrollTo adds up the heights of all rows before it in float32, which
// is rows off the mark after some ten thousand of them; but it lays the rows out first, as ScrollToOffset does not.
func (g *grid) scrollTo(row int) {
	step := g.step()
	top, room := float32(row)*step, g.Size().Height-step
	offset := g.offset()
	switch {
	case top < offset.Y:
		offset.Y = top
	case top+step > offset.Y+room:
		offset.Y = top + step - room
	default:
		return
	}
	g.ScrollTo(widget.TableCellID{Row: row + 1})
	g.ScrollToOffset(offset)
}

// offset is how far the rows are scrolled. Fyne keeps it to itself, so it is told from where a cell ended up.
func (g *grid) offset() fyne.Position {
	if g.drawn == nil {
		return fyne.Position{}
	}
	driver := fyne.CurrentApp().Driver()
	onScreen := driver.AbsolutePositionForObject(g.drawn).Subtract(driver.AbsolutePositionForObject(g))
	return g.drawn.Position().Subtract(onScreen).AddXY(0, g.step())
}
