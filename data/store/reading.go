package store

import (
	"errors"

	"parcelbook/data"
	"parcelbook/data/say"
)

// SaveReading keeps how the file of an import was read: its header, what the user said of it as JSON, and its content
// where that will be needed again, else nil.
func (tx *Tx) SaveReading(importID int64, header []string, how string, content []byte) error {
	_, err := tx.exec(`INSERT INTO reading (import_id, header, how, content) VALUES (?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET header = excluded.header, how = excluded.how, content = excluded.content`, importID, listOf(header), how, content)
	if err != nil {
		return say.Errorf("header of import %d: %w", importID, err)
	}
	return nil
}

// Reading gives what SaveReading kept; content is nil where nothing of the file waits any more.
func (tx *Tx) Reading(importID int64) (how string, content []byte, err error) {
	if err := tx.scan("SELECT how, content FROM reading WHERE import_id = ?", []any{importID}, &how, &content); err != nil {
		return "", nil, say.Errorf("how import %d was read: %w", importID, err)
	}
	return how, content, nil
}

// ReadAs gives the newest file with the very header, of those that are not undone, and what was said of it; the zero value where there is none.
func (tx *Tx) ReadAs(header []string) (s Said, err error) {
	err = tx.scan(`SELECT i.file, r.how FROM import i JOIN reading r ON r.import_id = i.id
		WHERE r.header = ? AND NOT i.undone ORDER BY i.id DESC LIMIT 1`, []any{listOf(header)}, &s.File, &s.How)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return s, say.Errorf("earlier files with such a header: %w", err)
	}
	return s, nil
}

// ReadOf gives what was said of a file by its hash when it was taken in from a sheet the last time, as files of a kind rather than others; the
// zero value where it is not in the book.
func (tx *Tx) ReadOf(hash, sheet, kind string) (s Said, err error) {
	err = tx.scan(`SELECT i.id, i.file, r.how FROM import i JOIN reading r ON r.import_id = i.id
		WHERE i.hash = ? AND i.sheet = ? AND NOT i.undone ORDER BY i.kind = ? DESC, i.id DESC LIMIT 1`, []any{hash, sheet, kind}, &s.ImportID, &s.File, &s.How)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return s, say.Errorf("how the file %.12s… was read: %w", hash, err)
	}
	return s, nil
}

// KeepsContent says whether the book has the file of an import.
func (tx *Tx) KeepsContent(importID int64) (bool, error) {
	n, err := tx.count("SELECT count(*) FROM reading WHERE import_id = ? AND content IS NOT NULL", importID)
	return n > 0, err
}

// DropContents forgets the files of which no record waits in quarantine any more.
func (tx *Tx) DropContents() error {
	_, err := tx.exec(`UPDATE reading SET content = NULL WHERE content IS NOT NULL AND NOT EXISTS (SELECT 1 FROM quarantine q
		JOIN import i ON i.id = q.import_id AND NOT i.undone WHERE q.import_id = reading.import_id AND q.state = 'open')`)
	return err
}

// SaveMend keeps what the user set a cell of an import's file to.
func (tx *Tx) SaveMend(importID int64, m data.Mend) error {
	_, err := tx.exec(`INSERT INTO mend (import_id, sheet, row, column, value) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET value = excluded.value`, importID, m.Sheet, m.Row, m.Column, m.Value)
	return err
}

// Mends lists what cells of an import's file were set to.
func (tx *Tx) Mends(importID int64) ([]data.Mend, error) {
	var mends []data.Mend
	err := tx.each(func(row scanner) error {
		var m data.Mend
		err := row.Scan(&m.Sheet, &m.Row, &m.Column, &m.Value)
		mends = append(mends, m)
		return err
	}, "SELECT sheet, row, column, value FROM mend WHERE import_id = ? ORDER BY sheet, row, column", importID)
	return mends, err
}

// ImportStatement finds the statement in a currency that an import brought; ErrNotFound where it brought none.
func (tx *Tx) ImportStatement(importID int64, currency string) (data.Statement, error) {
	return statements.get(tx, "WHERE t.import_id = ? AND t.currency = ? AND NOT t.withdrawn ORDER BY t.id LIMIT 1", importID, currency)
}

// Header gives the header cells of an import's file by column; none of a file that was taken in before they were kept.
func (tx *Tx) Header(importID int64) ([]string, error) {
	var header []string
	err := tx.scan("SELECT header FROM reading WHERE import_id = ?", []any{importID}, asJSON{&header})
	if err != nil && !errors.Is(err, ErrNotFound) {
		return nil, say.Errorf("header of import %d: %w", importID, err)
	}
	return header, nil
}

// SourceRows lists a page of the rows of an import's file as they were, sheet by sheet: those that said
// something new, and those refused. Rows that said nothing new are not kept. Sorting is not for them.
func (tx *Tx) SourceRows(importID int64, page data.Page) ([]data.SourceRow, error) {
	all, err := tx.pageOfRows(importID, page)
	if err != nil {
		return nil, say.Errorf("rows of import %d: %w", importID, err)
	}
	return all, nil
}

func (tx *Tx) pageOfRows(importID int64, page data.Page) ([]data.SourceRow, error) {
	if err := tx.saveRows(); err != nil {
		return nil, err
	}
	if page.Limit == 0 {
		page.Limit = -1
	}
	var all []data.SourceRow
	var ids []int64
	err := tx.each(func(row scanner) error {
		r := data.SourceRow{ImportID: importID}
		err := row.Scan(&r.ID, &r.Sheet, &r.Row, asJSON{&r.Cells}, &r.File)
		all = append(all, r)
		if r.ID != 0 {
			ids = append(ids, r.ID)
		}
		return err
	}, `SELECT r.id, r.sheet, r.row, r.cells, i.file FROM (
			SELECT id, sheet, row, 'null' AS cells FROM source_row WHERE import_id = ?1 UNION ALL
			SELECT 0, value ->> 'Sheet', value ->> 'Row', value -> 'Cells'
				FROM quarantine q, json_each(q.rows) WHERE q.import_id = ?1 AND q.state <> 'mended') r
		JOIN import i ON i.id = ?1 ORDER BY r.sheet, r.row, r.id LIMIT ?2 OFFSET ?3`, importID, page.Limit, page.Offset)
	if err != nil {
		return nil, err
	}
	kept, err := tx.sourceRows(ids)
	if err != nil {
		return nil, err
	}
	mends := mendsOf{tx: tx}
	for i := range all {
		if all[i].ID != 0 {
			all[i] = kept[all[i].ID]
		} else if err := mends.add(importID, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// CountSourceRows counts the rows that SourceRows lists.
func (tx *Tx) CountSourceRows(importID int64) (int, error) {
	if err := tx.saveRows(); err != nil {
		return 0, err
	}
	n, err := tx.count(`SELECT (SELECT coalesce(sum(last - first + 1), 0) FROM import_block WHERE import_id = ?1) +
		(SELECT count(*) FROM quarantine q, json_each(q.rows) WHERE q.import_id = ?1 AND q.state <> 'mended')`, importID)
	if err != nil {
		return 0, say.Errorf("counting the rows of import %d: %w", importID, err)
	}
	return n, nil
}

// KeptRows gives the ids of the rows of its file that an import kept, those in quarantine left out.
func (tx *Tx) KeptRows(importID int64) (map[data.Place]int64, error) {
	if err := tx.saveRows(); err != nil {
		return nil, err
	}
	kept := map[data.Place]int64{}
	err := tx.each(func(row scanner) error {
		var at data.Place
		var id int64
		err := row.Scan(&at.Sheet, &at.Row, &id)
		kept[at] = id
		return err
	}, "SELECT sheet, row, id FROM source_row WHERE import_id = ?", importID)
	if err != nil {
		return nil, say.Errorf("rows of import %d: %w", importID, err)
	}
	return kept, nil
}
