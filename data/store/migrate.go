package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
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
			return fmt.Errorf("bringing the book from version %d to %d: %w", i, i+1, explain(err))
		}
	}
	return nil
}

func migrateStep(ctx context.Context, db *sql.DB, step string, version int) (err error) {
	tx, err := db.BeginTx(ctx, nil)
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
	return tx.Commit()
}
