package store

import (
	"errors"
	"fmt"

	"parcelbook/data"
)

// SaveHeader keeps the header cells of an import's file.
func (tx *Tx) SaveHeader(importID int64, header []string) error {
	if _, err := tx.exec("INSERT INTO reading (import_id, header) VALUES (?, ?)", importID, listOf(header)); err != nil {
		return fmt.Errorf("header of import %d: %w", importID, err)
	}
	return nil
}

// Header gives the header cells of an import's file by column; none of a file that was taken in before they were kept.
func (tx *Tx) Header(importID int64) ([]string, error) {
	var header []string
	err := tx.scan("SELECT header FROM reading WHERE import_id = ?", []any{importID}, asJSON{&header})
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, fmt.Errorf("header of import %d: %w", importID, err)
	}
	return header, nil
}

// SourceRows lists a page of the rows of an import's file as they were, in the order of the file: those that said
// something new, and those refused. Rows that said nothing new are not kept. Sorting is not for them.
func (tx *Tx) SourceRows(importID int64, page data.Page) ([]data.SourceRow, error) {
	if page.Limit == 0 {
		page.Limit = -1
	}
	var all []data.SourceRow
	err := tx.each(func(row scanner) error {
		var r data.SourceRow
		err := row.Scan(sourceFields(&r)...)
		all = append(all, r)
		return err
	}, "SELECT "+sourceColumns+` FROM (
			SELECT id, import_id, sheet, row, cells FROM import_row WHERE import_id = ?1 UNION ALL
			SELECT 0, ?1, value ->> 'Sheet', value ->> 'Row', value -> 'Cells'
				FROM quarantine q, json_each(q.rows) WHERE q.import_id = ?1 AND q.state <> 'mended') r
		JOIN import i ON i.id = r.import_id ORDER BY r.row, r.id LIMIT ?2 OFFSET ?3`, importID, page.Limit, page.Offset)
	if err != nil {
		return nil, fmt.Errorf("rows of import %d: %w", importID, err)
	}
	return all, nil
}

// CountSourceRows counts the rows that SourceRows lists.
func (tx *Tx) CountSourceRows(importID int64) (int, error) {
	n := 0
	err := tx.each(func(row scanner) error { return row.Scan(&n) }, `SELECT (SELECT COUNT(*) FROM import_row WHERE import_id = ?1) +
		(SELECT COUNT(*) FROM quarantine q, json_each(q.rows) WHERE q.import_id = ?1 AND q.state <> 'mended')`, importID)
	if err != nil {
		return 0, fmt.Errorf("counting the rows of import %d: %w", importID, err)
	}
	return n, nil
}

// RowNumbers gives the numbers of the rows of its file that an import kept, those in quarantine left out.
func (tx *Tx) RowNumbers(importID int64) (map[int]bool, error) {
	numbers := map[int]bool{}
	err := tx.each(func(row scanner) error {
		var n int
		err := row.Scan(&n)
		numbers[n] = true
		return err
	}, "SELECT row FROM import_row WHERE import_id = ?", importID)
	if err != nil {
		return nil, fmt.Errorf("rows of import %d: %w", importID, err)
	}
	return numbers, nil
}
