package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/sheet"
)

// mappingOptions is the part of the mapping screen that says of the file as a whole what it is.
type mappingOptions struct {
	m         *mapping
	object    *fyne.Container
	kind      *choice[fileKind]
	header    *choice[int] // index of the row; -1: none
	holder    *widget.SelectEntry
	own       *choice[string]
	dates     *choice[string]
	decimal   *choice[string]
	direction *choice[string] // which way money goes that comes in by the words of the column for it
	currency  *textEntry
	asked     map[string]bool // kinds of question that the file was found to leave open
}

func newMappingOptions(m *mapping) *mappingOptions {
	o := &mappingOptions{m: m, object: container.New(layout.NewRowWrapLayout()), asked: make(map[string]bool)}
	return o
}

// take shows what was found of a file, and what else can be chosen.
func (o *mappingOptions) take(got seen) {
	p := got.proposal
	kind := fileKind{p.Kind, p.Statement}
	switch req := o.m.req; {
	case req.As != "" && (req.As != intake.Statements || req.Statement != ""):
		kind = fileKind{req.As, req.Statement}
	case kind.kind == "":
		kind.kind = intake.Orders // what comes most; it can be seen and changed
	}
	o.kind = newChoice(kind, o.useKind, fileKinds()...)
	rows := []option[int]{{-1, lang.X("mapping.no_header", "no header")}}
	for i, number := range p.RowNumbers {
		rows = append(rows, option[int]{i, strconv.Itoa(number)})
	}
	o.header = newChoice(slices.Index(p.RowNumbers, p.HeaderRow), o.m.columns.setHeader, rows...)
	names := make([]string, len(got.holders))
	for i, h := range got.holders {
		names[i] = h.Name
	}
	o.holder = widget.NewSelectEntry(names)
	o.holder.SetText(cmp.Or(o.m.req.Holder, p.Format.Carrier, p.Format.Channel))
	o.holder.SetPlaceHolder(lang.X("import.holder_hint", "empty: what the file says"))
	o.holder.OnChanged = func(string) { o.m.edited() }
	o.dates, o.decimal = o.answer(intake.AskDates, p.Format.Dates), o.answer(intake.AskDecimal, p.Format.Decimal)
	o.direction = o.answer(intake.AskDirection, o.m.req.Answers.Direction)
	o.currency = textField(p.Format.Currency)
	o.currency.SetPlaceHolder(lang.X("mapping.by_file", "as the file shows"))
	o.currency.OnChanged = func(string) { o.m.edited() }
	o.own = nil
	if len(got.own) > 0 {
		formats := []option[string]{{"", lang.X("mapping.found", "found out")}}
		for _, f := range got.own {
			formats = append(formats, option[string]{f.Name, f.Name})
		}
		name := ""
		if o.m.req.Mapping != nil {
			name = o.m.req.Mapping.Name
		}
		o.own = newChoice(name, o.useOwn, formats...)
	}
	o.show()
}

// answer offers the answers to a kind of question.
func (o *mappingOptions) answer(kind, given string) *choice[string] {
	byFile := option[string]{"", lang.X("mapping.by_file", "as the file shows")}
	return newChoice(given, func(string) { o.m.edited() }, append([]option[string]{byFile}, answersTo(kind)...)...)
}

// show lays out what there is to choose for this file.
func (o *mappingOptions) show() {
	p := o.m.seen.proposal
	o.object.RemoveAll()
	add := func(label string, input fyne.CanvasObject) {
		o.object.Add(container.NewHBox(widget.NewLabel(label), input))
	}
	add(lang.X("import.as", "It is"), o.kind.box)
	if len(p.Sheets) > 1 {
		add(translate("column.sheet"), newChoice(p.Sheet, o.useSheet, textOptions(p.Sheets)...).box)
	}
	if p.Encoding != "" {
		add(lang.X("mapping.encoding", "Encoding"), newChoice(p.Encoding, o.useEncoding, encodingOptions(o.encodings())...).box)
	}
	add(lang.X("mapping.header", "Header in row"), o.header.box)
	add(lang.X("import.holder", "Carrier or channel"), fixedWidth(230, o.holder))
	if o.own != nil {
		add(lang.X("mapping.own", "Format"), o.own.box)
	}
	if o.asked[intake.AskDates] || o.dates.value() != "" {
		add(lang.X("mapping.dates", "Dates"), o.dates.box)
	}
	if o.asked[intake.AskDecimal] || o.decimal.value() != "" {
		add(lang.X("mapping.decimal", "Decimals"), o.decimal.box)
	}
	if o.asked[intake.AskDirection] || o.direction.value() != "" {
		add(fieldLabel(intake.Direction), o.direction.box)
	}
	if o.asked[intake.AskCurrency] || o.currency.Text != "" {
		add(lang.X("settings.currency", "Currency"), fixedWidth(130, o.currency))
	}
	o.object.Refresh()
}

// ask shows what a preview found the file to leave open.
func (o *mappingOptions) ask(questions []intake.Question) {
	fresh := false
	for _, q := range questions {
		fresh = fresh || !o.asked[q.Kind]
		o.asked[q.Kind] = true
	}
	if fresh {
		o.show()
	}
}

// encodings are those the text may be in, the likeliest first, and then all others.
func (o *mappingOptions) encodings() []string {
	all := slices.Clone(o.m.seen.proposal.Encodings)
	for _, e := range append([]string{o.m.seen.proposal.Encoding}, sheet.AllEncodings()...) {
		if !slices.Contains(all, e) {
			all = append(all, e)
		}
	}
	return all
}

// useKind looks what the columns are in a file of a kind; what the user said of them stays.
func (o *mappingOptions) useKind(is fileKind) {
	if len(o.m.columns.steps) > 0 {
		o.m.edited()
		return
	}
	o.m.req.As, o.m.req.Statement, o.m.req.Mapping = is.kind, is.statement, nil
	o.m.look()
}

func (o *mappingOptions) useSheet(name string) {
	o.m.req.Sheet = name
	o.m.look()
}

func (o *mappingOptions) useEncoding(name string) {
	o.m.req.Encoding = name
	o.m.look()
}

// useOwn reads the file by a format of the seller's own; "" finds out again.
func (o *mappingOptions) useOwn(name string) {
	o.m.req.Mapping = nil
	for i, f := range o.m.seen.own {
		if f.Name == name {
			o.m.req.Mapping = &o.m.seen.own[i]
			o.m.called.SetText(name)
		}
	}
	o.m.look()
}

// chosenOwn is the name of the seller's own format that the file is read by, "" for none.
func (o *mappingOptions) chosenOwn() string {
	if o.own == nil {
		return ""
	}
	return o.own.value()
}

// setHeader takes another row for the header, as a click on its number says.
func (o *mappingOptions) setHeader(row int) {
	o.header.pick(row)
	o.m.columns.setHeader(row)
}

func (o *mappingOptions) whose() string { return strings.TrimSpace(o.holder.Text) }

// fill adds to a format what holds for the file as a whole.
func (o *mappingOptions) fill(f *intake.Format) {
	f.Dates, f.Decimal = o.dates.value(), o.decimal.value()
	f.Currency = strings.ToUpper(strings.TrimSpace(o.currency.Text))
	f.Carrier, f.Channel = "", ""
	if f.Kind == intake.Orders || f.Statement == data.StatementLedger {
		f.Channel = o.whose()
	} else {
		f.Carrier = o.whose()
	}
}

// textOptions offers texts as they are.
func textOptions(texts []string) []option[string] {
	options := make([]option[string], len(texts))
	for i, text := range texts {
		options[i] = option[string]{text, text}
	}
	return options
}
