package intake

import (
	"strings"
	"testing"
)

// What was left before or after is no entry, wherever the word for it stands and whatever stands beside it; neither is a table beneath
// that sums the account up.
func TestRowsThatAreNoEntries(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []string
	}{
		{"a balance among the entries", []string{"2026-05-01\tSolde initial\t\t812.40\t812.40", "2026-05-02\tVente\tA-1\t20.00\t832.40", "2026-05-03\tVente\tA-2\t30.00\t862.40", "2026-05-03\tSolde final\t\t\t862.40"}},
		{"a balance in a row of its own", []string{"2026-05-02\tSale\tA-1\t20.00\t20.00", "2026-05-03\tSale\tA-2\t30.00\t50.00", "\tClosing balance\t\t50.00\t"}},
		{"a summary beneath", []string{"2026-05-02\tSale\tA-1\t20.00\t20.00", "2026-05-03\tSale\tA-2\t30.00\t50.00", "Entries in all\tEntries in\tCame in", "2\t2\t50.00"}},
	} {
		r := mustRead(t, Request{}, append([]string{"Date\tTransaction type\tOrder no\tAmount\tRunning balance"}, c.rows...)...)
		if len(r.Lines) != 2 || r.Refused != 0 || r.Skipped != len(c.rows)-2 || r.Lines[0].Net+r.Lines[1].Net != 5000 {
			t.Errorf("%s: %d lines, %d refused, %q", c.name, len(r.Lines), r.Refused, reasons(r))
		}
	}
	// but for what is of an order, and for two rows of which the last is like the others
	r := mustRead(t, Request{}, "Date\tTransaction type\tOrder no\tAmount", "2026-05-02\tSale\tA-1\t20.00", "2026-05-03\tCarried forward\tA-2\t30.00")
	if len(r.Lines) != 2 {
		t.Errorf("%q", reasons(r))
	}
}

// Two words, one for each way that money goes, say no more than that, though each may also be a kind of entry.
func TestKindsThatOnlySayTheWay(t *testing.T) {
	r := mustRead(
		t, Request{}, "记账时间\t流水号\t业务类型\t收支类型\t收支金额\t余额",
		"2026-05-01 09:00:00\tF1001\t交易\t收入\t100.00\t600.00", "2026-05-01 09:10:00\tF1002\t扣手续费\t支出\t0.60\t599.40", "2026-05-02 09:00:00\tF1003\t手续费退回\t收入\t0.60\t600.00", "2026-05-03 09:00:00\tF1004\t提现\t支出\t500.00\t100.00",
	)
	sum := int64(0)
	for _, l := range r.Lines {
		sum += l.Net
	}
	if got := fieldOf(r, "收支类型"); got != "direction" || len(r.Lines) != 4 || sum != -40000 {
		t.Errorf("%q, %d lines come to %d", got, len(r.Lines), sum)
	}
}

// A model is what was sold where nothing else says it, and else what it is of several.
func TestModelsAreGoodsWhereNothingElseIs(t *testing.T) {
	for header, want := range map[string]string{
		"Modelo\tTalla":    "Modelo=title Talla=specification ",
		"Modelo\tProducto": "Modelo=specification Producto=title ",
		"Modell\tFarbe":    "Modell=title Farbe=specification ",
	} {
		r := mustRead(t, Request{}, orderRows(header, "Bata Luna\tRojo", "Bata Sol\tAzul", "Falda Mar\tRojo")...)
		first, second, _ := strings.Cut(header, "\t")
		if got := fieldsAs(r, first, second); got != want {
			t.Error(got)
		}
	}
}
