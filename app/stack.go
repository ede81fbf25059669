package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// form is one record opened over a table.
type form interface {
	heading() string
	object() fyne.CanvasObject
	actions() []fyne.CanvasObject // to the right of the heading
	refresh()                     // reads the record anew; what is typed and not saved stays
	dirty() bool
}

// stack shows a page's table, or the form that was opened last over it.
type stack struct {
	w     *Window
	base  fyne.CanvasObject
	box   *fyne.Container
	forms []form
	home  func() // gives the keyboard back to the table
}

func newStack(w *Window, base fyne.CanvasObject) *stack {
	s := &stack{w: w, base: base, box: container.NewStack()}
	s.show()
	return s
}

func (s *stack) object() fyne.CanvasObject { return s.box }

func (s *stack) top() form {
	if len(s.forms) == 0 {
		return nil
	}
	return s.forms[len(s.forms)-1]
}

// push opens a form over what is shown.
func (s *stack) push(f form) {
	s.forms = append(s.forms, f)
	s.show()
}

// back closes the form on top, after asking where it is not saved.
func (s *stack) back() {
	f := s.top()
	if f == nil {
		return
	}
	if !f.dirty() {
		s.pop()
		return
	}
	s.w.confirm(lang.X("form.unsaved.title", "Not saved"),
		lang.X("form.unsaved.text", "“{{.Form}}” has changes that are not saved. Let them go?", map[string]any{"Form": f.heading()}),
		lang.X("form.unsaved.discard", "Let them go"), s.pop)
}

// drop takes the form on top away.
func (s *stack) drop() {
	s.forms = s.forms[:len(s.forms)-1]
	s.show()
}

// pop closes the form on top and reads the one below it anew.
func (s *stack) pop() {
	s.drop()
	if f := s.top(); f != nil {
		f.refresh()
	} else if s.home != nil {
		s.home()
	}
}

// show puts the top form on screen, or the table.
func (s *stack) show() {
	f := s.top()
	if f == nil {
		s.box.Objects = nil
		if s.base != nil {
			s.box.Objects = []fyne.CanvasObject{s.base}
		}
		s.box.Refresh()
		return
	}
	back := button(lang.X("form.back", "Back"), theme.NavigateBackIcon(), s.back)
	heading := widget.NewLabelWithStyle(f.heading(), fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	heading.Truncation = fyne.TextTruncateEllipsis
	bar := container.NewBorder(nil, nil, back, container.NewHBox(f.actions()...), heading)
	s.box.Objects = []fyne.CanvasObject{container.NewBorder(container.NewVBox(bar, widget.NewSeparator()), nil, nil, nil, f.object())}
	s.box.Refresh()
}
