package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"parcelbook/app/table"
)

// besideMouse is how far off the mouse that which is dragged is shown, so as not to hide where it would fall.
const besideMouse = 12

// mappingCarry shows what is dragged over the mapping screen, beside the mouse, and on which column it would fall.
type mappingCarry struct {
	sheet  *table.Sheet
	layer  *fyne.Container // over all of the screen
	shown  fyne.CanvasObject
	ground *canvas.Rectangle
	text   *canvas.Text
}

func newMappingCarry(sheet *table.Sheet) *mappingCarry {
	c := &mappingCarry{sheet: sheet, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	c.text.TextStyle.Bold = true
	c.shown = container.NewStack(c.ground, chipRoom(c.text))
	c.shown.Hide()
	c.layer = container.NewWithoutLayout(c.shown)
	return c
}

// move shows a text at a place on the canvas.
func (c *mappingCarry) move(text string, at fyne.Position) {
	c.ground.FillColor = theme.Color(theme.ColorNamePrimary)
	c.text.Color = theme.Color(theme.ColorNameForegroundOnPrimary)
	c.ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	c.text.TextSize = theme.Size(theme.SizeNameText)
	c.text.Text = text
	c.text.Refresh()
	c.ground.Refresh()
	c.shown.Resize(c.shown.MinSize())
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.layer)
	c.shown.Move(at.Subtract(corner).AddXY(besideMouse, besideMouse))
	c.shown.Show()
	c.sheet.Target(at)
}

// drop ends the dragging; onto gets the column on which it fell, where there is one.
func (c *mappingCarry) drop(onto func(column int)) {
	c.shown.Hide()
	if column := c.sheet.Drop(); column >= 0 {
		onto(column)
	}
}
