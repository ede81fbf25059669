package store

import (
	"database/sql/driver"

	"parcelbook/data"
	"parcelbook/data/say"
)

var imports = newRecord(record[data.Import]{
	name:  "import",
	table: "import",
	fields: func(i *data.Import) []any {
		return []any{
			&i.ID, &i.File, &i.Hash, &i.Kind, &i.Format, &i.Sheet, (*ref)(&i.HolderID), (*moment)(&i.At),
			&i.Counts.Rows, &i.Counts.New, &i.Counts.Changed, &i.Counts.Unchanged, &i.Counts.Refused, &i.Counts.Skipped, &i.Counts.Records, &i.Undone,
		}
	},
}, "file hash kind format sheet holder_id at rows new changed unchanged refused skipped records undone")

// Imports lists all imports, the last one first, those undone among them. Times are in UTC.
func (tx *Tx) Imports() ([]data.Import, error) {
	list, err := imports.all(tx, "ORDER BY t.id DESC")
	if err != nil {
		return nil, err
	}
	open := map[int64]int{}
	err = tx.each(func(row scanner) error {
		var id int64
		var n int
		err := row.Scan(&id, &n)
		open[id] = n
		return err
	}, `SELECT q.import_id, count(*) FROM quarantine q JOIN import i ON i.id = q.import_id AND NOT i.undone
		WHERE q.state = ? GROUP BY q.import_id`, data.QuarantineOpen)
	for i := range list {
		list[i].Open = open[list[i].ID]
	}
	return list, err
}

// Import reads one import.
func (tx *Tx) Import(id int64) (data.Import, error) { return imports.byID(tx, id) }

// ImportByHash finds the import of a file by its bytes, if it is not undone.
func (tx *Tx) ImportByHash(hash string) (data.Import, error) {
	i, err := imports.get(tx, "WHERE t.hash = ? AND NOT t.undone ORDER BY t.id LIMIT 1", hash)
	if err != nil {
		return i, say.Errorf("import of the file %.12s…: %w", hash, err)
	}
	return i, nil
}

// ImportOfSame finds the import of the very file of another one that read it alike: as the same kind, from the same sheet and
// for the same holder; ErrNotFound where there is none that is not undone.
func (tx *Tx) ImportOfSame(like data.Import) (data.Import, error) {
	return imports.get(tx, "WHERE t.hash = ? AND t.kind = ? AND t.sheet = ? AND t.holder_id IS ? AND NOT t.undone ORDER BY t.id DESC LIMIT 1",
		like.Hash, like.Kind, like.Sheet, (*ref)(&like.HolderID))
}

// Owned is a file that was taken in, and whose it was.
type Owned struct{ File, Holder string }

// FilesLike lists the files that were read by a format and have the very header, the newest first; none that was undone.
func (tx *Tx) FilesLike(format string, header []string) ([]Owned, error) {
	var files []Owned
	err := tx.each(func(row scanner) error {
		var f Owned
		err := row.Scan(&f.File, &f.Holder)
		files = append(files, f)
		return err
	}, `SELECT i.file, h.name FROM import i JOIN reading r ON r.import_id = i.id JOIN holder h ON h.id = i.holder_id
		WHERE i.format = ? AND r.header = ? AND NOT i.undone ORDER BY i.id DESC`, format, listOf(header))
	if err != nil {
		return nil, say.Errorf("earlier files of the format %s: %w", format, err)
	}
	return files, nil
}

// Said is a file that was taken in, and what the user said of it, as SaveReading kept it.
type Said struct {
	File, How string
	ImportID  int64 // where it was asked for
}

// SaidOf lists what was said of the files of a holder (0: of those that name the holder of each record) that were read by a
// format and have the very header, of nil any header; the newest first, none that was undone.
func (tx *Tx) SaidOf(holderID int64, format string, header []string) ([]Said, error) {
	var files []Said
	err := tx.each(func(row scanner) error {
		var f Said
		err := row.Scan(&f.File, &f.How)
		files = append(files, f)
		return err
	}, `SELECT i.file, r.how FROM import i JOIN reading r ON r.import_id = i.id
		WHERE i.holder_id IS ? AND i.format = ? AND (? OR r.header = ?) AND NOT i.undone ORDER BY i.id DESC`,
		(*ref)(&holderID), format, header == nil, listOf(header))
	if err != nil {
		return nil, say.Errorf("what was said of earlier files of the format %s: %w", format, err)
	}
	return files, nil
}

// SaveImport adds or changes an import and gives its id.
func (tx *Tx) SaveImport(i data.Import) (int64, error) { return imports.save(tx, &i) }

// SetImportHolder notes whose the file of an import is.
func (tx *Tx) SetImportHolder(id, holderID int64) error {
	return tx.change("import", id, "UPDATE import SET holder_id = ? WHERE id = ?", (*ref)(&holderID), id)
}

// SetImportUndone notes that an import was undone, which frees its file to come again.
func (tx *Tx) SetImportUndone(id int64) error {
	return tx.change("import", id, "UPDATE import SET undone = 1 WHERE id = ? AND NOT undone", id)
}

// Quarantine lists quarantined records with the name of their file, those in one state or, where it is "", all. None
// of an import that was undone is open.
func (tx *Tx) Quarantine(state data.QuarantineState) ([]data.Quarantined, error) {
	var all []data.Quarantined
	err := tx.each(func(row scanner) error {
		var q data.Quarantined
		err := row.Scan(&q.ID, &q.ImportID, &q.Subject, asJSON{&q.Rows}, (*problems)(&q.Problems), &q.State, &q.File)
		all = append(all, q)
		return err
	}, `SELECT q.id, q.import_id, q.subject, q.rows, q.problems, q.state, i.file
		FROM quarantine q JOIN import i ON i.id = q.import_id WHERE ?1 IN ('', q.state) AND NOT (?1 = 'open' AND i.undone) ORDER BY q.id`, state)
	if err != nil {
		return nil, say.Errorf("quarantine: %w", err)
	}
	mends := mendsOf{tx: tx}
	for _, q := range all {
		for i := range q.Rows {
			if err := mends.add(q.ImportID, &q.Rows[i]); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// SaveQuarantine adds or changes a quarantined record and gives its id.
func (tx *Tx) SaveQuarantine(q data.Quarantined) (int64, error) {
	id, err := tx.insert(`INSERT INTO quarantine (id, import_id, subject, rows, problems, state) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET subject = excluded.subject, rows = excluded.rows, problems = excluded.problems, state = excluded.state`,
		ref(q.ID), q.ImportID, q.Subject, asJSON{q.Rows}, problems(q.Problems), q.State)
	if err != nil {
		return 0, say.Errorf("quarantine of %q: %w", q.Subject, err)
	}
	if q.ID != 0 {
		id = q.ID
	}
	return id, nil
}

// SetQuarantineState notes what became of a quarantined record.
func (tx *Tx) SetQuarantineState(id int64, state data.QuarantineState) error {
	return tx.change("quarantined record", id, "UPDATE quarantine SET state = ? WHERE id = ?", state, id)
}

// problems are stored as JSON, with their reasons as they can be said in any language.
type problems []data.Problem

type storedProblem struct {
	data.Problem
	Reason string `json:"reason"`
}

// Scan reads what Value wrote.
func (list *problems) Scan(src any) error {
	var stored []storedProblem
	if err := (asJSON{&stored}).Scan(src); err != nil {
		return err
	}
	*list = nil
	for _, p := range stored {
		p.Problem.Reason = say.Text(p.Reason)
		*list = append(*list, p.Problem)
	}
	return nil
}

// Value writes JSON.
func (list problems) Value() (driver.Value, error) {
	var stored []storedProblem
	for _, p := range list {
		stored = append(stored, storedProblem{p, string(p.Reason)})
	}
	return asJSON{stored}.Value()
}
