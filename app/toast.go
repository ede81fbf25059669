package app

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const toastTime = 8 * time.Second

// toast says in passing, at the foot of the window, what was done.
type toast struct {
	layer *fyne.Container
	later func(time.Duration, func())
	shown int // number of the newest message: an older one's time does not hide it
}

func newToast(later func(time.Duration, func())) *toast {
	return &toast{layer: container.NewVBox(), later: later}
}

// show shows a text, and buttons for what can be done about it.
func (t *toast) show(text string, actions ...*pushButton) {
	t.shown++
	number := t.shown
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameInputBackground))
	ground.CornerRadius = theme.InputRadiusSize()
	ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.ColorNamePrimary), 1
	row := container.NewHBox(widget.NewLabel(text))
	for _, action := range actions {
		tapped := action.OnTapped
		action.OnTapped = func() {
			t.hide()
			tapped()
		}
		row.Add(action)
	}
	close := button("", theme.CancelIcon(), t.hide)
	close.Importance = widget.LowImportance
	row.Add(close)
	t.layer.Objects = []fyne.CanvasObject{
		layout.NewSpacer(),
		container.NewHBox(layout.NewSpacer(), container.NewStack(ground, container.NewPadded(row)), layout.NewSpacer()),
		widget.NewLabel(""),
	}
	t.layer.Refresh()
	t.later(toastTime, func() {
		if number == t.shown {
			t.hide()
		}
	})
}

func (t *toast) hide() {
	t.layer.RemoveAll()
}

// text is what is shown now, "" for nothing.
func (t *toast) text() string {
	var found string
	walk(t.layer, func(o fyne.CanvasObject) {
		if label, ok := o.(*widget.Label); ok && label.Text != "" {
			found = label.Text
		}
	})
	return found
}
