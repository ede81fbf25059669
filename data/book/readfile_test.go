package book

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parcelbook/data/intake"
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
	if diff := cmp.Diff(whole.Items[:previewRows], p.Items, cmpopts.EquateComparable(), cmpopts.IgnoreFields(ReviewItem{}, "Fields")); diff != "" {
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
