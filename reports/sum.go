package reports

import (
	"maps"
	"slices"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

// sums adds up columns of amounts, each currency for itself.
type sums map[string][]money.Amount

// add puts one amount per column onto the currency's sums. money.ErrRange where a sum does not fit.
func (s sums) add(currency string, amounts ...money.Amount) error {
	total := s[currency]
	if total == nil {
		total = make([]money.Amount, len(amounts))
		for i := range total {
			total[i].Currency = currency
		}
		s[currency] = total
	}
	for i, a := range amounts {
		sum, err := total[i].Add(a)
		if err != nil {
			return say.Errorf("adding %s to %s: %w", a, total[i], err)
		}
		total[i] = sum
	}
	return nil
}

func (s sums) currencies() []string { return slices.Sorted(maps.Keys(s)) }

func moneyValues(amounts []money.Amount) []data.Value {
	values := make([]data.Value, len(amounts))
	for i, a := range amounts {
		values[i] = data.MoneyValue(a)
	}
	return values
}

func text(s string) data.Value { return data.Value{Text: s, Empty: s == ""} }

func number(n int) data.Value { return data.Value{Number: int64(n)} }

// blanks is the beginning of a totals row.
func blanks(n int) []data.Value {
	row := make([]data.Value, n)
	for i := range row {
		row[i].Empty = true
	}
	return row
}

func textCol(id string, width int) Column {
	return Column{ID: id, Label: "column." + id, Kind: data.TextColumn, Width: width}
}

func wordCol(id string, width int) Column {
	return Column{ID: id, Label: "column." + id, Kind: data.WordColumn, Width: width}
}

func numberCol(id string) Column {
	return Column{ID: id, Label: "column." + id, Kind: data.NumberColumn, Width: 8}
}

func bareCol(id string) Column {
	return Column{ID: id, Label: "column." + id, Kind: data.MoneyColumn, Width: 13, Bare: true}
}

// totalOf is a totals row with an amount in the column id and its currency in the column "currency".
func (t Table) totalOf(id string, amount money.Amount) []data.Value {
	row := blanks(len(t.Columns))
	for i, c := range t.Columns {
		switch c.ID {
		case id:
			row[i] = data.MoneyValue(amount)
		case currencyID:
			row[i] = text(amount.Currency)
		}
	}
	return row
}
