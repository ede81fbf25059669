package book

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// readAsBefore reads a file. One that is in the book already is read as it was then, whatever the book knows by now. One that does not show
// by itself what its columns are, as a short one may not, is read as the newest file with the very header was: what the columns of a layout
// are does not change from month to month. Either is told.
func (b *Book) readAsBefore(ctx context.Context, f opened, asked *intake.Request) (*intake.Result, error) {
	result, unread := intake.Read(ctx, f.File, *asked)
	if asked.Mapping != nil || unread != nil && !errors.Is(unread, intake.ErrNoHeader) {
		return result, unread
	}
	var said store.Said
	var err error
	if unread == nil {
		said, err = read(ctx, b, func(tx *store.Tx) (store.Said, error) { return tx.ReadOf(f.hash, result.Sheet, string(result.Kind)) })
	} else {
		said, err = b.sameHeader(ctx, f, *asked)
	}
	if err != nil || said.How == "" {
		return result, cmp.Or(err, unread)
	}
	before, err := readingOf(said)
	if err != nil {
		return nil, err
	}
	layout := cmp.Or(before.Mapping, before.Layout)
	if layout == nil || asked.As != "" && asked.As != layout.Kind || asked.Statement != "" && asked.Statement != layout.Statement || unread == nil && sameFormat(layout, result.Layout) {
		return result, unread
	}
	mapped := *asked
	mapped.Mapping = layout
	again, err := intake.Read(ctx, f.File, mapped)
	if err != nil {
		return result, unread
	}
	*asked = mapped
	if unread == nil {
		again.Problems = append(again.Problems, data.Problem{Sheet: again.Sheet, Reason: say.Textf("by what the book knows now it would be read otherwise than by import %d: undo that and take the file in again where it should be", said.ImportID)})
		return again, nil
	}
	again.Evidence = []say.Text{say.Textf("%s has the same header and was read so", said.File)}
	return again, nil
}

// sameHeader gives how the newest file with the header of one that is not understood was read.
func (b *Book) sameHeader(ctx context.Context, f opened, asked intake.Request) (said store.Said, err error) {
	p, err := intake.Look(ctx, f.File, asked)
	if err != nil {
		return said, err
	}
	header := headerOf(p.Columns)
	if !slices.ContainsFunc(header, func(name string) bool { return name != "" }) {
		return said, nil // any file without a header has that
	}
	return read(ctx, b, func(tx *store.Tx) (store.Said, error) { return tx.ReadAs(header) })
}

// sameFormat says whether two formats say the same; nil says nothing.
func sameFormat(a, b *intake.Format) bool {
	x, failed := json.Marshal(a)
	y, err := json.Marshal(b)
	return failed == nil && err == nil && bytes.Equal(x, y)
}

// ErrReadOtherwise is met when a statement is in the book already and was read otherwise, or as another holder's: its lines would be there twice.
var ErrReadOtherwise = say.Text("it is in the book already")

// notOtherwise refuses a statement that is in the book already by another reading, which the layout is, or of another holder.
func (r *Review) notOtherwise(tx *store.Tx, layout *intake.Format) error {
	if r.Kind != intake.Statements || r.preview {
		return nil
	}
	said, err := tx.ReadOf(r.Hash, r.Sheet, string(r.Kind))
	if err != nil || said.How == "" {
		return err
	}
	before, err := readingOf(said)
	if err != nil {
		return err
	}
	imp, err := tx.Import(said.ImportID)
	if err != nil || imp.Kind != string(r.Kind) || imp.HolderID == 0 {
		return err
	}
	holder, err := tx.Holder(imp.HolderID)
	if err != nil {
		return err
	}
	if was := cmp.Or(before.Mapping, before.Layout); imp.Format != r.Format || was != nil && layout != nil && !sameFormat(was, layout) {
		return say.Errorf("%s: %w: import %d read it otherwise, by %s; where that is wrong, undo that import and take the file in again", r.File, ErrReadOtherwise, imp.ID, imp.Format)
	}
	if holder.Name != r.Holder || holder.Kind != r.HolderKind {
		return say.Errorf("%s: %w: import %d took it in as of %s; where that is wrong, undo that import and take the file in again", r.File, ErrReadOtherwise, imp.ID, holder.Name)
	}
	return nil
}
