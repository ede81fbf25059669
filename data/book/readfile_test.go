package book

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/store"
)

const foreign = "Commande;Jour;Montant\nA-1;2026-10-01;12,50\nA-2;2026-10-02;7,00\n"

func TestAFileIsRecognisedByTheSellersOwnFormat(t *testing.T) {
	b := newBook(t, t.TempDir())
	req := Request{Name: "été.csv", Bytes: []byte(foreign), Holder: "Boutique"}
	if r, err := b.Review(t.Context(), req); err == nil && r.Format == "Boutique" {
		t.Fatal("the format is known before it is saved")
	}
	if err := b.SaveFormat(t.Context(), ownFormat("Boutique", "Montant")); err != nil {
		t.Fatal(err)
	}
	r, err := b.Review(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if r.Format != "Boutique" || r.Counts.New != 2 || r.Items[0].Amount.Minor != 1250 {
		t.Errorf("read by %q: %+v, %+v", r.Format, r.Counts, r.Items)
	}
	p, err := b.Look(t.Context(), req)
	if err != nil || !p.Sure || p.Kind != intake.Orders || len(p.Rows) != 3 {
		t.Errorf("looked at: %+v, %v", p, err)
	}
	if err := b.DeleteFormat(t.Context(), "Boutique"); err != nil {
		t.Fatal(err)
	}
	if r, err := b.Review(t.Context(), req); err == nil && r.Format == "Boutique" {
		t.Error("a deleted format is still used")
	}
	mapping := ownFormat("once", "Montant")
	req.Mapping = &mapping
	if r, err := b.Review(t.Context(), req); err != nil || r.Format != "once" || r.Counts.New != 2 {
		t.Errorf("by a mapping: %+v, %v", r, err)
	}
}

func TestAnAnswerIsAskedForOnce(t *testing.T) {
	b := newBook(t, t.TempDir())
	review := func(name, holder, date string, a intake.Answers) *Review {
		t.Helper()
		r, err := b.Review(t.Context(), Request{
			Name: name, Holder: holder, As: intake.Orders, Answers: a,
			Bytes: []byte("Order Number,Order Date,Order Total,Customer Name\nS1," + date + ",10.00,Ana\n"),
		})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := review("one.csv", "Shop", "05/06/2026", intake.Answers{})
	if len(first.Questions) != 1 || first.Questions[0].Kind != intake.AskDates || first.Counts.Refused != 1 {
		t.Fatalf("nothing is asked: %+v %+v", first.Questions, first.Counts)
	}
	answers := intake.Answers{Dates: "dmy"}
	answered := review("one.csv", "Shop", "05/06/2026", answers)
	if len(answered.Questions) != 0 || answered.Counts.New != 1 || answered.Items[0].Date != "2026-06-05" {
		t.Fatalf("answered: %+v %+v", answered.Questions, answered.Items)
	}
	if err := b.Remember(t.Context(), answered, answers); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		holder, date string
		given        intake.Answers
		used         intake.Answers
		want         data.Date
	}{
		{"Shop", "07/08/2026", intake.Answers{}, answers, "2026-08-07"},
		{"Shop", "07/08/2026", intake.Answers{Dates: "mdy"}, intake.Answers{Dates: "mdy"}, "2026-07-08"}, // what is given now counts
		{"Shop", "08/17/2026", intake.Answers{}, intake.Answers{}, "2026-08-17"},                         // what the file shows counts
		{"Other", "07/08/2026", intake.Answers{}, intake.Answers{}, ""},                                  // another holder is asked anew
	} {
		r := review("two.csv", c.holder, c.date, c.given)
		if got := r.Items[0].Date; got != c.want || r.Answers != c.used {
			t.Errorf("%s from %s given %+v: %s by %+v, want %s", c.date, c.holder, c.given, got, r.Answers, c.want)
		}
	}
	for _, a := range []intake.Answers{{Decimal: ","}, {Dates: "mdy"}} { // the last word on dates counts, that on decimals stays
		if err := b.Remember(t.Context(), answered, a); err != nil {
			t.Fatal(err)
		}
	}
	if r := review("two.csv", "Shop", "07/08/2026", intake.Answers{}); r.Items[0].Date != "2026-07-08" {
		t.Errorf("after another answer: %+v", r.Items)
	}
	kept, err := read(t.Context(), b, func(tx *store.Tx) (map[string]string, error) { return tx.Answers(answered.Format, "Shop") })
	if diff := cmp.Diff(map[string]string{intake.AskDates: "mdy", intake.AskDecimal: ","}, kept); diff != "" || err != nil {
		t.Errorf("kept: %v\n%s", err, diff)
	}
	if err := b.Remember(t.Context(), answered, intake.Answers{Decimal: "x"}); err == nil {
		t.Error("an answer that is none was kept")
	}
}

func TestTheCurrencyOfAmountsWithoutOneIsRemembered(t *testing.T) {
	b := newBook(t, t.TempDir())
	review := func(name, total string, a intake.Answers) *Review {
		t.Helper()
		r, err := b.Review(t.Context(), Request{
			Name: name, Holder: "Shop", As: intake.Orders, Answers: a,
			Bytes: []byte("Order Number,Order Date,Order Total,Customer Name\nS1,2026-05-01," + total + ",Ana\n"),
		})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	expect := func(r *Review, assumed, currency string) {
		t.Helper()
		if r.Assumed != assumed || r.Items[0].Amount.Currency != currency {
			t.Errorf("assumed %q, the amount is %v; want %q, %s", r.Assumed, r.Items[0].Amount, assumed, currency)
		}
	}
	own := b.Settings().Currency
	expect(review("one.csv", "10.00", intake.Answers{}), own, own)
	answers := intake.Answers{Currency: "PLN"}
	answered := review("one.csv", "10.00", answers)
	expect(answered, "PLN", "PLN")
	if err := b.Remember(t.Context(), answered, answers); err != nil {
		t.Fatal(err)
	}
	expect(review("two.csv", "20.00", intake.Answers{}), "PLN", "PLN")
	expect(review("two.csv", "20.00", intake.Answers{Currency: own}), own, own)
	expect(review("three.csv", "€ 20.00", intake.Answers{}), "", "EUR")
}

func TestAPreviewIsTheReviewOfTheFirstRows(t *testing.T) {
	b := newBook(t, t.TempDir())
	var text strings.Builder
	text.WriteString("Order Number,Order Date,Order Total,Customer Name\n")
	for range 3 * previewRows {
		text.WriteString("S" + strings.Repeat("1", text.Len()%7) + cents(int64(text.Len())) + ",2026-10-01,10.00,Ana\n")
	}
	req := Request{Name: "orders.csv", Holder: "Shop", Bytes: []byte(text.String())}
	whole, err := b.Review(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	p, err := b.Preview(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	if p.Counts.Rows != previewRows {
		t.Errorf("%d rows are previewed", p.Counts.Rows)
	}
	if diff := cmp.Diff(whole.Items[:previewRows], p.Items, cmpopts.EquateComparable()); diff != "" {
		t.Errorf("the preview is not the beginning of the review:\n%s", diff)
	}
	if _, err := b.Commit(t.Context(), p); err == nil || !strings.Contains(err.Error(), "preview") {
		t.Errorf("a preview was taken in: %v", err)
	}
}

// Which column is the order number the book itself knows, where the header does not say so.
func TestTheBookKnowsItsOrderNumbersInAFile(t *testing.T) {
	b := newBook(t, t.TempDir())
	review := func(text string) (*Review, error) {
		return b.Review(t.Context(), Request{Name: "file.csv", Bytes: []byte(text), Holder: "FastPost"})
	}
	statement := "Key,COD amount,COD fee\nAB-101,10.00,1.00\nAB-102,20.00,1.00\n"
	if r, err := review(statement); err == nil {
		t.Fatalf("nothing says what a key is, and it is read: %+v", r.Columns)
	}
	orders, err := review("Order Number,Order Date,Order Total,Customer Name\nAB-101,2026-10-01,10.00,Ana\nAB-102,2026-10-02,20.00,Bea\n")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Commit(t.Context(), orders); err != nil {
		t.Fatal(err)
	}
	r, err := review(statement)
	if err != nil {
		t.Fatal(err)
	}
	if r.Kind != intake.Statements || r.Columns[0].Fields[0] != "order_number" || !strings.Contains(r.Columns[0].Reason.String(), "the book knows 2") {
		t.Errorf("%s: %+v", r.Kind, r.Columns)
	}
}
