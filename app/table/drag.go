package table

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// gripWidth is the right edge of a header that is dragged for the width, where what the header says can be dragged too.
const gripWidth = 8

// headDrag lies over the header of a grid and takes the dragging of it. The cells would not get it: Fyne's table lays
// something draggable of its own over them.
type headDrag struct {
	widget.BaseWidget
	grid  *grid
	col   int     // that is dragged; -1: none
	width float32 // of it before
	start float32 // where it was taken, from the left of the canvas
	carry bool    // what it says is dragged, else its width
}

var _ fyne.Draggable = (*headDrag)(nil)

// withHead is a grid with the dragging of its header.
func withHead(g *grid) fyne.CanvasObject {
	h := &headDrag{grid: g, col: -1}
	h.ExtendBaseWidget(h)
	return container.New(headLayout{}, g, h)
}

func (h *headDrag) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}

// Dragged makes a column wider or narrower by its header, or carries what the header says over the canvas where the grid
// wants to know of that.
func (h *headDrag) Dragged(e *fyne.DragEvent) {
	if h.col < 0 {
		h.take(e.AbsolutePosition.SubtractXY(e.Dragged.DX, e.Dragged.DY))
	}
	switch {
	case h.col < 0:
	case h.carry:
		h.grid.carried(h.col, e.AbsolutePosition)
	default:
		h.grid.widen(h.col, max(leastWidth, h.width+e.AbsolutePosition.X-h.start))
	}
}

// take begins to drag the header at a place on the canvas.
func (h *headDrag) take(at fyne.Position) {
	head, left := h.grid.headAt(at.X)
	if head == nil {
		return
	}
	h.col, h.width, h.start = head.col, head.Size().Width, at.X
	h.carry = h.grid.carried != nil && at.X < left+head.Size().Width-gripWidth
	h.grid.clicked = nil
}

// DragEnd drops what was carried.
func (h *headDrag) DragEnd() {
	if h.col >= 0 && h.carry {
		h.grid.dropped(h.col)
	}
	h.col = -1
}

// headLayout puts a grid's headDrag over its header.
type headLayout struct{}

func (headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Resize(fyne.NewSize(size.Width, objects[0].(*grid).step()))
}

// meet notes the cells of the header.
func (g *grid) meet(c *cell) {
	if c.row < 0 && !slices.Contains(g.heads, c) {
		g.heads = append(g.heads, c)
	}
}

// headAt is the cell of the header at a distance from the left of the canvas, and its own distance; nil for none. Of
// two that overlap it is the one that stays when the table scrolls.
func (g *grid) headAt(x float32) (found *cell, left float32) {
	for _, head := range g.heads {
		at, drawn := place(head)
		if drawn && head.row < 0 && x >= at.X && x < at.X+head.Size().Width && (found == nil || head.col < found.col) {
			found, left = head, at.X
		}
	}
	return found, left
}

// place is where an object is on the canvas; nowhere where it is not drawn now.
func place(o fyne.CanvasObject) (at fyne.Position, drawn bool) {
	at = fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at, !at.IsZero()
}
