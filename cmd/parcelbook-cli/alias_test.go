package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAnOrderIsTiedToAnotherCode(t *testing.T) {
	s := settled(t)
	s.imports("--carrier", "Iberpaq", s.writeFile("cod.csv", "Order Ref,COD Amount,COD Fee,Net,Paid date\nчат-7,29.99,1.05,28.94,2026-05-15\n"))
	if out := s.does("match"); !strings.Contains(out, "that match no order: 1") {
		t.Fatalf("before the code is tied: %s", out)
	}
	if out := s.does("alias", "S-1001"); out != "Order S-1001 of Shop is known by its number alone.\n" {
		t.Errorf("without codes: %q", out)
	}
	if out := s.does("alias", "S-1001", "#чат-7"); out != "#чат-7 is order S-1001 of Shop; statement lines that match now: 1.\n" {
		t.Errorf("tied: %q", out)
	}
	if out := s.does("alias", "ЧАТ-7"); !strings.Contains(out, "#чат-7") { // it is known by the code itself
		t.Errorf("listed: %q", out)
	}
	got := decode[struct {
		Order   string   `json:"order_number"`
		Channel string   `json:"channel"`
		Codes   []string `json:"codes"`
		Matched int      `json:"lines_matched"`
		Freed   int      `json:"lines_freed"`
	}](t, s.does("alias", "s-1001", "X 2", "--channel", "shop", "--json"))
	if got.Order != "S-1001" || got.Channel != "Shop" || strings.Join(got.Codes, " ") != "#чат-7 X2" || got.Matched != 0 {
		t.Errorf("as JSON: %+v", got)
	}
	f := s.imports(s.writeFile("chat.csv", strings.ReplaceAll(strings.ReplaceAll(shopOrders, "S-1001", "чат-7"), "S-1002", "x2")))
	if f.New != 0 || !f.adds() {
		t.Errorf("orders under their codes: %+v", f)
	}
	s.isRefused([]string{"S-1002 is the number of order S-1002 of channel Shop"}, "alias", "S-1001", "S-1002")
	s.isRefused([]string{"чат-7 is another code of order S-1001 of channel Shop"}, "alias", "S-1002", "чат-7")
	s.isRefused([]string{"no order S-9"}, "alias", "S-9", "1")
	s.isRefused([]string{"channel Chat has no order S-1001"}, "alias", "S-1001", "1", "--channel", "Chat")
	s.isRefused([]string{"Z is no further code of order S-1001"}, "alias", "S-1001", "Z", "--remove")
	if r := s.run("alias", "S-1001", "--remove"); r.code != 2 {
		t.Errorf("a removal of nothing ends with %d", r.code)
	}
	if out := s.does("alias", "S-1001", "чат-7", "--remove"); out != "чат-7 is free again; statement lines that match nothing now: 1.\n" {
		t.Errorf("freed: %q", out)
	}
	if out := s.does("check"); out != "The book is sound.\n" {
		t.Errorf("check says %q", out)
	}
	s.imports("--channel", "Chat", s.writeFile("other.csv", strings.NewReplacer("0012345678", "", "0012345679", "").Replace(shopOrders)))
	s.isRefused([]string{"S-1001", "--channel"}, "alias", "S-1001", "1")
}

func TestSuspectedDuplicatesAreTakenForTheOthersOnRequest(t *testing.T) {
	again := strings.ReplaceAll(shopOrders, "S-1", "T-1")
	s := settled(t)
	path := s.writeFile("ещё раз.csv", again)
	if f := s.imports("--same-orders", "--dry-run", path); f.New != 0 || len(f.Problems) != 0 || !f.adds() {
		t.Errorf("by a dry run: %+v", f)
	}
	if f := s.imports("--same-orders", path); f.New != 0 || f.Skipped != 0 || !f.adds() {
		t.Errorf("taken for the others: %+v", f)
	}
	if out := s.does("alias", "S-1001"); !strings.Contains(out, "T-1001") {
		t.Errorf("its codes: %s", out)
	}
	if r := s.run("import", "--same-orders", "--leave-duplicates", path); r.code != 2 {
		t.Errorf("both at once end with %d", r.code)
	}
}

func TestWhatWaitedForAnOrderIsTakenInWithIt(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	s.imports(s.writeFile("result.csv", "Waybill,Order number,Delivery status,Delivered date\n0012345678,,delivered,2026-05-06\n,chat-7,delivered,2026-05-07\n"), "--as", "delivery", "--carrier", "Iberpaq")
	if out := s.does("import", s.writeFile("orders.csv", shopOrders), "--channel", "Shop"); !strings.Contains(out, "had waited for an order and are taken in now: 1.") {
		t.Errorf("with the orders: %s", out)
	}
	if out := s.does("alias", "S-1002", "chat-7"); !strings.Contains(out, "are taken in now: 1.") {
		t.Errorf("with the code: %s", out)
	}
	if out := s.does("quarantine", "list"); out != "Nothing is in quarantine.\n" {
		t.Errorf("still waiting: %s", out)
	}
}

// What cannot be tried again leaves the orders and the code as they are; it is told once with what to do, and stands in quarantine.
func TestWhatCannotBeTriedAgainIsTold(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	s.does("formats", "add", s.writeFile("mine.json", `{"name": "mine", "title": "mine", "kind": "delivery", "recognise": ["Zq", "Zs"], "fields": {"order_number": ["Zq"], "status": ["Zs"]}}`))
	s.does("import", "--carrier", "Iberpaq", s.writeFile("mine.csv", "Zq,Zs\nS-1001,delivered\n"), s.writeFile("chat.csv", "Zq,Zs\nchat-7,delivered\n"))
	s.does("formats", "remove", "mine")
	untold := func(r result, file, done string) {
		t.Helper()
		if r.code != 1 || !strings.Contains(r.out, done) || !strings.Contains(r.stderr, file+", import ") || !strings.Contains(r.stderr, "in quarantine, or discard it there") {
			t.Errorf("exit %d, %s, %s", r.code, r.out, r.stderr)
		}
	}
	untold(s.run("import", s.writeFile("orders.csv", shopOrders), "--channel", "Shop"), "mine.csv", "orders.csv taken in as orders")
	untold(s.run("alias", "S-1002", "chat-7"), "chat.csv", "chat-7 is order S-1002 of Shop")
	s.does("alias", "S-1002", "chat-8")
	if out := s.does("quarantine", "list"); strings.Count(out, "discard it there") != 2 {
		t.Errorf("in quarantine: %s", out)
	}
}

// An order that waited itself is what others waited for when it is mended.
func TestWhatWaitedForAMendedOrderIsTakenInWithIt(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	s.imports(s.writeFile("result.csv", "Waybill,Order number,Delivery status,Delivered date\n0012345678,,delivered,2026-05-06\n"), "--as", "delivery", "--carrier", "Iberpaq")
	s.imports(s.writeFile("orders.csv", strings.Replace(shopOrders, "29.99,EUR", "abc,EUR", 1)), "--channel", "Shop")
	list := s.does("quarantine", "list")
	if !strings.Contains(list, "abc") {
		t.Fatalf("the order does not wait: %s", list)
	}
	if out := s.does("quarantine", "retry", "2", "--set", "2:Order total=29.99"); !strings.Contains(out, "are taken in now: 1.") {
		t.Errorf("mended: %s", out)
	}
}

// What waited is taken in before the files that are named after its orders: the courier's last word stays.
func TestWhatWaitedIsTakenInBeforeLaterFiles(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	const header = "Waybill,Order number,Delivery status,Delivered date\n"
	s.imports(s.writeFile("early.csv", header+"0012345678,,delivered,\n"), "--as", "delivery", "--carrier", "Iberpaq")
	s.does("import", s.writeFile("orders.csv", shopOrders), s.writeFile("late.csv", header+"0012345678,,returned,2026-05-09\n"))
	out := filepath.Join(t.TempDir(), "parcels.csv")
	s.does("export", "parcels", "--out", out)
	if list, err := os.ReadFile(out); err != nil || !strings.Contains(string(list), "returned") {
		t.Errorf("the parcel is not returned: %s, %v", list, err)
	}
}
