package book

import (
	"context"

	"parcelbook/data"
	"parcelbook/data/store"
)

// Imports lists the files taken in, newest first.
func (b *Book) Imports(ctx context.Context) ([]data.Import, error) {
	return read(ctx, b, (*store.Tx).Imports)
}

// Header gives the header cells of an import's file by column, to label its rows.
func (b *Book) Header(ctx context.Context, importID int64) ([]string, error) {
	return read(ctx, b, func(tx *store.Tx) ([]string, error) { return tx.Header(importID) })
}

// SourceRows lists the rows of an import's file as they were: those that said something new, and those refused.
func (b *Book) SourceRows(ctx context.Context, importID int64, page data.Page) ([]data.SourceRow, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.SourceRow, error) { return tx.SourceRows(importID, page) })
}

// CountSourceRows counts the rows that SourceRows lists.
func (b *Book) CountSourceRows(ctx context.Context, importID int64) (int, error) {
	return read(ctx, b, func(tx *store.Tx) (int, error) { return tx.CountSourceRows(importID) })
}
