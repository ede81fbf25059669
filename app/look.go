package app

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// look is Fyne's own theme, denser: a book is read in tables.
type look struct{}

// Green and orange that can be read as text on white and on a selected row: Fyne's own are made for icons. And greys in
// which it can be read what a button would do: Fyne's own nearly vanish.
var (
	darkGreen  = color.NRGBA{R: 0x1b, G: 0x7a, B: 0x2e, A: 0xff}
	darkOrange = color.NRGBA{R: 0xa8, G: 0x55, B: 0x00, A: 0xff}
	midGrey    = color.NRGBA{R: 0x96, G: 0x96, B: 0x96, A: 0xff}
	dimGrey    = color.NRGBA{R: 0x6a, G: 0x6a, B: 0x70, A: 0xff}
)

func (*look) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if variant == theme.VariantLight {
		switch name {
		case theme.ColorNameSuccess:
			return darkGreen
		case theme.ColorNameWarning:
			return darkOrange
		case theme.ColorNameDisabled:
			return midGrey
		}
	} else if name == theme.ColorNameDisabled {
		return dimGrey
	}
	return theme.DefaultTheme().Color(name, variant)
}

func (*look) Font(style fyne.TextStyle) fyne.Resource { return theme.DefaultTheme().Font(style) }

func (*look) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

func (*look) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return 13
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInlineIcon:
		return 18
	case theme.SizeNameModalBlurRadius, theme.SizeNameDialogRadius, theme.SizeNamePopupRadius:
		// Without a graphics card, blurring what is under a dialog costs a frame 50 ms, and the round corners of a large one
		// 10 ms. Fyne's loop takes on average one posted function per frame, so at that rate results queue up for seconds
		// wherever something moves, be it a cursor.
		return 0
	}
	return theme.DefaultTheme().Size(name)
}
