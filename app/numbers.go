package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data/book"
)

// otherChannel is an answer of the window's own to book.ErrNumbers: the orders are those of a channel that is named then.
const otherChannel = book.Numbers("channel")

// askNumbers asks what orders are that have the numbers of others. Where the user leaves it, the next file follows.
func (r *importRun) askNumbers(req book.Request, others *book.OtherOrders) {
	said := widget.NewLabel(lang.X("import.numbers",
		"Order {{.Order}} of {{.File}}, for one, is not the order {{.Order}} of {{.Channel}} that is in the book: its customer, day or goods are others (such orders: {{.Others}} of {{.With}} whose numbers are there). What are they?",
		map[string]any{"Order": others.Order, "File": requestName(req), "Channel": others.Of, "Others": others.Others, "With": others.With}))
	said.Wrapping = fyne.TextWrapWord
	channel := textField("")
	channel.SetPlaceHolder(lang.X("import.numbers.which", "Name of the other channel"))
	channel.Disable()
	answer := newChoice("", func(n book.Numbers) {
		if channel.Disable(); n == otherChannel {
			channel.Enable()
		}
	},
		option[book.Numbers]{book.NumbersAnew, lang.X("import.numbers.anew", "new orders: the numbering began again")},
		option[book.Numbers]{book.NumbersChanged, lang.X("import.numbers.changed", "the same orders, changed")},
		option[book.Numbers]{otherChannel, lang.X("import.numbers.channel", "orders of another channel")})
	then := r.next
	p := r.w.prompt(r.title(lang.X("import.numbers.title", "These numbers are known")), lang.X("import.read", "Read it"), container.NewVBox(said, answer, channel), func() (func(), error) {
		switch name := strings.TrimSpace(channel.Text); {
		case answer.value() == "" || answer.value() == otherChannel && name == "":
			return nil, errNoAnswer()
		case answer.value() == otherChannel:
			req.Holder = name
		default:
			req.Numbers = answer.value()
		}
		then = func() {}
		return func() { r.read(req) }, nil
	})
	p.dialog.SetOnClosed(func() { then() })
	p.submitOn(channel)
	answer.submitted = p.confirm
}
