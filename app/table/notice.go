package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Notice is what stands where there are no rows: why that is, and the buttons for what to do first.
func Notice(text string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	label := widget.NewLabelWithStyle(text, fyne.TextAlignCenter, fyne.TextStyle{})
	buttons := container.NewHBox()
	for _, action := range actions {
		buttons.Add(action)
	}
	return container.NewVBox(label, container.NewCenter(buttons))
}
