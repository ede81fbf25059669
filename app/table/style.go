package table

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// dense is the app's theme with narrow gaps, and without Fyne's marks of a single cell: rows are marked by us.
type dense struct{}

func (dense) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch name {
	case theme.ColorNameHover, theme.ColorNameSelection:
		return color.Transparent
	}
	return current().Color(name, variant)
}

func (dense) Font(style fyne.TextStyle) fyne.Resource { return current().Font(style) }

func (dense) Icon(name fyne.ThemeIconName) fyne.Resource { return current().Icon(name) }

func (dense) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNamePadding {
		return 1
	}
	return current().Size(name)
}

func current() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }
