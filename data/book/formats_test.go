package book

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// ownFormat is a format of orders as a seller makes it.
func ownFormat(name string, total string) intake.Format {
	return intake.Format{
		Name: name, Title: name, Kind: intake.Orders, Recognise: []string{"Commande", "Montant"},
		Fields: map[string][]string{"order_number": {"Commande"}, "order_date": {"Jour"}, "order_total": {total}},
	}
}

func TestFormatsAreKeptByName(t *testing.T) {
	b := newBook(t, t.TempDir())
	for _, f := range []intake.Format{ownFormat("Été", "Prix"), ownFormat("Boutique", "Montant"), ownFormat("Été", "Montant")} {
		if err := b.SaveFormat(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	same := ownFormat("Boutique", "Montant")
	same.Name = " Boutique "
	if err := b.SaveFormat(t.Context(), same); err != nil {
		t.Fatal(err)
	}
	got, err := b.Formats(t.Context())
	if diff := cmp.Diff([]intake.Format{ownFormat("Boutique", "Montant"), ownFormat("Été", "Montant")}, got); diff != "" || err != nil {
		t.Errorf("%v, (-want +got):\n%s", err, diff)
	}
	trail, err := b.AuditTrail(t.Context(), data.AuditFilter{Kind: "format"})
	if err != nil || len(trail) != 3 || trail[0].What != "edit" || trail[0].Before == "" || !strings.Contains(trail[0].After, "Montant") {
		t.Errorf("trail %+v, %v", trail, err)
	}
	if err := b.DeleteFormat(t.Context(), "Été"); err != nil {
		t.Fatal(err)
	}
	if err := b.DeleteFormat(t.Context(), "Été"); !errors.Is(err, ErrNotFound) {
		t.Errorf("deleted twice: %v", err)
	}
	if got, err := b.Formats(t.Context()); err != nil || len(got) != 1 || got[0].Name != "Boutique" {
		t.Errorf("left: %+v, %v", got, err)
	}
}

func TestAFormatThatCannotBeUsedIsNotSaved(t *testing.T) {
	b := newBook(t, t.TempDir())
	bad := ownFormat("mine", "Montant")
	bad.Fields["order_shoes"] = []string{"Taille"}
	if err := b.SaveFormat(t.Context(), bad); err == nil || !strings.Contains(err.Error(), "order_shoes") {
		t.Errorf("got %v, want the field that there is not", err)
	}
	if got, err := b.Formats(t.Context()); err != nil || len(got) != 0 {
		t.Errorf("saved: %+v, %v", got, err)
	}
}
