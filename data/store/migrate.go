package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"parcelbook/data"
	"parcelbook/data/say"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// applicationID marks an SQLite file as a book: "PBok".
const applicationID = 0x50426f6b

// migrations lists the steps in order; the book's user_version counts those it has gone through.
func migrations() ([]string, error) {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql") // sorted, and the names begin with their number
	if err != nil {
		return nil, err
	}
	steps := make([]string, len(names))
	for i, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		steps[i] = string(text)
	}
	return steps, nil
}

// migrate runs the steps after version, each in a transaction of its own.
func migrate(ctx context.Context, db *sql.DB, steps []string, version int) error {
	for i := version; i < len(steps); i++ {
		if err := migrateStep(ctx, db, steps[i], i+1); err != nil {
			return say.Errorf("bringing the book from version %d to %d: %w", i, i+1, explain(err))
		}
	}
	return nil
}

func migrateStep(ctx context.Context, db *sql.DB, step string, version int) (err error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, tx.Rollback())
		}
	}()
	// Another program may have taken this step since the version was asked for.
	var reached int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&reached); err != nil {
		return err
	}
	if reached >= version {
		return tx.Rollback()
	}
	marks := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version)
	for _, text := range []string{step, marks} {
		if _, err := tx.ExecContext(ctx, text); err != nil {
			return err
		}
	}
	if version == rowsInBlocks {
		carried := newTx(ctx, ctx, conn, tx, nil)
		if err := errors.Join(carryRows(carried), carried.writing.close(conn)); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// rowsInBlocks is the version from which on the rows of files are kept in blocks.
const rowsInBlocks = 2

// carryRows moves the rows of files from a record each into blocks, under the ids they have.
func carryRows(tx *Tx) error {
	err := tx.each(func(row scanner) error {
		var r data.SourceRow
		if err := row.Scan(&r.ID, &r.ImportID, &r.Sheet, &r.Row, asJSON{&r.Cells}); err != nil {
			return err
		}
		if r.ID != tx.rows.next {
			if err := tx.saveRows(); err != nil {
				return err
			}
			tx.rows.next = r.ID
		}
		_, err := tx.InsertRow(r)
		return err
	}, "SELECT id, import_id, sheet, row, cells FROM import_row ORDER BY id")
	if err == nil {
		err = tx.saveRows()
	}
	if err == nil {
		_, err = tx.exec("DROP TABLE import_row")
	}
	return err
}
