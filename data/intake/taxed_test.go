package intake

import "testing"

// Tax that is in the prices is not added to them where no column gives the total, and where nothing says whether it is the order waits.
func TestTaxInThePrices(t *testing.T) {
	for header, c := range map[string]struct {
		price, tax string
		total      int64 // 0: nothing tells
	}{
		"French":              {"PU TTC", "dont TVA", 2490},
		"German":              {"VK brutto", "enth. MwSt.", 2490},
		"only of the price":   {"Price incl. VAT", "VAT", 2490},
		"only of the tax":     {"Price", "VAT included", 2490},
		"Spanish":             {"Precio", "IVA incluido", 2490},
		"Russian":             {"Цена", "НДС в т.ч.", 2490},
		"Polish":              {"Cena", "w tym VAT", 2490},
		"Turkish":             {"Fiyat", "KDV dahil", 2490},
		"without it":          {"Price excl. VAT", "VAT", 2905},
		"of the sale":         {"Price", "Sales tax", 2905},
		"nothing says":        {"Price", "VAT", 0},
		"nothing, in Spanish": {"Precio", "IVA", 0},
	} {
		t.Run(header, func(t *testing.T) {
			r := mustRead(t, Request{}, "Order no\tOrder date\tProduct\tQuantity\tShipping\t"+c.price+"\t"+c.tax, "1\t2026-06-02\tMug\t2\t4.90\t10.00\t4.15", "2\t2026-06-02\tMug\t1\t4.90\t10.00\t0.00")
			switch {
			case c.total == 0 && (len(r.Quarantine) != 1 || len(r.Orders) != 1 || r.Orders[0].Total != 1490):
				t.Errorf("%d orders, %v", len(r.Orders), r.Problems)
			case c.total != 0 && (len(r.Orders) != 2 || r.Orders[0].Total != c.total):
				t.Errorf("%+v, %v", r.Orders, r.Problems)
			}
		})
	}
}

// What is still to be paid shows whether the tax is in the prices.
func TestTaxByWhatIsDue(t *testing.T) {
	for due, total := range map[string]int64{"24.90": 2490, "29.05": 2905} {
		r := mustRead(t, Request{}, "Order no\tOrder date\tProduct\tQuantity\tShipping\tPrice\tVAT\tBalance due", "1\t2026-06-02\tMug\t2\t4.90\t10.00\t4.15\t"+due)
		if len(r.Orders) != 1 || r.Orders[0].Total != total {
			t.Errorf("%s: %+v", due, r.Problems)
		}
	}
}

// A rate beside the tax shows whether that is in the prices.
func TestTaxByItsRate(t *testing.T) {
	for taxes, want := range map[[2]string]int64{{"2.00", "5.00"}: 1200, {"2.40", "6.00"}: 1440, {"2.00", "6.00"}: -1} {
		r := mustRead(t, Request{}, "Order no\tDate\tProduct\tQty\tPrice\tVAT rate\tVAT", "1\t2026-06-02\tMug\t1\t12.00\t20%\t"+taxes[0], "2\t2026-06-18\tJar\t2\t15.00\t20%\t"+taxes[1])
		switch {
		case want < 0 && len(r.Orders) > 0, want > 0 && (len(r.Orders) < 2 || r.Orders[0].Total != want):
			t.Errorf("%v: %v, %v", taxes, r.Orders, r.Problems)
		}
	}
}
