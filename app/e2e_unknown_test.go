//go:build e2e

package app_test

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
)

// unknownOrders is a file whose headers no format knows; of one order the total cannot be read.
const unknownOrders = `Export of the shop;;;;
Zyx-No;Qwo;Blarg;Vim;Grum
A-001;03.07.2026;Anna Nowak;Lamp;20.00
A-002;04.07.2026;Jan Kowal;Fan;15.50
A-003;05.07.2026;Ewa Lis;Kettle;fifteen
A-004;13.07.2026;Ola Zuk;Lamp;1,234.00
`

// An unknown file in a real window: mapped by dragging and by keyboard, previewed, taken in, undone, and taken in again,
// recognised by then; what could not be read is mended.
func TestE2EUnknownFile(t *testing.T) {
	s := start(t)
	path := filepath.Join(s.home, "zyx.csv")
	s.chooseFile(path, []byte(unknownOrders))
	s.shot("mapping")
	s.click(148, 80) // what the file is
	s.settle()
	s.click(100, 108) // orders
	s.settle()
	s.shot("orders")
	s.drag(130, 111, 140, 300) // "order number" onto the first column
	for i, field := range []string{"order total", "order date", "recipient", "product"} {
		s.key("Home")
		for range i + 1 {
			s.key("Right")
		}
		s.choose(field)
	}
	// The total was chosen a column too early, and all that follows with it: the heads change places, one by one.
	for column := range 3 {
		s.drag(heads[column+1], headY, heads[column+2], headY)
	}
	s.shot("mapped")
	s.click(722, 749) // Go on to the review
	s.settle()
	s.shot("review")
	s.key("space") // the button that takes it in has the keyboard
	s.await("the orders", func() bool { return s.counts().orders == 3 })
	s.settle()
	s.shot("taken in")
	s.expectOrders("A-001 2026-07-03 Anna Nowak Lamp 20.00", "A-002 2026-07-04 Jan Kowal Fan 15.50", "A-004 2026-07-13 Ola Zuk Lamp 1234.00")

	s.payments(importsTab)
	s.click(300, 168) // the import
	s.settle()
	s.click(308, 111) // Undo the import…
	s.settle()
	s.shot("undo")
	s.key("Return")
	s.await("the undoing", func() bool { return s.counts().orders == 0 })
	s.settle()
	s.shot("undone")

	s.chooseFile(path, []byte(unknownOrders))
	s.shot("recognised")
	s.key("space")
	s.await("the orders again", func() bool { return s.counts().orders == 3 })
	s.settle()

	s.payments(quarantineTab)
	s.click(300, 168) // the record
	s.settle()
	s.click(48, 111) // Mend…
	s.settle()
	s.shot("mend")
	s.typeText("15") // the cell that is wrong has the keyboard, and all of it is chosen
	s.key("Return")
	s.await("the mended order", func() bool { return s.counts().orders == 4 })
	s.settle()
	s.shot("mended")
	s.quit()

	s.expectOrders("A-001 2026-07-03 Anna Nowak Lamp 20.00", "A-002 2026-07-04 Jan Kowal Fan 15.50",
		"A-003 2026-07-05 Ewa Lis Kettle 15.00", "A-004 2026-07-13 Ola Zuk Lamp 1234.00")
	s.verifyImports()
}

// Where the heads of the sheet's columns are.
var heads = [...]int{120, 250, 360, 470, 580}

const headY = 264

// Where the tabs of the payments are.
const (
	importsTab    = 216
	quarantineTab = 296
)

func (s *screen) payments(tab int) {
	s.t.Helper()
	s.key("ctrl+4")
	s.click(tab, 77)
	s.settle()
}

// choose says by the keyboard what the current column is.
func (s *screen) choose(field string) {
	s.t.Helper()
	s.key("Return")
	s.typeText(field)
	s.key("Return")
}

// expectOrders compares what the book holds of its orders, and of what customers owe for them, with what it should.
func (s *screen) expectOrders(want ...string) {
	s.t.Helper()
	b := s.open()
	defer s.close(b)
	ctx := context.Background()
	rows, err := b.Orders(ctx, data.OrderFilter{})
	if err != nil {
		s.t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		detail, err := b.Order(ctx, row.ID)
		if err != nil {
			s.t.Fatal(err)
		}
		var goods []string
		for _, line := range detail.Lines {
			goods = append(goods, line.Title)
		}
		got = append(got, fmt.Sprintf("%s %s %s %s %s", row.Number, row.OrderDate, row.RecipientName, strings.Join(goods, ", "), row.Amount(row.Total).Plain()))
		if owed := detail.Holdings; len(owed) != 1 || owed[0].Account.Kind != data.AccCustomer || owed[0].Amount.Minor != row.Total {
			s.t.Errorf("%s of %d is held by %+v, want all of it by the customer", row.Number, row.Total, owed)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		s.t.Fatalf("the book has\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if findings, err := b.Check(ctx); err != nil || len(findings) > 0 {
		s.t.Errorf("the book is not sound: %v %q", err, findings)
	}
}

// verifyImports checks that the log keeps the import that was undone and the one after it, both by the format that the
// window saved, and that nothing waits in quarantine.
func (s *screen) verifyImports() {
	s.t.Helper()
	b := s.open()
	defer s.close(b)
	ctx := context.Background()
	imports, err := b.Imports(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	var log []string
	for _, i := range imports {
		log = append(log, fmt.Sprintf("%s by %s undone %v open %d", i.File, i.Format, i.Undone, i.Open))
	}
	slices.Sort(log)
	if want := []string{"zyx.csv by zyx undone false open 0", "zyx.csv by zyx undone true open 0"}; !slices.Equal(log, want) {
		s.t.Errorf("the log of imports is %q, want %q", log, want)
	}
	if waiting, err := b.Quarantine(ctx); err != nil || len(waiting) > 0 {
		s.t.Errorf("in quarantine are %+v, %v", waiting, err)
	}
}
