package intake

import "testing"

// The currency that a label over the header names is that of amounts that name none.
func TestACurrencyOverTheHeader(t *testing.T) {
	for _, c := range []struct {
		name string
		over []string
		want string
	}{
		{"in one cell", []string{"COD remittance", "Currency: EUR"}, "EUR"},
		{"in the next cell", []string{"Date\t2026-05-09\t\tCurrency\t\tEUR"}, "EUR"},
		{"in Spanish", []string{"Moneda：CRC"}, "CRC"},
		{"in Chinese", []string{"币种\tTWD"}, "TWD"},
		{"by its sign", []string{"Currency: €"}, "EUR"},
		{"in a sentence", []string{"All amounts in EUR, unless specified"}, "EUR"},
		{"by a code that is a word elsewhere", []string{"All amounts in CAD"}, "CAD"},
		{"in capitals, one of which is a code too", []string{"ALL AMOUNTS IN EUR"}, "USD"},
		{"in a German sentence", []string{"Alle Beträge in Euro sofern nicht anders gekennzeichnet"}, "EUR"},
		{"in a sentence about something else", []string{"Parcels to EUR and CHF countries"}, "USD"},
		{"in sentences that disagree", []string{"All amounts in EUR", "Fee amounts in CHF"}, "USD"},
		{"several", []string{"Currency: EUR", "Payout currency: VND"}, "USD"},
		{"a word in capitals that is a code too", []string{"ALL parcels of the week: TOP"}, "USD"},
		{"a sign that may mean several", []string{"Currency: kr"}, "USD"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, Request{}, append(c.over, "AWB\tCOD Amount\tCommission", "W100001\t10.00\t1.00", "W100002\t20.00\t2.00")...)
			if r.HeaderRow != len(c.over)+1 || len(r.Lines) != 2 || r.Lines[1].Currency != c.want || (r.Assumed == "") != (c.want != "USD") {
				t.Errorf("header in row %d, assumed %q, %+v: %v", r.HeaderRow, r.Assumed, r.Lines, reasons(r))
			}
		})
	}
}
