package main

import (
	"slices"

	"parcelbook/data"
	"parcelbook/reports"
)

// printReport writes a report as text for people.
func (s *session) printReport(r reports.Report) error {
	if err := s.printf("%s\n", s.words(r.Title)); err != nil {
		return err
	}
	for _, fact := range r.Facts {
		if err := s.printf("%s: %s\n", s.words(fact.Label), data.Text(fact.Value, fact.Kind, s.words)); err != nil {
			return err
		}
	}
	for _, t := range r.Tables {
		if err := s.printf("\n"); err != nil {
			return err
		}
		if t.Title != "" {
			if err := s.printf("%s\n", s.words(t.Title)); err != nil {
				return err
			}
		}
		if err := s.printTable(t, "Nothing."); err != nil {
			return err
		}
	}
	for _, note := range r.Notes {
		if err := s.printf("\n%s\n", s.words(note)); err != nil {
			return err
		}
	}
	return nil
}

// printTable writes a report's table; columns that are empty in every row are left out, or a screen cannot hold it.
func (s *session) printTable(of reports.Table, empty string) error {
	t := table{}
	var shown []int
	for i, c := range of.Columns {
		filled := slices.ContainsFunc(of.Rows, func(row []data.Value) bool { return !row[i].Empty })
		if c.Room || !filled {
			continue
		}
		switch c.Kind {
		case data.NumberColumn, data.TenthsColumn, data.MoneyColumn:
			t.right = append(t.right, len(t.head))
		}
		shown = append(shown, i)
		t.head = append(t.head, s.words(c.Label))
	}
	cells := func(row []data.Value) []string {
		texts := make([]string, len(shown))
		for n, i := range shown {
			texts[n] = of.Columns[i].Text(row[i], s.words)
		}
		return texts
	}
	for _, row := range of.Rows {
		t.add(cells(row)...)
	}
	for _, row := range of.Totals {
		total := cells(row)
		if len(total) > 0 && total[0] == "" {
			total[0] = s.words(reports.TotalLabel)
		}
		t.add(total...)
	}
	return t.print(s.out, empty)
}

// printList writes a list of records with the columns that are named; all of them where none are.
func printList[T any](s *session, columns []data.Column[T], rows []T, empty string, ids ...string) error {
	if len(ids) > 0 {
		columns = slices.DeleteFunc(columns, func(c data.Column[T]) bool { return !slices.Contains(ids, c.ID) })
	}
	return s.printTable(reports.List("", columns, rows).Tables[0], empty)
}
