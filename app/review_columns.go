package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/intake"
)

// itemColumns shows the records of a review.
func itemColumns() []data.Column[*book.ReviewItem] {
	return []data.Column[*book.ReviewItem]{
		{ID: "outcome", Label: "column.outcome", Kind: data.WordColumn, Width: 12, Of: func(i *book.ReviewItem) data.Value { return data.Word("outcome", outcomeOf(i)) }},
		{ID: "subject", Label: "column.subject", Width: 26, Of: func(i *book.ReviewItem) data.Value { return data.Value{Text: i.Subject} }},
		{ID: "who", Label: "column.customer", Width: 22, Of: func(i *book.ReviewItem) data.Value { return data.Value{Text: i.Who} }},
		{ID: "amount", Label: "column.amount", Kind: data.MoneyColumn, Width: 16, Of: func(i *book.ReviewItem) data.Value { return data.MoneyValue(i.Amount) }},
		{ID: "date", Label: "column.date", Kind: data.DateColumn, Width: 12, Of: func(i *book.ReviewItem) data.Value { return data.DateValue(i.Date) }},
		{ID: "sheet", Label: "column.sheet", Width: 14, Of: func(i *book.ReviewItem) data.Value { return data.Value{Text: i.Sheet} }},
		{ID: "row", Label: "column.row", Kind: data.NumberColumn, Width: 6, Of: func(i *book.ReviewItem) data.Value { return data.Value{Number: int64(i.Row)} }},
		{ID: "changes", Label: "column.changes", Width: 50, Of: func(i *book.ReviewItem) data.Value { return data.Value{Text: changesText(i)} }},
	}
}

// outcomeOf is what becomes of a record by what is decided of it.
func outcomeOf(i *book.ReviewItem) book.Outcome {
	if i.Leave {
		return "left"
	}
	return i.Outcome
}

// itemTint colours a record by what becomes of it.
func itemTint(i *book.ReviewItem, column string) fyne.ThemeColorName {
	if i.Leave {
		return theme.ColorNamePlaceHolder
	}
	if column != "outcome" {
		return ""
	}
	switch i.Outcome {
	case book.New:
		return theme.ColorNameSuccess
	case book.Changed:
		return theme.ColorNameWarning
	case book.Refused:
		return theme.ColorNameError
	}
	return ""
}

func changesText(i *book.ReviewItem) string {
	if text := reasonText(i, "; "); text != "" {
		return text
	}
	if i.Twin != "" {
		return twinText(i)
	}
	var texts []string
	if i.Alias != "" {
		texts = append(texts, aliasText(i))
	}
	for n := range i.Changes {
		texts = append(texts, changeText(&i.Changes[n]))
	}
	return strings.Join(texts, "; ")
}

func changeText(c *book.Change) string {
	return translate("field."+c.Field) + ": " + becomes(orDash(valueText(c.Field, c.Old)), orDash(valueText(c.Field, c.New)))
}

// valueText is the value of a field, in the user's language where it is one of our words.
func valueText(field, text string) string {
	prefix, ours := map[string]string{"state": "state.", "method": "method.", "entry_type": "entry."}[field]
	if !ours || text == "" {
		return text
	}
	return lang.X(prefix+text, text)
}

// reasonText says why a record is refused, by cell where cells are the reason.
func reasonText(i *book.ReviewItem, between string) string {
	if len(i.Faults) == 0 {
		return said(i.Reason)
	}
	texts := make([]string, len(i.Faults))
	for n, p := range i.Faults {
		if texts[n] = faultText(p); p.Row > 0 && p.Row != i.Row {
			texts[n] = rowText(p.Row) + ", " + texts[n]
		}
	}
	return strings.Join(texts, between)
}

// faultText says what is wrong with a cell, beside the row that it is in.
func faultText(p data.Problem) string {
	text := oneLine(p.Column)
	if p.Value != "" {
		text += " “" + oneLine(p.Value) + "”"
	}
	if text = strings.TrimSpace(text); text != "" {
		text += ": "
	}
	return text + said(p.Reason)
}

// aliasText says which order a record is, where it has another number.
func aliasText(i *book.ReviewItem) string {
	return lang.X("review.alias", "Another code of order {{.Number}}", map[string]any{"Number": i.Alias})
}

// twinText says which order a new one seems to be.
func twinText(i *book.ReviewItem) string {
	return lang.X("review.twin", "Customer, goods and amount are those of order {{.Number}}", map[string]any{"Number": i.Twin})
}

// fileColumns shows what the columns of a file were taken for.
func fileColumns() []data.Column[intake.Column] {
	return []data.Column[intake.Column]{
		{ID: "index", Label: "column.index", Kind: data.NumberColumn, Width: 6, Of: func(c intake.Column) data.Value { return data.Value{Number: int64(c.Index) + 1} }},
		{ID: "header", Label: "column.header", Width: 30, Of: func(c intake.Column) data.Value { return data.Value{Text: strings.Join(strings.Fields(c.Header), " ")} }},
		{ID: "fields", Label: "column.fields", Width: 30, Of: func(c intake.Column) data.Value {
			names := make([]string, len(c.Fields))
			for i, f := range c.Fields {
				names[i] = translate("field." + f)
			}
			return data.Value{Text: strings.Join(names, ", ")}
		}},
		{ID: "confidence", Label: "column.confidence", Kind: data.NumberColumn, Width: 8, Of: func(c intake.Column) data.Value {
			return data.Value{Number: int64(c.Confidence), Empty: len(c.Fields) == 0}
		}},
		{ID: "reason", Label: "column.reason", Width: 50, Of: func(c intake.Column) data.Value { return data.Value{Text: said(c.Reason)} }},
	}
}

// problemColumns shows why values could not be read, by cell.
func problemColumns() []data.Column[data.Problem] {
	text := func(id, label string, width int, of func(data.Problem) string) data.Column[data.Problem] {
		return data.Column[data.Problem]{ID: id, Label: label, Width: width, Of: func(p data.Problem) data.Value { return data.Value{Text: of(p)} }}
	}
	return []data.Column[data.Problem]{
		text("sheet", "column.sheet", 16, func(p data.Problem) string { return p.Sheet }),
		{ID: "row", Label: "column.row", Kind: data.NumberColumn, Width: 6, Of: func(p data.Problem) data.Value {
			return data.Value{Number: int64(p.Row), Empty: p.Row == 0}
		}},
		text("column", "column.header", 24, func(p data.Problem) string { return p.Column }),
		text("value", "column.value", 24, func(p data.Problem) string { return p.Value }),
		text("reason", "column.reason", 60, func(p data.Problem) string { return said(p.Reason) }),
	}
}
