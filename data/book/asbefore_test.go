package book

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// A few rows do not show that numbers called nothing but that are those of orders, but the sheet of the month before did. What it was
// taken for counts while it is not undone, and for its very header.
func TestShortFileIsReadAsTheOneBefore(t *testing.T) {
	b := newBook(t, t.TempDir())
	const header = "No,Date,Customer,Item,Qty,Price,Total,Paid\n"
	var march strings.Builder
	march.WriteString(header)
	for i := range 8 {
		fmt.Fprintf(&march, "%d,2026-03-%02d,Ann %c,Mug,1,1%d,1%d,Yes\n", 57+i, 3+i, 'A'+i, i, i)
	}
	const april = "90,2026-04-03,Bob A,Mug,1,10,10,No\n65,2026-04-04,Bob B,Cup,1,11,11,Yes\n71,2026-04-05,Bob C,Mug,1,12,12,No\n"
	review := func(header string) (*Review, error) {
		return b.Review(t.Context(), Request{Name: "april.csv", Bytes: []byte(header + april), Holder: "Shop"})
	}
	if _, err := review(header); !errors.Is(err, intake.ErrNoHeader) {
		t.Fatalf("april alone: %v", err)
	}
	first := b.mustTake(t, file{"march.csv", march.String(), "", "Shop"})
	r, err := review(header)
	if err != nil {
		t.Fatal(err)
	}
	if r.Counts.New != 3 || r.Kind != intake.Orders || r.Format != "generic_orders" || len(r.Evidence) != 1 || !strings.Contains(string(r.Evidence[0]), "march.csv") {
		t.Errorf("%d new %s by %s, for %v", r.Counts.New, r.Kind, r.Format, r.Evidence)
	}
	if _, err := review(strings.Replace(header, "Item", "Article", 1)); !errors.Is(err, intake.ErrNoHeader) {
		t.Errorf("another header: %v", err)
	}
	if err := b.Undo(t.Context(), first.ID, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := review(header); !errors.Is(err, intake.ErrNoHeader) {
		t.Errorf("after undo: %v", err)
	}
}

// Files without a header are none of the same layout because none has one.
func TestNoHeaderIsNoSuchHeader(t *testing.T) {
	b := newBook(t, t.TempDir())
	mapping := &intake.Format{Name: "mine", Kind: intake.Orders, NoHeader: true, Fields: map[string][]string{
		"order_number": {"A"}, "order_date": {"B"}, "buyer_name": {"C"}, "title": {"D"}, "quantity": {"E"}, "order_total": {"F"},
	}}
	r, err := b.Review(t.Context(), Request{Name: "a.csv", Bytes: []byte("A1,2026-01-01,Ann,Mug,1,20.00\nA2,2026-01-02,Bob,Mug,1,20.00\n"), Holder: "Shop", Mapping: mapping})
	if err == nil {
		_, err = b.Commit(t.Context(), r)
	}
	if err != nil {
		t.Fatal(err)
	}
	_, err = b.Review(t.Context(), Request{Name: "b.csv", Bytes: []byte("5.00,2026-02-01,Bob,Pot,2,9\n6.00,2026-02-02,Cyd,Pot,2,9\n"), Holder: "Shop"})
	if !errors.Is(err, intake.ErrNoHeader) {
		t.Errorf("%v", err)
	}
}

// A statement that is in the book is read as it was then, though it would be read otherwise now, which is told; by other words of the user,
// or as another's, it is refused until that import is undone: its lines would be there twice.
func TestAStatementIsNotTakenInByTwoReadings(t *testing.T) {
	b := newBook(t, t.TempDir())
	var payouts strings.Builder
	payouts.WriteString("Order ID,Reference,Paid on,Amount,Commission,Net\n")
	for i := range 8 {
		fmt.Fprintf(&payouts, "SP-12%02d,%d,2026-03-%02d,1%d.00,1.00,%d.00\n", i, 88120417+i*7, 10+i, i, 9+i)
	}
	mapping := &intake.Format{Name: "mine", Kind: intake.Statements, Statement: data.StatementPayout, Needs: []string{"order_number"}, Fields: map[string][]string{
		"order_number": {"Reference"}, "paid_date": {"Paid on"}, "collected": {"Amount"}, "fee": {"Commission"}, "net": {"Net"},
	}}
	review := func(as data.StatementKind, holder string, mapping *intake.Format) (*Review, error) {
		req := Request{Name: "payouts.csv", Bytes: []byte(payouts.String()), Holder: holder, Mapping: mapping}
		if as != "" {
			req.As, req.Statement = intake.Statements, as
		}
		return b.Review(t.Context(), req)
	}
	told := func(r *Review) bool {
		return slices.ContainsFunc(r.Problems, func(p data.Problem) bool { return strings.Contains(p.Reason.String(), "read otherwise than by import") })
	}
	first, err := review("", "Iyi", mapping)
	if err != nil {
		t.Fatal(err)
	}
	imp := b.mustCommit(t, first)
	for _, as := range []data.StatementKind{"", data.StatementPayout} {
		r, err := review(as, "Iyi", nil)
		if err != nil {
			t.Fatal(err)
		}
		if r.Already == nil || r.Counts.New != 0 || !told(r) {
			t.Errorf("as %q: %+v, %v", as, r.Counts, r.Problems)
		}
	}
	if r, err := review("", "Iyi", mapping); err != nil || r.Already == nil || told(r) {
		t.Errorf("by the same mapping: %v", err)
	}
	other := *mapping
	other.Fields = maps.Clone(mapping.Fields)
	other.Fields["order_number"] = []string{"Order ID"}
	for what, try := range map[string]func() (*Review, error){
		"as a remittance":    func() (*Review, error) { return review(data.StatementCOD, "Iyi", nil) },
		"by another mapping": func() (*Review, error) { return review("", "Iyi", &other) },
		"as another's":       func() (*Review, error) { return review("", "Pay Two", mapping) },
	} {
		if _, err := try(); !errors.Is(err, ErrReadOtherwise) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := b.Undo(t.Context(), imp.ID, nil); err != nil {
		t.Fatal(err)
	}
	if again, err := review(data.StatementCOD, "Pay Two", nil); err != nil || again.Counts.New != 8 || told(again) {
		t.Errorf("after undo: %v, %+v", err, again)
	}
}
