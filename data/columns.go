package data

import (
	"time"

	"parcelbook/data/money"
)

// A column's label is the translation key "column." + ID, so one ID has one meaning in all lists.

func column[T any](id string, kind ColumnKind, width int, of func(T) Value) Column[T] {
	return Column[T]{ID: id, Label: "column." + id, Kind: kind, Width: width, Of: of}
}

// fixed marks columns that the store does not sort by.
func fixed[T any](columns ...Column[T]) []Column[T] {
	for i := range columns {
		columns[i].Fixed = true
	}
	return columns
}

func textColumn[T any](id string, width int, of func(T) string) Column[T] {
	return column(id, TextColumn, width, func(row T) Value { return textValue(of(row)) })
}

// wordColumn shows a word of ours, whose key is prefix + "." + the word. No word is an empty cell.
func wordColumn[T any, W ~string](id, prefix string, width int, of func(T) W) Column[T] {
	return column(id, WordColumn, width, func(row T) Value { return Word(prefix, of(row)) })
}

func numberColumn[T any, N int | int64](id string, width int, of func(T) N) Column[T] {
	return column(id, NumberColumn, width, func(row T) Value { return Value{Number: int64(of(row))} })
}

func moneyColumn[T any](id string, of func(T) money.Amount) Column[T] {
	return column(id, MoneyColumn, 16, func(row T) Value { return MoneyValue(of(row)) })
}

func dateColumn[T any](id string, of func(T) Date) Column[T] {
	return column(id, DateColumn, 11, func(row T) Value { return DateValue(of(row)) })
}

func timeColumn[T any](id string, of func(T) time.Time) Column[T] {
	return textColumn(id, 17, func(row T) string {
		if at := of(row); !at.IsZero() {
			return at.Format("2006-01-02 15:04")
		}
		return ""
	})
}

// Word is the value of a column of words: the key prefix + "." + w, or empty where there is no word.
func Word[W ~string](prefix string, w W) Value {
	return Value{Text: prefix + "." + string(w), Empty: w == ""}
}

// MoneyValue is an amount as a cell, empty where it is nothing in no currency.
func MoneyValue(a money.Amount) Value { return Value{Money: a, Empty: a == money.Amount{}} }

// DateValue is a date as a cell.
func DateValue(d Date) Value { return Value{Date: d, Empty: d == ""} }

func textValue(s string) Value { return Value{Text: s, Empty: s == ""} }

// yes is the word of a column that says whether something holds.
func yes(holds bool) string {
	if holds {
		return "yes"
	}
	return ""
}

func orElse[W ~string](word, otherwise W) W {
	if word == "" {
		return otherwise
	}
	return word
}
