package intake

import "testing"

// The price that a discount leaves is the price, whatever the language, and the one before it is none; a discount is no price.
func TestReducedPrices(t *testing.T) {
	for _, c := range []struct{ before, after string }{
		{"Price", "Discounted price"},
		{"Price", "Price after discount"},
		{"Unit price", "Promo price"},
		{"Preis", "Rabattpreis"},
		{"Цена", "Цена со скидкой"},
		{"Cena", "Cena po rabacie"},
		{"Fiyat", "İndirimli Fiyat"},
		{"Precio", "Precio con descuento"},
		{"Prezzo", "Prezzo scontato"},
		{"Preço", "Preço com desconto"},
		{"Prix", "Prix après remise"},
		{"Harga", "Harga setelah diskon"},
		{"单价", "折扣价"},
	} {
		r := mustRead(t, Request{}, "Order no\tDate\tProduct\tQty\t"+c.before+"\t"+c.after, "1\t2026-06-02\tMug\t1\t70.00\t63.00", "2\t2026-06-18\tJar\t2\t30.00\t30.00", "3\t2026-06-19\tPot\t3\t31.00\t25.00")
		if fieldOf(r, c.before) != "" || fieldOf(r, c.after) != "unit_price" || r.Orders[0].Total != 6300 || r.Orders[2].Total != 7500 || len(r.Problems) > 0 {
			t.Errorf("%s, %s: %s, %v", c.before, c.after, fieldsAs(r, c.before, c.after), r.Problems)
		}
	}
	for header, values := range map[string][2]string{"Discount price": {"7.00", "3.00"}, "Discount per unit": {"7.00", "3.00"}} {
		r := mustRead(t, Request{}, "Order no\tDate\tProduct\tQty\tPrice\t"+header, "1\t2026-06-02\tMug\t1\t70.00\t"+values[0], "2\t2026-06-18\tJar\t2\t30.00\t"+values[1])
		if fieldOf(r, "Price") != "unit_price" || fieldOf(r, header) != "" || len(r.Problems) == 0 {
			t.Errorf("%s: %s, %v", header, fieldsAs(r, "Price", header), r.Problems)
		}
	}
}

// What a number of pieces times it comes to in all rows is the price, though it be called as a total is.
func TestPriceThatIsCalledATotal(t *testing.T) {
	for _, c := range [][3]string{{"Qty", "Final price", "Total"}, {"Cantidad", "Precio final", "Importe"}, {"Menge", "Gesamtpreis", "Betrag"}, {"Qty", "Discounted price", "Amount"}} {
		r := mustRead(t, Request{}, "Order no\tDate\tProduct\t"+c[0]+"\t"+c[1]+"\t"+c[2], "1\t2026-06-02\tMug\t1\t90\t90", "2\t2026-06-18\tJar\t2\t30\t60", "3\t2026-06-19\tPot\t2\t40\t80")
		if got := fieldOf(r, c[1]); got != "unit_price" || r.Orders[1].Total != 6000 {
			t.Errorf("%s is %q: %d", c[1], got, r.Orders[1].Total)
		}
	}
}
