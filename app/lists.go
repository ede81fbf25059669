package app

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data"
)

// newTable makes a table that speaks the window's language.
func newTable[T any](w *Window, columns []data.Column[T], source func() table.Source[T], set func(*table.Options[T])) *table.Table[T] {
	o := table.Options[T]{
		Columns: columns, Source: source, Text: cellText[T], Label: columnLabel[T],
		Runner: w.opts.Runner, Fail: w.fail,
	}
	if set != nil {
		set(&o)
	}
	return table.New(o)
}

// rememberSort begins a table with the order it had last, under the list's name.
func rememberSort[T any](w *Window, list string, o *table.Options[T]) {
	o.Sort = w.app.Preferences().StringWithFallback("sort."+list, o.Sort)
	o.Desc = w.app.Preferences().BoolWithFallback("desc."+list, o.Desc)
	o.Sorted = func(column string, desc bool) {
		w.app.Preferences().SetString("sort."+list, column)
		w.app.Preferences().SetBool("desc."+list, desc)
	}
}

// newSearch makes a field that narrows a list while one types.
func newSearch(placeholder string, changed func(string)) *textEntry {
	e := newEntry()
	e.SetPlaceHolder(placeholder)
	e.Icon = theme.SearchIcon()
	e.OnChanged = changed
	return e
}

// searchWidth is how wide a search field is.
const searchWidth = 320

// filterBar puts a search field and choices into one row.
func filterBar(search *textEntry, choices ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewHBox(append([]fyne.CanvasObject{fixedWidth(searchWidth, search)}, choices...)...)
}

// onScreen leaves out the column of currencies: amounts on screen name theirs.
func onScreen[T any](columns []data.Column[T]) []data.Column[T] { return without(columns, "currency") }

// only leaves the columns with these IDs.
func only[T any](columns []data.Column[T], ids ...string) []data.Column[T] {
	return slices.DeleteFunc(columns, func(c data.Column[T]) bool { return !slices.Contains(ids, c.ID) })
}

// factsOf says in one text what the columns have of a record.
func factsOf[T any](columns []data.Column[T], row T) string {
	var facts []string
	for _, c := range columns {
		if text := cellText(c, row); text != "" {
			facts = append(facts, columnLabel(c)+": "+text)
		}
	}
	return strings.Join(facts, "   ")
}

// fixedWidth gives an object a width in a row of others.
func fixedWidth(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewGridWrapLayout(fyne.NewSize(width, o.MinSize().Height)), o)
}

// actionBar puts buttons for what can be done to the left, and what is said of the list to the right.
func actionBar(said fyne.CanvasObject, actions ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.NewHBox(actions...), nil, said)
}

// countLabel says how many rows a list has and how many of them are selected.
type countLabel struct {
	*widget.Label
	count, selected int
}

func newCountLabel() *countLabel {
	l := &countLabel{Label: widget.NewLabelWithStyle("", fyne.TextAlignTrailing, fyne.TextStyle{})}
	return l
}

func (l *countLabel) loaded(count int) {
	l.count = count
	l.say()
}

func (l *countLabel) changed(selected int) {
	l.selected = selected
	l.say()
}

func (l *countLabel) say() {
	if l.selected > 1 {
		l.SetText(lang.X("list.selected", "{{.Selected}} of {{.Count}} selected", map[string]any{"Selected": l.selected, "Count": l.count}))
		return
	}
	l.SetText(lang.X("list.count", "Rows: {{.Count}}", map[string]any{"Count": l.count}))
}

// menuButton opens a menu below itself.
func menuButton(w *Window, label string, icon fyne.Resource, items ...*fyne.MenuItem) *pushButton {
	b := button(label, icon, nil)
	b.OnTapped = func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(0, b.Size().Height)
		widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
	}
	return b
}

// enabled switches buttons that need a selected row.
func enabled(on bool, buttons ...*pushButton) {
	for _, b := range buttons {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// inMemory is the source of a list that is loaded whole at each reload.
func inMemory[T any](columns []data.Column[T], load func(context.Context) ([]T, error)) func() table.Source[T] {
	return func() table.Source[T] { return table.Memory(columns, load) }
}

// shown is the source of a list that is at hand already.
func shown[T any](columns []data.Column[T], rows func() []T) func() table.Source[T] {
	return func() table.Source[T] {
		now := rows()
		return table.Memory(columns, func(context.Context) ([]T, error) { return now, nil })
	}
}
