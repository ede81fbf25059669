package intake

import (
	"testing"

	"parcelbook/data"
)

// A bill of services beside what was collected on delivery is a remittance, and what it charges is the sum with tax, once.
func TestChargesWithTax(t *testing.T) {
	header := "Zásilka\tObjednávka\tStav\tPřeprava\tPalivový příplatek\tPlatba kartou\tSlužby celkem\tSlužby vč. DPH\tHmotnost"
	rows := []string{
		"Z4410023457\tN-501\tdoručeno\t61,00\t3,50\t4,10\t68,60\t83,01\t0,4", "Z4410023464\tN-502\tdoručeno\t84,00\t4,20\t0,00\t88,20\t106,72\t0,9", "Z4410023471\tN-503\tdoručeno\t61,00\t3,50\t12,50\t77,00\t93,17\t0,2",
		"Z4410023488\tN-504\tdoručeno\t129,00\t9,90\t4,10\t143,00\t173,03\t2,1", "Z4410023495\tN-505\tdoručeno\t84,00\t4,20\t0,00\t88,20\t106,72\t0,8",
	}
	for collected, kind := range map[string]data.StatementKind{"\tVybraná dobírka\tMěna dobírky": data.StatementCOD, "": data.StatementFreight} {
		lines := []string{header + collected}
		for i, row := range rows {
			if collected != "" {
				row += []string{"\t410,00\tCZK", "\t0,00\tCZK", "\t1250,50\tCZK"}[i%3]
			}
			lines = append(lines, row)
		}
		r := mustRead(t, Request{Currency: "CZK"}, lines...)
		charged, got := int64(0), int64(0)
		for _, line := range r.Lines {
			charged += line.FeeTotal() + line.Freight
			got += line.Collected
		}
		if r.Statement.Kind != kind || charged != 56265 || collected != "" && got != 207050 {
			t.Errorf("%s: %d charged, %d collected: %v", r.Statement.Kind, charged, got, r.Columns)
		}
	}
}
