package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// page is one tab.
type page interface {
	title() string
	icon() fyne.Resource
	object() fyne.CanvasObject
	refresh() // reads the book anew
	top() form
	back() // closes the form on top
}

// What the current page or the form open on it can do. A menu command asks for the ability, never for the page.
type (
	// Searchable has a search field.
	Searchable interface{ FocusSearch() }
	// Creatable can begin a new record.
	Creatable interface{ CreateNew() }
	// Savable has something to save.
	Savable interface{ Save() }
	// Printable can make a PDF of what it shows.
	Printable interface{ Print() }
	// Tabbed has tabs of its own; nil where they are not on screen.
	Tabbed interface{ innerTabs() *container.AppTabs }
	// Exportable can write what it shows to a workbook.
	Exportable interface{ Export() }
)

// ask gives what is on screen as the ability C: the open form first, then the page.
func ask[C any](w *Window) (C, bool) {
	var none C
	p := w.current()
	if p == nil {
		return none, false
	}
	if c, ok := any(p.top()).(C); ok {
		return c, true
	}
	c, ok := p.(C)
	return c, ok
}
