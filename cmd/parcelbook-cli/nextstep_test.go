package main_test

import (
	"strings"
	"testing"
)

// What cannot be done says what it is about, and what to do instead.
func TestRefusalsNameTheNextStep(t *testing.T) {
	s := settled(t)
	s.imports("--channel", "Shop", s.writeFile("bad.csv", strings.NewReplacer("S-100", "B-100", "29.99,EUR", "abc,EUR").Replace(shopOrders)))
	for _, c := range []struct {
		words []string
		args  []string
	}{
		{[]string{"record 99 does not wait", "choose one that waits there still"}, []string{"quarantine", "retry", "99"}},
		{[]string{"record 99 does not wait", "choose one that waits there still"}, []string{"quarantine", "discard", "99"}},
		{[]string{"record 1 of bad.csv has no row 9", "set cells of row 2"}, []string{"quarantine", "retry", "1", "--set", "9:A=1"}},
		{[]string{`has no column "Nope"`, "say its letter or its header", "imports --rows 2"}, []string{"quarantine", "retry", "1", "--set", "2:Nope=1"}},
		{[]string{`has no column "XX"`, "say its letter or its header"}, []string{"quarantine", "retry", "1", "--set", "2:XX=1"}},
		{[]string{"there is no import 99", `"imports" lists them`}, []string{"undo", "99"}},
		{[]string{"no order S-9", "take in its orders first"}, []string{"alias", "S-9", "x"}},
		{[]string{"channel Chat has no order S-1001", "take in its orders first"}, []string{"alias", "S-1001", "x", "--channel", "Chat"}},
		{[]string{"S-1002 is the number of order S-1002", "choose another code"}, []string{"alias", "S-1001", "S-1002"}},
		{[]string{"x is no further code of order S-1001", "look at the codes that it has"}, []string{"alias", "S-1001", "x", "--remove"}},
		{[]string{"gone.csv cannot be read", "check its name and folder"}, []string{"import", "gone.csv"}},
		{[]string{"gone.json cannot be read", "check its name and folder"}, []string{"formats", "add", "gone.json"}},
		{[]string{"cannot be used as a format", `"formats export" gives one to begin from`}, []string{"formats", "add", s.writeFile("not.json", "Order")}},
		{[]string{"no row is a header that the mapping shopify_orders understands", "take another mapping"}, []string{
			"import", s.writeFile("other.csv", "Quo,Vadis\n1,2\n"), "--mapping", s.exported("shopify_orders"),
		}},
	} {
		s.isRefused(c.words, c.args...)
	}
	s.does("undo", "1", "2")
	s.isRefused([]string{"was undone before"}, "undo", "2", "1")
	s.isRefused([]string{"import 2 (bad.csv) was undone before", "can be imported again"}, "undo", "2")
}

// exported is the file of a format.
func (s seller) exported(name string) string {
	s.t.Helper()
	path := s.writeFile(name+".json", "")
	s.does("formats", "export", name, "--out", path)
	return path
}
