package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"parcelbook/data/book"
	"parcelbook/data/intake"
)

type formatsCommand struct {
	List   listFormats  `cmd:"" default:"1" help:"List the formats, the book's own first."`
	Show   showFormat   `cmd:"" help:"Write a format as JSON."`
	Export exportFormat `cmd:"" help:"Write a format to a file, to share it or to begin one of your own from it."`
	Add    addFormat    `cmd:"" help:"Keep a format from a file in the book; one of the same name is replaced."`
	Remove removeFormat `cmd:"" help:"Take one of the book's own formats out of it."`
}

type listFormats struct{}

// Run lists the book's own formats, then the built-in ones.
func (c *listFormats) Run(s *session) error {
	return s.read(func(b *book.Book) error {
		own, builtin, err := allFormats(s.ctx, b)
		if err != nil {
			return err
		}
		t := table{head: []string{"name", "kind", "whose", "title", "recognised by"}, room: terminal}
		for _, f := range own {
			t.add(f.Name, string(f.Kind), "own", f.Title, recognisedBy(f))
		}
		for _, f := range builtin {
			t.add(f.Name, string(f.Kind), "built in", f.Title, recognisedBy(f))
		}
		return t.print(s.out, "")
	})
}

// recognisedBy says in a few words which files a format is for.
func recognisedBy(f intake.Format) string {
	switch {
	case len(f.Recognise) > 0:
		return strings.Join(f.Recognise, ", ")
	case len(f.Needs) > 0:
		return "columns for " + strings.Join(f.Needs, ", ")
	default:
		return "its columns: " + strings.Join(f.Columns(), ", ")
	}
}

func allFormats(ctx context.Context, b *book.Book) (own, builtin []intake.Format, err error) {
	if own, err = b.Formats(ctx); err != nil {
		return nil, nil, err
	}
	builtin, err = intake.Formats()
	return own, builtin, err
}

// formatNamed finds a format, one of the book's own before a built-in one.
func formatNamed(ctx context.Context, b *book.Book, name string) (intake.Format, error) {
	own, builtin, err := allFormats(ctx, b)
	if err != nil {
		return intake.Format{}, err
	}
	for _, f := range append(own, builtin...) {
		if f.Name == name {
			return f, nil
		}
	}
	return intake.Format{}, fmt.Errorf("there is no format %q; \"formats list\" lists them", name)
}

type showFormat struct {
	Name string `arg:"" help:"Name of the format."`
}

// Run writes the format on the screen.
func (c *showFormat) Run(s *session) error {
	return s.read(func(b *book.Book) error {
		f, err := formatNamed(s.ctx, b, c.Name)
		if err != nil {
			return err
		}
		return s.printJSON(f)
	})
}

type exportFormat struct {
	Name string `arg:"" help:"Name of the format."`
	Out  string `required:"" type:"path" placeholder:"FILE" help:"Where to write it."`
}

// Run writes the format to a file.
func (c *exportFormat) Run(s *session) error {
	return s.read(func(b *book.Book) error {
		f, err := formatNamed(s.ctx, b, c.Name)
		if err != nil {
			return err
		}
		return s.saveFile(c.Out, func(w io.Writer) error { return writeJSON(w, f) })
	})
}

type addFormat struct {
	File string `arg:"" type:"path" help:"A format as JSON, as \"formats export\" writes it."`
}

// Run checks the format and keeps it.
func (c *addFormat) Run(s *session) error {
	f, err := readFormat(c.File)
	if err != nil {
		return err
	}
	return s.write(func(b *book.Book) error {
		if err := b.SaveFormat(s.ctx, f); err != nil {
			return err
		}
		return s.printf("The format %s is in the book.\n", f.Name)
	})
}

// readFormat reads a format from a file and checks it.
func readFormat(path string) (intake.Format, error) {
	name := filepath.Base(path)
	text, err := os.ReadFile(path) // #nosec G304 -- the user chose this file
	if err != nil {
		return intake.Format{}, fmt.Errorf("%s cannot be read: %w; check its name and folder", name, err)
	}
	f, err := intake.ParseFormat(text)
	if err != nil {
		return intake.Format{}, fmt.Errorf("%s cannot be used as a format: %w; \"formats export\" gives one to begin from", name, err)
	}
	return f, nil
}

type removeFormat struct {
	Name string `arg:"" help:"Name of one of the book's own formats."`
}

// Run forgets the format.
func (c *removeFormat) Run(s *session) error {
	return s.write(func(b *book.Book) error {
		own, err := b.Formats(s.ctx)
		if err != nil {
			return err
		}
		for _, f := range own {
			if f.Name != c.Name {
				continue
			}
			if err := b.DeleteFormat(s.ctx, c.Name); err != nil {
				return err
			}
			return s.printf("The format %s is removed; what was taken in by it stays.\n", c.Name)
		}
		return fmt.Errorf("the book has no format %q of its own; \"formats list\" lists them", c.Name)
	})
}
