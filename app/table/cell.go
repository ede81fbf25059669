package table

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	cellPadding = 6  // left and right of the text
	cellHeight  = 7  // above and below it, together
	leastWidth  = 30 // of a column that is made narrower
)

// cell shows one text. As the deepest object under the mouse it receives every click and passes it on with
// the row it stands for at that moment.
type cell struct {
	widget.BaseWidget
	grid     *grid
	row, col int // row -1 is the header
	value    string
	look     look
}

// look is how a cell is drawn.
type look struct {
	right, bold bool
	text        fyne.ThemeColorName // "": the usual one
	ground      fyne.ThemeColorName // "": none
}

var (
	_ desktop.Mouseable      = (*cell)(nil)
	_ fyne.DoubleTappable    = (*cell)(nil)
	_ fyne.SecondaryTappable = (*cell)(nil)
)

func newCell(g *grid) *cell {
	c := &cell{grid: g}
	c.ExtendBaseWidget(c)
	return c
}

func (c *cell) set(row, col int, value string, l look) {
	if c.row == row && c.col == col && c.value == value && c.look == l {
		return
	}
	c.row, c.col, c.value, c.look = row, col, value, l
	c.grid.meet(c)
	c.Refresh()
}

func (c *cell) MouseDown(e *desktop.MouseEvent) {
	if c.row >= 0 {
		c.grid.pressed(c.row, c.col, e)
		return
	}
	c.grid.clicked = c
}

func (c *cell) MouseUp(e *desktop.MouseEvent) {
	if c.row < 0 && c.grid.clicked == c && e.Button == desktop.MouseButtonPrimary {
		c.grid.sort(c.col)
	}
}

func (c *cell) DoubleTapped(*fyne.PointEvent) {
	if c.row >= 0 {
		c.grid.open(c.row)
	}
}

func (c *cell) TappedSecondary(e *fyne.PointEvent) {
	if c.row >= 0 {
		c.grid.menu(c.row, e.AbsolutePosition)
	}
}

func (c *cell) CreateRenderer() fyne.WidgetRenderer {
	r := &cellRenderer{cell: c, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.Refresh()
	return r
}

type cellRenderer struct {
	cell   *cell
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (r *cellRenderer) Destroy() {}

func (r *cellRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.ground, r.text} }

func (r *cellRenderer) MinSize() fyne.Size {
	line := fyne.MeasureText("Ag", theme.Size(theme.SizeNameText), fyne.TextStyle{Bold: true})
	return fyne.NewSize(leastWidth, line.Height+cellHeight)
}

func (r *cellRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.text.Resize(fyne.NewSize(size.Width-2*cellPadding, size.Height))
	r.text.Move(fyne.NewPos(cellPadding, 0))
	r.fit()
}

func (r *cellRenderer) Refresh() {
	l := r.cell.look
	r.text.TextSize = theme.Size(theme.SizeNameText)
	r.text.TextStyle.Bold = l.bold
	r.text.Color = theme.Color(cmp.Or(l.text, theme.ColorNameForeground))
	r.text.Alignment = fyne.TextAlignLeading
	if l.right {
		r.text.Alignment = fyne.TextAlignTrailing
	}
	r.ground.Hidden = l.ground == ""
	if l.ground != "" {
		r.ground.FillColor = theme.Color(l.ground)
	}
	r.fit()
	r.ground.Refresh()
	r.text.Refresh()
}

// fit cuts the text where the column is too narrow, with an ellipsis: a canvas text would run into its neighbour.
func (r *cellRenderer) fit() {
	room := r.cell.Size().Width - 2*cellPadding
	text := r.cell.value
	fits := func(s string) bool {
		return fyne.MeasureText(s, r.text.TextSize, r.text.TextStyle).Width <= room
	}
	if room > 0 && !fits(text) {
		runes := []rune(text)
		short, long := 0, len(runes)
		for short < long {
			if middle := (short + long + 1) / 2; fits(string(runes[:middle]) + "…") {
				short = middle
			} else {
				long = middle - 1
			}
		}
		text = string(runes[:short]) + "…"
	}
	r.text.Text = text
}
