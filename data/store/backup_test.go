package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"parcelbook/data"
)

func dump(t *testing.T, s *Store) string {
	t.Helper()
	var b strings.Builder
	read(t, s, func(tx *Tx) error { return tx.Dump(&b) })
	return b.String()
}

func dumpOf(t *testing.T, path string) string {
	t.Helper()
	s, err := Open(path, options)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { try(s.Close()) }()
	return dump(t, s)
}

// filesIn names what a folder of backups holds besides its lock.
func filesIn(dir string) []string {
	var names []string
	for _, f := range must(os.ReadDir(dir)) {
		if f.Name() != lockName {
			names = append(names, f.Name())
		}
	}
	return names
}

func TestBackupHoldsWhatTheBookHeld(t *testing.T) {
	s := newBook(t)
	fill(t, s, 50) // all of it still in the write-ahead log
	want := dump(t, s)
	path, err := s.Backup(context.Background(), "before import: a/b")
	if err != nil {
		t.Fatal(err)
	}
	if want := filepath.Join(s.Path()+".backups", "shop-20260501-120000-before-import--a-b.parcelbook"); path != want {
		t.Errorf("the backup is %s, want %s", path, want)
	}
	write(t, s, func(tx *Tx) error { return addHolder(tx, "later") })
	if diff := cmp.Diff(want, dumpOf(t, path)); diff != "" {
		t.Error(diff)
	}
	if info := must(os.Stat(path)); info.Mode().Perm() != 0o600 {
		t.Errorf("others can read the backup: %v", info.Mode())
	}
	again := must(s.Backup(context.Background(), "before import: a/b")) // in the same second
	if again == path {
		t.Error("the second backup took the place of the first")
	}
	if files := filesIn(filepath.Dir(path)); len(files) != 2 {
		t.Errorf("in the folder: %v", files)
	}
}

func TestBackupWorksWhileOthersReadAndWrite(t *testing.T) {
	s := newBook(t)
	read(t, s, func(*Tx) error {
		return s.Write(context.Background(), func(tx *Tx) error {
			try(addHolder(tx, "not committed"))
			path := must(s.Backup(context.Background(), "x"))
			if strings.Contains(dumpOf(t, path), "not committed") {
				t.Error("the backup holds what was not committed")
			}
			return nil
		})
	})
}

func TestBackupOfADamagedBookIsRefused(t *testing.T) {
	s := newBook(t)
	fill(t, s, 2000)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	content := must(os.ReadFile(s.Path()))
	for i := len(content) / 2; i < len(content)/2+40_000; i++ {
		content[i] ^= 0x55
	}
	damaged := filepath.Join(t.TempDir(), "damaged.parcelbook")
	try(os.WriteFile(damaged, content, 0o600))
	d, err := Open(damaged, options)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	if path, err := d.Backup(context.Background(), "x"); !errors.Is(err, ErrDamaged) {
		t.Errorf("backup %q of a damaged book: %v, want ErrDamaged", path, err)
	}
	if files := filesIn(damaged + ".backups"); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
	if told, err := d.Check(context.Background()); err == nil && len(told) == 0 {
		t.Error("Check finds nothing wrong")
	}
}

func TestBackupDailyMakesOneADay(t *testing.T) {
	now := noon
	s, err := Create(filepath.Join(t.TempDir(), "shop.parcelbook"), settings, Options{Now: func() time.Time { return now }, BackupDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { try(s.Close()) }()
	for _, step := range []struct {
		at   time.Time
		made bool
	}{{noon, true}, {noon.Add(11 * time.Hour), false}, {noon.Add(13 * time.Hour), true}} {
		now = step.at
		if path := must(s.BackupDaily(context.Background())); (path != "") != step.made {
			t.Errorf("%v: made %q", step.at, path)
		}
	}
	try(os.WriteFile(filepath.Join(s.opts.BackupDir, "other-20260502-010000-daily.parcelbook"), nil, 0o600))
	try(os.WriteFile(filepath.Join(s.opts.BackupDir, "shop-note.parcelbook"), nil, 0o600))
	all := must(Backups(s.Path(), s.opts.BackupDir))
	if len(all) != 2 || all[0].At != time.Date(2026, 5, 2, 1, 0, 0, 0, time.UTC) || all[1].Reason != "daily" || all[1].Size == 0 {
		t.Errorf("listed: %+v", all)
	}
}

func TestBackupsAreThinnedOut(t *testing.T) {
	now := noon
	s, err := Create(filepath.Join(t.TempDir(), "shop.parcelbook"), settings, Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { try(s.Close()) }()
	for range 14 {
		now = now.Add(time.Minute)
		must(s.Backup(context.Background(), "x"))
	}
	if n := len(must(Backups(s.Path(), ""))); n != keepLast {
		t.Errorf("%d backups stay, want %d", n, keepLast)
	}
}

func TestSurplusKeepsWhatItSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := noon
		var all []BackupFile
		for i := range rapid.IntRange(0, 120).Draw(t, "count") {
			at = at.Add(time.Duration(rapid.IntRange(1, 60*60*40).Draw(t, "seconds later")) * time.Second)
			all = append(all, BackupFile{Path: fmt.Sprint(i), At: at})
		}
		gone := surplus(rapid.Permutation(all).Draw(t, "as listed"))
		kept := slices.DeleteFunc(slices.Clone(all), func(b BackupFile) bool { return slices.Contains(gone, b) })
		if len(kept)+len(gone) != len(all) {
			t.Fatalf("%d kept, %d gone of %d", len(kept), len(gone), len(all))
		}
		// The last of every day and week, newest first, counted the plain way.
		var lastOfDay, lastOfWeek []BackupFile
		for i, b := range slices.Backward(all) {
			year, week := b.At.ISOWeek()
			if i == len(all)-1 || all[i+1].At.Format(time.DateOnly) != b.At.Format(time.DateOnly) {
				lastOfDay = append(lastOfDay, b)
			}
			if i == len(all)-1 {
				lastOfWeek = append(lastOfWeek, b)
			} else if y, w := all[i+1].At.ISOWeek(); y != year || w != week {
				lastOfWeek = append(lastOfWeek, b)
			}
		}
		want := slices.Concat(all[max(0, len(all)-12):], lastOfDay[:min(7, len(lastOfDay))], lastOfWeek[:min(8, len(lastOfWeek))])
		for _, b := range all {
			if slices.Contains(want, b) != slices.Contains(kept, b) {
				t.Errorf("%v: kept %v", b.At, slices.Contains(kept, b))
			}
		}
		if again := surplus(kept); len(again) != 0 {
			t.Errorf("thinning again removes %d more", len(again))
		}
	})
}

func TestRestore(t *testing.T) {
	s := newBook(t)
	fill(t, s, 20)
	old := dump(t, s)
	backup := must(s.Backup(context.Background(), "x"))
	write(t, s, func(tx *Tx) error { return addHolder(tx, "later") })
	newer := dump(t, s)

	if _, err := Restore(s.Path(), backup, options); !errors.Is(err, ErrBusy) {
		t.Fatalf("restored under an open book: %v, want ErrBusy", err)
	}
	if diff := cmp.Diff(newer, dump(t, s)); diff != "" {
		t.Fatalf("the refused restore changed the book:\n%s", diff)
	}
	try(s.Close())
	replaced := must(Restore(s.Path(), backup, options))
	if want := filepath.Join(filepath.Dir(s.Path()), "shop-replaced-20260501-120000.parcelbook"); replaced != want {
		t.Errorf("replaced is %s, want %s", replaced, want)
	}
	if diff := cmp.Diff(old, dumpOf(t, s.Path())); diff != "" {
		t.Errorf("the restored book:\n%s", diff)
	}
	if diff := cmp.Diff(newer, dumpOf(t, replaced)); diff != "" {
		t.Errorf("the replaced book:\n%s", diff)
	}
	if diff := cmp.Diff(old, dumpOf(t, backup)); diff != "" {
		t.Errorf("the backup itself:\n%s", diff)
	}
	if _, err := Restore(s.Path(), backup, options); !errors.Is(err, ErrExists) {
		t.Errorf("a second time within the second: %v, want ErrExists", err)
	}
}

// crash copies a book with the log of an open store, as the power going off would leave them.
func crash(t *testing.T, s *Store) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "shop.parcelbook")
	for _, suffix := range []string{"", "-wal", "-shm"} {
		try(os.WriteFile(path+suffix, must(os.ReadFile(s.Path()+suffix)), 0o600))
	}
	return path
}

func TestRestoreLeavesNoLogOfTheReplacedBook(t *testing.T) {
	s := newBook(t)
	backup := must(s.Backup(context.Background(), "x"))
	old := dump(t, s)
	write(t, s, func(tx *Tx) error { return addHolder(tx, "in the log") })
	newer := dump(t, s)

	path := crash(t, s)
	replaced := must(Restore(path, backup, options))
	if diff := cmp.Diff(old, dumpOf(t, path)); diff != "" {
		t.Errorf("the restored book:\n%s", diff)
	}
	if diff := cmp.Diff(newer, dumpOf(t, replaced)); diff != "" {
		t.Errorf("the replaced book lost what was in its log:\n%s", diff)
	}
}

func TestRestoreKeepsADamagedBookWithItsLog(t *testing.T) {
	s, err := Open(closedBook(t), options)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { try(s.Close()) }()
	backup := must(s.Backup(context.Background(), "x"))
	changed := settings
	changed.Currency = "EUR"
	write(t, s, func(tx *Tx) error { return tx.SetSettings(changed) }) // leaves the first page to the file
	path := crash(t, s)
	content := must(os.ReadFile(path))
	copy(content, "damaged beyond") // it cannot be opened, so its log cannot be folded in and goes along
	try(os.WriteFile(path, content, 0o600))
	log := must(os.ReadFile(path + "-wal"))

	replaced := must(Restore(path, backup, options))
	if got := dumpOf(t, path); !strings.Contains(got, "USD") {
		t.Errorf("restored in the place of a damaged book: %s", got)
	}
	if !bytes.Equal(content, must(os.ReadFile(replaced))) {
		t.Error("the damaged book was not kept as it was")
	}
	if got, err := os.ReadFile(replaced + "-wal"); !bytes.Equal(log, got) {
		t.Errorf("its log was not kept: %v", err)
	}
}

func TestRestoreRefusesWhatIsNoBackup(t *testing.T) {
	path := closedBook(t)
	before := must(os.ReadFile(path))
	dir := t.TempDir()
	text := filepath.Join(dir, "text.parcelbook")
	try(os.WriteFile(text, bytes.Repeat([]byte("no book "), 1000), 0o600))
	newer := closedBook(t)
	raw(t, newer, "PRAGMA user_version = 99")
	for from, want := range map[string]error{text: ErrNotBook, filepath.Join(dir, "nothing"): ErrNotFound, newer: ErrNewer, path: nil} {
		if _, err := Restore(path, from, options); err == nil || want != nil && !errors.Is(err, want) {
			t.Errorf("%s: got %v, want %v", from, err, want)
		}
	}
	if !bytes.Equal(before, must(os.ReadFile(path))) {
		t.Error("the book was changed")
	}
	if files := must(os.ReadDir(filepath.Dir(path))); len(files) != 1 {
		t.Errorf("left behind: %v", files)
	}
}

func TestRestoreWhereNoBookIs(t *testing.T) {
	backup := closedBook(t)
	path := filepath.Join(t.TempDir(), "shop.parcelbook")
	if replaced := must(Restore(path, backup, options)); replaced != "" {
		t.Errorf("replaced %q", replaced)
	}
	s, err := Open(path, options)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { try(s.Close()) }()
	read(t, s, func(tx *Tx) error {
		if diff := cmp.Diff(settings, must(tx.Settings())); diff != "" {
			t.Error(diff)
		}
		return nil
	})
	write(t, s, func(tx *Tx) error {
		_, err := tx.SaveHolder(data.Holder{Kind: data.KindCarrier, Name: "A"})
		return err
	})
}

// openAtOnce has several programs do the same to one book at the same moment, each with a store of its own.
func openAtOnce(t *testing.T, path string, do func(*Store) error) {
	t.Helper()
	const programs = 6
	start, failed := make(chan struct{}), make(chan error, programs)
	for range programs {
		go func() {
			<-start
			s, err := Open(path, options)
			if err == nil {
				err = errors.Join(do(s), s.Close())
			}
			failed <- err
		}()
	}
	close(start)
	for range programs {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
}

func TestSeveralProgramsMakeTheDaysBackupOnce(t *testing.T) {
	path := closedBook(t)
	made := make(chan string, 6)
	openAtOnce(t, path, func(s *Store) error {
		name, err := s.BackupDaily(context.Background())
		if name != "" {
			made <- name
		}
		return err
	})
	if files := filesIn(path + ".backups"); len(made) != 1 || len(files) != 1 {
		t.Errorf("made %d, in the folder: %v", len(made), files)
	}
	want := dumpOf(t, path)
	if diff := cmp.Diff(want, dumpOf(t, <-made)); diff != "" {
		t.Error(diff)
	}
}

func TestSeveralProgramsMakeABackupEach(t *testing.T) {
	path := closedBook(t)
	openAtOnce(t, path, func(s *Store) error {
		_, err := s.Backup(context.Background(), "before-import")
		return err
	})
	all := must(Backups(path, ""))
	if files := filesIn(path + ".backups"); len(all) != 6 || len(files) != 6 {
		t.Fatalf("in the folder: %v", files)
	}
	want := dumpOf(t, path)
	for _, b := range all {
		if diff := cmp.Diff(want, dumpOf(t, b.Path)); diff != "" {
			t.Errorf("%s:\n%s", b.Path, diff)
		}
	}
}

func TestABackupGivesUpWaitingWhenAsked(t *testing.T) {
	s := newBook(t)
	release, err := s.lockBackups(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { try(release()) }()
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	if path, err := s.Backup(ctx, "x"); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("made %q beside another: %v", path, err)
	}
}
