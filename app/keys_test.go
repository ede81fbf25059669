package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"parcelbook/data"
)

// ctrlTab types Ctrl+Tab, which the main menu takes.
func (s *stage) ctrlTab() {
	s.t.Helper()
	for _, m := range s.win.MainMenu().Items {
		for _, item := range m.Items {
			if c, ok := item.Shortcut.(*desktop.CustomShortcut); ok && c.KeyName == fyne.KeyTab {
				item.Action()
				return
			}
		}
	}
	s.t.Fatal("no command has the key")
}

func TestTabsWithinAreReachedByTheKeyboard(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	tabs := s.review.tabs
	for _, want := range []int{1, 2, 0} {
		s.ctrlTab()
		if tabs.SelectedIndex() != want {
			t.Fatalf("the review shows tab %d, want %d", tabs.SelectedIndex(), want)
		}
		if focused, ok := s.win.Canvas().Focused().(fyne.CanvasObject); !ok || !focused.Visible() {
			t.Errorf("in tab %d %T has the keyboard", want, focused)
		}
	}
	s.key(fyne.KeyEscape)
	s.noDialog()
	s.ctrlTab() // Today has none
	p := pageOf[*payments](s)
	s.ctrlTab()
	if p.tabs.SelectedIndex() != 1 {
		t.Errorf("Payments shows tab %d", p.tabs.SelectedIndex())
	}
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	form := s.openOrder(data.OrderFilter{Search: "T-1001"})
	s.ctrlTab()
	if form.tabs.SelectedIndex() != 1 {
		t.Errorf("the order shows tab %d", form.tabs.SelectedIndex())
	}
	s.tell("Notice", "read it first")
	s.ctrlTab()
	if form.tabs.SelectedIndex() != 1 {
		t.Error("behind a dialog the tab changes")
	}
}

func TestWhatSearchFieldsSuggestIsNotCutOff(t *testing.T) {
	s := newEmpty(t)
	for _, language := range []string{"en", "zh"} {
		s.setLanguage(language)
		for _, p := range s.pages {
			visitAll(p.object(), func(o fyne.CanvasObject) {
				e, ok := o.(*textEntry)
				if !ok || e.Icon == nil {
					return
				}
				room := searchWidth - theme.IconInlineSize() - 4*theme.InnerPadding()
				if width := fyne.MeasureText(e.PlaceHolder, theme.TextSize(), fyne.TextStyle{}).Width; width > room {
					t.Errorf("%s: %q is %.0f wide, there is room for %.0f", language, e.PlaceHolder, width, room)
				}
			})
		}
	}
}

// Fyne lets the key of a disabled command act: where no book is open there must be nothing that it does.
func TestKeysOfDisabledCommandsDoNothing(t *testing.T) {
	s := newStage(t)
	disabled := 0
	for _, m := range s.win.MainMenu().Items {
		for _, item := range m.Items {
			if !item.Disabled {
				continue
			}
			disabled++
			if item.Action != nil {
				t.Errorf("%q acts without a book", item.Label)
			}
		}
	}
	if disabled < 10 {
		t.Errorf("%d commands are disabled without a book", disabled)
	}
}
