package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/intake"
	"parcelbook/data/sheet"
)

// importRun takes in files one after the other, each with its own review.
type importRun struct {
	w        *Window
	left     []book.Request
	at, of   int
	taken    int             // files and lists
	waiting  int             // what had waited for them
	leave    map[string]bool // numbers of the orders to leave out of the file that is read again
	password string          // that opened the protected file before: files of one sender often share it
}

// importFiles takes in files. Those that come while others are being looked at wait for their turn.
func (w *Window) importFiles(requests []book.Request) {
	if len(requests) == 0 {
		return
	}
	if w.run != nil {
		w.run.left = append(w.run.left, requests...)
		w.run.of += len(requests)
		return
	}
	w.run = &importRun{w: w, left: requests, of: len(requests)}
	w.run.next()
}

// next goes on with the next file.
func (r *importRun) next() {
	if len(r.left) == 0 {
		r.w.run = nil
		if r.of > 1 {
			r.w.sayDone(lang.X("import.run_done", "Files and lists taken in: {{.Taken}} of {{.Of}}", map[string]any{"Taken": r.taken, "Of": r.of}), waited{taken: r.waiting})
		}
		return
	}
	req := r.left[0]
	r.left = r.left[1:]
	r.at++
	req.Password = cmp.Or(req.Password, r.password)
	r.read(req)
}

// stop leaves the files that wait.
func (r *importRun) stop() {
	r.left = nil
	r.next()
}

// title says which file a dialog is about, and how many there are.
func (r *importRun) title(what string) string {
	if r.of > 1 {
		what += fmt.Sprintf("  (%d / %d)", r.at, r.of)
	}
	return what
}

// readFile is what reading a file comes to: its review with what shows it, or the sheets to take in one by one.
type readFile struct {
	review  *book.Review
	inOrder []*book.ReviewItem // the review's own, as they come in the file
	holders []data.Holder      // whose the file may be
	sheets  []string
}

// read reads a file and shows what it would do to the book.
func (r *importRun) read(req book.Request) {
	title := r.title(lang.X("import.reading", "Reading {{.File}}", map[string]any{"File": requestName(req)}))
	lengthy(r.w, title, func(ctx context.Context, progress func(done, total int64)) (got readFile, err error) {
		if got.sheets = r.w.ownSheets(ctx, req); len(got.sheets) > 1 {
			return got, nil
		}
		req := req
		req.Progress = progress
		if got.review, err = r.w.book.Review(ctx, req); err != nil {
			return got, err
		}
		got.inOrder = inFileOrder(got.review) // here, for of a long file it takes its time
		got.holders, err = r.w.book.Holders(ctx, got.review.HolderKind)
		return got, err
	}, func(got readFile, err error) {
		if err != nil {
			r.notRead(req, err)
			return
		}
		if req.Password != "" {
			r.password = req.Password
		}
		if len(got.sheets) > 1 {
			r.spread(req, got.sheets)
			return
		}
		if open := unanswered(got.review.Questions, req.Answers); len(open) > 0 {
			r.ask(req, got, open)
			return
		}
		newReview(r, req, got)
	})
}

// ownSheets are the several lists of the book's own that a workbook holds. Why one cannot be read shows in its review.
func (w *Window) ownSheets(ctx context.Context, req book.Request) []string {
	if req.Sheet != "" || req.Mapping != nil || req.As != "" {
		return nil
	}
	sheets, err := w.book.OwnSheets(ctx, req)
	if err != nil {
		return nil
	}
	return sheets
}

// spread takes the lists of a workbook in one after the other, in the order in which none has to wait for another.
func (r *importRun) spread(req book.Request, sheets []string) {
	lists := make([]book.Request, len(sheets))
	for i, sheet := range sheets {
		lists[i] = req
		lists[i].Sheet = sheet
	}
	r.left = append(lists, r.left...)
	r.at--
	r.of += len(lists) - 1
	r.next()
}

// notRead asks for what is missing to read a file, or says why it cannot be read.
func (r *importRun) notRead(req book.Request, err error) {
	var others *book.OtherOrders
	switch {
	case errors.Is(err, context.Canceled):
		r.next()
	case errors.Is(err, sheet.ErrProtected):
		r.askPassword(req)
	case errors.Is(err, book.ErrWhose):
		load(r.w, func(ctx context.Context) ([]data.Holder, error) { return r.w.book.Holders(ctx, "") }, func(holders []data.Holder) {
			r.askWhose(req, holders, err)
		})
	case errors.As(err, &others):
		r.askNumbers(req, others)
	case errors.Is(err, intake.ErrNoHeader):
		newMapping(r, req)
	case req.Path == "" && errors.Is(err, sheet.ErrNotSpreadsheet):
		r.w.tellThen(lang.X("import.no_table.title", "There is nothing to paste"), noTable(), r.next)
	default:
		r.w.tellThen(r.title(lang.X("import.refused", "The file cannot be taken in")), sentence(err), r.next)
	}
}

// suggested are so many holders at most that are offered by a button.
const suggested = 12

// askWhose asks whose file it is: one of those that the book knows, or another one. The likely one is filled in.
func (r *importRun) askWhose(req book.Request, holders []data.Holder, why error) {
	var names []string
	for _, h := range holders[:min(len(holders), suggested)] {
		names = append(names, h.Name)
	}
	label := lang.X("import.whose", "Carrier, channel or processor of {{.File}}", map[string]any{"File": requestName(req)})
	var unknown *book.UnknownHolder
	likely := ""
	if errors.As(why, &unknown) {
		likely = unknown.Likely
	}
	r.askMissing(lang.X("import.whose.title", "Whose file is it?"), label, textField(likely), names, func(name string) {
		req.Holder = name
		r.read(req)
	})
}

// askPassword asks for the password of a file. One that was typed for it did not open it; one that opened the file
// before was only tried.
func (r *importRun) askPassword(req book.Request) {
	p := r.askMissing(lang.X("import.password.title", "The file is protected"),
		lang.X("import.password", "Password of {{.File}}", map[string]any{"File": requestName(req)}), newPasswordEntry(), nil, func(password string) {
			req.Password = password
			r.read(req)
		})
	if req.Password != "" && req.Password != r.password {
		p.say(errors.New(lang.X("import.password.wrong", "This password does not open it. Capitals and spaces count.")))
	}
}

// askMissing asks for one text without which a file cannot be read, with a button for each answer that is likely. Where
// the user leaves it, the next file follows.
func (r *importRun) askMissing(title, label string, entry *textEntry, likely []string, then func(string)) *prompt {
	said := widget.NewLabel(label)
	said.Wrapping = fyne.TextWrapWord
	content := container.NewVBox(said, entry)
	given := false
	var p *prompt
	if len(likely) > 0 {
		answers := container.New(&lines{width: promptWidth})
		for _, answer := range likely {
			answers.Add(button(answer, nil, func() {
				entry.SetText(answer)
				p.confirm()
			}))
		}
		content.Add(answers)
	}
	p = r.w.prompt(r.title(title), lang.X("import.read", "Read it"), content, func() (func(), error) {
		text := strings.TrimSpace(entry.Text)
		if text == "" {
			return nil, errors.New(lang.X("import.missing", "Fill it in, or cancel."))
		}
		given = true
		return func() { then(text) }, nil
	})
	p.dialog.SetOnClosed(func() {
		if !given {
			r.next()
		}
	})
	p.submitOn(entry)
	return p
}

// requestName is how a file is called.
func requestName(req book.Request) string {
	return cmp.Or(req.Name, filepath.Base(req.Path))
}
