package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parcelbook/data"
)

// found lists the numbers of the orders that a search finds.
func found(t *testing.T, s *Store, query string) string {
	t.Helper()
	all := ""
	read(t, s, func(tx *Tx) error {
		for _, r := range must(tx.OrderRows(data.OrderFilter{Search: query})) {
			all += r.Number + " "
		}
		return nil
	})
	return all
}

// A text that another one holds is left out, but not looked for in each of many.
func TestManyTextsOfOneOrder(t *testing.T) {
	var parts []string
	for i := range lookedInto + 2 {
		parts = append(parts, fmt.Sprintf("W%05d", i))
	}
	all := strings.ToLower(strings.Join(parts, "\n"))
	last := strings.ToLower(parts[lookedInto+1])
	for part, want := range map[string]string{"w00003": all, "00003": all, parts[lookedInto+1]: all, last[1:]: all + "\n" + last[1:]} {
		if got := searchText(append(slices.Clone(parts), part)...); got != want {
			t.Errorf("with %s: %q", part, got)
		}
	}
}

func TestSearchFindsAnyPart(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		a := p.order("#0012345678901234567")
		a.RecipientName, a.Phone, a.Email, a.OrderDate = "ÁNGELA  Ñuñez", "+55 (119) 345-67", "Angela@Example.com", "2026-04-03"
		b := p.order("B_7%")
		b.BuyerName, b.RecipientName, b.OrderDate = "王小宝安", `Ольга "Оля" О'Нил`, "2026-04-01"
		c := p.order("C")
		c.OrderDate, c.Phone = "", "+33612345678"
		ids := []int64{must(tx.SaveOrder(a)), must(tx.SaveOrder(b)), must(tx.SaveOrder(c))}
		try(tx.SaveLines(ids[0], []data.Line{{Ident: "1", SKU: "SKU-9", Title: "深圳市蓝牙耳机 Pro"}, {Ident: "2", SKU: "X\\1", Title: "100% cotton"}}))
		must(tx.SaveParcel(data.Parcel{OrderID: ids[2], Waybill: "LP00123CN", State: data.ParcelSent}))
		return tx.RefreshSearch(ids)
	})
	const a, b, c = "#0012345678901234567 ", "B_7% ", "C "
	for query, want := range map[string]string{
		"":             a + b + c, // newest first, no date last
		"  ":           a + b + c,
		"0012345":      a,
		"890123456":    a,
		"#001":         a,
		"ángela ñuñez": a,
		"GELA ÑU":      a,
		"11934567":     a, // the phone without what is written between its digits
		"(119)":        a,

		"06 12 34 56 78":    c, // as it is dialled
		"0612345678":        c,
		"00336 12345678":    c,
		"+33 6 12 34 56 78": c,
		"+33612345678":      c,
		"345678":            a + c,
		"012345":            a, // part of a number, and too short to dial
		"@example":          a,
		"蓝牙":                a,
		"牙耳":                a,
		"蓝牙耳机":              a,
		"市蓝牙":               a,
		"宝安":                b,
		"王小宝":               b,
		"安":                 b,
		"ольга":             b,
		`"оля"`:             b,
		`"Оля`:              b,
		"о'нил":             b,
		"_7%":               b,
		"7%":                b,
		"%":                 a + b,
		"0%":                a,
		"_":                 b,
		"lp001":             c,
		"23cn":              c,
		`x\1`:               a,
		"c":                 a + c,
		"sku-9 深":           "", // not from one text into the next
		"gela@exb":          "",
		"nothing":           "",
		"AND":               "",
		"NEAR(a b)":         "",
		"*":                 "",
		"\x00":              a + b + c,
	} {
		if got := found(t, s, query); got != want {
			t.Errorf("%q: found %q, want %q", query, got, want)
		}
	}
}

func TestTrigramsCoverTheQuery(t *testing.T) {
	for query, want := range map[string]string{
		"": "", "ab": "", "宝安区": `"宝安区"`, "abcd": `"abc" "bcd"`, "abcdef": `"abc" "def"`, `a"b"c`: `"a""b" "b""c"`, "abcdefgh": `"abc" "def" "fgh"`,
	} {
		if got := trigrams(query); got != want {
			t.Errorf("%q: %s, want %s", query, got, want)
		}
	}
}

func TestSearchFollowsChanges(t *testing.T) {
	s := newBook(t)
	var p pad
	var id, parcel int64
	write(t, s, func(tx *Tx) error {
		p = newPad(tx)
		id = must(tx.SaveOrder(p.order("first")))
		parcel = must(tx.SaveParcel(data.Parcel{OrderID: id, Waybill: "WAYBILL"}))
		return tx.RefreshSearch([]int64{id})
	})
	write(t, s, func(tx *Tx) error {
		o := must(tx.Order(id))
		o.Number, o.OrderDate = "second", "2020-02-29" // the date moves it in the list
		must(tx.SaveOrder(o))
		try(tx.DeleteParcel(parcel))
		return tx.RefreshSearch([]int64{id})
	})
	for query, want := range map[string]string{"first": "", "fi": "", "second": "second ", "se": "second ", "waybill": ""} {
		if got := found(t, s, query); got != want {
			t.Errorf("%q: found %q, want %q", query, got, want)
		}
	}
	write(t, s, func(tx *Tx) error { return tx.WithdrawOrders(id) })
	if got := found(t, s, "second"); got != "" {
		t.Errorf("a withdrawn order is found: %q", got)
	}
	write(t, s, func(tx *Tx) error {
		if err := tx.RefreshSearch([]int64{id}); err != nil { // stays out
			return err
		}
		again := must(tx.SaveOrder(p.order("second")))
		return tx.RefreshSearch([]int64{again})
	})
	if got := found(t, s, "second"); got != "second " {
		t.Errorf("the order that came again: %q", got)
	}
	expectSound(t, s)
}

func TestUnchangedTextsAreNotWritten(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		id := must(tx.SaveOrder(newPad(tx).order("first")))
		try(tx.RefreshSearch([]int64{id}))
		before := must(tx.count("SELECT total_changes()"))
		try(tx.RefreshSearch([]int64{id}))
		if after := must(tx.count("SELECT total_changes()")); after != before {
			t.Errorf("%d rows were written", after-before)
		}
		return nil
	})
}

func TestTextKeysSortAsDateThenID(t *testing.T) {
	type dated struct {
		date data.Date
		id   int64
	}
	draw := rapid.Custom(func(t *rapid.T) dated {
		date := data.Date("1970-01-01").AddDays(rapid.IntRange(-719_000, 2_900_000).Draw(t, "day"))
		return dated{date, rapid.Int64Range(1, 1<<36-1).Draw(t, "id")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw.Draw(t, "a"), draw.Draw(t, "b")
		want := a.date < b.date || a.date == b.date && a.id < b.id
		if got := textKey(a.date, a.id) < textKey(b.date, b.id); got != want {
			t.Errorf("%v before %v: %v", a, b, got)
		}
	})
}

func TestSearchOfManyOrdersIsPaged(t *testing.T) {
	s := newBook(t)
	fill(t, s, 1500)
	seen := map[string]bool{}
	read(t, s, func(tx *Tx) error {
		last := data.Date("9999-12-31")
		for offset := 0; ; offset += 100 {
			rows := must(tx.OrderRows(data.OrderFilter{Search: "example.COM", Page: data.Page{Offset: offset, Limit: 100}}))
			if len(rows) == 0 {
				break
			}
			for _, r := range rows {
				if seen[r.Number] {
					t.Fatalf("%s twice", r.Number)
				}
				if r.OrderDate > last {
					t.Fatalf("%s is newer than the one before it", r.Number)
				}
				seen[r.Number], last = true, r.OrderDate
			}
		}
		if n := must(tx.CountOrders(data.OrderFilter{Search: "example.com"})); n != len(seen) || n != 1500 {
			t.Errorf("counted %d, listed %d, want 1500", n, len(seen))
		}
		if rows := must(tx.OrderRows(data.OrderFilter{Search: fmt.Sprint(8100000000000000 + 700*7919)})); len(rows) != 1 {
			t.Errorf("one number found %d orders", len(rows))
		}
		return nil
	})
	expectSound(t, s)
}

// Texts and queries are compared lower-cased and with single spaces, whatever spaces they came with.
func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"": "", " ": "", "Ana": "ana", "ana de la o": "ana de la o", " Ana": "ana", "Ana ": "ana", "Ana  de": "ana de", "Ana\tde\nla": "ana de la",
		"Ana\u00a0de": "ana de", "\u3000宝安\u3000\u00a0区 ": "宝安 区", "ÁÑ  Ö": "áñ ö",
	} {
		if got := fold(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}
