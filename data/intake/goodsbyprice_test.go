package intake

import (
	"strings"
	"testing"
)

// What stands before the price under a word of the seller's own is what was bought, where nothing else is called so and the same costs the same.
func TestGoodsUnderAHeaderOfTheirOwn(t *testing.T) {
	for _, c := range []struct {
		header string
		rows   []string
		want   string
	}{
		{"Saree", []string{"Silk Dupatta\t769", "Brass Diya Set\t501", "Silk Dupatta\t769", "Brass Diya Set\t1002"}, "title"},
		{"Order", []string{"Silk Dupatta\t769", "Brass Diya Set\t501", "Silk Dupatta\t769", "Brass Diya Set\t1002"}, "title"},
		{"Stylist", []string{"Ana\t769", "Bea\t501", "Ana\t612", "Bea\t377", "Ana\t502", "Bea\t433"}, ""}, // its price is not that of the word
		{"Saree", []string{"Yes\t769", "No\t501", "Yes\t769", "No\t501"}, ""},                             // words that say something else
		{"Saree\tItem", []string{"Ana\tMug\t769", "Bea\tCup\t501", "Ana\tMug\t769"}, ""},                  // beside a column that is called goods
		{"Mood\tRegion code", []string{"Sad\t7\t769", "Glad\t7\t501", "Sad\t7\t769"}, ""},                 // something stands between
	} {
		lines := []string{"Order No\tDate\tCustomer\t" + c.header + "\tPrice\tCourier"}
		for i, row := range c.rows {
			lines = append(lines, "N-"+string(rune('1'+i))+"\t2026-05-04\tMeena Joshi\t"+row+"\tDTDC")
		}
		r, err := readText(t, Request{As: Orders}, lines...)
		if err != nil {
			t.Fatal(err)
		}
		header, _, _ := strings.Cut(c.header, "\t")
		if got := fieldOf(r, header); got != c.want {
			t.Errorf("%s: %q", c.header, got)
		}
	}
}
