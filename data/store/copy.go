package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"parcelbook/data/say"
)

// copyBook writes what a book holds now to a new file, whoever is using the book, and makes sure that the copy is sound
// before it gets its name.
func copyBook(ctx context.Context, from, to string) (err error) {
	temp, err := emptyFile(to)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, removeBook(temp))
		}
	}()
	if err := vacuumInto(ctx, from, temp); err != nil {
		return err
	}
	if err := verify(ctx, temp); err != nil {
		return err
	}
	if err := flush(temp); err != nil {
		return err
	}
	return os.Rename(temp, to)
}

// emptyFile makes a file of no bytes beside the one that is to be, under a name that nobody else uses.
func emptyFile(beside string) (string, error) {
	file, err := os.CreateTemp(filepath.Dir(beside), filepath.Base(beside)+".*.part")
	if err != nil {
		return "", err
	}
	return file.Name(), file.Close()
}

func vacuumInto(ctx context.Context, from, to string) (err error) {
	db, err := connect(from, "rw", []string{patience}, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return say.Errorf("copying: %w", explain(err))
	}
	return nil
}

// verify makes sure that a file is a book this program knows and that it is undamaged.
func verify(ctx context.Context, path string) (err error) {
	steps, err := migrations()
	if err != nil {
		return err
	}
	if _, err := inspect(path, len(steps), "ro"); err != nil {
		return err
	}
	db, err := connect(path, "ro", []string{patience}, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var found string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found); err != nil {
		return say.Errorf("%s: %w", path, explain(err))
	}
	if found != "ok" {
		return say.Errorf("%s: %w: %s", path, ErrDamaged, found)
	}
	return nil
}

// flush makes sure that a copy's bytes are on the disk, and that only its owner reads them.
func flush(path string) error {
	if err := os.Chmod(path, 0o600); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0) // #nosec G304 -- a file we have just written
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
