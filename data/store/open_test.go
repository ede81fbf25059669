package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
)

func TestCreateKeepsSettingsAndRefusesAnExistingFile(t *testing.T) {
	for _, name := range []string{"shop.parcelbook", "100% sale? #1 & 宝安.parcelbook", "no ending"} {
		path := filepath.Join(t.TempDir(), name)
		want := data.Settings{Currency: "KWD", StartDate: "2026-02-03", TimeZone: "Asia/Shanghai", Sample: true}
		s, err := Create(path, want, options)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		files := must(os.ReadDir(filepath.Dir(path)))
		if len(files) != 1 || files[0].Name() != name {
			t.Errorf("after closing, the folder should hold only %q, has %v", name, files)
		}
		if s, err = Open(path, options); err != nil {
			t.Fatal(err)
		}
		read(t, s, func(tx *Tx) error {
			if diff := cmp.Diff(want, must(tx.Settings())); diff != "" {
				t.Error(diff)
			}
			return nil
		})
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		before := must(os.ReadFile(path))
		if _, err := Create(path, want, options); !errors.Is(err, ErrExists) {
			t.Errorf("creating over a book: got %v, want ErrExists", err)
		}
		if !bytes.Equal(before, must(os.ReadFile(path))) {
			t.Error("the refused Create changed the book")
		}
	}
}

func TestCreateWithBadSettingsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	if _, err := Create(filepath.Join(dir, "b.parcelbook"), data.Settings{Currency: "XXY", TimeZone: "UTC"}, options); err == nil {
		t.Error("a currency that does not exist was taken")
	}
	if files := must(os.ReadDir(dir)); len(files) != 0 {
		t.Errorf("left behind: %v", files)
	}
}

// closedBook gives the path of a sound book that nobody has open.
func closedBook(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "shop.parcelbook")
	s, err := Create(path, settings, options)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// raw runs statements on the file behind the store's back.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := connect(path, "rwc", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.ExecContext(context.Background(), s); err != nil {
			t.Fatal(s, err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(dir, "foreign.db")
	raw(t, foreign, "CREATE TABLE setting (a)")
	newer := closedBook(t)
	raw(t, newer, "PRAGMA user_version = 99")
	stripped := closedBook(t)
	raw(t, stripped, "DROP TABLE setting")
	locked := closedBook(t)
	if err := os.Chmod(locked, 0o400); err != nil {
		t.Fatal(err)
	}
	torn := closedBook(t)
	if err := os.WriteFile(torn, append(must(os.ReadFile(torn))[:100], bytes.Repeat([]byte{0xee}, 100_000)...), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		want       error
	}{
		{"missing", filepath.Join(dir, "nothing.parcelbook"), ErrNotFound},
		{"folder", dir, ErrNotBook},
		{"empty", file("empty.parcelbook", ""), ErrNotBook},
		{"short", file("short.parcelbook", "SQL"), ErrNotBook},
		{"text", file("text.parcelbook", strings.Repeat("waybill,amount\n", 100)), ErrNotBook},
		{"only a header", file("header.parcelbook", header), ErrNotBook},
		{"another program's", foreign, ErrNotBook},
		{"newer", newer, ErrNewer},
		{"table missing", stripped, ErrDamaged},
		{"read-only", locked, ErrReadOnly},
		{"torn", torn, ErrDamaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, _ := os.ReadFile(c.path)
			s, err := Open(c.path, options)
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if s != nil {
				t.Error("a store came with the error")
			}
			if err != nil && !strings.Contains(err.Error(), c.path) {
				t.Errorf("the error does not name the file: %v", err)
			}
			after, _ := os.ReadFile(c.path)
			if !bytes.Equal(before, after) {
				t.Error("the refused file was changed")
			}
			for _, suffix := range []string{"-wal", "-shm"} {
				if _, err := os.Stat(c.path + suffix); err == nil {
					t.Errorf("left a %s file behind", suffix)
				}
			}
		})
	}
}

func TestMigrationBacksUpFirstAndIsAllOrNothing(t *testing.T) {
	path := closedBook(t)
	steps := must(migrations())
	bad := append(steps[:len(steps):len(steps)], "CREATE TABLE extra (a); INSERT INTO nowhere VALUES (1)")
	if _, err := open(path, options, bad); err == nil {
		t.Fatal("a failing step was taken")
	}
	if tables := tableNames(t, path); strings.Contains(tables, "extra") {
		t.Errorf("the failed step left its table: %s", tables)
	}
	good := append(steps[:len(steps):len(steps)], "CREATE TABLE extra (a)", "INSERT INTO extra VALUES (7)")
	s, err := open(path, options, good)
	if err != nil {
		t.Fatal(err)
	}
	if n := must(countIn(s, "SELECT a FROM extra")); n != 7 {
		t.Errorf("the second step's row: got %d", n)
	}
	if v := must(countIn(s, "PRAGMA user_version")); v != len(good) {
		t.Errorf("version %d, want %d", v, len(good))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	backups := must(Backups(path, ""))
	if len(backups) != 2 { // one before each attempt
		t.Fatalf("got %d backups, want 2", len(backups))
	}
	for _, b := range backups {
		if b.Reason != "migration" && b.Reason != "migration-2" {
			t.Errorf("reason %q", b.Reason)
		}
		if tables := tableNames(t, b.Path); strings.Contains(tables, "extra") {
			t.Error("the backup was made after the step")
		}
	}
	if _, err := Open(path, options); !errors.Is(err, ErrNewer) {
		t.Errorf("the migrated book in an older program: %v, want ErrNewer", err)
	}
}

func TestSeveralProgramsMigrateOnce(t *testing.T) {
	path := closedBook(t)
	steps := append(must(migrations()), "CREATE TABLE extra (a)")
	first, second := must(connectBook(path, options)), must(connectBook(path, options))
	defer func() { try(errors.Join(first.Close(), second.Close())) }()
	for _, s := range []*Store{first, second} { // both saw the older version before either had begun
		if err := migrate(context.Background(), s.writer, steps, len(steps)-1); err != nil {
			t.Error(err)
		}
	}
}

func countIn(s *Store, query string) (n int, err error) {
	err = s.Read(context.Background(), func(tx *Tx) error {
		n, err = tx.count(query)
		return err
	})
	return n, err
}

func tableNames(t *testing.T, path string) string {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	var names string
	if err := db.QueryRowContext(context.Background(), "SELECT group_concat(name) FROM sqlite_schema").Scan(&names); err != nil {
		t.Fatal(err)
	}
	return names
}
