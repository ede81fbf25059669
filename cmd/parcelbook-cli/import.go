package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/intake"
	"parcelbook/data/sheet"
)

type importCommand struct {
	Files     []string `arg:"" type:"path" name:"file" help:"Spreadsheets."`
	As        string   `enum:"orders,statement,cod,payout,ledger,freight,delivery,auto" default:"auto" help:"What the files are: orders; a statement, or of these a remittance of cash on delivery (cod), a payout, a ledger of all entries of an account, or a freight invoice; delivery results; auto to find out."`
	Carrier   string   `placeholder:"NAME" help:"The carrier or card processor that statements and deliveries are from."`
	Channel   string   `placeholder:"NAME" help:"The channel that orders or a ledger are from."`
	Replace   bool     `help:"Take back earlier statements that a file corrects."`
	Leave     bool     `name:"leave-duplicates" help:"Leave out new orders that are suspected to be there under another number."`
	Same      bool     `name:"same-orders" help:"Take new orders that are suspected to be there under another number for those orders, and their numbers for aliases of these."`
	Numbers   string   `enum:",changed,anew" default:"" placeholder:"changed|anew" help:"What orders are that have the numbers of other orders of the channel: those orders, changed; or new ones, for the numbering began anew."`
	DryRun    bool     `help:"Only say what would happen, and what each record would change."`
	JSON      bool     `name:"json" help:"Write JSON."`
	Password  string   `help:"Password of protected workbooks."`
	Sheet     string   `placeholder:"NAME" help:"The sheet with the data."`
	Encoding  string   `placeholder:"NAME" help:"Encoding of text files, such as gb18030."`
	Mapping   string   `type:"path" placeholder:"FILE" help:"A format that says what the columns are, as \"formats export\" writes it."`
	Propose   string   `type:"path" placeholder:"FILE" help:"Take nothing in, and write what the columns of the one file seem to be to FILE: a mapping to be corrected."`
	Dates     string   `placeholder:"dmy|mdy|ymd" help:"The order of day, month and year where the file leaves it open."`
	Decimal   string   `placeholder:".|," help:"The sign before decimals where the file leaves it open."`
	Currency  string   `placeholder:"CODE" help:"The currency where the file leaves it open."`
	Direction string   `placeholder:"in|out" help:"Whether money came in or went out of which the file says that it came in, where it contradicts itself."`
	Tax       string   `placeholder:"included|added" help:"Whether prices have their tax in them, or it is added, where the file leaves it open."`
	Cash      string   `placeholder:"seller|carrier" help:"Who has the money of orders on delivery that the file says are paid: you, or the carrier until its statement says more."`
}

func (c *importCommand) answers() intake.Answers {
	return intake.Answers{Dates: c.Dates, Decimal: c.Decimal, Currency: strings.ToUpper(c.Currency), Direction: c.Direction, Tax: c.Tax, Cash: c.Cash}
}

// Validate says which of the answers is none, and what cannot be asked for together.
func (c *importCommand) Validate() error {
	if c.Leave && c.Same {
		return errors.New("suspected orders are either left out or taken for the others: say one of --leave-duplicates and --same-orders")
	}
	if c.Propose != "" && (len(c.Files) != 1 || c.Mapping != "" || c.JSON) {
		return errors.New("--propose is for one file, makes the mapping itself and says why for people: without --mapping and --json")
	}
	return c.answers().Validate()
}

// Run takes the files in, one after the other, each whole or not at all.
func (c *importCommand) Run(s *session) error {
	req := book.Request{Numbers: book.Numbers(c.Numbers), Password: c.Password, Sheet: c.Sheet, Encoding: c.Encoding, Answers: c.answers()}
	switch kind := data.StatementKind(c.As); kind {
	case data.StatementCOD, data.StatementPayout, data.StatementLedger, data.StatementFreight:
		req.As, req.Statement = intake.Statements, kind
	case "auto":
	default:
		req.As = intake.Kind(c.As)
	}
	if c.Mapping != "" {
		mapping, err := readFormat(c.Mapping)
		if err != nil {
			return err
		}
		req.Mapping = &mapping
	}
	if c.Propose != "" {
		req.Path = c.Files[0]
		return c.propose(s, req)
	}
	open := s.write
	if c.DryRun {
		open = s.read
	}
	return open(func(b *book.Book) error {
		taken := []takenFile{}
		var failed []error
		for _, path := range c.Files {
			req.Path = path
			for _, req.Sheet = range c.sheets(s, b, req) {
				t, err := c.take(s, b, req)
				show := func() error { return t.print(s, c.DryRun) }
				var untried error
				switch {
				case errors.Is(err, context.Canceled):
					return err
				case err != nil:
					show = func() error { return t.printColumns(s) }
				case !c.DryRun: // before a later file, which may say what became of a parcel since
					t.Waited, untried = b.TakeWaiting(s.ctx)
				}
				failed = append(failed, err, untried)
				taken = append(taken, t)
				if c.JSON {
					continue
				}
				if err := errors.Join(show(), s.tellWaited(t.Waited)); err != nil {
					return err
				}
			}
		}
		if c.JSON {
			failed = append(failed, s.printJSON(taken))
		}
		return errors.Join(failed...)
	})
}

// tellWaited tells how much was taken out of quarantine that had waited for what is in the book now.
func (s *session) tellWaited(taken int) error {
	if taken == 0 {
		return nil
	}
	return s.printf("Delivery results that had waited for an order and are taken in now: %d.\n", taken)
}

// sheets are what is taken from a file one by one: the sheet that was asked for, the several exported lists that it holds,
// else what the file is found to be.
func (c *importCommand) sheets(s *session, b *book.Book, req book.Request) []string {
	if c.Sheet == "" && req.Mapping == nil && req.As == "" {
		if own, err := b.OwnSheets(s.ctx, req); err == nil && len(own) > 1 { // a failure shows again on reading
			return own
		}
	}
	return []string{c.Sheet}
}

func (c *importCommand) take(s *session, b *book.Book, req book.Request) (takenFile, error) {
	name := filepath.Base(req.Path)
	req.Progress = func(done, total int64) { s.progress(name, done, total) }
	review, err := c.review(s.ctx, b, req)
	if err == nil && c.Same {
		if req.Same = review.Suspected(); len(req.Same) > 0 {
			review, err = c.review(s.ctx, b, req)
		}
	}
	if errors.Is(err, intake.ErrNoHeader) && req.Mapping == nil {
		return proposedFile(s.ctx, b, req, fmt.Errorf("%w (--as KIND says what it is; --propose FILE writes what its columns seem to be, to be corrected and given as --mapping FILE)", err))
	}
	switch {
	case errors.Is(err, book.ErrWhose):
		err = fmt.Errorf("%w (--channel NAME or --carrier NAME)", err)
	case errors.Is(err, book.ErrNumbers):
		err = fmt.Errorf("%w (--numbers changed, --numbers anew or --channel NAME)", err)
	case errors.Is(err, sheet.ErrProtected):
		err = fmt.Errorf("%w (--password P)", err)
	}
	if err != nil {
		return refusedFile(name, req.As, err), err
	}
	review.Replace = c.Replace
	if c.Leave {
		review.LeaveTwins(true)
	}
	if !c.DryRun {
		review.Progress = func(done, total int64) { s.progress(name+", writing", done, total) }
		if _, err := b.Commit(s.ctx, review); err != nil {
			return refusedFile(name, review.Kind, err), fmt.Errorf("%s: %w", name, err)
		}
	}
	return reviewedFile(review, req, c.DryRun), nil
}

// review reads the file for the holder that was named. Which of the two names counts shows when the file is read.
func (c *importCommand) review(ctx context.Context, b *book.Book, req book.Request) (*book.Review, error) {
	first, second := c.Carrier, c.Channel
	if req.As == intake.Orders || c.Carrier == "" {
		first, second = c.Channel, c.Carrier
	}
	req.Holder, req.HolderKind = first, ""
	switch {
	case first == "" || second != "":
	case c.Channel == "":
		req.HolderKind = data.KindCarrier
	default:
		req.HolderKind = data.KindChannel
	}
	r, err := b.Review(ctx, req)
	if err != nil || second == "" || r.HolderKind == data.KindChannel == (first == c.Channel) {
		return r, err
	}
	req.Holder = second
	return b.Review(ctx, req)
}
