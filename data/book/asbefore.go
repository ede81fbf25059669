package book

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// readAsBefore reads a file. Where it does not show by itself what its columns are, as a short one may not, it is read as the newest file with
// the very header was, and that is told: what the columns of a layout are does not change from month to month.
func (b *Book) readAsBefore(ctx context.Context, f opened, asked *intake.Request) (*intake.Result, error) {
	result, unread := intake.Read(ctx, f.File, *asked)
	if !errors.Is(unread, intake.ErrNoHeader) || asked.Mapping != nil {
		return result, unread
	}
	p, err := intake.Look(ctx, f.File, *asked)
	if err != nil {
		return nil, errors.Join(unread, err)
	}
	header := headerOf(p.Columns)
	if !slices.ContainsFunc(header, func(name string) bool { return name != "" }) {
		return nil, unread // any file without a header has that
	}
	said, err := read(ctx, b, func(tx *store.Tx) (store.Said, error) { return tx.ReadAs(header) })
	if err != nil {
		return nil, err
	}
	if said.How == "" {
		return nil, unread
	}
	before, err := readingOf(said)
	if err != nil {
		return nil, err
	}
	layout := cmp.Or(before.Mapping, before.Layout)
	if layout == nil || asked.As != "" && asked.As != layout.Kind || asked.Statement != "" && asked.Statement != layout.Statement {
		return nil, unread
	}
	mapped := *asked
	mapped.Mapping = layout
	if result, err = intake.Read(ctx, f.File, mapped); err != nil {
		return nil, unread
	}
	*asked = mapped
	result.Evidence = []say.Text{say.Textf("%s has the same header and was read so", said.File)}
	return result, nil
}
