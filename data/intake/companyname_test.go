package intake

import "testing"

// A company is who bought where nothing else says it and nobody else receives the goods.
func TestCompaniesThatBuy(t *testing.T) {
	for header, want := range map[string]string{
		"Şirket\tÜrün":    "Şirket=buyer_name ",
		"Şirket\tMüşteri": "Şirket= ",
		"Şirket\tAlıcı":   "Şirket= ",
	} {
		r := mustRead(t, Request{}, orderRows(header, "Ege Seramik\tKupa", "Ada Tekstil\tTabak", "Ova Gıda\tKase")...)
		if first := r.Columns[3].Header; fieldsAs(r, first) != want {
			t.Error(fieldsAs(r, first), header)
		}
	}
}
