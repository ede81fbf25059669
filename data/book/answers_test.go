package book

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// currencyAssumed is the currency that amounts were taken to be in, "" where the file says it.
func currencyAssumed(r *Review) string {
	for _, a := range r.Assumptions {
		if a.Kind == intake.AskCurrency {
			return a.Answer
		}
	}
	return ""
}

// recalledFrom lists what was recalled, as kind, answer and the file it was recalled from.
func recalledFrom(r *Review) []string {
	var told []string
	for _, a := range r.Assumptions {
		if a.Like != "" {
			told = append(told, a.Kind+" "+a.Answer+" "+a.Like)
		}
	}
	return told
}

// answering reviews a file of orders by answers.
func (b *Book) answering(t *testing.T, name, holder, text string, a intake.Answers) *Review {
	t.Helper()
	r, err := b.Review(t.Context(), Request{Name: name, Holder: holder, As: intake.Orders, Bytes: []byte(text), Answers: a})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (b *Book) mustCommit(t *testing.T, r *Review) data.Import {
	t.Helper()
	imp, err := b.commit(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return imp
}

const (
	ourOrders   = "Order Number,Order Date,Order Total,Customer Name\n"
	theirOrders = "Sale #,Placed On,Ship To,Item Title,Units,Item Price,Grand Total\n" // of another program
)

func TestAnAnswerIsAskedForOnce(t *testing.T) {
	b := newBook(t, t.TempDir())
	review := func(name, holder, date string, a intake.Answers) *Review {
		t.Helper()
		return b.answering(t, name, holder, ourOrders+"S"+date+","+date+",10.00,Ana\n", a)
	}
	first := review("one.csv", "Shop", "05/06/2026", intake.Answers{})
	if len(first.Questions) != 1 || first.Questions[0].Kind != intake.AskDates || first.Counts.Refused != 1 {
		t.Fatalf("nothing is asked: %+v %+v", first.Questions, first.Counts)
	}
	answers := intake.Answers{Dates: "dmy"}
	answered := review("one.csv", "Shop", "05/06/2026", answers)
	if len(answered.Questions) != 0 || answered.Counts.New != 1 || answered.Items[0].Date != "2026-06-05" || recalledFrom(answered) != nil {
		t.Fatalf("answered: %+v %+v", answered.Questions, answered.Items)
	}
	if r := review("two.csv", "Shop", "07/08/2026", intake.Answers{}); r.Counts.Refused != 1 {
		t.Errorf("the answer to a file that is not taken in counts: %+v", r.Items)
	}
	b.mustCommit(t, answered)
	for _, c := range []struct {
		holder, date string
		given        intake.Answers
		used         intake.Answers
		want         data.Date
		recalled     []string
	}{
		{"Shop", "07/08/2026", intake.Answers{}, answers, "2026-08-07", []string{"dates dmy one.csv"}},
		{"Shop", "07/08/2026", intake.Answers{Dates: "mdy"}, intake.Answers{Dates: "mdy"}, "2026-07-08", nil}, // what is given now counts
		{"Shop", "08/17/2026", intake.Answers{}, intake.Answers{}, "2026-08-17", nil},                         // what the file shows counts
		{"Other", "07/08/2026", intake.Answers{}, intake.Answers{}, "", nil},                                  // another holder is asked anew
	} {
		r := review("two.csv", c.holder, c.date, c.given)
		if got := r.Items[0].Date; got != c.want || r.Answers != c.used || !cmp.Equal(c.recalled, recalledFrom(r)) {
			t.Errorf("%s from %s given %+v: %s by %+v, recalled %q, want %s", c.date, c.holder, c.given, got, r.Answers, recalledFrom(r), c.want)
		}
	}
	b.mustCommit(t, review("two.csv", "Shop", "09/10/2026", intake.Answers{Decimal: ","})) // which leaves what was said of dates
	b.mustCommit(t, review("three.csv", "Shop", "10/11/2026", intake.Answers{Dates: "mdy"}))
	r := review("four.csv", "Shop", "07/08/2026", intake.Answers{})
	if r.Items[0].Date != "2026-07-08" || !cmp.Equal([]string{"dates mdy three.csv"}, recalledFrom(r)) {
		t.Errorf("after another answer: %+v, recalled %q", r.Items, recalledFrom(r))
	}
	if _, err := b.Review(t.Context(), Request{Name: "x.csv", Bytes: []byte(ourOrders + "S,2026-01-01,1.00,Ana\n"), Answers: intake.Answers{Decimal: "x"}}); err == nil {
		t.Error("an answer that is none is taken")
	}
}

// Whether 3,990 is almost four or almost four thousand shows in its column, else in the file's other amounts, else by what was
// answered for an earlier file; only then is it asked.
func TestWhichSignBeginsTheDecimals(t *testing.T) {
	b := newBook(t, t.TempDir())
	review := func(name, totals, shipping string, a intake.Answers) *Review {
		t.Helper()
		text := "Order Number,Order Date,Customer Name,Shipping,Order Total,Currency\n"
		for i, total := range strings.Fields(totals) {
			text += fmt.Sprintf("S%d,2026-05-01,Ana,\"%s\",\"%s\",EUR\n", i, shipping, total)
		}
		return b.answering(t, name, "Shop", text, a)
	}
	open := review("one.csv", "3,990 4,120", "0", intake.Answers{})
	if len(open.Questions) != 1 || open.Questions[0].Kind != intake.AskDecimal || open.Counts.Refused != 2 {
		t.Fatalf("not asked: %+v", open.Questions)
	}
	b.mustCommit(t, review("one.csv", "3,990 4,120", "0", intake.Answers{Decimal: ","}))
	for _, c := range []struct {
		totals, shipping, want string
		recalled               []string
	}{
		{"3,990 12,50", "0", "3.99", nil},
		{"3,990 1.250,00", "1.50", "3.99", nil},
		{"3,990 1,250.00", "1,50", "3990.00", nil},
		{"3,990 4,120", "1.50", "3990.00", nil},
		{"3,990 4,120", "1,50", "3.99", nil},
		{"3,990 4,120", "0", "3.99", []string{"decimal , one.csv"}},
	} {
		r := review("two.csv", c.totals, c.shipping, intake.Answers{})
		if got := r.Items[0].Amount.Plain(); got != c.want || len(r.Questions) > 0 || !cmp.Equal(c.recalled, recalledFrom(r)) {
			t.Errorf("%s with postage of %s: %s, recalled %q, asked %+v; want %s", c.totals, c.shipping, got, recalledFrom(r), r.Questions, c.want)
		}
	}
}

func TestTheCurrencyOfAmountsWithoutOneIsRemembered(t *testing.T) {
	b := newBook(t, t.TempDir())
	expect := func(r *Review, assumed, currency string) {
		t.Helper()
		if currencyAssumed(r) != assumed || r.Items[0].Amount.Currency != currency {
			t.Errorf("assumed %q, the amount is %v; want %q, %s", currencyAssumed(r), r.Items[0].Amount, assumed, currency)
		}
	}
	review := func(name, total string, a intake.Answers) *Review {
		t.Helper()
		return b.answering(t, name, "Shop", ourOrders+"S1,2026-05-01,"+total+",Ana\n", a)
	}
	own := b.Settings().Currency
	expect(review("one.csv", "10.00", intake.Answers{}), own, own)
	answered := review("one.csv", "10.00", intake.Answers{Currency: "PLN"})
	expect(answered, "PLN", "PLN")
	b.mustCommit(t, answered)
	again := review("two.csv", "20.00", intake.Answers{})
	expect(again, "PLN", "PLN")
	if want := []string{"currency PLN one.csv"}; !cmp.Equal(want, recalledFrom(again)) || len(again.Assumptions) != 1 {
		t.Errorf("it is told by %+v", again.Assumptions)
	}
	expect(review("two.csv", "20.00", intake.Answers{Currency: own}), own, own)
	expect(review("three.csv", "€ 20.00", intake.Answers{}), "", "EUR")
}

// What is answered for one layout says nothing of another, though both be orders of one shop that words alone tell.
func TestAnAnswerCountsForFilesOfItsLayout(t *testing.T) {
	for _, c := range []struct {
		what          string
		answer        intake.Answers
		answered, row string
		want          string // in the question that is asked
	}{
		{"the order of dates", intake.Answers{Dates: "dmy"}, "S1,05/06/2026,5.00,Ana\n", "S-100,06/05/2026,John Roe,Lamp,1,20.00,20.00\n", intake.AskDates},
		{"the sign before decimals", intake.Answers{Decimal: ","}, "S1,2026-06-05,\"2,100\",Ana\n", "S-100,2026-06-05,John Roe,Lamp,1,\"2,500\",\"2,500\"\n", intake.AskDecimal},
		{"the currency of a sign", intake.Answers{Currency: "CNY"}, "S1,2026-06-05,¥ 5.00,Ana\n", "S-100,2026-06-05,John Roe,Lamp,1,¥20.00,¥20.00\n", intake.AskCurrency},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := newBook(t, t.TempDir())
			b.mustCommit(t, b.answering(t, "ours.csv", "Shop", ourOrders+c.answered, c.answer))
			r := b.answering(t, "theirs.csv", "Shop", theirOrders+c.row, intake.Answers{})
			if len(r.Questions) == 0 || r.Questions[0].Kind != c.want || r.Counts.Refused != 1 {
				t.Errorf("it is not asked: %+v, read as %+v by %+v", r.Questions, r.Items, r.Answers)
			}
			if again := b.answering(t, "more.csv", "Shop", ourOrders+strings.Replace(c.answered, "S1", "S2", 1), intake.Answers{}); again.Counts.New != 1 || len(recalledFrom(again)) != 1 {
				t.Errorf("of its own layout it is asked again: %+v", again.Questions)
			}
		})
	}
	b := newBook(t, t.TempDir())
	b.mustCommit(t, b.answering(t, "ours.csv", "Shop", ourOrders+"S1,2026-06-05,5.00,Ana\n", intake.Answers{Currency: "PLN"}))
	if r := b.answering(t, "theirs.csv", "Shop", theirOrders+"S-100,2026-06-05,John Roe,Lamp,1,20.00,20.00\n", intake.Answers{}); currencyAssumed(r) != b.Settings().Currency {
		t.Errorf("amounts without a currency are taken to be in %s", currencyAssumed(r))
	}
}

// A known layout stays one, whatever columns its shop adds.
func TestAnAnswerToAKnownFormatCountsForAnyHeader(t *testing.T) {
	b := newBook(t, t.TempDir())
	form := ownFormat("Boutique", "Montant")
	if err := b.SaveFormat(t.Context(), form); err != nil {
		t.Fatal(err)
	}
	b.mustCommit(t, b.answering(t, "a.csv", "Shop", "Commande;Jour;Montant\nA-1;05/06/2026;12,50\n", intake.Answers{Dates: "mdy"}))
	r := b.answering(t, "b.csv", "Shop", "Commande;Jour;Montant;Remarque\nA-2;07/08/2026;12,50;x\n", intake.Answers{})
	if r.Format != "Boutique" || r.Counts.New != 1 || r.Items[0].Date != "2026-07-08" {
		t.Errorf("read by %s: %+v %+v", r.Format, r.Items, r.Questions)
	}
}

// The answer to one question can lead to the next.
func TestSeveralAnswersAreRemembered(t *testing.T) {
	b := newBook(t, t.TempDir())
	row := func(n string) string { return ourOrders + n + ",05/06/2026,\"¥1,500\",Ana\n" }
	given := intake.Answers{Dates: "dmy", Decimal: ".", Currency: "CNY"}
	b.mustCommit(t, b.answering(t, "a.csv", "Shop", row("S1"), given))
	r := b.answering(t, "b.csv", "Shop", row("S2"), intake.Answers{})
	if r.Counts.New != 1 || len(r.Questions) > 0 || r.Answers != given || r.Items[0].Date != "2026-06-05" || r.Items[0].Amount.Plain() != "1500.00" {
		t.Errorf("%+v %+v by %+v", r.Items, r.Questions, r.Answers)
	}
	if got := recalledFrom(r); len(got) != 3 {
		t.Errorf("recalled %q", got)
	}
	b.mustCommit(t, r)
	if again := b.answering(t, "c.csv", "Shop", row("S3"), intake.Answers{}); again.Counts.New != 1 {
		t.Errorf("of the third: %+v", again.Questions)
	}
}

func TestAWrongAnswerIsForgottenWithItsImport(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustCommit(t, b.answering(t, "first.csv", "Shop", ourOrders+"S0,2026-06-05,5.00,Ana\n", intake.Answers{})) // by which the shop stays
	text := ourOrders + "S1,05/06/2026,5.00,Ana\n"
	wrong := b.mustCommit(t, b.answering(t, "a.csv", "Shop", text, intake.Answers{Dates: "mdy"}))
	if err := b.Undo(t.Context(), wrong.ID, nil); err != nil {
		t.Fatal(err)
	}
	if r := b.answering(t, "a.csv", "Shop", text, intake.Answers{}); len(r.Questions) != 1 || r.Counts.Refused != 1 {
		t.Errorf("it is read by %+v: %+v", r.Answers, r.Items)
	}
}

// What the orders say of a statement's currency is not what anybody answered.
func TestTheCurrencyOfTheOrdersIsNoAnswer(t *testing.T) {
	b := abroad(t)
	statement := func(name, rows string) *Review {
		t.Helper()
		return b.mustReview(t, file{name, "Waybill,COD amount,Paid date\n" + rows, intake.Statements, "Swift"})
	}
	b.mustCommit(t, statement("may.csv", "W1,20.00,2026-10-20\n"))
	if r := statement("june.csv", "W3,3000,2026-10-21\n"); currencyAssumed(r) != "JPY" || recalledFrom(r) != nil {
		t.Errorf("the next is taken for %s: %+v", currencyAssumed(r), r.Assumptions)
	}
}

// A sign of many currencies is taken for the one that the parcels' country has, which is told.
func TestASignThatTheCountryTellsIsAssumed(t *testing.T) {
	b := newBook(t, t.TempDir())
	text := "Order Number,Order Date,Order Total,Customer Name,Country\nS1,2026-05-01,$ 12.00,Ana,Uruguay\n"
	r := b.answering(t, "a.csv", "Shop", text, intake.Answers{})
	if len(r.Questions) != 1 || !r.Questions[0].Takes("UYU") || !r.Questions[0].Takes("USD") || r.Questions[0].Takes("EUR") {
		t.Fatalf("between the book's and the country's it asks: %+v", r.Questions)
	}
	b.settings.Currency = "EUR"
	r = b.answering(t, "a.csv", "Shop", text, intake.Answers{})
	if r.Items[0].Amount.Currency != "UYU" || currencyAssumed(r) != "UYU" || r.Assumptions[0].Example != "$ 12.00" {
		t.Errorf("%+v: %+v", r.Items, r.Assumptions)
	}
}

// Mappings that are not kept may be called alike.
func TestAnAnswerToAMappedFileCountsForItsHeader(t *testing.T) {
	b := newBook(t, t.TempDir())
	review := func(header, row string, a intake.Answers) *Review {
		t.Helper()
		mapping := ownFormat("orders", "Montant")
		r, err := b.Review(t.Context(), Request{Name: "orders.csv", Holder: "Shop", Bytes: []byte(header + row), Mapping: &mapping, Answers: a})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	b.mustCommit(t, review("Commande;Jour;Montant\n", "A-1;05/06/2026;12,50\n", intake.Answers{Dates: "mdy"}))
	if r := review("Commande;Jour;Montant\n", "A-2;05/06/2026;12,50\n", intake.Answers{}); r.Counts.New != 1 {
		t.Errorf("of the same header it is asked again: %+v", r.Questions)
	}
	if r := review("Commande;Jour;Qui;Montant\n", "A-3;05/06/2026;Ana;12,50\n", intake.Answers{}); r.Answers != (intake.Answers{}) {
		t.Errorf("of another header it is read by %+v", r.Answers)
	}
}

// Earlier versions kept the answers by which a file was read, be they those to another layout.
func TestAnAnswerOfAnEarlierVersionIsAskedForAgain(t *testing.T) {
	b := newBook(t, t.TempDir())
	row := func(n string) string { return ourOrders + n + ",05/06/2026,5.00,Ana\n" }
	first := b.answering(t, "a.csv", "Shop", row("S1"), intake.Answers{Dates: "dmy"})
	first.how.Said = intake.Answers{}
	b.mustCommit(t, first)
	if r := b.answering(t, "b.csv", "Shop", row("S2"), intake.Answers{}); len(r.Questions) != 1 {
		t.Errorf("it is read by %+v", r.Answers)
	}
}

// Which way money goes where a file contradicts itself, and whether prices have their tax in them, is asked once for a layout.
func TestWhatAFileContradictsOrLeavesOutIsRemembered(t *testing.T) {
	for _, c := range []struct {
		kind          intake.Kind
		first, second string
		answer        intake.Answers
		want          []string // what the records of the second come to
		recalled      string
	}{
		{
			intake.Statements, theirAccount("Debit", "Credit", 1), theirAccount("Debit", "Credit", 2),
			intake.Answers{Direction: intake.Out},
			[]string{"150.25", "-12.50", "99.00", "-200.00"},
			"direction out first.csv",
		},
		{
			intake.Statements, theirAccount("Debit", "Credit", 1), theirAccount("Debit", "Credit", 2),
			intake.Answers{Direction: intake.In},
			[]string{"-150.25", "12.50", "-99.00", "200.00"},
			"direction in first.csv",
		},
		{
			intake.Orders, taxedOrders + "S1,2026-05-01,Ana,Mug,2,10.00,4.15\n", taxedOrders + "S2,2026-05-02,Ana,Mug,1,10.00,2.10\n",
			intake.Answers{Tax: intake.Added},
			[]string{"12.10"},
			"tax added first.csv",
		},
	} {
		b := newBook(t, t.TempDir())
		read := func(name, text string, a intake.Answers) *Review {
			t.Helper()
			r, err := b.Review(t.Context(), Request{Name: name, Holder: "Shop", As: c.kind, Bytes: []byte(text), Answers: a})
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		if open := read("first.csv", c.first, intake.Answers{}); len(open.Questions) != 1 || open.Counts.Refused != open.Counts.Rows {
			t.Fatalf("asked %+v", open.Questions)
		}
		answered := read("first.csv", c.first, c.answer)
		if len(answered.Questions) > 0 || len(answered.Quarantine) > 0 {
			t.Fatalf("asked again: %+v", answered.Problems)
		}
		b.mustCommit(t, answered)
		later := read("second.csv", c.second, intake.Answers{})
		var come []string
		for _, item := range later.Items {
			come = append(come, item.Amount.Plain())
		}
		if diff := cmp.Diff(c.want, come); diff != "" || !cmp.Equal([]string{c.recalled}, recalledFrom(later)) {
			t.Errorf("%+v: recalled %q, asked %+v\n%s", c.answer, recalledFrom(later), later.Questions, diff)
		}
	}
}

const taxedOrders = "Order Number,Order Date,Customer Name,Product,Quantity,Price,VAT\n"

// theirAccount is an account in which the kinds of the entries contradict the words for what comes in and goes out.
func theirAccount(in, out string, order int) string {
	return strings.NewReplacer("IN", in, "OUT", out, "#", fmt.Sprint("A-", order)).Replace(
		"Date,Type,Order number,Dr/Cr,Amount\n2026-05-01,Sale,#1,IN,150.25\n2026-05-02,Commission,#1,OUT,12.50\n2026-05-03,Sale,#2,IN,99.00\n2026-05-14,Payout,,OUT,200.00\n")
}
