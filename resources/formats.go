package resources

import (
	"embed"
	"io/fs"
)

//go:embed formats/*.json
var formats embed.FS

// Formats holds the layouts of spreadsheets that are known, one JSON file each, and generic.json with the
// words that unknown layouts are understood by.
func Formats() fs.FS { return under(formats, "formats") }
