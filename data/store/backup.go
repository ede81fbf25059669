package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"parcelbook/data/say"
)

const (
	bookSuffix  = ".parcelbook"
	lockName    = ".lock"
	stampLayout = "20060102-150405"
)

// BackupFile is one backup of a book.
type BackupFile struct {
	Path   string
	At     time.Time // as the name has it: the time of the place it was made in, to the second
	Reason string
	Size   int64 // bytes
}

// stem is a book's name without its ending.
func stem(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

func (o Options) backupDir(path string) string {
	if o.BackupDir != "" {
		return o.BackupDir
	}
	return path + ".backups"
}

// Backup makes a copy of the book as it is now, opens and checks the copy, and only then gives it its name, in which
// the reason is told. Older backups are thinned out: of the book's, the last 12 stay, the last of each of the last 7 days
// and the last of each of the last 8 weeks that have any.
func (s *Store) Backup(ctx context.Context, reason string) (path string, err error) {
	release, err := s.lockBackups(ctx)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, release()) }()
	return s.backup(ctx, reason)
}

// BackupDaily makes a backup where there is none of today; "" where there is.
func (s *Store) BackupDaily(ctx context.Context) (path string, err error) {
	release, err := s.lockBackups(ctx)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, release()) }()
	all, err := Backups(s.path, s.opts.BackupDir)
	if err != nil {
		return "", err
	}
	today := s.opts.Now().Format(time.DateOnly)
	if slices.ContainsFunc(all, func(b BackupFile) bool { return b.At.Format(time.DateOnly) == today }) {
		return "", nil
	}
	return s.backup(ctx, "daily")
}

// lockRetry is how long to wait before asking again whether another program has made its backup.
const lockRetry = 20 * time.Millisecond

// lockBackups has programs that open one book at the same time make their backups one after the other, so that the
// day's backup is made once and no two choose the same name.
func (s *Store) lockBackups(ctx context.Context) (release func() error, err error) {
	dir := s.opts.backupDir(s.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, say.Errorf("the folder for backups cannot be made: %w", err)
	}
	lock := flock.New(filepath.Join(dir, lockName), flock.SetPermissions(0o600))
	if _, err := lock.TryLockContext(ctx, lockRetry); err != nil {
		return nil, say.Errorf("waiting for another backup of %s: %w", s.path, err)
	}
	return lock.Unlock, nil
}

// backup makes a backup, with the folder locked.
func (s *Store) backup(ctx context.Context, reason string) (string, error) {
	dir := s.opts.backupDir(s.path)
	target, err := s.freeName(dir, reason)
	if err != nil {
		return "", err
	}
	if err := copyBook(ctx, s.path, target); err != nil {
		return "", say.Errorf("backup of %s: %w", s.path, err)
	}
	return target, s.thinOut(dir)
}

// freeName gives a backup a name that no other has.
func (s *Store) freeName(dir, reason string) (string, error) {
	reason = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, reason)
	start := filepath.Join(dir, stem(s.path)+"-"+s.opts.Now().Format(stampLayout)+"-"+reason)
	for n := 1; ; n++ {
		name := start + bookSuffix
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", start, n, bookSuffix)
		}
		if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
			return name, nil
		} else if err != nil {
			return "", say.Errorf("the backup cannot be named: %w", err)
		}
	}
}

func (s *Store) thinOut(dir string) error {
	all, err := Backups(s.path, dir)
	if err != nil {
		return err
	}
	for _, b := range surplus(all) {
		if err := os.Remove(b.Path); err != nil {
			return say.Errorf("an old backup cannot be removed: %w", err)
		}
	}
	return nil
}

// Backups lists the backups of a book, the newest first. backupDir is that of Options.
func Backups(path, backupDir string) ([]BackupFile, error) {
	dir := Options{BackupDir: backupDir}.backupDir(path)
	files, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, say.Errorf("the folder of backups cannot be read: %w", err)
	}
	var all []BackupFile
	for _, f := range files {
		at, reason, ok := parseBackupName(f.Name(), stem(path))
		if !ok {
			continue
		}
		info, err := f.Info()
		if errors.Is(err, fs.ErrNotExist) { // thinned out by another program just now
			continue
		}
		if err != nil {
			return nil, say.Errorf("the folder of backups cannot be read: %w", err)
		}
		all = append(all, BackupFile{Path: filepath.Join(dir, f.Name()), At: at, Reason: reason, Size: info.Size()})
	}
	slices.SortFunc(all, newestFirst)
	return all, nil
}

func parseBackupName(name, book string) (at time.Time, reason string, ok bool) {
	name, isBook := strings.CutSuffix(name, bookSuffix)
	rest, ofBook := strings.CutPrefix(name, book+"-")
	if !isBook || !ofBook || len(rest) < len(stampLayout)+1 || rest[len(stampLayout)] != '-' {
		return at, "", false
	}
	at, err := time.Parse(stampLayout, rest[:len(stampLayout)])
	return at, rest[len(stampLayout)+1:], err == nil
}

// newestFirst goes by the second, and within it by the number that freeName adds.
func newestFirst(a, b BackupFile) int {
	return cmp.Or(b.At.Compare(a.At), cmp.Compare(len(b.Path), len(a.Path)), cmp.Compare(b.Path, a.Path))
}

// How many backups stay.
const (
	keepLast  = 12
	keepDays  = 7
	keepWeeks = 8
)

// surplus lists the backups that can go. It counts days and weeks that have backups, not the calendar's, so that a
// computer that was off for a month loses none on coming back.
func surplus(all []BackupFile) []BackupFile {
	all = slices.SortedFunc(slices.Values(all), newestFirst)
	days, weeks := map[string]bool{}, map[string]bool{}
	var gone []BackupFile
	for i, b := range all {
		year, week := b.At.ISOWeek()
		ofDay := firstOf(days, b.At.Format(time.DateOnly), keepDays)
		ofWeek := firstOf(weeks, fmt.Sprintf("%d-%d", year, week), keepWeeks)
		if i >= keepLast && !ofDay && !ofWeek {
			gone = append(gone, b)
		}
	}
	return gone
}

// firstOf says whether a day or week is met for the first time and is among the first few.
func firstOf(seen map[string]bool, period string, limit int) bool {
	if seen[period] || len(seen) == limit {
		return false
	}
	seen[period] = true
	return true
}
