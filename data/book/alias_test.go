package book

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/intake"
)

const aliasHeader = "Order Number,Order Date,Status,Payment Method,Customer Name,Phone,SKU,Product Name,Quantity,Order Total,Currency,Carrier,Tracking Number\n"

// shop is a file of the shop's orders, each a number with what follows it.
func shop(name, holder string, rows ...string) file {
	return file{name: name, text: aliasHeader + strings.Join(rows, "\n") + "\n", as: intake.Orders, holder: holder}
}

const (
	kettle = "S1,2026-10-01,shipped,Cash on Delivery,Ana,+15550001111,K1,Kettle,1,20.00,USD,Swift,"
	online = "S2,2026-10-01,paid,Online,Bo,+15550002222,C1,Cup,2,30.00,USD,,"
)

func (b *Book) mustTie(t *testing.T, number, code string) int {
	t.Helper()
	n, err := b.SaveAlias(t.Context(), b.orderNumbered(t, number), code)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, b)
	return n
}

func (b *Book) mustFree(t *testing.T, number, code string) int {
	t.Helper()
	n, err := b.DeleteAlias(t.Context(), b.orderNumbered(t, number), code)
	if err != nil {
		t.Fatal(err)
	}
	sound(t, b)
	return n
}

func (b *Book) orderNumbered(t *testing.T, number string) int64 {
	t.Helper()
	rows, err := b.Orders(t.Context(), data.OrderFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Number == number {
			return r.ID
		}
	}
	t.Fatalf("no order %s", number)
	return 0
}

// Whatever speaks of an order by its alias ends in the same book, tied before or after; and freeing the alias ends in the
// book in which it never was.
func TestAnAliasTiesWhatSpeaksOfTheOrder(t *testing.T) {
	for _, c := range []struct {
		name  string
		file  file
		lines int
	}{
		{"a remittance by order number", cod("cod.csv", ",CHAT-9,20.00,1.00,19.00,2026-10-20\n"), 1},
		{"a remittance that brings the waybill", cod("cod.csv", "W1,CHAT-9,20.00,1.00,19.00,2026-10-20\n"), 1},
		{"two lines of a parcel", cod("cod.csv", "W1,CHAT-9,25.00,1.00,24.00,2026-10-20\nW1,chat-9,-5.00,0.00,-5.00,2026-10-20\n"), 2},
		{"a payout by card", file{"payout.csv", "Order,Gross,Fee,Net,Payout Date\n#CHAT-9,30.00,1.00,29.00,2026-10-20\n", intake.Statements, "Paylane"}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := func() *Book {
				b := newBook(t, t.TempDir())
				b.mustTake(t, shop("orders.csv", "Shop", kettle, online))
				return b
			}
			before, after, never := start(), start(), start()
			if n := before.mustTie(t, "S1", "CHAT-9"); n != 0 {
				t.Errorf("%d lines matched before any came", n)
			}
			before.mustTake(t, c.file)
			never.mustTake(t, c.file)
			imp := after.mustTake(t, c.file)
			if n := after.mustTie(t, "S1", " chat-9 "); n != c.lines {
				t.Errorf("%d lines match by the alias, want %d", n, c.lines)
			}
			sound(t, before)
			if diff := cmp.Diff(strings.ReplaceAll(dump(t, before), "CHAT-9", "chat-9"), strings.ReplaceAll(dump(t, after), "CHAT-9", "chat-9")); diff != "" {
				t.Errorf("tied before the file and after it (-before +after):\n%s", diff)
			}
			if n := after.mustTie(t, "S1", "CHAT-9"); n != 0 {
				t.Errorf("tied again: %d", n)
			}
			if n := before.mustFree(t, "S1", "chat-9"); n != c.lines {
				t.Errorf("%d lines match nothing again, want %d", n, c.lines)
			}
			if diff := cmp.Diff(dump(t, never), dump(t, before)); diff != "" {
				t.Errorf("freed, not as if it had never been tied (-never +freed):\n%s", diff)
			}
			if err := after.Undo(t.Context(), imp.ID, nil); err != nil {
				t.Fatal(err)
			}
			sound(t, after)
			after.mustFree(t, "S1", "CHAT-9")
			if diff := cmp.Diff(dump(t, start()), dump(t, after)); diff != "" {
				t.Errorf("the undone file left something behind:\n%s", diff)
			}
		})
	}
}

// A payout whose lines name nothing but their payments is about orders that the book does not know, until they are tied.
func TestAPaymentTiedByItsNumber(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("orders.csv", "Shop", online))
	b.mustTake(t, file{"payout.csv", "Transaction ID,Gross,Fee,Net,Payout Date\nVP26907337404,30.00,1.00,29.00,2026-10-20\nVP99041100728,12.00,1.00,11.00,2026-10-20\nVP31047715820,9.00,1.00,8.00,2026-10-20\n", intake.Statements, "Paylane"})
	unknown := func() (n int) {
		ds, err := b.Differences(t.Context(), "", "")
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range ds {
			if d.Kind == data.DiffUnknown && strings.HasPrefix(d.OrderNumber, "VP") {
				n++
			}
		}
		return n
	}
	if n := unknown(); n != 3 {
		t.Errorf("%d lines are told to be about no order that is known, of 3", n)
	}
	if n := b.mustTie(t, "S2", "VP26907337404"); n != 1 || unknown() != 2 {
		t.Errorf("%d lines match, %d do not", n, unknown())
	}
}

// Only what the alias alone had tied comes loose.
func TestFreeingAnAliasKeepsWhatMatchesOtherwise(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("orders.csv", "Shop", kettle+"W1", online))
	b.mustTie(t, "S1", "X1")
	b.mustTie(t, "S2", "X2")
	b.mustTake(t, cod("cod.csv", "W1,X1,20.00,1.00,19.00,2026-10-20\n,X2,30.00,1.00,29.00,2026-10-20\n"))
	lines := func() (tied int) {
		rows, err := b.Statements(t.Context(), data.StatementFilter{})
		if err != nil {
			t.Fatal(err)
		}
		return rows[0].Matched
	}
	if n := b.mustFree(t, "S1", "X1"); n != 0 || lines() != 2 {
		t.Errorf("%d came loose, %d are tied; the waybill ties it too", n, lines())
	}
	found, err := b.Statement(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.TieLine(t.Context(), found.Lines[1].ID, b.orderNumbered(t, "S2")); err != nil { // as the user says
		t.Fatal(err)
	}
	if n := b.mustFree(t, "S2", "X2"); n != 0 || lines() != 2 {
		t.Errorf("%d came loose, %d are tied; the user had tied it", n, lines())
	}
}

func TestACodeStandsForOneOrderOfAChannel(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("orders.csv", "Shop", kettle, online))
	b.mustTake(t, shop("chat.csv", "Chat", strings.Replace(kettle, "S1", "S2", 1)))
	one := b.orderNumbered(t, "S1")
	b.mustTie(t, "S1", "X1")
	for code, want := range map[string]string{
		"S2":  "S2 is the number of order S2 of channel Shop",
		"#s2": "#s2 is the number of order S2 of channel Shop",
		"S1":  "S1 is the order's own number",
		" ":   "needs letters or digits",
	} {
		if _, err := b.SaveAlias(t.Context(), one, code); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", code, err, want)
		}
	}
	chat := b.orderNumbered(t, "S2")
	rows, err := b.Orders(t.Context(), data.OrderFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Channel == "Chat" {
			chat = r.ID
		}
	}
	if _, err := b.SaveAlias(t.Context(), chat, "X1"); err != nil {
		t.Errorf("another channel's code: %v", err)
	}
	for _, r := range rows {
		if r.Channel != "Shop" || r.Number != "S2" {
			continue
		}
		if _, err := b.SaveAlias(t.Context(), r.ID, "x1"); !errors.Is(err, ErrCodeTaken) || !strings.Contains(err.Error(), "x1 is another code of order S1 of channel Shop") {
			t.Errorf("an alias of another: %v", err)
		}
		r.Number = "X1"
		if _, err := b.SaveOrder(t.Context(), r.Order, nil); !errors.Is(err, ErrCodeTaken) {
			t.Errorf("an order was given the alias of another as its number: %v", err)
		}
	}
	if _, err := b.DeleteAlias(t.Context(), one, "X2"); !errors.Is(err, ErrNotFound) {
		t.Errorf("freed what is none: %v", err)
	}
	sound(t, b)
}

// An order file that brings the alias as its number brings that order.
func TestAnOrderComesAgainUnderItsAlias(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("orders.csv", "Shop", kettle, online))
	b.mustTie(t, "S1", "CHAT-9")
	r := b.mustReview(t, shop("chat.csv", "Shop", strings.Replace(kettle, "S1", "#chat-9", 1)))
	if r.Items[0].Outcome != Unchanged || r.Items[0].Alias != "S1" {
		t.Errorf("the same: %+v", r.Items[0])
	}
	imp := b.mustTake(t, shop("chat 2.csv", "Shop", strings.Replace(strings.Replace(kettle, "S1", "CHAT-9", 1), "Kettle,1,20.00", "Kettle,2,40.00", 1)+"W7"))
	if imp.Counts.Changed != 1 || imp.Counts.New != 0 {
		t.Errorf("changed: %+v", imp.Counts)
	}
	rows, err := b.Orders(t.Context(), data.OrderFilter{})
	if err != nil || len(rows) != 2 {
		t.Fatalf("%d orders, %v", len(rows), err)
	}
	d, err := b.Order(t.Context(), b.orderNumbered(t, "S1"))
	if err != nil || len(d.Lines) != 1 || d.Lines[0].Quantity != 2 || d.Row.Total != 4000 || d.Row.Waybills != "W7" || d.Row.Number != "S1" {
		t.Errorf("the order is %+v with %+v, %v", d.Row, d.Lines, err)
	}
	sound(t, b)
	if err := b.Undo(t.Context(), imp.ID, nil); err != nil {
		t.Fatal(err)
	}
	never := newBook(t, t.TempDir())
	never.mustTake(t, shop("orders.csv", "Shop", kettle, online))
	never.mustTie(t, "S1", "CHAT-9")
	if diff := cmp.Diff(dump(t, never), dump(t, b)); diff != "" {
		t.Errorf("undone:\n%s", diff)
	}
	// The code is the shop's: another channel's order of that number is its own.
	if imp := b.mustTake(t, shop("other.csv", "Chat", strings.Replace(kettle, "S1", "CHAT-9", 1))); imp.Counts.New != 1 {
		t.Errorf("in another channel: %+v", imp.Counts)
	}
	sound(t, b)
}

// A file that tells of an order under two of its codes is told once, however often it comes.
func TestAFileThatTellsOfAnOrderTwice(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("orders.csv", "Shop", kettle))
	b.mustTie(t, "S1", "X1")
	f := shop("both.csv", "Shop", strings.Replace(kettle, "S1", "X1", 1)+"W5", strings.Replace(kettle, "Kettle", "Pot", 1))
	if imp := b.mustTake(t, f); imp.Counts.Changed != 1 || imp.Counts.Unchanged != 1 {
		t.Errorf("counted %+v", imp.Counts)
	}
	once := dump(t, b)
	f.text += "\n"
	b.mustTake(t, f)
	if diff := cmp.Diff(once, dump(t, b)); diff != "" {
		t.Errorf("the second time changed the book:\n%s", diff)
	}
	sound(t, b)
}

// The alias of an order whose import is undone sleeps until the order comes again, under whichever of its codes.
func TestAnAliasSleepsWhileItsOrderIsAway(t *testing.T) {
	for _, number := range []string{"S1", "X1"} {
		b := newBook(t, t.TempDir())
		f := shop("orders.csv", "Shop", kettle)
		imp := b.mustTake(t, f)
		b.mustTie(t, "S1", "X1")
		if err := b.Undo(t.Context(), imp.ID, nil); err != nil {
			t.Fatal(err)
		}
		sound(t, b)
		b.mustTake(t, cod("cod.csv", "W1,X1,20.00,1.00,19.00,2026-10-20\n"))
		f.text = strings.Replace(f.text, "S1", number, 1)
		b.mustTake(t, f)
		sound(t, b)
		rows, err := b.Orders(t.Context(), data.OrderFilter{Search: "x1"})
		if err != nil || len(rows) != 1 || rows[0].Number != "S1" {
			t.Fatalf("as %s: %+v, %v", number, rows, err)
		}
		statements, err := b.Statements(t.Context(), data.StatementFilter{})
		if err != nil || statements[0].Matched != 1 {
			t.Errorf("as %s the statement's line is not tied: %+v, %v", number, statements, err)
		}
	}
}

// The alias of an order that is not in the book gives way to what the user says since.
func TestASleepingAliasGivesWay(t *testing.T) {
	for _, how := range []string{"tied", "made"} {
		b := newBook(t, t.TempDir())
		imp := b.mustTake(t, shop("orders.csv", "Shop", kettle))
		b.mustTake(t, shop("others.csv", "Shop", online))
		b.mustTie(t, "S1", "X1")
		if err := b.Undo(t.Context(), imp.ID, nil); err != nil {
			t.Fatal(err)
		}
		d, err := b.Order(t.Context(), b.orderNumbered(t, "S2"))
		if err != nil {
			t.Fatal(err)
		}
		if how == "tied" {
			b.mustTie(t, "S2", "X1")
		} else {
			d.Row.ID, d.Row.Number = 0, "X1"
			if _, err := b.SaveOrder(t.Context(), d.Row.Order, nil); err != nil {
				t.Fatal(err)
			}
		}
		b.mustTake(t, shop("orders.csv", "Shop", kettle))
		if theirs, err := b.Aliases(t.Context(), b.orderNumbered(t, "S1")); err != nil || len(theirs) != 0 {
			t.Errorf("%s: S1 has %+v, %v", how, theirs, err)
		}
		sound(t, b)
	}
}

// An order's aliases go along where its number is edited, and with it they are searched for.
func TestAliasesFollowTheNumberOfTheirOrder(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("orders.csv", "Shop", kettle))
	b.mustTie(t, "S1", "X1")
	b.mustTie(t, "S1", "X2")
	d, err := b.Order(t.Context(), b.orderNumbered(t, "S1"))
	if err != nil {
		t.Fatal(err)
	}
	d.Row.Number = "X2"
	if _, err := b.SaveOrder(t.Context(), d.Row.Order, nil); err != nil {
		t.Fatal(err)
	}
	theirs, err := b.Aliases(t.Context(), d.Row.ID)
	if err != nil || len(theirs) != 1 || theirs[0].Code != "X1" {
		t.Errorf("aliases %+v, %v", theirs, err)
	}
	if rows, err := b.Orders(t.Context(), data.OrderFilter{Search: "x1"}); err != nil || len(rows) != 1 {
		t.Errorf("found %+v, %v", rows, err)
	}
	sound(t, b)
}

// A number with or without a #, in either case, with the .0 of a spreadsheet, is the same; leading zeros need an alias.
func TestHowANumberIsWritten(t *testing.T) {
	for number, same := range map[string]bool{"3272": true, "#3272": true, " 3272.0": true, "'3272": true, "003272": false, "32720": false} {
		b := newBook(t, t.TempDir())
		b.mustTake(t, shop("orders.csv", "Shop", strings.Replace(kettle, "S1", "#3272", 1)))
		b.mustTake(t, cod("cod.csv", ","+number+",20.00,1.00,19.00,2026-10-20\n"))
		f := shop("again.csv", "Shop", strings.Replace(kettle, "S1", number, 1))
		check := func(same bool) {
			t.Helper()
			statements, err := b.Statements(t.Context(), data.StatementFilter{})
			if err != nil || (statements[0].Matched == 1) != same {
				t.Errorf("%q: statement %+v, %v", number, statements[0], err)
			}
			r := b.mustReview(t, f)
			if outcome := r.Items[0].Outcome; outcome == Unchanged != same || outcome == New == same {
				t.Errorf("%q: the order file is %s", number, outcome)
			}
		}
		check(same)
		if !same {
			if n := b.mustTie(t, "#3272", number); n != 1 {
				t.Errorf("%q: %d lines match by the alias", number, n)
			}
			check(true)
		}
	}
}

// A suspected order that the user says is the same one is taken as it from then on; undone, it never was.
func TestASuspectedOrderIsSaidToBeTheSame(t *testing.T) {
	first := twinFile("a.csv", "A1,2026-10-01,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\n")
	second := twinFile("b.csv", "B1,2026-10-03,paid,Card,Ana,+15550001111,K1,Kettle,1,20.00,USD\n"+
		"B2,2026-10-03,paid,Card,Bo,+15550002222,K1,Kettle,1,20.00,USD\nB3,2026-10-04,paid,Card,Bo,+15550002222,K1,Kettle,1,20.00,USD\n")
	b := newBook(t, t.TempDir())
	b.mustTake(t, first)
	before := dump(t, b)
	r := b.mustReview(t, second)
	same := r.Suspected()
	if diff := cmp.Diff(map[string]string{"B1": "A1", "B3": "B2"}, same); diff != "" {
		t.Fatal(diff)
	}
	again := func() (*Review, error) {
		return b.Review(t.Context(), Request{Name: second.name, Bytes: []byte(second.text), As: second.as, Holder: second.holder, Same: same})
	}
	r, err := again()
	if err != nil {
		t.Fatal(err)
	}
	if got := []Outcome{r.Items[0].Outcome, r.Items[1].Outcome, r.Items[2].Outcome}; !cmp.Equal(got, []Outcome{Changed, New, Unchanged}) {
		t.Errorf("the review says %q", got)
	}
	imp, err := b.commit(t.Context(), r)
	if err != nil || imp.Counts.New != 1 {
		t.Fatalf("%+v, %v", imp, err)
	}
	sound(t, b)
	once := dump(t, b)
	if n, err := b.CountOrders(t.Context(), data.OrderFilter{}); n != 2 || err != nil {
		t.Errorf("%d orders, %v", n, err)
	}
	more := second
	more.text += "\n"
	twice := b.mustTake(t, more)
	if twice.Counts.New != 0 {
		t.Errorf("without a word it comes as %+v", twice.Counts)
	}
	if diff := cmp.Diff(once, dump(t, b)); diff != "" {
		t.Errorf("the second time changed the book:\n%s", diff)
	}
	if _, err := again(); err != nil {
		t.Errorf("said again: %v", err)
	}
	for _, id := range []int64{twice.ID, imp.ID} {
		if err := b.Undo(t.Context(), id, nil); err != nil {
			t.Fatal(err)
		}
	}
	sound(t, b)
	if diff := cmp.Diff(before, dump(t, b)); diff != "" {
		t.Errorf("undone:\n%s", diff)
	}
	same = map[string]string{"B1": "A1", "A1": "Z"}
	if _, err := again(); err == nil {
		t.Error("a chain of numbers was taken")
	}
}

// What a rule of a holder says today is said of old statements too, with no file taken in again.
func TestAChangedRuleSpeaksOfOldStatements(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("orders.csv", "Shop", kettle+"W1", strings.Replace(kettle, "S1", "S3", 1)+"W3"))
	b.mustTake(t, file{"result.csv", "Waybill,Status,Date\nW1,delivered,2026-10-05\nW3,delivered,2026-10-05\n", intake.Delivered, "Swift"})
	b.mustTake(t, cod("cod.csv", "W1,S1,20.00,1.00,19.00,2026-10-20\n"))
	holders, err := b.Holders(t.Context(), data.KindCarrier)
	if err != nil {
		t.Fatal(err)
	}
	carrier := holders[0]
	state := func() (due data.Date, kinds map[data.DifferenceKind]int) {
		t.Helper()
		holdings, err := b.Holdings(t.Context())
		if err != nil || len(holdings) != 1 {
			t.Fatalf("held %+v, %v", holdings, err)
		}
		all, err := b.Differences(t.Context(), "", "")
		if err != nil {
			t.Fatal(err)
		}
		kinds = map[data.DifferenceKind]int{}
		for _, d := range all {
			kinds[d.Kind]++
		}
		return holdings[0].Due, kinds
	}
	due, kinds := state()
	if due != "2026-10-12" || kinds[data.DiffMissing] != 1 || kinds[data.DiffFee] != 0 {
		t.Fatalf("due %s, %v", due, kinds)
	}
	carrier.Cycle.Days, carrier.Fee = 30, data.FeeRule{Fixed: 50, Currency: "USD"}
	if _, err := b.SaveHolder(t.Context(), carrier); err != nil {
		t.Fatal(err)
	}
	if due, kinds := state(); due != "2026-11-04" || kinds[data.DiffMissing] != 0 || kinds[data.DiffFee] != 1 {
		t.Errorf("by the new rules: due %s, %v", due, kinds)
	}
	later := b.Settings()
	later.StartDate = "2026-10-02" // the orders count as settled before the book began
	if err := b.SetSettings(t.Context(), later); err != nil {
		t.Fatal(err)
	}
	if all, err := b.Holdings(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("of orders before the start date is held: %+v, %v", all, err)
	}
	sound(t, b)
}

// Saying which order a line is about ties all that names the order so; where the line names none that is new, it alone.
func TestALineIsIdentified(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("orders.csv", "Shop", kettle, online))
	b.mustTake(t, cod("cod.csv", "W1,CHAT,20.00,1.00,19.00,2026-10-20\n,chat,-5.00,0.00,-5.00,2026-10-20\nW2,,30.00,1.00,29.00,2026-10-20\n,S2,1.00,0.00,1.00,2026-10-20\n"))
	found, err := b.Statement(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		line, order string
		want        Identified
	}{
		{"W1", "S1", Identified{Number: "S1", Code: "CHAT", Matched: 2}},
		{"W2", "S2", Identified{Number: "S2", Matched: 1}},
		{"S2", "S1", Identified{Number: "S1", Matched: 1}}, // a number that the book knows stays that order's
	} {
		c.want.OrderID = b.orderNumbered(t, c.order)
		for _, l := range found.Lines {
			if l.Waybill+l.OrderNumber != c.line && l.Waybill != c.line {
				continue
			}
			if got, err := b.Identify(t.Context(), l.ID, c.want.OrderID); err != nil || got != c.want {
				t.Errorf("%s: %+v, %v, want %+v", c.line, got, err, c.want)
			}
			sound(t, b)
		}
	}
	rows, err := b.Statements(t.Context(), data.StatementFilter{})
	if err != nil || rows[0].Matched != 4 {
		t.Errorf("%+v, %v", rows, err)
	}
	b.mustTake(t, cod("cod 2.csv", "W2,,2.00,0.00,2.00,2026-10-27\n")) // the waybill is its parcel's from then on
	if rows, err := b.Statements(t.Context(), data.StatementFilter{}); err != nil || rows[0].Matched+rows[1].Matched != 5 {
		t.Errorf("%+v, %v", rows, err)
	}
	sound(t, b)
}

// An import whose parcel the lines of an earlier statement came to share is undone, and these find what they had known.
func TestUndoFreesALineFromTheParcelThatGoes(t *testing.T) {
	b, never := newBook(t, t.TempDir()), newBook(t, t.TempDir())
	for _, one := range []*Book{b, never} {
		one.mustTake(t, shop("orders.csv", "Shop", kettle))
		one.mustTake(t, cod("cod 1.csv", "W1,,20.00,1.00,19.00,2026-10-20\n"))
	}
	imp := b.mustTake(t, cod("cod 2.csv", "W1,S1,-1.00,0.00,-1.00,2026-10-27\n"))
	if found, err := b.Match(t.Context()); err != nil || found.Newly != 0 || found.Unknown != 0 {
		t.Fatalf("the second statement does not say of which order the first one's parcel is: %+v, %v", found, err)
	}
	if err := b.Undo(t.Context(), imp.ID, nil); err != nil {
		t.Fatal(err)
	}
	sound(t, b)
	if diff := cmp.Diff(dump(t, never), dump(t, b)); diff != "" {
		t.Errorf("undone (-never +undone):\n%s", diff)
	}
}

// Deliveries that name an order by a code wait in quarantine until it is tied; then they can be tried again, and a pasted
// column finds the order by it too.
func TestDeliveriesFindAnOrderByItsAlias(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("orders.csv", "Shop", kettle, online))
	imp := b.mustTake(t, file{"result.csv", "Order Number,Delivery status,Delivered date\n#CHAT-9,delivered,2026-10-05\n", intake.Delivered, "Swift"})
	if imp.Counts.Refused != 1 {
		t.Fatalf("before the code is tied: %+v", imp.Counts)
	}
	b.mustTie(t, "S1", "chat-9")
	b.mustTie(t, "S2", "chat-8")
	if done, err := b.RetryAll(t.Context(), imp.ID); err != nil || done.Taken != 1 {
		t.Errorf("tried again: %+v, %v", done, err)
	}
	if done, err := b.PasteDeliveries(t.Context(), "CHAT-8\nCHAT-7\n", data.ParcelDelivered, "2026-10-06"); err != nil || done.Done != 1 || len(done.Unknown) != 1 {
		t.Errorf("pasted: %+v, %v", done, err)
	}
	for number, want := range map[string]data.Date{"S1": "2026-10-05", "S2": "2026-10-06"} {
		if d, err := b.Order(t.Context(), b.orderNumbered(t, number)); err != nil || d.Row.Delivered != want {
			t.Errorf("%s was delivered on %q, %v", number, d.Row.Delivered, err)
		}
	}
	sound(t, b)
}

// A channel's ledger speaks of the channel's orders, by their aliases too.
func TestALedgerFindsAnOrderByItsAlias(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("orders.csv", "Shop", kettle, online))
	b.mustTake(t, shop("chat.csv", "Chat", strings.Replace(online, "S2", "S9", 1)))
	b.mustTie(t, "S2", "R-1")
	b.mustTie(t, "S9", "R-2")
	holders, err := b.Holders(t.Context(), data.KindChannel)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range holders {
		if h.Name != "Shop" {
			continue
		}
		for number, want := range map[string]bool{"R-1": true, "R-2": false} {
			var line data.StatementLine
			err := b.change(t.Context(), func(o *op) error {
				s := data.Statement{Kind: data.StatementLedger, HolderID: h.ID, Date: "2026-10-20", Currency: "USD", Reference: number}
				lines := []data.StatementLine{{Ordinal: 1, Ident: number, OrderNumber: number, EntryType: data.EntryRelease, Collected: 3000, Net: 3000}}
				err := o.saveStatement(h, s, lines)
				if err == nil {
					line, err = o.StatementLine(lines[0].ID)
				}
				return err
			})
			if err != nil || (line.OrderID != 0) != want {
				t.Errorf("%s is tied to %d, %v", number, line.OrderID, err)
			}
		}
	}
}

// A corrected statement that names orders by aliases alone is known for what it corrects.
func TestAStatementByAliasesIsReplaced(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustTake(t, shop("orders.csv", "Shop", kettle, online))
	b.mustTie(t, "S1", "CHAT-9")
	imp := b.mustTake(t, cod("cod 1.csv", ",CHAT-9,20.00,1.00,19.00,2026-10-20\n"))
	r := b.mustReview(t, cod("another.csv", ",chat-9,20.00,2.00,18.00,2026-10-20\n"))
	if len(r.Replaces) != 1 || r.Replaces[0].ID != imp.ID {
		t.Fatalf("offered %+v", r.Replaces)
	}
	r.Replace = true
	if _, err := b.commit(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if rows, err := b.Statements(t.Context(), data.StatementFilter{}); err != nil || len(rows) != 1 || rows[0].Matched != 1 || rows[0].Net != 1800 {
		t.Errorf("%+v, %v", rows, err)
	}
	sound(t, b)
}
