package table

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"parcelbook/data"
)

// Source gives a table its rows, page by page in the order asked for, and says how many there are.
// Both functions are called off the UI thread.
type Source[T any] struct {
	Rows  func(context.Context, data.Page) ([]T, error)
	Count func(context.Context) (int, error)
	// SortsAll says that the source can sort by every column, those marked as fixed for the store included.
	SortsAll bool
}

// Memory is the Source of a list that is short enough to be loaded whole. It is loaded once; its pages are sorted
// by what the columns say.
func Memory[T any](columns []data.Column[T], load func(context.Context) ([]T, error)) Source[T] {
	var once sync.Once
	var loaded []T
	var failed error
	whole := func(ctx context.Context) ([]T, error) {
		once.Do(func() { loaded, failed = load(ctx) })
		return loaded, failed
	}
	return Source[T]{
		SortsAll: true,
		Count: func(ctx context.Context) (int, error) {
			rows, err := whole(ctx)
			return len(rows), err
		},
		Rows: func(ctx context.Context, p data.Page) ([]T, error) {
			rows, err := whole(ctx)
			if err != nil {
				return nil, err
			}
			rows = slices.Clone(rows)
			sortRows(rows, columns, p)
			from := min(p.Offset, len(rows))
			to := len(rows)
			if p.Limit > 0 {
				to = min(from+p.Limit, to)
			}
			return rows[from:to], nil
		},
	}
}

func sortRows[T any](rows []T, columns []data.Column[T], p data.Page) {
	at := slices.IndexFunc(columns, func(c data.Column[T]) bool { return c.ID == p.Sort })
	if at < 0 {
		return
	}
	column := columns[at]
	slices.SortStableFunc(rows, func(a, b T) int {
		order := compare(column.Kind, column.Of(a), column.Of(b))
		if p.Desc {
			return -order
		}
		return order
	})
}

// compare orders two values of a column; empty ones come first.
func compare(kind data.ColumnKind, a, b data.Value) int {
	if a.Empty != b.Empty {
		if a.Empty {
			return -1
		}
		return 1
	}
	switch kind {
	case data.NumberColumn, data.TenthsColumn:
		return cmp.Compare(a.Number, b.Number)
	case data.MoneyColumn:
		if order := strings.Compare(a.Money.Currency, b.Money.Currency); order != 0 {
			return order
		}
		return cmp.Compare(a.Money.Minor, b.Money.Minor)
	case data.DateColumn:
		return cmp.Compare(a.Date, b.Date)
	default:
		return strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text))
	}
}
