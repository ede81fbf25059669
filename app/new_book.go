package app

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/book"
)

// askNewBook asks for what a book needs to begin: where it lies, its currency and start date, and the carriers
// with the rules by which they pay.
func (w *Window) askNewBook() {
	now := w.opts.Now()
	path := textField(filepath.Join(w.folder(), lang.X("new.name", "my book")+bookExtension))
	settings := newSettingsFields(w, data.Settings{Currency: "USD", StartDate: data.NewDate(now.Year(), now.Month(), 1), TimeZone: now.Location().String()})
	carriers := newCarrierList(w)
	content := container.NewVBox(fieldGrid(1, field{lang.X("file.path", "File"), path}), settings.object,
		heading(lang.X("new.carriers", "Carriers that collect cash for me (can be added and changed later)")), carriers.object)
	p := w.prompt(lang.X("new.title", "Make a book"), lang.X("new.confirm", "Make it"), content, func() (func(), error) {
		s, err := settings.settings()
		if err != nil {
			return nil, err
		}
		file, err := typedPath(path.Text)
		if err != nil {
			return nil, err
		}
		if filepath.Ext(file) != bookExtension {
			file += bookExtension
		}
		holders, err := carriers.holders(s.Currency)
		if err != nil {
			return nil, err
		}
		w.app.Preferences().SetString(prefFolder, filepath.Dir(file))
		return func() {
			w.leaveForms(func() { w.take(file, func() (*book.Book, error) { return w.makeBook(file, s, holders) }) })
		}, nil
	})
	p.dialog.Resize(fyne.NewSize(760, p.dialog.MinSize().Height))
}

func (w *Window) makeBook(path string, s data.Settings, holders []data.Holder) (*book.Book, error) {
	b, err := book.Create(path, s, w.bookOptions())
	if err != nil {
		return nil, err
	}
	return b, each(holders, func(h data.Holder) error {
		_, err := b.SaveHolder(context.Background(), h)
		return err
	})
}

// carrierList takes carriers below each other: name, payout cycle, fee for collecting.
type carrierList struct {
	w      *Window
	object fyne.CanvasObject
	fields *fyne.Container
	scroll *container.Scroll
	rows   []carrierRow
}

type carrierRow struct {
	name, percent *textEntry
	cycle         *cycleFields
}

func newCarrierList(w *Window) *carrierList {
	c := &carrierList{w: w, fields: container.NewVBox()}
	c.add()
	c.scroll = container.NewVScroll(c.fields)
	c.scroll.SetMinSize(c.fields.MinSize())
	c.object = container.NewVBox(c.scroll, container.NewHBox(button(lang.X("new.add_carrier", "One more"), theme.ContentAddIcon(), c.addMore)))
	return c
}

func (c *carrierList) add() carrierRow {
	row := carrierRow{name: textField(""), percent: textField(""), cycle: newCycleFields(data.Cycle{}, func() {})}
	row.percent.SetPlaceHolder("0.8")
	if len(c.rows) > 0 {
		c.fields.Add(widget.NewSeparator())
	}
	c.rows = append(c.rows, row)
	c.fields.Add(container.NewVBox(
		fieldGrid(2, field{translate("column.name"), row.name}, field{lang.X("new.fee", "Fee, % of the amount"), row.percent}),
		widget.NewLabel(lang.X("holders.cycle", "When the money they hold is due")), row.cycle.object))
	return row
}

// addMore makes room for another carrier, to be named next.
func (c *carrierList) addMore() {
	row := c.add()
	c.scroll.Refresh()
	c.scroll.ScrollToBottom()
	c.w.win.Canvas().Focus(row.name)
}

// holders gives the carriers of the rows that have a name.
func (c *carrierList) holders(currency string) ([]data.Holder, error) {
	var holders []data.Holder
	for _, row := range c.rows {
		name := strings.TrimSpace(row.name.Text)
		if name == "" {
			continue
		}
		h := data.Holder{Kind: data.KindCarrier, Name: name, UsualDays: 7, Fee: data.FeeRule{Currency: currency}}
		var err error
		if h.Cycle, err = row.cycle.cycle(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if h.Fee.Percent, err = percentOf(lang.X("new.fee", "Fee, % of the amount"), row.percent); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if err := h.Validate(); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		holders = append(holders, h)
	}
	return holders, nil
}

// settingsFields is what belongs to a book as a whole.
type settingsFields struct {
	known          data.Settings
	currency, zone *textEntry
	start          *dateField
	object         fyne.CanvasObject
}

func newSettingsFields(w *Window, s data.Settings) *settingsFields {
	f := &settingsFields{known: s, currency: textField(s.Currency), zone: textField(s.TimeZone)}
	f.start = newDateField(w, lang.X("settings.start", "Start date (earlier orders count as settled)"), s.StartDate)
	f.object = fieldGrid(1, field{lang.X("settings.currency", "Currency"), f.currency}, field{f.start.name, f.start.box},
		field{lang.X("settings.zone", "Time zone"), f.zone})
	return f
}

func (f *settingsFields) settings() (data.Settings, error) {
	s := f.known
	s.Currency, s.TimeZone = strings.ToUpper(strings.TrimSpace(f.currency.Text)), strings.TrimSpace(f.zone.Text)
	if err := readAll(read(f.start.date, &s.StartDate)); err != nil {
		return s, err
	}
	return s, s.Validate()
}
