package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestMain builds the program once; the tests run it as its users do.
func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "parcelbook-cli-*")
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer func() { _ = os.RemoveAll(dir) }()
		program := filepath.Join(dir, "parcelbook-cli")
		build := exec.Command("go", "build", "-o", program, ".")
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		build.Stderr = os.Stderr
		if err := errors.Join(build.Run(), os.Chmod(dir, 0o755), os.Setenv(programName, program)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return m.Run()
	}())
}

const programName = "PARCELBOOK_CLI_UNDER_TEST"

// seller runs the program on a book of their own.
type seller struct {
	t    *testing.T
	book string
}

func newSeller(t *testing.T) seller {
	t.Helper()
	return seller{t, filepath.Join(t.TempDir(), "book.parcelbook")}
}

// result is what a run of the program came to.
type result struct {
	code        int
	out, stderr string
}

func (s seller) run(args ...string) result {
	s.t.Helper()
	return runProgram(context.Background(), s.t, nil, append([]string{"--book", s.book}, args...)...)
}

func runProgram(ctx context.Context, t *testing.T, adjust func(*exec.Cmd), args ...string) result {
	t.Helper()
	var out, stderr bytes.Buffer
	command := exec.CommandContext(ctx, os.Getenv(programName), args...)
	command.Stdout, command.Stderr = &out, &stderr
	if adjust != nil {
		adjust(command)
	}
	err := command.Run()
	var exit *exec.ExitError
	if err != nil && ctx.Err() == nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return result{command.ProcessState.ExitCode(), out.String(), stderr.String()}
}

// does runs a command that must succeed, and gives what it printed.
func (s seller) does(args ...string) string {
	s.t.Helper()
	r := s.run(args...)
	if r.code != 0 || r.stderr != "" {
		s.t.Fatalf("%q: exit %d, stderr %q, stdout %q", args, r.code, r.stderr, r.out)
	}
	return r.out
}

// isRefused runs a command that must end with exit code 1 and one line that says all the words.
func (s seller) isRefused(words []string, args ...string) {
	s.t.Helper()
	checkRefused(s.t, s.run(args...), words, args)
}

func checkRefused(t *testing.T, r result, words, args []string) {
	t.Helper()
	if r.code != 1 || strings.Count(r.stderr, "\n") != 1 || strings.Contains(r.stderr, "goroutine") {
		t.Errorf("%q: exit %d, want 1 and one line on stderr, got %q", args, r.code, r.stderr)
	}
	for _, word := range words {
		if !strings.Contains(r.stderr, word) {
			t.Errorf("%q: stderr says %q, not %q", args, r.stderr, word)
		}
	}
}

// imports runs import --json and gives what became of the only file.
func (s seller) imports(args ...string) takenFile {
	s.t.Helper()
	var files []takenFile
	out := s.does(append([]string{"import", "--json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &files); err != nil || len(files) != 1 {
		s.t.Fatalf("import --json wrote %q: %v", out, err)
	}
	return files[0]
}

// takenFile is what import --json promises of a file.
type takenFile struct {
	File      string            `json:"file"`
	Kind      string            `json:"kind"`
	Statement string            `json:"statement"`
	Evidence  []string          `json:"evidence"`
	Format    string            `json:"format"`
	Sheet     string            `json:"sheet"`
	HeaderRow int               `json:"header_row"`
	Holder    string            `json:"holder"`
	Like      string            `json:"holder_like"`
	Guessed   bool              `json:"holder_assumed"`
	Mapping   map[string]string `json:"mapping"`
	Columns   []struct {
		Index      int      `json:"index"`
		Header     string   `json:"header"`
		Fields     []string `json:"fields"`
		Confidence int      `json:"confidence"`
		Reason     string   `json:"reason"`
	} `json:"columns"`
	Rows      int `json:"rows"`
	New       int `json:"new"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Refused   int `json:"refused"`
	Skipped   int `json:"skipped"`
	Records   int `json:"records"`
	Problems  []struct {
		Sheet  string `json:"sheet"`
		Row    int    `json:"row"`
		Column string `json:"column"`
		Value  string `json:"value"`
		Reason string `json:"reason"`
	} `json:"problems"`
	Questions []struct {
		Kind    string   `json:"kind"`
		Column  string   `json:"column"`
		Example string   `json:"example"`
		Answers []string `json:"answers"`
	} `json:"questions"`
}

func (f takenFile) adds() bool {
	return f.Rows == f.New+f.Changed+f.Unchanged+f.Refused+f.Skipped
}

// writeFile writes a file beside the book.
func (s seller) writeFile(name, content string) string {
	s.t.Helper()
	path := filepath.Join(filepath.Dir(s.book), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// state is everything the book holds that a refused command could have changed.
func (s seller) state() string {
	s.t.Helper()
	out := filepath.Join(s.t.TempDir(), "orders.json")
	s.does("export", "orders", "--out", out)
	orders, err := os.ReadFile(out)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(orders) + s.does("imports") + s.does("quarantine") + s.does("due", "--as-of", "2026-06-30", "--json")
}
