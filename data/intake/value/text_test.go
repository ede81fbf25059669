package value

import "testing"

func TestNormalise(t *testing.T) {
	for header, want := range map[string]string{
		"orderNumber": "order number", "order_number": "order number", "Order  No.:": "order no", "No. Guía": "no guia", "ORDER ID": "order id",
		"Mã vận đơn": "ma van don", "Sipariş Adı": "siparis adi", "ＣＯＤ金额": "cod金额", "Fee, %": "fee %", "Type ": "type", "州/省": "州 省",
	} {
		if got := Normalise(header); got != want {
			t.Errorf("%q: %q, want %q", header, got, want)
		}
	}
}

func TestCount(t *testing.T) {
	for text, want := range map[string]int64{"2": 2, "2.0": 2, "2.00": 2, "2,00": 2, " 12 ": 12, "１２": 12, "١٢": 12, "0": 0} {
		if got, err := Pieces(text); err != nil || got != want {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "1,000", "1.000", "2.5", "2 pcs", "-1", "1,0,0", "many", "9999999999"} {
		if got, err := Pieces(text); err == nil {
			t.Errorf("%q: %d", text, got)
		}
	}
}
