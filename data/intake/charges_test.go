package intake

import (
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
)

// What is charged for a parcel is parted as the columns of an invoice part it, through a sum before tax, and comes to their total.
func TestInvoiceWithTax(t *testing.T) {
	r := mustRead(t, Request{}, "Invoice No\tConsignment No\tChargeable Wt\tBasic Charge\tFuel Surcharge\tRebate\tNet Charge\tVAT\tGross Charge",
		"F-1\tAB10000017\t6.7\t7.96\t0.96\t-0.50\t8.42\t1.68\t10.10", "F-1\tAB10000025\t4.5\t5.79\t0.69\t0.00\t6.48\t1.30\t7.78",
		"F-1\tAB10000033\t3.9\t5.78\t0.69\t-0.25\t6.22\t1.24\t7.46", "F-1\tAB10000041\t8.0\t8.24\t0.99\t0.00\t9.23\t1.85\t11.08", "\tTotal\t\t27.77\t3.33\t-0.75\t30.35\t6.07\t36.42")
	if got := fieldOf(r, "Net Charge"); got != "" || r.Statement.Total != 3642 || !r.Statement.HasTotal || len(r.Lines) != 4 {
		t.Fatalf("sum before tax is %q, total %d, %d lines: %v", got, r.Statement.Total, len(r.Lines), reasons(r))
	}
	want := []data.Fee{{Kind: "Fuel Surcharge", Amount: 96}, {Kind: "Rebate", Amount: -50}, {Kind: "VAT", Amount: 168}}
	if l := r.Lines[0]; l.Freight != 796 || !slices.Equal(l.Fees, want) || l.Net != -1010 {
		t.Errorf("%+v", l.StatementLine)
	}
}

// A row that charges nothing but a fee is charged it.
func TestRowWithoutFreight(t *testing.T) {
	r := mustRead(t, Request{}, "Invoice No\tAWB\tChargeable Wt\tFreight\tReturn fee\tTotal", "F-1\tAB10000017\t6.7\t7.96\t0.00\t7.96", "F-1\tAB10000025\t4.5\t\t3.10\t3.10", "F-1\tAB10000033\t3.9\t5.78\t2.04\t7.82", "F-1\tAB10000041\t3.9\t6.78\t2.04\t8.82")
	if len(r.Lines) != 4 || r.Lines[1].FeeTotal() != 310 || r.Lines[1].Freight != 0 {
		t.Errorf("%+v %v", r.Lines, reasons(r))
	}
}

// What an invoice's sum is without is told, and nothing of it is dropped in silence.
func TestChargesBesideTheSum(t *testing.T) {
	r := mustRead(t, Request{}, "Invoice No\tAWB\tChargeable Wt\tBasic Charge\tFuel Surcharge\tNet Charge\tDuty fee",
		"F-1\tAB10000017\t6.7\t7.96\t0.96\t8.92\t11.17", "F-1\tAB10000025\t4.5\t5.79\t0.69\t6.48\t0.40", "F-1\tAB10000033\t3.9\t5.78\t0.81\t6.59\t3.13")
	if fieldOf(r, "Net Charge") != "net" || fieldOf(r, "Duty fee") != "" || !slices.ContainsFunc(r.Problems, func(p data.Problem) bool {
		return p.Column == "Duty fee" && strings.Contains(p.Reason.String(), "not taken")
	}) {
		t.Errorf("%q %q %v", fieldOf(r, "Net Charge"), fieldOf(r, "Duty fee"), reasons(r))
	}
}

// Two equations may each have the other's sum as a part: what it is made of is looked for once.
func TestSumsOfEachOther(t *testing.T) {
	sumOf := func(whole, part int) relation {
		return relation{terms: []term{
			{column: whole, times: -1, sign: 1, sum: 10, size: 10}, {column: part, times: -1, sign: -1, sum: 6, size: 6}, {column: 2, times: -1, sign: -1, sum: 4, size: 4},
		}}
	}
	c := &clues{related: []relation{sumOf(0, 1), sumOf(1, 0)}}
	if items := c.items(&fitting{layout: layout{columns: make([]Column, 3)}}, nil, 0, nil); len(items) == 0 {
		t.Error("nothing is charged")
	}
}
