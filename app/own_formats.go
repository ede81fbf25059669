package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/intake"
)

const formatExtension = ".json"

// ownFormats lists the formats of the seller's own, to be renamed, deleted, and shared as files.
type ownFormats struct {
	w     *Window
	table *table.Table[intake.Format]
	names map[string]bool
	shown bool
}

// showFormats opens the list.
func (w *Window) showFormats() {
	f := &ownFormats{w: w}
	rename := button(lang.X("formats.rename", "Rename…"), theme.DocumentCreateIcon(), func() { f.selected(f.rename) })
	export := button(lang.X("formats.export", "Save as a file…"), theme.DocumentSaveIcon(), func() { f.selected(f.export) })
	remove := button(lang.X("form.delete", "Delete…"), theme.DeleteIcon(), func() { f.selected(f.delete) })
	f.table = newTable(w, formatColumns(), inMemory(formatColumns(), f.load), func(o *table.Options[intake.Format]) {
		o.Empty = table.Notice(lang.X("formats.none", "No format of your own yet. One is kept when you say what the columns of a file are, or comes from a file that somebody shared."))
		o.Open = f.rename
		o.Changed = func(n int) { enabled(n == 1, rename, export, remove) }
		o.Loaded = f.loaded
	})
	d := dialog.NewCustomWithoutButtons(lang.X("formats.title", "Formats of my own"),
		container.NewBorder(container.NewHBox(button(lang.X("formats.add", "Add from a file…"), theme.ContentAddIcon(), f.add), rename, export, remove),
			nil, nil, nil, f.table.Object), w.win)
	size := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(900, size.Width*0.9), min(520, size.Height*0.8)))
	w.open(d, button(lang.X("dialog.close", "Close"), nil, d.Hide))
	f.table.Reload()
}

func (f *ownFormats) load(ctx context.Context) ([]intake.Format, error) {
	all, err := f.w.book.Formats(ctx)
	names := make(map[string]bool)
	for _, one := range all {
		names[one.Name] = true
	}
	f.w.opts.Runner.Do(func() { f.names = names })
	return all, err
}

// loaded gives the list the keyboard at first, if there is anything in it.
func (f *ownFormats) loaded(count int) {
	if !f.shown && count > 0 {
		f.table.Focus()
	}
	f.shown = true
}

func (f *ownFormats) selected(use func(intake.Format)) {
	f.table.Selected(func(rows []intake.Format) { use(rows[0]) })
}

// save keeps a format, after asking where another one has its name.
func (f *ownFormats) save(format intake.Format, then func(context.Context) error) {
	write := func() {
		f.change(func(ctx context.Context) error {
			if err := f.w.book.SaveFormat(ctx, format); err != nil {
				return err
			}
			return then(ctx)
		})
	}
	if !f.names[format.Name] {
		write()
		return
	}
	f.w.confirm(lang.X("mapping.replace.title", "Replace the format?"),
		lang.X("mapping.replace.text", "There is a format “{{.Name}}” of yours already.", map[string]any{"Name": format.Name}),
		lang.X("file.replace.confirm", "Replace"), write)
}

func (f *ownFormats) change(write func(context.Context) error) {
	f.w.changeThen(write, f.table.Reload)
}

func (f *ownFormats) rename(format intake.Format) {
	entry := textField(format.Name)
	p := f.w.prompt(lang.X("formats.rename.title", "Rename the format"), lang.X("form.save", "Save"),
		fieldGrid(1, field{translate("column.name"), entry}), func() (func(), error) {
			name, was := strings.TrimSpace(entry.Text), format.Name
			if name == "" {
				return nil, errors.New(lang.X("formats.nameless", "A format needs a name."))
			}
			if name == was {
				return func() {}, nil
			}
			format.Name, format.Title = name, name
			return func() {
				f.save(format, func(ctx context.Context) error { return f.w.book.DeleteFormat(ctx, was) })
			}, nil
		})
	p.submitOn(entry)
}

func (f *ownFormats) delete(format intake.Format) {
	f.w.confirm(lang.X("formats.delete.title", "Delete the format?"),
		lang.X("formats.delete.text", "Files like those of “{{.Name}}” are not recognised by it any more. What was taken in stays.", map[string]any{"Name": format.Name}),
		lang.X("form.delete.confirm", "Delete"), func() {
			f.change(func(ctx context.Context) error { return f.w.book.DeleteFormat(ctx, format.Name) })
		})
}

// export writes a format to a file, to be shared.
func (f *ownFormats) export(format intake.Format) {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, format.Name)
	f.w.askSave(lang.X("formats.export.title", "Save the format as a file"), name+formatExtension, func(path string) {
		load(f.w, func(context.Context) (struct{}, error) {
			return struct{}{}, writeFile(path, func(out io.Writer) error {
				encoder := json.NewEncoder(out)
				encoder.SetIndent("", "  ")
				encoder.SetEscapeHTML(false)
				return encoder.Encode(format)
			})
		}, func(struct{}) {
			f.w.toast.show(lang.X("formats.exported", "Saved: {{.File}}", map[string]any{"File": path}))
		})
	})
}

// add takes a format from a file that somebody shared.
func (f *ownFormats) add() {
	f.w.askOpen(lang.X("formats.add.title", "Add a format from a file"), lang.X("formats.add.confirm", "Add it"), []string{formatExtension}, func(path string) {
		load(f.w, func(context.Context) (intake.Format, error) {
			text, err := os.ReadFile(path) // #nosec G304 -- the user chose this file
			if err != nil {
				return intake.Format{}, err
			}
			format, err := intake.ParseFormat(text)
			if err != nil {
				err = fmt.Errorf("%s: %w", filepath.Base(path), err)
			}
			return format, err
		}, func(format intake.Format) { f.save(format, func(context.Context) error { return nil }) })
	})
}

// formatColumns shows formats with the headers that they know.
func formatColumns() []data.Column[intake.Format] {
	return []data.Column[intake.Format]{
		{ID: "name", Label: "column.name", Width: 24, Of: func(f intake.Format) data.Value { return data.Value{Text: f.Name} }},
		{ID: "kind", Label: "column.kind", Kind: data.WordColumn, Width: 14, Of: func(f intake.Format) data.Value {
			if f.Statement != "" {
				return data.Word("statement", f.Statement)
			}
			return data.Word("import", f.Kind)
		}},
		{ID: "holder", Label: "column.holder", Width: 16, Of: func(f intake.Format) data.Value { return data.Value{Text: f.Channel + f.Carrier} }},
		{ID: "fields", Label: "column.fields", Width: 50, Of: func(f intake.Format) data.Value { return data.Value{Text: formatFields(f)} }},
	}
}

// formatFields names the fields that a format reads.
func formatFields(f intake.Format) string {
	var names []string
	for _, field := range intake.AllFields() {
		if len(f.Fields[field.String()]) > 0 {
			names = append(names, fieldLabel(field))
		}
	}
	return strings.Join(names, ", ")
}
