package app

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data/intake"
)

// fieldChooser is the list of fields that opens below a column's head: by typing a part of the name, the arrow keys
// and Enter, or by a click.
type fieldChooser struct {
	popup  *widget.PopUp
	search *chooserEntry
	list   *widget.List
	all    []chooserItem
	shown  []chooserItem
	at     int // index in shown of what Enter chooses
	chosen func(fields []intake.Field)
	closed func()
}

// chooserItem is a line of the list: the head of a group, or what can be chosen.
type chooserItem struct {
	label  string
	key    string // the field's own name, found by typing too
	group  bool
	fields []intake.Field // none: the column is left out
}

// newFieldChooser offers the fields of a kind of file. used says which column has a field already; "" for none.
func newFieldChooser(w *Window, kind intake.Kind, used func(intake.Field) string, chosen func([]intake.Field), closed func()) *fieldChooser {
	c := &fieldChooser{chosen: chosen, closed: closed}
	c.all = []chooserItem{{label: lang.X("mapping.leave_out", "– leave it out –")}}
	for _, group := range fieldGroups(kind) {
		c.all = append(c.all, chooserItem{label: translate(group.name), group: true})
		for _, f := range group.fields {
			label := fieldLabel(f)
			if column := used(f); column != "" {
				label += "  (" + column + ")"
			}
			c.all = append(c.all, chooserItem{label: label, key: f.String(), fields: []intake.Field{f}})
		}
	}
	c.search = newChooserEntry(c)
	c.list = widget.NewList(func() int { return len(c.shown) }, newChooserLine, c.draw)
	c.list.HideSeparators = true
	c.list.OnSelected = func(id widget.ListItemID) {
		c.list.UnselectAll()
		c.pick(id)
	}
	c.narrow("")
	c.popup = widget.NewPopUp(container.NewBorder(c.search, nil, nil, nil, c.list), w.win.Canvas())
	return c
}

// show opens the list at a place on the canvas, moved to where there is room for it.
func (c *fieldChooser) show(at fyne.Position) {
	room := c.popup.Canvas.Size()
	size := fyne.NewSize(300, min(420, room.Height-20))
	c.popup.Resize(size)
	c.popup.ShowAtPosition(fyne.NewPos(min(at.X, room.Width-size.Width-8), min(at.Y, room.Height-size.Height-8)))
	c.popup.Canvas.Focus(c.search)
}

func (c *fieldChooser) hide() {
	c.popup.Hide()
	c.closed()
}

// narrow shows the fields whose name has the text in it, under their groups.
func (c *fieldChooser) narrow(text string) {
	text = strings.ToLower(strings.TrimSpace(text))
	c.shown = nil
	var group *chooserItem
	for i, item := range c.all {
		if item.group {
			group = &c.all[i]
			continue
		}
		if !strings.Contains(strings.ToLower(item.label), text) && !strings.Contains(strings.ReplaceAll(item.key, "_", " "), text) {
			continue
		}
		if group != nil {
			c.shown = append(c.shown, *group)
			group = nil
		}
		c.shown = append(c.shown, item)
	}
	c.at = -1
	c.move(1)
	c.list.Refresh()
	c.list.ScrollToTop()
}

// move goes so many lines on, over the heads of groups.
func (c *fieldChooser) move(by int) {
	for at := c.at + by; at >= 0 && at < len(c.shown); at += by {
		if !c.shown[at].group {
			c.at = at
			c.list.ScrollTo(at)
			c.list.Refresh()
			return
		}
	}
}

func (c *fieldChooser) pick(at int) {
	if at < 0 || at >= len(c.shown) || c.shown[at].group {
		return
	}
	fields := slices.Clone(c.shown[at].fields)
	c.hide()
	c.chosen(fields)
}

func newChooserLine() fyne.CanvasObject {
	label := widget.NewLabel("")
	label.Truncation = fyne.TextTruncateEllipsis
	return container.NewStack(canvas.NewRectangle(theme.Color(theme.ColorNameSelection)), label)
}

func (c *fieldChooser) draw(id widget.ListItemID, o fyne.CanvasObject) {
	line := o.(*fyne.Container)
	ground, label := line.Objects[0], line.Objects[1].(*widget.Label)
	item := c.shown[id]
	label.TextStyle.Bold, label.Importance = item.group, widget.MediumImportance
	text := "   " + item.label
	if item.group {
		text, label.Importance = item.label, widget.HighImportance // coloured, for the letters of some scripts are never bold
	}
	label.SetText(text)
	if id == c.at {
		ground.Show()
	} else {
		ground.Hide()
	}
}

// chooserEntry is the search field of a chooser, which hands the keys for moving and choosing on to it.
type chooserEntry struct {
	textEntry
	chooser *fieldChooser
}

func newChooserEntry(c *fieldChooser) *chooserEntry {
	e := &chooserEntry{chooser: c}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.PlaceHolder = lang.X("mapping.search", "Search the fields")
	e.Icon = theme.SearchIcon()
	e.OnChanged = c.narrow
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey types a key.
func (e *chooserEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		e.chooser.move(1)
	case fyne.KeyUp:
		e.chooser.move(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.chooser.pick(e.chooser.at)
	case fyne.KeyEscape:
		e.chooser.hide()
	default:
		e.textEntry.TypedKey(key)
	}
}
