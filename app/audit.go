package app

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
	"parcelbook/data/money"
)

// auditGrid shows an entry of the trail: who did what and when, and the fields that changed. Amounts whose record names
// no currency are in the one given.
func auditGrid(a data.Audit, currency string) fyne.CanvasObject {
	var fields []field
	add := func(label, text string) {
		value := widget.NewLabel(text)
		value.Wrapping = fyne.TextWrapBreak
		value.Selectable = true
		fields = append(fields, field{label, value})
	}
	for _, c := range without(data.AuditColumns(), "before", "after") {
		if text := cellText(c, a); text != "" {
			add(columnLabel(c), text)
		}
	}
	for _, change := range auditChanges(a, currency) {
		add(change.label, change.text)
	}
	return fieldGrid(1, fields...)
}

// auditColumns shows the trail of orders, with what changed in words.
func auditColumns() []data.Column[data.Audit] {
	return append(without(data.AuditColumns(), "before", "after"), data.Column[data.Audit]{
		ID: "changed", Label: "column.changed", Width: 60, Fixed: true, Of: func(a data.Audit) data.Value {
			var texts []string
			for _, change := range auditChanges(a, "") {
				texts = append(texts, change.label+": "+change.text)
			}
			return data.Value{Text: strings.Join(texts, "; ")}
		},
	})
}

// auditChange is a field of a record, in words, with what became of it.
type auditChange struct{ label, text string }

// auditChanges compares the two records of an entry, each JSON or "", field by field. Of a record that was made or deleted
// it gives what the fields held.
func auditChanges(a data.Audit, currency string) []auditChange {
	was, is := auditFields(a.Before, currency), auditFields(a.After, currency)
	all := maps.Clone(was)
	maps.Copy(all, is)
	var changes []auditChange
	for _, name := range slices.Sorted(maps.Keys(all)) {
		switch edited := a.Before != "" && a.After != ""; {
		case was[name] == is[name] || auditSilent(name):
		case edited:
			changes = append(changes, auditChange{auditLabel(name), becomes(orDash(was[name]), orDash(is[name]))})
		case !strings.HasSuffix(name, "ID"):
			changes = append(changes, auditChange{auditLabel(name), was[name] + is[name]})
		}
	}
	return changes
}

// auditSilent says which fields are the book's own notes about a record.
func auditSilent(name string) bool {
	return slices.Contains([]string{"ID", "Ident", "Hash", "RowID", "StateRowID", "FactRowID", "HasTotal"}, name)
}

// auditLabel is what a field of a record is called on screen.
func auditLabel(name string) string {
	if key, ok := map[string]string{
		"OrderID": "record.order", "Deposit": "record.deposit", "Check": "record.check", "Key": "column.off",
		"StartDate": "settings.start", "TimeZone": "settings.zone", "Sample": "window.sample",
		"From": "column.cycle", "Days": "cycle.days", "Working": "cycle.working", "Weekdays": "cycle.weekdays", "MonthDays": "cycle.month_days",
		"Percent": "column.fee_percent", "Fixed": "column.fee_fixed", "Min": "column.fee_min",
		"Opened": "dispute.opened", "Closed": "dispute.closed", "Chargeback": "dispute.chargeback",
		"Other": "column.other_amount", "Counts": "column.rows", "Withdrawn": "column.undone",
		"Column": "column.index", "Mends": "audit.mend", "Dates": "mapping.dates", "Decimal": "mapping.decimal", "Cash": "question.has_cash",
	}[name]; ok {
		return translate(key)
	}
	own := snake(strings.TrimSuffix(name, "ID"))
	for _, prefix := range []string{"column.", "field."} {
		if text := translate(prefix + own); text != prefix+own {
			return text
		}
	}
	return name
}

// snake writes a name such as ShipByDate as ship_by_date.
func snake(name string) string {
	var out strings.Builder
	for i, r := range name {
		upper := r >= 'A' && r <= 'Z'
		if upper && i > 0 && (name[i-1] >= 'a' || i+1 < len(name) && name[i+1] >= 'a') {
			out.WriteByte('_')
		}
		out.WriteRune(r)
	}
	return strings.ToLower(out.String())
}

// auditFields gives the values of a record's fields as text; a record without fields, such as a list, is one nameless value.
func auditFields(record, currency string) map[string]string {
	fields := make(map[string]string)
	var values map[string]json.RawMessage
	if err := json.Unmarshal([]byte(record), &values); err != nil {
		if strings.HasPrefix(record, "[") {
			record = auditText("", json.RawMessage(record), currency)
		}
		if record != "" {
			fields["–"] = record
		}
		return fields
	}
	var own string
	if json.Unmarshal(values["Currency"], &own) == nil && own != "" {
		currency = own
	}
	for name, value := range values {
		if text := auditText(name, value, currency); text != "" {
			fields[name] = text
		}
	}
	return fields
}

// auditText says what a field holds; "" where it holds nothing.
func auditText(name string, value json.RawMessage, currency string) string {
	var text string
	var number int64
	var list []json.RawMessage
	switch {
	case json.Unmarshal(value, &text) == nil:
		return auditWord(name, text)
	case json.Unmarshal(value, &number) == nil:
		return auditNumber(name, number, currency)
	case json.Unmarshal(value, &list) == nil:
		var texts []string
		for _, one := range list {
			texts = append(texts, auditText(name, one, currency))
		}
		return strings.Join(texts, "; ")
	case string(value) == "true":
		return translate("word.yes")
	case string(value) == "false":
		return ""
	}
	return auditRecord(value, currency)
}

// auditRecord says what a record holds that is part of another: an amount, an account, a line.
func auditRecord(value json.RawMessage, currency string) string {
	var amount struct{ Minor *int64 }
	fields := auditFields(string(value), currency)
	if json.Unmarshal(value, &amount) == nil && amount.Minor != nil {
		if fields["Currency"] == "" {
			return ""
		}
		return money.New(*amount.Minor, fields["Currency"]).String()
	}
	var texts []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if !auditSilent(name) {
			texts = append(texts, auditLabel(name)+": "+fields[name])
		}
	}
	return strings.Join(texts, ", ")
}

// auditNumber says what a field holds that is a number. Nothing collected yet is written as -1 in the trail.
func auditNumber(name string, number int64, currency string) string {
	if number == 0 || name == "Collected" && number < 0 {
		return ""
	}
	amounts := []string{
		"Items", "Shipping", "Discount", "Tax", "Total", "Paid", "Refunded", "UnitPrice", "CODAmount", "Collected", "Fee", "Freight", "Net",
		"Amount", "Fixed", "Min",
	}
	if slices.Contains(amounts, name) && currency != "" {
		return money.New(number, currency).String()
	}
	return strconv.FormatInt(number, 10)
}

// auditWord says one of our words in the user's language, and any other text as it is.
func auditWord(name, text string) string {
	prefixes := map[string][]string{
		"State": {"state", "claim"}, "Method": {"method"}, "Packed": {"packed"}, "Event": {"event"},
		"From": {"cycle"}, "Kind": {"account", "statement", "import", "difference"},
	}
	for _, prefix := range prefixes[name] {
		if said := word(prefix, text); said != prefix+"."+text {
			return said
		}
	}
	return text
}
