//go:build bench

package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parcelbook/data/book"
	"parcelbook/data/intake"
)

// wideColumns are as many as the widest exports of marketplaces have.
const wideColumns = 103

// The mapping of a wide file: does the window stay alive while it is built, worked and drawn?
func TestBenchMappingOfAWideFile(t *testing.T) {
	a, dir := newAlive(t)
	path := filepath.Join(dir, "wide.csv")
	var text strings.Builder
	for row := range 200 {
		for column := range wideColumns {
			if row == 0 {
				fmt.Fprintf(&text, "Zyx %d,", column)
			} else {
				fmt.Fprintf(&text, "value %d of %d,", row, column)
			}
		}
		text.WriteString("\n")
	}
	if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	var m *mapping
	a.report("opening the mapping of 103 columns", func() {
		a.on(func() {
			a.w.run = &importRun{w: a.w, of: 1, at: 1}
			m = &mapping{w: a.w, run: a.w.run, req: book.Request{Path: path}, then: a.w.run.next}
			m.look()
		})
		a.until(func() bool { return m.dialog != nil })
	})
	a.report("choosing fields for 103 columns", func() {
		for column := range wideColumns {
			a.on(func() { m.columns.place(intake.Field(column%30), column) })
		}
	})
	a.report("dragging over 103 columns", func() {
		for column := range 60 {
			a.on(func() {
				m.carry.move("order number", m.columns.sheet.HeadPosition().AddXY(float32(column*10), 20))
			})
		}
		a.on(func() { m.carry.drop(func(int) {}) })
	})
	a.on(func() {
		m.columns.sheet.Move(0)
		m.end(a.w.run.next)
		a.w.close()
	})
}
