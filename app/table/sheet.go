package table

import (
	"cmp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Widths of a sheet's columns.
const (
	numberWidth   = 44
	narrowest     = 110
	widestOfSheet = 230
	edge          = 24 // of the sheet, where what is dragged makes it scroll
)

// SheetOptions say what a Sheet does with what the user points at. Columns count from 0.
type SheetOptions struct {
	Head   func(column int) (text string, colour fyne.ThemeColorName) // what a column is taken for
	Choose func(column int)                                           // its head is clicked, or Enter or Space pressed in it
	Clear  func(column int)                                           // Delete or Backspace
	Moved  func(column int)                                           // another column is the current one
	Row    func(row int)                                              // the number of a row is clicked
	Undo   func()                                                     // Ctrl+Z

	Carried func(column int, at fyne.Position)        // its head is dragged, to a place on the canvas
	Dropped func(column int)                          // and let go
	Mark    func(row, column int) fyne.ThemeColorName // a colour for a cell that something is wrong with, "" for none; column -1 is the row's number
}

// Sheet shows the first rows of a file as they are, every column under what it is taken for. One column is the current
// one; the arrow keys, Home and End change it.
type Sheet struct {
	Object fyne.CanvasObject

	opts    SheetOptions
	grid    *grid
	numbers []int
	rows    [][]string
	header  int // index of the header row; -1: none
	columns int
	current int
	target  int // the column that what is dragged would fall on; -1: none
}

// NewSheet makes a sheet that is empty until Show.
func NewSheet(o SheetOptions) *Sheet {
	s := &Sheet{opts: o, header: -1, target: -1}
	g := &grid{
		pressed: s.press, open: func(int) {}, menu: func(int, fyne.Position) {}, sort: s.choose, widen: s.widen,
		typed: func(key fyne.KeyName, _ bool) { s.typed(key) }, selectAll: func() {}, copied: func() {}, resized: func(float32) {},
		undone: o.Undo, carried: s.carry, dropped: s.drop,
	}
	g.Length = func() (int, int) {
		if g.Size().Height <= 0 {
			return 0, s.columns + 1
		}
		return len(s.rows) + 1, s.columns + 1
	}
	g.CreateCell = func() fyne.CanvasObject { return newCell(g) }
	g.UpdateCell = func(id widget.TableCellID, o fyne.CanvasObject) { s.update(o.(*cell), id.Row-1, id.Col) }
	g.refocused = g.Refresh
	g.StickyRowCount, g.StickyColumnCount = 1, 1
	g.ExtendBaseWidget(g)
	s.grid = g
	s.Object = container.NewThemeOverride(withHead(g), dense{})
	return s
}

// Show shows rows with the numbers that the spreadsheet gives them. The row with the index header names the columns;
// -1 is none.
func (s *Sheet) Show(numbers []int, rows [][]string, header int) {
	s.numbers, s.rows, s.header, s.columns = numbers, rows, header, 0
	for _, row := range rows {
		s.columns = max(s.columns, len(row))
	}
	s.current = max(0, min(s.current, s.columns-1))
	s.grid.SetColumnWidth(0, numberWidth)
	for column := range s.columns {
		s.grid.SetColumnWidth(column+1, s.width(column))
	}
	s.grid.Refresh()
}

// Refresh draws the heads anew.
func (s *Sheet) Refresh() { s.grid.Refresh() }

// Current is the column that the keyboard is in.
func (s *Sheet) Current() int { return s.current }

// Focusable is what takes the keyboard.
func (s *Sheet) Focusable() fyne.Focusable { return s.grid }

// Move makes a column the current one and brings it into view.
func (s *Sheet) Move(column int) {
	s.current = max(0, min(column, s.columns-1))
	s.grid.ScrollTo(widget.TableCellID{Row: 0, Col: s.current + 1})
	s.grid.Refresh()
	s.opts.Moved(s.current)
}

// HeadPosition is where, on the canvas, something can open below the head of the current column.
func (s *Sheet) HeadPosition() fyne.Position {
	for _, head := range s.grid.heads {
		if at, drawn := place(head); drawn && head.row < 0 && head.col == s.current+1 {
			return at.AddXY(0, head.Size().Height)
		}
	}
	at, _ := place(s.grid)
	return at
}

// Target makes the column that is at a place on the canvas the one on which something falls, and says which it is; -1 is
// none. Where what is dragged comes to the edge, the columns beyond it come into view.
func (s *Sheet) Target(at fyne.Position) int {
	target := s.columnAt(at)
	if target >= 0 {
		left, _ := place(s.grid)
		switch x := at.X - left.X; {
		case x > s.grid.Size().Width-edge && target < s.columns-1:
			s.grid.ScrollTo(widget.TableCellID{Col: target + 2})
		case x < numberWidth+edge && target > 0:
			s.grid.ScrollTo(widget.TableCellID{Col: target})
		}
	}
	s.aim(target)
	return target
}

// Drop is the column on which something falls, -1 for none. There is none any more after it.
func (s *Sheet) Drop() int {
	target := s.target
	s.aim(-1)
	return target
}

func (s *Sheet) aim(target int) {
	if target != s.target {
		s.target = target
		s.grid.Refresh()
	}
}

// columnAt is the column that is drawn at a place on the canvas, in any row; -1 for none.
func (s *Sheet) columnAt(at fyne.Position) int {
	corner, _ := place(s.grid)
	inside, size := at.Subtract(corner), s.grid.Size()
	if inside.X < numberWidth || inside.X >= size.Width || inside.Y < 0 || inside.Y >= size.Height {
		return -1
	}
	if head, _ := s.grid.headAt(at.X); head != nil {
		return head.col - 1
	}
	return -1
}

// width is that of a column's head or of its longest cell. Measuring all cells would take a wide file too long.
func (s *Sheet) width(column int) float32 {
	longest := ""
	for _, row := range s.rows {
		if column < len(row) && len(row[column]) > len(longest) { // bytes: letters that are drawn wider have more
			longest = row[column]
		}
	}
	size := theme.Size(theme.SizeNameText)
	head, _ := s.opts.Head(column)
	width := max(fyne.MeasureText(head, size, fyne.TextStyle{Bold: true}).Width, fyne.MeasureText(oneLine(longest), size, fyne.TextStyle{}).Width)
	return max(narrowest, min(width+2*cellPadding, widestOfSheet))
}

func (s *Sheet) update(c *cell, row, col int) {
	column := col - 1
	l := look{ground: s.ground(row, column)}
	text := ""
	switch {
	case row < 0 && column < 0:
	case row < 0:
		l.bold = true
		text, l.text = s.opts.Head(column)
		if column == s.target {
			l.text = theme.ColorNameForegroundOnPrimary
		}
	case column < 0:
		l.right, l.text = true, cmp.Or(s.opts.Mark(row, column), theme.ColorNamePlaceHolder)
		l.bold = l.text != theme.ColorNamePlaceHolder
		text = strconv.Itoa(s.numbers[row])
	default:
		l.bold, l.text = row == s.header, s.opts.Mark(row, column)
		if row < s.header {
			l.text = theme.ColorNamePlaceHolder
		}
		if column < len(s.rows[row]) {
			text = oneLine(s.rows[row][column])
		}
	}
	c.set(row, col, text, l)
}

// ground is the colour behind a cell: the column on which something falls is told from the current one, and both from
// the edges of the sheet.
func (s *Sheet) ground(row, column int) fyne.ThemeColorName {
	switch {
	case column >= 0 && column == s.target && row < 0:
		return theme.ColorNamePrimary
	case column >= 0 && column == s.target:
		return theme.ColorNameFocus
	case column >= 0 && column == s.current && s.grid.focused:
		return theme.ColorNameSelection
	case column >= 0 && column == s.current:
		return theme.ColorNameHover
	case row < 0 || column < 0:
		return theme.ColorNameHeaderBackground
	}
	return ""
}

// carry tells of a head that is dragged; the row numbers have none.
func (s *Sheet) carry(col int, at fyne.Position) {
	if col > 0 {
		s.opts.Carried(col-1, at)
	}
}

func (s *Sheet) drop(col int) {
	if col > 0 {
		s.opts.Dropped(col - 1)
	}
}

func (s *Sheet) takeKeyboard() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.grid); c != nil {
		c.Focus(s.grid)
	}
}

func (s *Sheet) press(row, col int, _ *desktop.MouseEvent) {
	s.takeKeyboard()
	if col == 0 {
		s.opts.Row(row)
		return
	}
	s.Move(col - 1)
}

// choose is called with the column of the table, the first of which holds the row numbers.
func (s *Sheet) choose(col int) {
	if col > 0 {
		s.takeKeyboard()
		s.Move(col - 1)
		s.opts.Choose(s.current)
	}
}

func (s *Sheet) widen(col int, width float32) { s.grid.SetColumnWidth(col, width) }

func (s *Sheet) typed(key fyne.KeyName) {
	if s.columns == 0 {
		return
	}
	switch key {
	case fyne.KeyRight:
		s.Move(s.current + 1)
	case fyne.KeyLeft:
		s.Move(s.current - 1)
	case fyne.KeyHome:
		s.Move(0)
	case fyne.KeyEnd:
		s.Move(s.columns - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace, fyne.KeyDown:
		s.opts.Choose(s.current)
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.opts.Clear(s.current)
	}
}

// oneLine is a cell's text without its line breaks.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
