package app

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"parcelbook/data"
)

// auditGrid shows an entry of the trail: who did what and when, and the fields that changed.
func auditGrid(a data.Audit) fyne.CanvasObject {
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
	for _, change := range auditChanges(a.Before, a.After) {
		add(change[0], change[1])
	}
	return fieldGrid(1, fields...)
}

// auditChanges compares two records of the trail, each the JSON of a record or "", field by field: the name, and
// the old and the new value.
func auditChanges(before, after string) [][2]string {
	was, is := auditFields(before), auditFields(after)
	all := maps.Clone(was)
	maps.Copy(all, is)
	var changes [][2]string
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if was[name] != is[name] {
			changes = append(changes, [2]string{name, strings.TrimSpace(becomes(was[name], is[name]))})
		}
	}
	return changes
}

// auditFields gives the values of a record's fields as text; a record that is no object is one nameless value.
func auditFields(record string) map[string]string {
	fields := make(map[string]string)
	var values map[string]json.RawMessage
	if err := json.Unmarshal([]byte(record), &values); err != nil {
		if record != "" {
			fields["–"] = record
		}
		return fields
	}
	for name, value := range values {
		var text string
		if json.Unmarshal(value, &text) != nil {
			text = string(value)
		}
		fields[name] = text
	}
	return fields
}
