package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// banner asks something at the head of the window that can wait for its answer.
type banner struct {
	object *fyne.Container
	frame  *fyne.Container // with what is below the banner
}

func newBanner() *banner {
	b := &banner{object: container.NewStack()}
	b.object.Hide()
	b.frame = container.NewStack()
	return b
}

// over puts the banner over what fills the window.
func (b *banner) over(content fyne.CanvasObject) fyne.CanvasObject {
	b.frame = container.NewBorder(b.object, nil, nil, nil, content)
	return b.frame
}

// show shows a text and the answers to it; each of them ends it.
func (b *banner) show(text string, answers ...*pushButton) {
	label := widget.NewLabel(text)
	label.Truncation = fyne.TextTruncateEllipsis
	row := container.NewHBox()
	for _, answer := range answers {
		tapped := answer.OnTapped
		answer.OnTapped = func() {
			b.hide()
			tapped()
		}
		row.Add(answer)
	}
	b.object.Objects = []fyne.CanvasObject{
		canvas.NewRectangle(theme.Color(theme.ColorNameSelection)),
		container.NewPadded(container.NewBorder(nil, nil, widget.NewIcon(theme.DownloadIcon()), row, label)),
	}
	b.object.Show()
	b.frame.Refresh()
}

func (b *banner) hide() {
	b.object.RemoveAll()
	b.object.Hide()
	b.frame.Refresh() // else its room stays
}
