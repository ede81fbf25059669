package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"
)

// What the program ends with.
const (
	done   = 0
	failed = 1 // refused or failed: one line on stderr says what, where and what to do
	misuse = 2
)

// commands is the command line.
type commands struct {
	Book string `required:"" type:"path" placeholder:"FILE" help:"The book: one file with everything in it."`

	Init       initCommand       `cmd:"" help:"Make a new book."`
	Demo       demoCommand       `cmd:"" help:"Make a book of a made-up but believable year."`
	Import     importCommand     `cmd:"" help:"Take in files of orders, statements or deliveries."`
	Imports    importsCommand    `cmd:"" help:"List the files taken in."`
	Undo       undoCommand       `cmd:"" help:"Take back a whole import."`
	Quarantine quarantineCommand `cmd:"" help:"List the records that imports could not accept, and why."`
	Formats    formatsCommand    `cmd:"" help:"List, show, export, add and remove the formats that files are recognised by."`
	Alias      aliasCommand      `cmd:"" help:"Tie another code to an order, list its codes, or free one."`
	Match      matchCommand      `cmd:"" help:"Tie statement lines to orders and say what differs."`
	Due        dueCommand        `cmd:"" help:"List what is due, worst first."`
	Report     reportCommand     `cmd:"" help:"Write a report."`
	Export     exportCommand     `cmd:"" help:"Write a whole list to a file."`
	Backup     backupCommand     `cmd:"" help:"Make a verified copy of the book."`
	Restore    restoreCommand    `cmd:"" help:"Put a backup in the book's place; the replaced book is kept."`
	Check      checkCommand      `cmd:"" help:"Look for damage and contradictions in the book."`
}

// run does one command and gives the program's exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer, now func() time.Time) (code int) {
	defer func() {
		if cause := recover(); cause != nil {
			code = complain(stderr, fmt.Errorf("the program itself failed (%v); the book is as it was before this command", cause))
		}
	}()
	var c commands
	parser, err := kong.New(
		&c, kong.Name("parcelbook-cli"), kong.Writers(stdout, stderr),
		kong.Description("Who holds my money, is it late, was it the right amount, and what do I do about it today?"),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.KindMapper(reflect.Int64, kong.MapperFunc(wholeNumber)),
	)
	if err != nil {
		return complain(stderr, err)
	}
	command, err := parser.Parse(args)
	if err != nil {
		complain(stderr, fmt.Errorf("%w; see parcelbook-cli --help", err))
		return misuse
	}
	words, err := loadWords()
	if err != nil {
		return complain(stderr, err)
	}
	err = command.Run(&session{ctx: ctx, path: c.Book, out: stdout, progress: progressTo(stderr), note: func(text string) { tell(stderr, text) }, words: words, now: now})
	if err != nil {
		return complain(stderr, err)
	}
	return done
}

// wholeNumber reads a number of the command line.
func wholeNumber(ctx *kong.DecodeContext, target reflect.Value) error {
	text := fmt.Sprint(ctx.Scan.Pop().Value)
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return fmt.Errorf("%q is not a number", text)
	}
	target.SetInt(n)
	return nil
}

// complain says in one line what went wrong.
func complain(stderr io.Writer, err error) int {
	said := oneSentence(err)
	if errors.Is(err, context.Canceled) {
		said = "stopped; what was not finished left nothing behind"
	}
	tell(stderr, said)
	return failed
}

// tell writes a line beside what the command writes.
func tell(stderr io.Writer, line string) {
	_, _ = fmt.Fprintln(stderr, "parcelbook-cli: "+line) // where stderr is closed nobody reads it
}

// oneSentence is an error without line breaks.
func oneSentence(err error) string {
	return strings.Join(strings.FieldsFunc(err.Error(), func(r rune) bool { return r == '\n' || r == '\r' }), "; ")
}
