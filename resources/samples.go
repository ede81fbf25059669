package resources

import (
	"embed"
	"io/fs"
)

//go:embed samples/*.csv samples/*.xlsx
var samples embed.FS

// Samples holds spreadsheets in the true layouts with made-up people: what the sample book is filled from. Those of
// the other formats are in samples/formats, for tests.
func Samples() fs.FS { return under(samples, "samples") }

// under gives a folder of embedded files; the folder is there, for the compiler put it there.
func under(files embed.FS, folder string) fs.FS {
	inside, err := fs.Sub(files, folder)
	if err != nil {
		return files
	}
	return inside
}
