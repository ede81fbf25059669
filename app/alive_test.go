//go:build bench

package app

import (
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"parcelbook/app/table"
	"parcelbook/data"
	"parcelbook/data/book"
)

// The window while a big file is taken in: does it stay alive, and does a cancel come through? A real window on a real
// screen, for only there the UI has a thread of its own.

const (
	aliveRows  = 100_000
	probeEvery = 16 * time.Millisecond
)

var aliveApp fyne.App

func TestMain(m *testing.M) {
	home, err := os.MkdirTemp("", "parcelbook-bench-")
	if err = cmp.Or(err, os.Setenv("XDG_CONFIG_HOME", home), os.Setenv("XDG_CACHE_HOME", home)); err != nil {
		panic(err)
	}
	aliveApp = fyneapp.NewWithID("org.parcelbook.bench")
	code := 1
	aliveApp.Lifecycle().SetOnStarted(func() {
		go func() {
			code = m.Run()
			fyne.Do(aliveApp.Quit)
		}()
	})
	aliveApp.Run()
	if err := os.RemoveAll(home); err != nil { // Fyne may still be writing its settings there
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

func TestBenchWindowStaysAlive(t *testing.T) {
	a, dir := newAlive(t)
	w := a.w
	a.report("idle", func() { time.Sleep(2 * time.Second) })
	a.report("two processors at work under a progress bar, to compare", func() { a.spin(2 * time.Second) })

	first := writeAlive(t, filepath.Join(dir, "first.csv"), 0)
	a.report("reading 100,000 rows and showing the review", func() {
		a.on(func() { w.importFiles([]book.Request{{Path: first}}) })
		a.until(a.reviewed)
	})
	a.report("taking 100,000 rows in", func() {
		a.on(a.enter)
		a.until(func() bool { return w.run == nil })
	})
	a.cancel("reading", writeAlive(t, filepath.Join(dir, "second.csv"), 1), false)
	a.cancel("writing", writeAlive(t, filepath.Join(dir, "third.csv"), 2), true)
	a.on(func() { w.close() })
}

// newAlive opens a window on a new book, in a folder of its own.
func newAlive(t *testing.T) (a *alive, dir string) {
	dir = t.TempDir()
	path := filepath.Join(dir, "alive.parcelbook")
	b, err := book.Create(path, data.Settings{Currency: "EUR", StartDate: "2025-01-01", TimeZone: "UTC"}, book.Options{Now: time.Now, Who: "bench"})
	if err = cmp.Or(err, b.Close()); err != nil {
		t.Fatal(err)
	}
	a = &alive{t: t}
	fyne.DoAndWait(func() {
		a.w = Create(aliveApp, Options{
			Book: path, Who: "bench", Now: time.Now, Runner: table.Background{}, Files: FyneFiles{}, View: func(string) error { return nil },
			Later: func(wait time.Duration, do func()) { time.AfterFunc(wait, func() { fyne.Do(do) }) },
		})
		a.w.win.Show()
	})
	a.until(func() bool { return a.w.book != nil })
	time.Sleep(time.Second) // the first drawing is no part of it
	return a, dir
}

// alive works a window from outside its thread.
type alive struct {
	t *testing.T
	w *Window
}

func (a *alive) on(do func()) { fyne.DoAndWait(do) }

func (a *alive) until(done func() bool) {
	a.t.Helper()
	for deadline := time.Now().Add(5 * time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		ok := false
		a.on(func() { ok = done() })
		if ok {
			return
		}
	}
	a.t.Fatal("waited in vain")
}

// reviewed says whether a review is open.
func (a *alive) reviewed() bool {
	return len(a.w.working) == 0 && len(a.w.dialogs) > 0 && a.w.win.Canvas().Focused() != nil
}

func (a *alive) enter() { a.w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) }

// report tells how long what is posted to the UI thread waited while something was done.
func (a *alive) report(what string, do func()) {
	var waits []time.Duration
	var posts sync.WaitGroup
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(probeEvery):
				posted := time.Now()
				posts.Add(1)
				fyne.Do(func() {
					waits = append(waits, time.Since(posted))
					posts.Done()
				})
			}
		}
	}()
	start := time.Now()
	do()
	took := time.Since(start)
	close(stop)
	<-stopped
	posts.Wait()
	slices.Sort(waits)
	fmt.Printf("%s: %.1f s; a post waited %.0f ms at the longest (aim 100), %.0f ms in 99 of 100\n",
		what, took.Seconds(), milliseconds(waits[len(waits)-1]), milliseconds(waits[len(waits)*99/100]))
}

// spin works for a while on nothing, on two processors, as reading and writing do.
func (a *alive) spin(long time.Duration) {
	end := time.Now().Add(long)
	ended := make(chan struct{})
	a.on(func() {
		lengthy(a.w, "Nothing", func(_ context.Context, progress func(done, total int64)) (int, error) {
			other := make(chan struct{})
			go func() {
				for time.Now().Before(end) {
				}
				close(other)
			}()
			for now := time.Now(); now.Before(end); now = time.Now() {
				progress(int64(long-end.Sub(now)), int64(long))
			}
			<-other
			return 0, nil
		}, func(int, error) { close(ended) })
	})
	<-ended
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// cancel ends the reading of a file, or its writing, while it is under way, and tells how long that took.
func (a *alive) cancel(what, path string, writing bool) {
	before := a.count()
	a.on(func() { a.w.importFiles([]book.Request{{Path: path}}) })
	if writing {
		a.until(a.reviewed)
		a.on(a.enter)
	}
	time.Sleep(700 * time.Millisecond)
	ended := make(chan time.Time, 1)
	var start time.Time
	a.on(func() {
		if len(a.w.working) == 0 {
			return
		}
		a.w.ended = func() { ended <- time.Now() }
		start = time.Now()
		a.w.working[0].dialog.Hide()
	})
	if start.IsZero() {
		a.t.Fatalf("%s was over before it could be cancelled", what)
	}
	fmt.Printf("cancelling %s took %.0f ms (aim 200)\n", what, milliseconds((<-ended).Sub(start)))
	a.until(func() bool { return a.w.run == nil })
	if after := a.count(); after != before {
		a.t.Errorf("%d orders after the cancelled %s, want %d", after, what, before)
	}
}

func (a *alive) count() int {
	n, err := a.w.book.CountOrders(context.Background(), data.OrderFilter{})
	if err != nil {
		a.t.Fatal(err)
	}
	return n
}

// writeAlive writes a file of orders; files of different numbers have different orders.
func writeAlive(t *testing.T, path string, number int) string {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := csv.NewWriter(f)
	rows := [][]string{{
		"Order number", "Order date", "Status", "Payment method", "Customer name", "Email", "Phone", "Country", "City", "Address",
		"SKU", "Product name", "Quantity", "Unit price", "Order total", "Currency", "Carrier", "Waybill",
	}}
	for i := range aliveRows {
		id := number*aliveRows + i
		rows = append(rows, []string{
			fmt.Sprintf("A%09d", id), string(data.NewDate(2025, 1, 1).AddDays(i * 365 / aliveRows)), "shipped", "cash on delivery",
			fmt.Sprintf("Buyer Number%06d", id%400_000), fmt.Sprintf("buyer%06d@mail.example", id%400_000), fmt.Sprintf("+34 600%06d", id%1_000_000), "Spain", "Málaga",
			fmt.Sprintf("Calle del Olmo %d", id%200), fmt.Sprintf("SKU-%04d", id%5000), "Paper lantern, round", "1", "20.00", "20.00", "EUR", "Iberpaq", fmt.Sprintf("IBP%010d", id),
		})
	}
	if err := cmp.Or(out.WriteAll(rows), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}
