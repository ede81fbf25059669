//go:build unix

package main_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestReadOnlyBookIsRefused(t *testing.T) {
	s := settled(t)
	dir := filepath.Dir(s.book)
	orders := s.writeFile("more.csv", strings.ReplaceAll(shopOrders, "S-", "T-"))
	if err := errors.Join(os.Chmod(orders, 0o444), os.Chmod(s.book, 0o444), os.Chmod(dir, 0o555)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Error(err)
		}
	})
	asAnybody := func(c *exec.Cmd) {
		if os.Getuid() == 0 { // root may write anywhere
			c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
	}
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil { // the test's own folder, which holds dir
		t.Fatal(err)
	}
	r := runProgram(context.Background(), t, asAnybody, "--book", s.book, "import", orders)
	checkRefused(t, r, []string{"book.parcelbook", "cannot be written"}, []string{"import"})
}

func TestInterruptedImportLeavesNothing(t *testing.T) {
	s := settled(t)
	header, _, _ := strings.Cut(shopOrders, "\n")
	var many strings.Builder
	many.WriteString(header + "\n")
	const rows = 150_000
	for i := range rows {
		fmt.Fprintf(&many, "L-%06d,2026-05-02,cash on delivery,Carmen Núñez,+34 600 000 001,Silk scarf,1,29.99,29.99,EUR,Iberpaq,77%08d,2026-05-03\n", i, i)
	}
	path := s.writeFile("many.csv", many.String())
	before := s.state()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		for ctx.Err() == nil {
			if _, err := os.Stat(s.book + "-wal"); err == nil { // the program has opened the book
				cancel()
			}
			time.Sleep(time.Millisecond)
		}
	}()
	r := runProgram(ctx, t, func(c *exec.Cmd) {
		c.Cancel = func() error { return c.Process.Signal(os.Interrupt) } // as Ctrl-C does
	}, "--book", s.book, "import", path)
	checkRefused(t, r, []string{"stopped"}, []string{"import", "many.csv"})
	if s.state() != before {
		t.Error("the book changed")
	}
	if out := s.does("check"); out != "The book is sound.\n" {
		t.Errorf("check says %q", out)
	}
}
