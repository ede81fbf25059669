package book

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
	"parcelbook/data/store"
)

// Request names a file to take in, and what the user knows of it.
type Request struct {
	Path  string // or Name and Bytes
	Name  string
	Bytes []byte

	As        intake.Kind        // "": find out
	Statement data.StatementKind // with As statements, the kind of them; "": find out
	Holder    string             // the carrier of a statement or delivery sheet, the channel of orders or a ledger; "": what the file says
	// HolderKind says what Holder is: data.KindCarrier of a carrier or card processor, from which no orders are, data.KindChannel of a channel,
	// whose payouts are from no card processor. "": that is not said.
	HolderKind data.HolderKind
	Mapping    *intake.Format // nil: the format that the file is recognised by
	Answers    intake.Answers // to the file's questions; those answered for earlier files like it need no answer

	// Same says of orders of the file which order of the channel, of the book or the file, they are: the number of that
	// order by theirs. Committing ties their numbers as aliases.
	Same map[string]string
	// Numbers says what orders are that have the numbers of others: "": ask by an ErrNumbers.
	Numbers Numbers

	Password, Encoding, Sheet string
	Progress                  func(done, total int64)
}

// opened is a file that is being read.
type opened struct {
	*sheet.File
	hash    string
	content []byte
}

// openFile opens the file that a request names.
func openFile(req Request) (opened, error) {
	raw, name := req.Bytes, req.Name
	if req.Path != "" {
		var err error
		if raw, err = os.ReadFile(req.Path); err != nil {
			return opened{}, say.Errorf("%s cannot be read: %w; check its name and folder", filepath.Base(req.Path), err)
		}
		name = filepath.Base(req.Path)
	}
	f, err := sheet.OpenBytes(name, raw, sheet.Options{Password: req.Password, Encoding: req.Encoding, Score: intake.Score})
	if err != nil {
		return opened{}, err
	}
	content := raw
	if plain := f.Unlocked(); plain != nil { // its rows are in the book without it too: the password guards the file alone
		content = plain
	}
	hash := sha256.Sum256(raw)
	return opened{f, hex.EncodeToString(hash[:]), content}, nil
}

// intakeRequest says how a file is to be read with what the book knows.
func (b *Book) intakeRequest(ctx context.Context, req Request) (intake.Request, error) {
	own, err := b.Formats(ctx)
	return intake.Request{
		As: req.As, Statement: req.Statement, Currency: b.settings.Currency, Sheet: req.Sheet, Formats: own, Mapping: req.Mapping, Answers: req.Answers,
		Batches: true, Today: b.Today(), Progress: req.Progress,
		Known: func(f intake.Field, keys []string) (int, error) {
			return read(ctx, b, func(tx *store.Tx) (int, error) { return knows(tx, f, keys) })
		},
		Means: func(keys []string) (map[string][]intake.Meant, error) {
			return read(ctx, b, func(tx *store.Tx) (map[string][]intake.Meant, error) { return meant(tx, keys) })
		},
	}, err
}

// knows counts how many of some order numbers or waybills the book has, as data.RefKey writes them.
func knows(tx *store.Tx, f intake.Field, keys []string) (int, error) {
	if f == intake.OrderNumber {
		known, err := tx.OrdersMeantBy(keys)
		return len(known), err
	}
	found := map[string]bool{}
	list, err := tx.ParcelsByWaybill(keys)
	for _, p := range list {
		found[data.RefKey(p.Waybill)] = true
	}
	return len(found), err
}

// meant gives the orders that each of some numbers may mean, as data.RefKey writes them.
func meant(tx *store.Tx, keys []string) (map[string][]intake.Meant, error) {
	orders, err := tx.OrdersMeantBy(keys)
	found := map[string][]intake.Meant{}
	for key, list := range orders {
		for _, o := range list {
			found[key] = append(found[key], intake.Meant{Names: []string{o.BuyerName, o.RecipientName}, Total: money.New(o.Total, o.Currency), COD: o.Method == data.COD})
		}
	}
	return found, err
}

// Look gives the best proposal for what the columns of a file are, by the formats of the book too, be that sure enough
// to read it or not.
func (b *Book) Look(ctx context.Context, req Request) (*intake.Proposal, error) {
	asked, err := b.intakeRequest(ctx, req)
	if err != nil {
		return nil, err
	}
	f, err := openFile(req)
	if err != nil {
		return nil, err
	}
	p, err := intake.Look(ctx, f.File, asked)
	return p, errors.Join(err, f.Close())
}

// OwnSheets lists the sheets of a workbook that are the book's own exported lists, in the order in which to take them in;
// none of other files, nor of a workbook of one sheet.
func (b *Book) OwnSheets(ctx context.Context, req Request) ([]string, error) {
	f, err := openFile(req)
	if err != nil {
		return nil, err
	}
	if len(f.Sheets()) < 2 {
		return nil, f.Close()
	}
	sheets, err := intake.OwnSheets(ctx, f.File)
	return sheets, errors.Join(err, f.Close())
}

// previewRows is how many rows a preview shows the fate of.
const previewRows = 50

// Preview is the review of the first rows of a file. It cannot be committed.
func (b *Book) Preview(ctx context.Context, req Request) (*Review, error) {
	return b.review(ctx, req, previewRows)
}

// Review reads a file and compares it with the book. It writes nothing.
func (b *Book) Review(ctx context.Context, req Request) (*Review, error) {
	return b.review(ctx, req, 0)
}

func (b *Book) review(ctx context.Context, req Request, limit int) (r *Review, err error) {
	asked, err := b.intakeRequest(ctx, req)
	if err != nil {
		return nil, err
	}
	asked.Limit = limit
	f, err := openFile(req)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	r, err = b.reviewAnswered(ctx, f, asked, req)
	if err != nil {
		return nil, err
	}
	if len(r.Quarantine) > 0 {
		r.content = f.content
	}
	return r, nil
}
