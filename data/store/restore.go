package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/natefinch/atomic"

	"parcelbook/data/say"
)

// Restore puts a copy of the backup `from` in the place of the book, which must not be open. The book that was there
// is kept beside it under a dated name, which is returned; "" where there was none. The backup is checked first, and
// where it is not sound nothing changes.
func Restore(path, from string, opts Options) (replaced string, err error) {
	ctx := context.Background()
	if sameFile(path, from) {
		return "", say.Errorf("%s: a book cannot be restored from itself; choose one of its backups", from)
	}
	if err := verify(ctx, from); err != nil {
		return "", say.Errorf("the backup cannot be restored: %w", err)
	}
	incoming := path + ".restoring"
	if err := removeBook(incoming); err != nil {
		return "", err
	}
	if err := copyBook(ctx, from, incoming); err != nil {
		return "", say.Errorf("the backup cannot be restored: %w", err)
	}
	if replaced, err = keep(ctx, path, opts); err != nil {
		return "", errors.Join(say.Errorf("the book that is to be replaced cannot be kept, so nothing was changed: %w", err), removeBook(incoming))
	}
	if err := atomic.ReplaceFile(incoming, path); err != nil {
		return replaced, say.Errorf("the backup was copied to %s but could not take the place of the book, which is also kept as %s: %w", incoming, replaced, err)
	}
	return replaced, nil
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	two, err := os.Stat(b)
	return err == nil && os.SameFile(one, two)
}

// keep gives the book a second name beside it, with everything that its write-ahead log holds, and leaves no log
// that the restored book would take for its own.
func keep(ctx context.Context, path string, opts Options) (string, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	kept := filepath.Join(filepath.Dir(path), stem(path)+"-replaced-"+opts.Now().Format(stampLayout)+filepath.Ext(path))
	if _, err := os.Stat(kept); !errors.Is(err, fs.ErrNotExist) {
		return "", say.Errorf("%s: %w; wait a second and try again", kept, ErrExists)
	}
	if sniff(path) == nil { // else it is not touched: a damaged book is kept as it is, with its log
		if err := foldLog(ctx, path); errors.Is(err, ErrBusy) {
			return "", err
		}
	}
	if err := os.Link(path, kept); err != nil {
		if err := copyFile(path, kept); err != nil {
			return "", err
		}
	}
	if err := os.Rename(path+"-wal", kept+"-wal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if err := os.Remove(path + "-shm"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	return kept, nil
}

// foldLog writes what the log of a closed book still holds into its file. ErrBusy where the book is open after all.
func foldLog(ctx context.Context, path string) (err error) {
	// Exclusive use is refused while anyone else has the book open, even if they are doing nothing.
	db, err := connect(path, "rw", []string{"busy_timeout(1000)", "locking_mode(EXCLUSIVE)"}, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var busy, pages, folded int
	if err := db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &folded); err != nil {
		return explain(err)
	}
	if busy != 0 {
		return say.Errorf("%s: %w; close it there and try again", path, ErrBusy)
	}
	return nil
}

// copyFile is for file systems where a file cannot have two names.
func copyFile(from, to string) (err error) {
	file, err := os.Open(from) // #nosec G304 -- the book itself
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return atomic.WriteFile(to, file)
}
