package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"

	"parcelbook/data"
	"parcelbook/data/say"
)

// Create makes a new book with its settings. ErrExists where there is a file already, which is left as it is.
func Create(path string, settings data.Settings, opts Options) (*Store, error) {
	if err := settings.Validate(); err != nil {
		return nil, say.Errorf("the settings of the new book: %w", err)
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600) // #nosec G304 -- the user's own choice of file
	if errors.Is(err, fs.ErrExist) {
		return nil, say.Errorf("%s: %w; open it, or choose another name for the new book", path, ErrExists)
	}
	if err != nil {
		return nil, say.Errorf("the new book cannot be made: %w", err)
	}
	if err := file.Close(); err != nil {
		return nil, say.Errorf("the new book cannot be made: %w", err)
	}
	s, err := fillNew(path, settings, opts)
	if err != nil {
		return nil, errors.Join(err, removeBook(path))
	}
	return s, nil
}

func fillNew(path string, settings data.Settings, opts Options) (*Store, error) {
	s, err := connectBook(path, opts)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	steps, err := migrations()
	if err == nil {
		err = migrate(ctx, s.writer, steps, 0)
	}
	if err == nil {
		err = s.Write(ctx, func(tx *Tx) error { return tx.SetSettings(settings) })
	}
	if err != nil {
		return nil, errors.Join(say.Errorf("%s: %w", path, err), s.Close())
	}
	return s, nil
}

// removeBook deletes a book's file and what SQLite keeps beside it.
func removeBook(path string) error {
	var errs []error
	for _, suffix := range []string{"-wal", "-shm", ""} {
		if err := os.Remove(path + suffix); !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// Open opens a book, having made sure that it is one, and brings an older one up to date after a backup of it.
// ErrNotFound, ErrNotBook, ErrNewer, ErrReadOnly and ErrDamaged tell why it could not.
func Open(path string, opts Options) (*Store, error) {
	steps, err := migrations()
	if err != nil {
		return nil, err
	}
	return open(path, opts, steps)
}

func open(path string, opts Options, steps []string) (*Store, error) {
	version, err := inspect(path, len(steps), "rw")
	if err != nil {
		return nil, err
	}
	if err := writable(path); err != nil {
		return nil, err
	}
	s, err := connectBook(path, opts)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	if version < len(steps) {
		if _, err := s.Backup(ctx, "migration"); err != nil {
			return nil, errors.Join(say.Errorf("%s is of an older version and could not be backed up before bringing it up to date: %w", path, err), s.Close())
		}
		if err := migrate(ctx, s.writer, steps, version); err != nil {
			return nil, errors.Join(say.Errorf("%s: %w", path, err), s.Close())
		}
	}
	if err := s.writer.PingContext(ctx); err != nil {
		return nil, errors.Join(say.Errorf("%s: %w", path, explain(err)), s.Close())
	}
	return s, nil
}

// inspect makes sure that a file is a book of at most the newest version, and gives its version. It changes nothing.
func inspect(path string, newest int, mode string) (version int, err error) {
	if err := sniff(path); err != nil {
		return 0, err
	}
	// With no other pragma, another program's database is not turned to write-ahead logging.
	db, err := connect(path, mode, []string{patience}, nil)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	version, err = inspectTables(db, newest)
	if err != nil {
		return 0, say.Errorf("%s: %w", path, explain(err))
	}
	return version, nil
}

// header is how every SQLite file begins.
const header = "SQLite format 3\x00"

// sniff looks at the file itself. A file of no bytes is a sound database to SQLite, and no book.
func sniff(path string) (err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return say.Errorf("%s: the book is %w; check the name, or make a new book", path, ErrNotFound)
	case err != nil:
		return say.Errorf("the book cannot be opened: %w", err)
	case info.IsDir():
		return say.Errorf("%s is a folder: %w; choose the book's file", path, ErrNotBook)
	case info.Size() == 0:
		return say.Errorf("%s is empty: %w; restore a backup, or make a new book under another name", path, ErrNotBook)
	}
	file, err := os.Open(path) // #nosec G304 -- the user's own choice of file
	if err != nil {
		return say.Errorf("the book cannot be opened: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	start := make([]byte, len(header))
	if _, err := io.ReadFull(file, start); err != nil || string(start) != header {
		return say.Errorf("%s: %w; choose a file that Parcelbook made, or import this one into a book", path, ErrNotBook)
	}
	return nil
}

func inspectTables(db *sql.DB, newest int) (version int, err error) {
	ctx := context.Background()
	var application, tables int
	for _, q := range []struct {
		query string
		dest  *int
	}{
		{"PRAGMA application_id", &application},
		{"PRAGMA user_version", &version},
		{"SELECT count(*) FROM sqlite_schema WHERE name IN ('setting', 'holder', 'orders', 'parcel', 'statement', 'transfer')", &tables},
	} {
		if err := db.QueryRowContext(ctx, q.query).Scan(q.dest); err != nil {
			return 0, err
		}
	}
	switch {
	case application != applicationID || version < 1:
		return 0, say.Errorf("a database of another program: %w", ErrNotBook)
	case version > newest:
		return 0, say.Errorf("%w (version %d, this program knows %d); open it with a newer Parcelbook", ErrNewer, version, newest)
	case tables != 6:
		return 0, say.Errorf("tables are missing: %w; restore a backup", ErrDamaged)
	}
	return version, nil
}

// writable says so where the file may not be written to. The permission is asked for as well as tried, for
// a superuser may do what the file forbids.
func writable(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return say.Errorf("the book cannot be opened: %w", err)
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0) // #nosec G304 -- the user's own choice of file
	if err == nil {
		err = file.Close()
	}
	if errors.Is(err, fs.ErrPermission) || info.Mode().Perm()&0o200 == 0 {
		return say.Errorf("%s: %w: the file is read-only; allow writing to it, or copy it elsewhere", path, ErrReadOnly)
	}
	return err
}
