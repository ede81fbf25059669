package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/intake"
	"parcelbook/data/say"
)

// mapping shows the first rows of a file under our fields, to say what its columns are, and below them what the rows
// become by that.
type mapping struct {
	w       *Window
	run     *importRun
	req     book.Request
	seen    seen
	columns *mappingColumns
	fields  *mappingFields
	carry   *mappingCarry
	options *mappingOptions
	preview *mappingPreview
	keep    *tick
	called  *textEntry
	wrong   *widget.Label
	how     *widget.Label // why the file is not read by itself, and what to do
	dialog  *dialog.CustomDialog
	then    func() // follows when the dialog is closed: the next file, unless a button says otherwise
	looks   int    // number of the newest look into the file: what an older one brings is dropped
	touched bool   // something of the file as a whole was chosen
}

// seen is what a look into a file brings, with what can be chosen for it.
type seen struct {
	proposal *intake.Proposal
	own      []intake.Format
	holders  []data.Holder
}

// newMapping asks what the columns of a file are.
func newMapping(run *importRun, req book.Request) {
	m := &mapping{w: run.w, run: run, req: req, then: run.next}
	m.look()
}

// look reads the first rows of the file as the request has it now.
func (m *mapping) look() {
	m.looks++
	number, req := m.looks, m.req
	m.w.opts.Runner.Go(func() {
		got, err := m.w.lookInto(context.Background(), req)
		m.w.opts.Runner.Do(func() {
			switch {
			case number != m.looks:
			case err == nil:
				m.show(got)
			case m.dialog == nil:
				m.w.tellThen(m.run.title(lang.X("import.refused", "The file cannot be taken in")), sentence(err), m.run.next)
			default:
				m.w.fail(err)
			}
		})
	})
}

func (w *Window) lookInto(ctx context.Context, req book.Request) (got seen, err error) {
	if got.own, err = w.book.Formats(ctx); err != nil {
		return got, err
	}
	if got.holders, err = w.book.Holders(ctx, ""); err != nil {
		return got, err
	}
	got.proposal, err = w.book.Look(ctx, req)
	return got, err
}

// show puts what a look brought on screen.
func (m *mapping) show(got seen) {
	m.seen, m.touched = got, false
	if m.dialog == nil {
		m.build()
	}
	how := lang.X("mapping.how",
		"Drag a field onto its column, or click it for the column in blue. Arrow keys: another column; Enter: choose; Delete: leave it out; Ctrl+Z: step back.")
	if lacking := saidAll(got.proposal.Lacking); len(lacking) > 0 {
		how = lang.X("mapping.lacking", "Not clear by itself: {{.Lacking}}.", map[string]any{"Lacking": strings.Join(lacking, "; ")}) + " " + how
	}
	m.how.SetText(how)
	m.columns.take(got.proposal)
	m.options.take(got)
	m.columns.focus() // what had the keyboard may be gone: the choices were made anew
	m.changed()
}

func (m *mapping) build() {
	m.columns = newMappingColumns(m)
	m.carry = newMappingCarry(m.columns.sheet)
	m.fields = newMappingFields(m)
	m.options = newMappingOptions(m)
	m.preview = newMappingPreview(m)
	m.keep = newTick(lang.X("mapping.keep", "Remember this layout as"), true, nil)
	m.called = textField(strings.TrimSpace(strings.TrimRight(strings.TrimSuffix(requestName(m.req), filepath.Ext(requestName(m.req))), " -_.0123456789")))
	m.wrong = widget.NewLabel("")
	m.wrong.Importance = widget.DangerImportance
	m.wrong.Wrapping = fyne.TextWrapWord
	m.how = widget.NewLabel("")
	m.how.Truncation = fyne.TextTruncateEllipsis
	split := container.NewVSplit(
		container.NewBorder(nil, container.NewBorder(nil, nil, nil, m.columns.undo, m.columns.told), nil, nil, m.columns.sheet.Object),
		m.preview.object)
	split.Offset = 0.55
	foot := container.NewBorder(nil, nil, container.NewHBox(m.keep, fixedWidth(240, m.called)), nil, m.wrong)
	m.dialog = dialog.NewCustomWithoutButtons(
		m.run.title(lang.X("mapping.title", "What are the columns of {{.File}}?", map[string]any{"File": requestName(m.req)})),
		container.NewStack(container.NewBorder(container.NewVBox(m.options.object, m.fields.object, m.how), foot, nil, nil, split), m.carry.layer), m.w.win)
	size := m.w.win.Canvas().Size()
	m.dialog.Resize(fyne.NewSize(size.Width*0.97, size.Height*0.95))
	m.w.mapping = m
	m.dialog.SetOnClosed(func() {
		m.w.mapping = nil
		m.then()
	})
	m.w.open(m.dialog,
		button(lang.X("review.leave", "Leave it"), nil, m.leave),
		mainButton(lang.X("mapping.go_on", "Go on to the review"), theme.NavigateNextIcon(), m.goOn))
}

// end closes the screen, and goes on with then instead of the next file.
func (m *mapping) end(then func()) {
	m.then = then
	m.preview.stop()
	m.dialog.Hide()
}

// leave takes nothing in, after asking where something was chosen.
func (m *mapping) leave() {
	if len(m.columns.steps) == 0 && !m.touched {
		m.end(m.run.next)
		return
	}
	m.w.confirm(lang.X("form.unsaved.title", "Not saved"),
		lang.X("mapping.unsaved", "Your choices for the columns of {{.File}} are not saved. Let them go?", map[string]any{"File": requestName(m.req)}),
		lang.X("form.unsaved.discard", "Let them go"), func() { m.end(m.run.next) })
}

// edited notes that something of the file as a whole was chosen.
func (m *mapping) edited() {
	m.touched = true
	m.changed()
}

// changed shows what the rows become by what is chosen now.
func (m *mapping) changed() {
	m.fields.refresh()
	m.columns.refresh()
	m.wrong.SetText("")
	m.preview.soon()
}

// request is the file with what is chosen.
func (m *mapping) request() (book.Request, error) {
	f, err := m.columns.format(m.name())
	if err != nil {
		return m.req, err
	}
	m.options.fill(&f)
	req := m.req
	req.Mapping, req.Holder, req.As, req.Statement = &f, m.options.whose(), "", ""
	req.Answers.Direction = m.options.direction.value()
	return req, f.Validate()
}

// name is what the format is called.
func (m *mapping) name() string {
	if name := strings.TrimSpace(m.called.Text); name != "" {
		return name
	}
	return requestName(m.req)
}

// goOn keeps the format where that is wished, and reviews the file by it.
func (m *mapping) goOn() {
	req, err := m.request()
	if err == nil && m.keep.Checked && strings.TrimSpace(m.called.Text) == "" {
		err = errors.New(lang.X("mapping.nameless", "Give the layout a name, or do not remember it."))
	}
	if err != nil {
		m.wrong.SetText(listed(err))
		return
	}
	read := func() { m.end(func() { m.run.read(req) }) }
	if !m.keep.Checked {
		read()
		return
	}
	save := func() {
		load(m.w, func(ctx context.Context) (struct{}, error) { return struct{}{}, m.w.book.SaveFormat(ctx, *req.Mapping) }, func(struct{}) { read() })
	}
	if !m.taken(req.Mapping.Name) {
		save()
		return
	}
	m.w.confirm(lang.X("mapping.replace.title", "Replace the format?"),
		lang.X("mapping.replace.text", "There is a format “{{.Name}}” of yours already.", map[string]any{"Name": req.Mapping.Name}),
		lang.X("file.replace.confirm", "Replace"), save)
}

// taken says whether another format of the seller's has the name.
func (m *mapping) taken(name string) bool {
	for _, f := range m.seen.own {
		if strings.EqualFold(f.Name, name) && m.options.chosenOwn() != f.Name {
			return true
		}
	}
	return false
}

// listed is an error with each of its reasons in a line of its own.
func listed(err error) string {
	reasons := saidAll(say.Each(err))
	if len(reasons) == 1 {
		return reasons[0]
	}
	return "• " + strings.Join(reasons, "\n• ")
}

// oneLine is a text without its line breaks.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
