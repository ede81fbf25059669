package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/shopspring/decimal"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/money"
)

// field is a label with what is filled in beside it.
type field struct {
	label string
	input fyne.CanvasObject
}

// fieldGrid lays fields out below each other, in that many columns.
func fieldGrid(columns int, fields ...field) fyne.CanvasObject {
	grids := make([]fyne.CanvasObject, columns)
	per := (len(fields) + columns - 1) / columns
	for i := range grids {
		grid := container.New(layout.NewFormLayout())
		for _, f := range fields[min(i*per, len(fields)):min((i+1)*per, len(fields))] {
			label := widget.NewLabelWithStyle(f.label, fyne.TextAlignTrailing, fyne.TextStyle{})
			grid.Add(label)
			grid.Add(f.input)
		}
		grids[i] = grid
	}
	return container.NewGridWithColumns(columns, grids...)
}

func textField(value string) *textEntry {
	e := newEntry()
	e.SetText(value)
	return e
}

func noteField(value string) *textEntry {
	e := newNoteEntry()
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(2)
	e.SetText(value)
	return e
}

// dateField takes a date or nothing. Fyne's own refuses nothing.
type dateField struct {
	*textEntry
	box  fyne.CanvasObject
	name string
}

func newDateField(w *Window, name string, value data.Date) *dateField {
	f := &dateField{textEntry: textField(string(value)), name: name}
	f.SetPlaceHolder(lang.X("field.date_hint", "YYYY-MM-DD"))
	var pick *pushButton
	pick = button("", theme.CalendarIcon(), func() {
		shown := w.opts.Now()
		if d, err := f.date(); err == nil && d != "" {
			shown = d.Time()
		}
		var popup *widget.PopUp
		calendar := widget.NewCalendar(shown, func(day time.Time) {
			f.SetText(string(data.DateOf(day)))
			popup.Hide()
		})
		popup = widget.NewPopUp(calendar, w.win.Canvas())
		popup.ShowAtRelativePosition(fyne.NewPos(0, pick.Size().Height), pick)
	})
	pick.Importance = widget.LowImportance
	f.box = container.NewBorder(nil, nil, nil, pick, f.textEntry)
	return f
}

func (f *dateField) date() (data.Date, error) {
	text := strings.TrimSpace(f.Text)
	if text == "" {
		return "", nil
	}
	d, err := data.ParseDate(text)
	if err != nil {
		return "", fmt.Errorf("%s: %w", f.name, err)
	}
	return d, nil
}

// amountField takes an amount of money in major units, as minor ones; nothing is 0.
type amountField struct {
	*textEntry
	name string
}

func newAmountField(name string, minor int64, currency string) *amountField {
	f := &amountField{textEntry: newEntry(), name: name}
	f.SetPlaceHolder(money.New(0, currency).Plain())
	if minor != 0 {
		f.SetText(money.New(minor, currency).Plain())
	}
	return f
}

func (f *amountField) minor(currency string) (int64, error) {
	if strings.TrimSpace(f.Text) == "" {
		return 0, nil
	}
	a, err := money.Parse(f.Text, currency)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", f.name, err)
	}
	return a.Minor, nil
}

// countField takes a whole number, zero or more; nothing is 0.
type countField struct {
	*textEntry
	name string
}

func newCountField(name string, value int64) *countField {
	f := &countField{textEntry: newEntry(), name: name}
	if value != 0 {
		f.SetText(strconv.FormatInt(value, 10))
	}
	return f
}

func (f *countField) count() (int64, error) {
	text := strings.TrimSpace(f.Text)
	if text == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("%s: %q %s", f.name, text, lang.X("field.not_count", "is not a whole number"))
	}
	return n, nil
}

// percentOf reads a percentage; nothing is 0.
func percentOf(name string, entry *textEntry) (decimal.Decimal, error) {
	text := strings.TrimSpace(entry.Text)
	if text == "" {
		return decimal.Zero, nil
	}
	percent, err := decimal.NewFromString(strings.Replace(text, ",", ".", 1))
	if err != nil {
		return percent, fmt.Errorf("%s: %q %s", name, text, lang.X("field.not_number", "is not a number"))
	}
	return percent, nil
}

// choice picks one of several values, shown by their labels.
type choice[V comparable] struct {
	widget.Select
	box       fyne.CanvasObject // as wide as its widest value, for a row of filters
	values    []V
	submitted func() // what the Enter key does once a value is chosen; nil: it opens the choice
}

// option is one value of a choice.
type option[V comparable] struct {
	value V
	label string
}

func newChoice[V comparable](value V, changed func(V), options ...option[V]) *choice[V] {
	c := &choice[V]{}
	c.ExtendBaseWidget(c)
	c.PlaceHolder = lang.X("field.choose", "choose…")
	for _, o := range options {
		c.values = append(c.values, o.value)
		c.Options = append(c.Options, o.label)
	}
	c.pick(value)
	c.box = container.New(layout.NewGridWrapLayout(c.widest()), c)
	if changed != nil {
		c.OnChanged = func(string) { changed(c.value()) }
	}
	return c
}

// TypedKey opens the choice by Enter too, or goes on by it, and lets Escape go on to the window.
func (c *choice[V]) TypedKey(key *fyne.KeyEvent) {
	enter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
	switch {
	case table.Escaped(c, key):
	case enter && c.submitted != nil && c.SelectedIndex() >= 0:
		c.submitted()
	case enter:
		c.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	default:
		c.Select.TypedKey(key)
	}
}

// value is what is chosen, the zero V where nothing is.
func (c *choice[V]) value() V {
	if i := c.SelectedIndex(); i >= 0 {
		return c.values[i]
	}
	var none V
	return none
}

// widest is the size of the choice when its longest value is chosen.
func (c *choice[V]) widest() fyne.Size {
	size := c.MinSize()
	for _, label := range c.Options {
		size.Width = max(size.Width, fyne.MeasureText(label, theme.TextSize(), fyne.TextStyle{}).Width+3*theme.IconInlineSize())
	}
	return size
}

// pick chooses a value without telling anyone.
func (c *choice[V]) pick(value V) {
	changed := c.OnChanged
	c.OnChanged = nil
	if i := slices.Index(c.values, value); i >= 0 {
		c.SetSelectedIndex(i)
	} else {
		c.ClearSelected()
	}
	c.OnChanged = changed
}

// setQuietly puts a text into a field without telling anyone.
func setQuietly(e *textEntry, text string) {
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = changed
}

// wordOptions offers words of ours in the user's language, under a translation prefix.
func wordOptions[W ~string](prefix string, words ...W) []option[W] {
	options := make([]option[W], len(words))
	for i, w := range words {
		options[i] = option[W]{w, word(prefix, w)}
	}
	return options
}

// orAny puts the choice of "do not narrow" before the others.
func orAny[W ~string](label string, options []option[W]) []option[W] {
	return append([]option[W]{{"", label}}, options...)
}

// holderOptions offers holders by name.
func holderOptions(holders []data.Holder, none string) []option[int64] {
	var options []option[int64]
	if none != "" {
		options = append(options, option[int64]{0, none})
	}
	for _, h := range holders {
		options = append(options, option[int64]{h.ID, h.Name})
	}
	return options
}

// watch calls changed when any of the fields is edited.
func watch(changed func(), entries ...*textEntry) {
	for _, e := range entries {
		e.OnChanged = func(string) { changed() }
	}
}

// read gives the reading of a field into a variable, for readAll.
func read[V any](from func() (V, error), into *V) func() error {
	return func() (err error) {
		*into, err = from()
		return err
	}
}

// readAll reads fields until one is wrong.
func readAll(readings ...func() error) error {
	for _, reading := range readings {
		if err := reading(); err != nil {
			return err
		}
	}
	return nil
}
