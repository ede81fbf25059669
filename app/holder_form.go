package app

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/money"
)

// holderForm is one carrier, channel or card processor: whom to ask, and the rules by which they must pay.
type holderForm struct {
	w          *Window
	stack      *stack
	holder     data.Holder
	processors []data.Holder
	box        *fyne.Container
	edited     bool

	entries          map[*textEntry]*string
	cycle            *cycleFields
	fee              *feeFields
	usual, payWithin *countField
	method           *choice[data.Method]
	processor        *choice[int64]
}

func newHolderForm(w *Window, s *stack, h data.Holder) *holderForm {
	f := &holderForm{w: w, stack: s, holder: h, box: container.NewStack()}
	f.refresh()
	return f
}

func (f *holderForm) heading() string {
	kind := word("account", data.AccountKind(f.holder.Kind))
	if f.holder.ID == 0 {
		return lang.X("holders.new_heading", "New: {{.Kind}}", map[string]any{"Kind": kind})
	}
	return f.holder.Name + " – " + kind
}

func (f *holderForm) object() fyne.CanvasObject { return f.box }

func (f *holderForm) dirty() bool { return f.edited }

func (f *holderForm) touch() { f.edited = true }

func (f *holderForm) actions() []fyne.CanvasObject {
	save := button(lang.X("form.save", "Save"), theme.DocumentSaveIcon(), f.Save)
	save.Importance = widget.HighImportance
	if f.holder.ID == 0 {
		return []fyne.CanvasObject{save}
	}
	return []fyne.CanvasObject{
		button(lang.X("holders.opening", "Opening balance…"), theme.ContentAddIcon(), f.askOpening),
		button(lang.X("form.delete", "Delete…"), theme.DeleteIcon(), f.delete), save,
	}
}

// refresh reads the record anew, unless something is typed that is not saved.
func (f *holderForm) refresh() {
	if f.edited {
		return
	}
	load(f.w, func(ctx context.Context) (holders []data.Holder, err error) {
		if holders, err = f.w.book.Holders(ctx, data.KindProcessor); err != nil || f.holder.ID == 0 {
			return holders, err
		}
		h, err := f.w.book.Holder(ctx, f.holder.ID)
		return append([]data.Holder{h}, holders...), err
	}, func(got []data.Holder) {
		if f.holder.ID != 0 {
			f.holder, got = got[0], got[1:]
		}
		f.processors = got
		f.build()
		f.stack.show()
	})
}

func (f *holderForm) build() {
	label := func(id string) string { return translate("column." + id) }
	h := &f.holder
	name, contact, phone, email, note := textField(h.Name), textField(h.Contact), textField(h.Phone), textField(h.Email), noteField(h.Note)
	f.entries = map[*textEntry]*string{name: &h.Name, contact: &h.Contact, phone: &h.Phone, email: &h.Email, note: &h.Note}
	for entry := range f.entries {
		watch(f.touch, entry)
	}
	f.cycle = newCycleFields(h.Cycle, f.touch)
	f.fee = newFeeFields(h.Fee, f.w.book.Settings().Currency, f.touch)
	f.usual = newCountField(label("usual_days"), int64(h.UsualDays))
	f.payWithin = newCountField(lang.X("holders.pay_within", "Customers pay within (days)"), int64(h.PayWithinDays))
	watch(f.touch, f.usual.textEntry, f.payWithin.textEntry)
	f.method = newChoice(h.Method, func(data.Method) { f.touch() },
		orAny(lang.X("method.unset", "not known"), wordOptions("method", data.Online, data.COD, data.Card))...)
	f.processor = newChoice(h.ProcessorID, func(int64) { f.touch() }, holderOptions(f.processors, lang.X("holders.itself", "the channel itself"))...)

	who := fieldGrid(2, field{label("name"), name}, field{label("contact"), contact}, field{label("note"), note},
		field{label("phone"), phone}, field{label("email"), email})
	rules := container.NewVBox(heading(lang.X("holders.cycle", "When the money they hold is due")), f.cycle.object)
	switch h.Kind {
	case data.KindCarrier:
		rules.Add(heading(lang.X("holders.fee", "What they keep for collecting cash")))
		rules.Add(f.fee.object)
		rules.Add(fieldGrid(2, field{f.usual.name, f.usual.textEntry}))
	case data.KindChannel:
		rules.Add(heading(lang.X("holders.orders", "Its orders")))
		rules.Add(fieldGrid(2, field{lang.X("holders.method", "Settled by, where the file does not say"), f.method},
			field{lang.X("holders.processor", "Card orders are settled by"), f.processor}, field{f.payWithin.name, f.payWithin.textEntry}))
	}
	f.box.Objects = []fyne.CanvasObject{container.NewVScroll(container.NewVBox(heading(lang.X("holders.who", "Whom to ask")), who, rules))}
}

// Save writes the record.
func (f *holderForm) Save() {
	h, err := f.read()
	if err != nil {
		f.w.fail(err)
		return
	}
	load(f.w, func(ctx context.Context) (int64, error) { return f.w.book.SaveHolder(ctx, h) }, func(id int64) {
		f.holder.ID, f.edited = id, false
		f.w.changed()
		f.w.toast.show(lang.X("form.saved", "Saved"))
	})
}

func (f *holderForm) read() (data.Holder, error) {
	for entry, text := range f.entries {
		*text = strings.TrimSpace(entry.Text)
	}
	h := f.holder
	var usual, within int64
	err := readAll(read(f.cycle.cycle, &h.Cycle), read(f.fee.rule, &h.Fee), read(f.usual.count, &usual), read(f.payWithin.count, &within))
	if err != nil {
		return h, err
	}
	h.UsualDays, h.PayWithinDays = int(usual), int(within)
	h.Method, h.ProcessorID = f.method.value(), f.processor.value()
	return h, h.Validate()
}

func (f *holderForm) delete() {
	f.w.confirm(lang.X("holders.delete.title", "Delete the record?"),
		lang.X("holders.delete.text", "{{.Name}} is taken out of the book. It stays where orders or statements depend on it.", map[string]any{"Name": f.holder.Name}),
		lang.X("form.delete.confirm", "Delete"), func() {
			f.w.changeClosing(f.stack, lang.X("form.deleted", "Deleted"), func(ctx context.Context) error { return f.w.book.DeleteHolder(ctx, f.holder.ID) })
		})
}

// askOpening records what the holder held on the day the book begins.
func (f *holderForm) askOpening() {
	settings := f.w.book.Settings()
	currency := textField(settings.Currency)
	amount := newAmountField(translate("column.amount"), 0, settings.Currency)
	f.w.promptChange(lang.X("holders.opening.title", "What {{.Name}} held on {{.Date}}", map[string]any{"Name": f.holder.Name, "Date": string(settings.StartDate)}),
		lang.X("entry.record", "Record it"), lang.X("entry.recorded", "Recorded"), fieldGrid(1, field{amount.name, amount.textEntry}, field{translate("column.currency"), currency}), func() (func(context.Context) error, error) {
			code := strings.ToUpper(strings.TrimSpace(currency.Text))
			minor, err := amount.minor(code)
			if err != nil {
				return nil, err
			}
			return func(ctx context.Context) error {
				_, err := f.w.book.OpeningBalance(ctx, f.holder, money.New(minor, code))
				return err
			}, nil
		})
}

// feeFields is what a carrier keeps for collecting cash.
type feeFields struct {
	percent, currency *textEntry
	fixed, least      *amountField
	object            fyne.CanvasObject
}

func newFeeFields(rule data.FeeRule, currency string, touched func()) *feeFields {
	if rule.Currency != "" {
		currency = rule.Currency
	}
	f := &feeFields{
		percent: textField(""), currency: textField(currency),
		fixed: newAmountField(lang.X("fee.fixed", "plus, per parcel"), rule.Fixed, currency),
		least: newAmountField(lang.X("fee.least", "at least"), rule.Min, currency),
	}
	if !rule.Percent.IsZero() {
		f.percent.SetText(rule.Percent.String())
	}
	watch(touched, f.percent, f.currency, f.fixed.textEntry, f.least.textEntry)
	f.object = fieldGrid(2, field{lang.X("fee.percent", "Percent of the amount"), f.percent}, field{f.fixed.name, f.fixed.textEntry},
		field{f.least.name, f.least.textEntry}, field{translate("column.currency"), f.currency})
	return f
}

func (f *feeFields) rule() (data.FeeRule, error) {
	r := data.FeeRule{Currency: strings.ToUpper(strings.TrimSpace(f.currency.Text))}
	var err error
	if r.Percent, err = percentOf(lang.X("fee.percent", "Percent of the amount"), f.percent); err != nil {
		return r, err
	}
	in := func(a *amountField) func() (int64, error) {
		return func() (int64, error) { return a.minor(r.Currency) }
	}
	err = readAll(read(in(f.fixed), &r.Fixed), read(in(f.least), &r.Min))
	return r, err
}
