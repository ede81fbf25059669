package app

import (
	"fyne.io/fyne/v2"

	"parcelbook/resources"
)

func icon() fyne.Resource { return fyne.NewStaticResource("icon.svg", resources.Icon()) }
