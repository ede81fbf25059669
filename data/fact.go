package data

import (
	"strings"

	"parcelbook/data/money"
)

// A fact is a column that shows what the record itself holds, so that an exported list can be read back. at gives its
// place in the record. All other columns are worked out by the book.

func fact[T any](c Column[T], put func(*T, Value)) Column[T] {
	c.Put = func(row *T, v Value) error {
		put(row, v)
		return nil
	}
	return c
}

func textFact[T any](id string, width int, at func(*T) *string) Column[T] {
	return fact(textColumn(id, width, func(row T) string { return *at(&row) }), func(row *T, v Value) { *at(row) = v.Text })
}

func dateFact[T any](id string, at func(*T) *Date) Column[T] {
	return fact(dateColumn(id, func(row T) Date { return *at(&row) }), func(row *T, v Value) { *at(row) = v.Date })
}

func numberFact[T any, N int | int64](id string, width int, at func(*T) *N) Column[T] {
	return fact(numberColumn(id, width, func(row T) N { return *at(&row) }), func(row *T, v Value) { *at(row) = N(v.Number) })
}

// placeFact counts from 1; an empty cell is 0.
func placeFact[T any, N int | int64](id string, width int, at func(*T) *N) Column[T] {
	c := numberFact(id, width, at)
	c.Of = func(row T) Value { return Value{Number: int64(*at(&row)), Empty: *at(&row) == 0} }
	return c
}

// amountFact is an amount in minor units of the row's currency.
func amountFact[T any](id string, currency func(T) string, at func(*T) *int64) Column[T] {
	c := moneyColumn(id, func(row T) money.Amount { return money.New(*at(&row), currency(row)) })
	return fact(c, func(row *T, v Value) { *at(row) = v.Money.Minor })
}

// optionalFact is an amount that may be unknown, which is the number none and an empty cell.
func optionalFact[T any](id string, none int64, currency func(T) string, at func(*T) *int64) Column[T] {
	c := column(id, MoneyColumn, 16, func(row T) Value {
		return Value{Money: money.New(*at(&row), currency(row)), Empty: *at(&row) == none}
	})
	return fact(c, func(row *T, v Value) {
		if *at(row) = v.Money.Minor; v.Empty {
			*at(row) = none
		}
	})
}

// wordFact shows one of the words, whose keys are prefix + "." + the word. unset stands where the record has none; where
// it is "", the cell is empty.
func wordFact[T any, W ~string](id, prefix string, width int, unset W, words []W, at func(*T) *W) Column[T] {
	c := wordColumn(id, prefix, width, func(row T) W { return orElse(*at(&row), unset) })
	for _, w := range append([]W{unset}, words...) {
		if w != "" {
			c.Words = append(c.Words, prefix+"."+string(w))
		}
	}
	return fact(c, func(row *T, v Value) {
		word := W(strings.TrimPrefix(v.Text, prefix+"."))
		if word == unset {
			word = ""
		}
		*at(row) = word
	})
}

// flagFact says yes, or nothing.
func flagFact[T any](id string, at func(*T) *bool) Column[T] {
	const word = "word.yes"
	c := column(id, WordColumn, 8, func(row T) Value { return Value{Text: word, Empty: !*at(&row)} })
	c.Words = []string{word}
	return fact(c, func(row *T, v Value) { *at(row) = !v.Empty })
}

// within shows columns of something that a row holds. Where when says that the row has no such thing, its cells are empty.
func within[T, U any](columns []Column[U], in func(*T) *U, when func(T) bool) []Column[T] {
	out := make([]Column[T], len(columns))
	for i, c := range columns {
		out[i] = Column[T]{ID: c.ID, Label: c.Label, Kind: c.Kind, Width: c.Width, Fixed: true, Words: c.Words, Of: func(row T) Value {
			if !when(row) {
				return Value{Empty: true}
			}
			return c.Of(*in(&row))
		}}
		if c.Put != nil {
			out[i].Put = func(row *T, v Value) error { return c.Put(in(row), v) }
		}
	}
	return out
}
