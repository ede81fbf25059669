package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parcelbook/data/intake"
)

// A list of which nothing says what the numbers are.
const unclearOrders = "Ticket;Cliente;Ciudad;Cosa;Suma;Cuando\nW-77;Ana;Madrid;Taza;12,50;2026-05-01\nB-13;Luis;Toledo;Plato;7,00;2026-05-02\n"

func TestARefusedFileShowsItsProposal(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	path := s.writeFile("lista.csv", unclearOrders)
	s.isRefused([]string{"lista.csv", "--propose FILE", "--mapping FILE"}, "import", path)
	var files []takenFile
	r := s.run("import", "--json", path)
	if err := json.Unmarshal([]byte(r.out), &files); err != nil || len(files) != 1 {
		t.Fatalf("import --json wrote %q: %v", r.out, err)
	}
	if f := files[0]; r.code != 1 || f.Rows != 0 || len(f.Columns) != 6 || f.HeaderRow != 1 || f.Mapping["Ciudad"] != "city" || f.Columns[2].Confidence == 0 || f.Columns[2].Reason == "" || len(f.Problems) != 1 {
		t.Errorf("exit %d: %+v", r.code, f)
	}
	if out := s.run("import", path).out; !strings.Contains(out, "Ciudad") || !strings.Contains(out, "city") {
		t.Errorf("for people: %q", out)
	}
}

func TestAProposalIsCorrectedAndTakenForAMapping(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	path := s.writeFile("lista.csv", unclearOrders)
	form := filepath.Join(filepath.Dir(s.book), "lista.json")
	s.does("import", "--propose", form, path)
	text, err := os.ReadFile(form)
	if err != nil {
		t.Fatal(err)
	}
	f, err := intake.ParseFormat(text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	f.Fields["order_number"], f.Fields["order_total"] = []string{"Ticket"}, []string{"Suma"}
	f.Fields["order_date"] = []string{"Cuando"}
	if text, err = json.Marshal(f); err == nil {
		err = os.WriteFile(form, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if got := s.imports("--mapping", form, path); got.New != 2 || got.Mapping["Ciudad"] != "city" {
		t.Errorf("by the corrected proposal: %+v", got)
	}
}
