// Parcelbook is the window of the money-and-parcels book.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"parcelbook/app"
	"parcelbook/app/table"
)

func main() {
	debug.SetGCPercent(25) // a large import in a quarter less memory, and hardly more time
	book := flag.String("book", "", "the `file` of the book to open; without it the last one is opened")
	sample := flag.Bool("sample", false, "open the sample book, made from sample files at the first time")
	flag.Parse()
	if flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if why := noWindow(); why != "" {
		fmt.Fprintf(os.Stderr, "parcelbook: no window can be opened (%s); parcelbook-cli does the same work without one\n", why)
		os.Exit(1)
	}
	path := *book
	if path != "" {
		if whole, err := filepath.Abs(path); err == nil {
			path = whole
		}
	}
	a := fyneapp.NewWithID("org.parcelbook.app")
	app.Create(a, app.Options{
		Book: path, Sample: *sample, Who: cmp.Or(os.Getenv("USER"), os.Getenv("USERNAME"), "parcelbook"), Now: time.Now,
		Runner: table.Background{}, Files: files(),
		View:  func(path string) error { return view(a, path) },
		Later: func(wait time.Duration, do func()) { time.AfterFunc(wait, func() { fyne.Do(do) }) },
	}).ShowAndRun()
}

// view shows a file in the system's own viewer.
func view(a fyne.App, path string) error {
	path = filepath.ToSlash(path)
	if path[0] != '/' {
		path = "/" + path // a drive letter is not a host
	}
	return a.OpenURL(&url.URL{Scheme: "file", Path: path})
}
