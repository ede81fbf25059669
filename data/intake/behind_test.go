package intake

import (
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
)

// A mark behind each amount says which way its money goes, as a column for it would.
func TestMarksBehindAmounts(t *testing.T) {
	const file = "Date\tReference\tOrder ID\tType\tAmount\n2026-06-01\tT1\tO-1\tSale\t100.00 CR\n2026-06-01\tT2\tO-1\tCommission\t10.00 DR\n2026-06-02\tT3\tO-2\tSale\t1,050.00 CR\n2026-06-03\tT4\tO-1\tRefund\t20.00 DR\n2026-06-05\tT5\t\tWithdrawal\t120.00 DR"
	for name, text := range map[string]string{
		"as they are": file, "with a dot": strings.NewReplacer(" CR", " Cr.", " DR", " Dr.").Replace(file), "letters": strings.NewReplacer(" CR", "C", " DR", "D").Replace(file),
		"German": strings.NewReplacer(",", ".", ".00 CR", ",00 H", ".00 DR", ",00 S").Replace(file), "with a currency": strings.ReplaceAll(strings.ReplaceAll(file, "\t1", "\tUSD 1"), "\t20.00", "\tUSD 20.00"),
	} {
		r := mustRead(t, Request{As: Statements, Statement: data.StatementLedger}, strings.Split(text, "\n")...)
		if len(r.Lines) != 5 || r.Lines[0].Net != 10000 || r.Lines[1].Net != -1000 || r.Lines[2].Net != 105000 || r.Lines[4].Net != -12000 {
			t.Fatalf("%s: %+v %v", name, r.Lines, reasons(r))
		}
		if cells := r.Lines[0].Rows[0].Cells; len(cells) != 5 || !strings.HasPrefix(cells[4], "100") && !strings.HasPrefix(cells[4], "USD") || strings.HasSuffix(cells[4], "0") {
			t.Errorf("%s: the raw row is kept as %q", name, cells)
		}
	}
	turned := strings.NewReplacer(" CR", " DR", " DR", " CR").Replace(file)
	if r := mustRead(t, Request{As: Statements, Statement: data.StatementLedger}, strings.Split(turned, "\n")...); len(r.Lines) > 0 || len(r.Questions) != 1 || r.Questions[0].Kind != AskDirection {
		t.Errorf("against the kinds of the entries: %d lines, asked %v", len(r.Lines), r.Questions)
	}
}

// So it does of a balance, against which it is held: in the books of the other side the marks of the amounts mean the opposite.
func TestMarksBehindABalance(t *testing.T) {
	for _, marks := range [][]string{{"<in>", "Cr", "<out>", "Dr"}, {"<in>", "Dr", "<out>", "Cr"}} {
		file := strings.NewReplacer(marks...).Replace("Date\tParticulars\tAmount\tBalance\n2026-06-01\tReceived for A-1\t100.00 <in>\t100.00 Cr\n2026-06-02\tReceived for A-2\t50.00 <in>\t150.00 Cr\n" +
			"2026-06-03\tPaid out\t200.00 <out>\t50.00 Dr\n2026-06-04\tReceived for A-3\t80.00 <in>\t30.00 Cr\n2026-06-05\tReceived for A-4\t10.00 <in>\t40.00 Cr")
		r := mustRead(t, Request{As: Statements, Statement: data.StatementLedger}, strings.Split(file, "\n")...)
		var net []int64
		for _, l := range r.Lines {
			net = append(net, l.Net)
		}
		if fieldOf(r, "Cr/Dr") != "direction" || len(r.Columns) != 5 || !slices.Equal(net, []int64{10000, 5000, -20000, 8000, 1000}) {
			t.Errorf("%s comes in: %d %v", marks[1], net, reasons(r))
		}
	}
}

// Letters behind numbers may be units.
func TestUnitsBehindNumbers(t *testing.T) {
	r := mustRead(t, Request{}, dated("Order number\tTitle\tSize\tTotal", "1001\tBra\t75 C\t20.00", "1002\tBra\t80 D\t21.00", "1003\tBra\t75 D\t22.00", "1004\tBra\t70 C\t23.00")...)
	if len(r.Columns) != 5 || len(r.Orders) != 4 {
		t.Errorf("%+v", r.Columns)
	}
}
