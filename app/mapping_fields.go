package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"parcelbook/data/intake"
)

// mappingFields is the part of the mapping screen that has our fields: each is dragged onto the column that holds it, or
// clicked for the current one.
type mappingFields struct {
	m      *mapping
	object *container.Scroll
	chips  map[intake.Field]*fieldChip
	kind   intake.Kind // that they are offered for
}

func newMappingFields(m *mapping) *mappingFields {
	f := &mappingFields{m: m, chips: make(map[intake.Field]*fieldChip)}
	window := m.w.win.Canvas().Size()
	f.object = container.NewVScroll(container.New(&lines{width: window.Width}))
	shown := float32(4) // lines; the others are scrolled to
	if window.Height < 760 {
		shown = 3
	}
	f.object.SetMinSize(fyne.NewSize(0, shown*(newFieldChip("").MinSize().Height+theme.Padding())))
	return f
}

// refresh offers the fields of the kind of file that is chosen now, and shows which of them have a column.
func (f *mappingFields) refresh() {
	if kind := f.m.options.kind.value().kind; kind != f.kind {
		f.offer(kind)
	}
	used := make(map[intake.Field]bool)
	for _, fields := range f.m.columns.fields {
		for _, field := range fields {
			used[field] = true
		}
	}
	for field, chip := range f.chips {
		chip.setUsed(used[field])
	}
}

func (f *mappingFields) offer(kind intake.Kind) {
	f.kind = kind
	all := f.object.Content.(*fyne.Container)
	all.RemoveAll()
	for _, group := range fieldGroups(kind) {
		name := canvas.NewText(translate(group.name), theme.Color(theme.ColorNamePrimary)) // for the letters of some scripts are never bold
		name.TextStyle.Bold, name.TextSize = true, theme.Size(theme.SizeNameText)
		for i, field := range group.fields {
			chip := f.chip(field)
			if i == 0 {
				all.Add(container.NewHBox(chipRoom(name), chip))
				continue
			}
			all.Add(chip)
		}
	}
	f.object.Refresh()
}

// chip is the one of a field.
func (f *mappingFields) chip(field intake.Field) *fieldChip {
	chip := newFieldChip(fieldLabel(field))
	chip.tapped = func() { f.m.columns.place(field, f.m.columns.sheet.Current()) }
	chip.carried = func(at fyne.Position) { f.m.carry.move(fieldLabel(field), at) }
	chip.dropped = func() { f.m.carry.drop(func(column int) { f.m.columns.place(field, column) }) }
	f.chips[field] = chip
	return chip
}

// lines lays objects out in lines of a width, as words are. Unlike Fyne's own it knows how high that is before it is
// laid out.
type lines struct{ width float32 } // that it was laid out in last, or will be

func (l *lines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.place(objects, func(fyne.CanvasObject, fyne.Position) {}))
}

func (l *lines) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width <= 0 {
		return // not yet
	}
	l.width = size.Width
	l.place(objects, func(o fyne.CanvasObject, at fyne.Position) {
		o.Resize(o.MinSize())
		o.Move(at)
	})
}

// place says where each object comes, and how high all lines are.
func (l *lines) place(objects []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position)) (height float32) {
	at := fyne.Position{}
	for _, o := range objects {
		size := o.MinSize()
		if at.X > 0 && at.X+size.Width > l.width {
			at = fyne.NewPos(0, height+theme.Padding())
		}
		put(o, at)
		at.X += size.Width + theme.Padding()
		height = max(height, at.Y+size.Height)
	}
	return height
}
