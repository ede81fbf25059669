package data

import "time"

// ImportColumns shows the log of imports.
func ImportColumns() []Column[Import] {
	count := func(id string, of func(Counts) int) Column[Import] {
		return numberColumn(id, 8, func(i Import) int { return of(i.Counts) })
	}
	return fixed(
		numberColumn("import", 8, func(i Import) int64 { return i.ID }),
		timeColumn("at", func(i Import) time.Time { return i.At }),
		textColumn("file", 24, func(i Import) string { return i.File }),
		wordColumn("kind", "import", 12, func(i Import) string { return i.Kind }),
		textColumn("format", 16, func(i Import) string { return i.Format }),
		textColumn("sheet", 12, func(i Import) string { return i.Sheet }),
		count("rows", func(c Counts) int { return c.Rows }),
		count("new", func(c Counts) int { return c.New }),
		count("changed", func(c Counts) int { return c.Changed }),
		count("unchanged", func(c Counts) int { return c.Unchanged }),
		count("refused_rows", func(c Counts) int { return c.Refused }),
		count("skipped", func(c Counts) int { return c.Skipped }),
		count("records", func(c Counts) int { return c.Records }),
		numberColumn("open_problems", 8, func(i Import) int { return i.Open }),
		wordColumn("undone", "word", 8, func(i Import) string { return yes(i.Undone) }),
	)
}

// AuditColumns shows the audit trail.
func AuditColumns() []Column[Audit] {
	return fixed(
		timeColumn("at", func(a Audit) time.Time { return a.At }),
		textColumn("who", 12, func(a Audit) string { return a.Who }),
		wordColumn("what", "audit", 12, func(a Audit) string { return a.What }),
		wordColumn("record_kind", "record", 12, func(a Audit) string { return a.Kind }),
		numberColumn("record", 8, func(a Audit) int64 { return a.Record }),
		textColumn("before", 40, func(a Audit) string { return a.Before }),
		textColumn("after", 40, func(a Audit) string { return a.After }),
	)
}
