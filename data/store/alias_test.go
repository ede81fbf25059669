package store

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
)

func TestOrdersAreKnownByTheirAliases(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		one, two := must(tx.SaveOrder(p.order("#3272"))), must(tx.SaveOrder(p.order("003272")))
		other := must(tx.SaveHolder(data.Holder{Kind: data.KindChannel, Name: "Chat"}))
		elsewhere := p.order("C1")
		elsewhere.ChannelID = other
		three := must(tx.SaveOrder(elsewhere))
		try(tx.WithdrawOrders(must(tx.SaveOrder(p.order("gone")))))
		for _, a := range []data.Alias{
			data.NewAlias(p.channel, "#3272", " c 1"), data.NewAlias(p.channel, "3272", "C2"),
			data.NewAlias(other, "C1", "C2"), data.NewAlias(p.channel, "gone", "C3"),
		} {
			must(tx.SaveAlias(a))
		}
		found := map[string][]int64{}
		for code, list := range must(tx.OrdersKnownAs([]string{"3272", "003272", "C1", "C2", "C3", "NONE"})) {
			for _, o := range list {
				found[code] = append(found[code], o.ID)
			}
			slices.Sort(found[code])
		}
		want := map[string][]int64{"3272": {one}, "003272": {two}, "C1": {one, three}, "C2": {one, three}}
		if diff := cmp.Diff(want, found); diff != "" {
			t.Errorf("leading zeros count, and the withdrawn is not there:\n%s", diff)
		}
		if list := must(tx.OrderAliases(must(tx.Order(one)))); len(list) != 2 || list[0].Code != "c1" {
			t.Errorf("aliases of the first: %+v", list)
		}
		try(tx.RefreshSearch([]int64{one, two, three}))
		if n := must(tx.CountOrders(data.OrderFilter{Search: "c1"})); n != 2 {
			t.Errorf("%d orders are found by C1, want its own and the alias's", n)
		}
		if _, err := tx.SaveAlias(data.NewAlias(p.channel, "003272", "#c2")); !errors.Is(err, ErrExists) {
			t.Errorf("a code of two orders: %v", err)
		}
		for _, code := range []string{"", " # ", "#3272.0"} {
			if _, err := tx.SaveAlias(data.NewAlias(p.channel, "3272", code)); err == nil {
				t.Errorf("%q was taken", code)
			}
		}
		return nil
	})
}

func TestCheckFindsAnAliasThatIsAnotherOrdersNumber(t *testing.T) {
	s := soundBook(t)
	write(t, s, func(tx *Tx) error {
		o := must(tx.Order(1))
		must(tx.SaveAlias(data.NewAlias(o.ChannelID, "another", o.Number)))
		return nil
	})
	if told := must(s.Check(t.Context())); len(told) != 1 || told[0] != "1 alias is the number of another order." {
		t.Errorf("found %q", told)
	}
}
