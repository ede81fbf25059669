package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Room around the text of a chip.
const (
	chipBeside = 8
	chipAbove  = 3
)

// fieldChip is one of our fields to be dragged away or clicked. One that has its place already is dimmed.
type fieldChip struct {
	widget.BaseWidget
	ground  *canvas.Rectangle
	text    *canvas.Text
	used    bool
	hovered bool
	dragged bool

	tapped  func()
	carried func(at fyne.Position) // while it is dragged: where on the canvas
	dropped func()
}

var (
	_ fyne.Draggable     = (*fieldChip)(nil)
	_ fyne.Tappable      = (*fieldChip)(nil)
	_ desktop.Hoverable  = (*fieldChip)(nil)
	_ desktop.Cursorable = (*fieldChip)(nil)
)

func newFieldChip(label string) *fieldChip {
	c := &fieldChip{ground: canvas.NewRectangle(nil), text: canvas.NewText(label, nil)}
	c.ExtendBaseWidget(c)
	return c
}

func (c *fieldChip) setUsed(used bool) {
	if used != c.used {
		c.used = used
		c.Refresh()
	}
}

// Tapped puts the field onto the current column.
func (c *fieldChip) Tapped(*fyne.PointEvent) { c.tapped() }

// Dragged carries the field over the screen.
func (c *fieldChip) Dragged(e *fyne.DragEvent) {
	c.dragged = true
	c.carried(e.AbsolutePosition)
}

// DragEnd drops the field where it is.
func (c *fieldChip) DragEnd() {
	if c.dragged {
		c.dragged = false
		c.dropped()
	}
}

// MouseIn lights the chip up.
func (c *fieldChip) MouseIn(*desktop.MouseEvent) { c.hover(true) }

// MouseMoved changes nothing.
func (c *fieldChip) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends what MouseIn began.
func (c *fieldChip) MouseOut() { c.hover(false) }

func (c *fieldChip) hover(on bool) {
	c.hovered = on
	c.Refresh()
}

// Cursor shows that it can be taken.
func (c *fieldChip) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Refresh draws the chip as it is now.
func (c *fieldChip) Refresh() {
	c.paint()
	c.BaseWidget.Refresh()
}

func (c *fieldChip) paint() {
	c.text.TextSize = theme.Size(theme.SizeNameText)
	c.text.Color = theme.Color(theme.ColorNameForeground)
	c.ground.FillColor = theme.Color(theme.ColorNameButton)
	c.ground.StrokeColor, c.ground.StrokeWidth = theme.Color(theme.ColorNameInputBorder), 1
	c.ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	if c.used {
		c.text.Color = theme.Color(theme.ColorNamePlaceHolder)
		c.ground.FillColor = theme.Color(theme.ColorNameBackground)
		c.ground.StrokeColor = theme.Color(theme.ColorNameSeparator)
	}
	if c.hovered {
		c.ground.StrokeColor = theme.Color(theme.ColorNamePrimary)
	}
}

// CreateRenderer is called by Fyne.
func (c *fieldChip) CreateRenderer() fyne.WidgetRenderer {
	c.paint()
	return widget.NewSimpleRenderer(container.NewStack(c.ground, chipRoom(c.text)))
}

// chipRoom puts room around the text of a chip, or of what stands in a line with chips.
func chipRoom(text fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(chipAbove, chipAbove, chipBeside, chipBeside), text)
}
