package intake

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"parcelbook/data"
	"parcelbook/data/intake/value"
)

func TestStatementLinesThatAreRefused(t *testing.T) {
	r := mustRead(
		t, Request{}, "AWB\tOrder No\tCOD Amount\tCOD Fee\tCurrency",
		"A1\t1\t20\t1\tUSD", "A2\t2\tabc\t1\tUSD", "\t\t20\t1\tUSD", "A4\t4\t\t1\tUSD", "A5\t5\t20\t1\tEUR", "1.2E+15\t6\t20\t1\tUSD",
	)
	want := []string{
		"not an amount", "neither a waybill nor an order number", "there is no amount", value.ErrFloat.Error(),
	}
	if diff := cmp.Diff(want, reasons(r)); diff != "" || len(r.Lines) != 2 || r.Refused != 4 || r.Quarantine[0].Subject != "A2" || r.Quarantine[3].Subject != "6" {
		t.Errorf("%s %+v", diff, r.Quarantine)
	}
}

// A statement in several currencies is one in each: every line has its own.
func TestSeveralCurrencies(t *testing.T) {
	r := mustRead(t, Request{}, "AWB\tCOD Amount\tCurrency", "A1\t20\tUSD", "A2\t20\tEUR", "A3\t20\tUSD")
	if len(r.Lines) != 3 || r.Lines[0].Currency != "USD" || r.Lines[1].Currency != "EUR" || r.Statement.Currency != "USD" || r.Lines[0].Ident == r.Lines[1].Ident {
		t.Errorf("%+v", r.Lines)
	}
}

func TestEqualLinesStayTwo(t *testing.T) {
	lines := []string{"AWB\tCOD Amount", "A1\t20", "A1\t20", "A1\t21"}
	first, again := mustRead(t, Request{}, lines...), mustRead(t, Request{}, lines...)
	idents := map[string]bool{}
	for i, l := range first.Lines {
		idents[l.Ident] = true
		if l.Ident != again.Lines[i].Ident || l.Ordinal != i+1 {
			t.Errorf("line %d: %+v", i, l)
		}
	}
	if len(idents) != 3 {
		t.Errorf("idents %v", idents)
	}
	if inEuro := mustRead(t, Request{Currency: "EUR"}, lines...); inEuro.Lines[0].Ident == first.Lines[0].Ident {
		t.Error("the same figures in another currency are the same line")
	}
	// A number written with or without its '#' is the same line.
	a, b := mustRead(t, Request{}, "Order No\tCOD Amount", "#7\t20"), mustRead(t, Request{}, "Order No\tCOD Amount", "7\t20.00")
	if a.Lines[0].Ident != b.Lines[0].Ident {
		t.Error("the same line has two idents")
	}
}

func TestSignsOfFees(t *testing.T) {
	for _, c := range []struct {
		rows []string
		want []int64
	}{
		{[]string{"A1\t20\t1", "A2\t20\t0"}, []int64{100, 0}},
		{[]string{"A1\t20\t-1", "A2\t20\t(2)"}, []int64{100, 200}},
		{[]string{"A1\t20\t-1", "A2\t20\t2", "A3\t20\t2"}, []int64{-100, 200, 200}},
	} {
		r := mustRead(t, Request{}, append([]string{"AWB\tCOD Amount\tCOD Fee"}, c.rows...)...)
		for i, l := range r.Lines {
			if l.FeeTotal() != c.want[i] || l.Net != 2000-c.want[i] {
				t.Errorf("%v: %+v", c.rows, l)
			}
		}
	}
}

func TestNetWithoutCollected(t *testing.T) {
	r := mustRead(t, Request{}, "AWB\tCOD Fee\tFreight\tNet amount", "A1\t1\t2\t17")
	if l := r.Lines[0]; l.Collected != 2000 || l.Net != 1700 {
		t.Errorf("%+v", l)
	}
}

func TestLedgerEntries(t *testing.T) {
	for words, want := range map[string]data.EntryType{
		"放款\t订单放款": data.EntryRelease, "退款\t售后退款": data.EntryRefund, "提现\t提现到银行卡": data.EntryWithdrawal, "出金\t": data.EntryWithdrawal,
		"支出\t平台佣金": data.EntryFee, "支出\t提现手续费": data.EntryFee, "支出\t广告费": data.EntryFee, "其他\t调账": data.EntryAdjustment,
	} {
		r := mustRead(t, Request{}, "结算时间\t收支类型\t费用项\t变动金额\t币种\t订单号", "2026-02-03 18:23:40\t"+words+"\tCN￥\u00a0-1,234.56\tCNY\t")
		if len(r.Lines) != 1 {
			t.Fatalf("%q: %v", words, reasons(r))
		}
		l := r.Lines[0]
		if l.EntryType != want || l.Net != -123456 || l.PaidDate != "2026-02-03" || l.Collected != 0 || r.Statement.Kind != data.StatementLedger || r.Statement.Currency != "CNY" {
			t.Errorf("%q: %+v", words, l)
		}
	}
}

func TestTotalOnAnotherSheet(t *testing.T) {
	fill := func(total any) func(*excelize.File) {
		return func(f *excelize.File) {
			check(t, f.SetSheetName("Sheet1", "Envios"))
			check(t, f.SetSheetRow("Envios", "A1", &[]any{"No. Guia", "No. Orden tienda", "Monto COD", "A Liquidar", "Estado"}))
			check(t, f.SetSheetRow("Envios", "A2", &[]any{"G1", "#1", 20, 18.5, "Entregado"}))
			_, err := f.NewSheet("Consolidado")
			check(t, err)
			check(t, f.SetSheetRow("Consolidado", "A3", &[]any{"", "Total a Recibir:", "", total}))
		}
	}
	for _, total := range []any{-1234.5, "-1,234.50", "$ -1,234.50", "(1234.50)"} {
		r := readBook(t, Request{Currency: "USD"}, fill(total))
		if r.Format != "boxful_cod" || !r.Statement.HasTotal || r.Statement.Total != -123450 {
			t.Errorf("%v: %+v %v", total, r.Statement, reasons(r))
		}
	}
	r := readBook(t, Request{Currency: "USD"}, fill("unknown"))
	if r.Statement.HasTotal || len(r.Problems) != 1 || r.Problems[0].Reason.String() != "the statement's total cannot be read: not an amount" {
		t.Errorf("%+v %v", r.Statement, reasons(r))
	}
}

func TestDateOfStatement(t *testing.T) {
	for name, want := range map[string]data.Date{
		"台湾COD对账单 2026.10.05.xlsx": "2026-10-05", "收支流水20260912183000.xlsx": "2026-09-12", "remit_2026-10-05_2026-10-11.csv": "2026-10-11",
		"Liquidación 6EDBEA.xlsx": "", "2026.csv": "", "order 20261305.csv": "",
	} {
		if got := nameDate(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// A label over the table says the day of a statement, however it is written; those of a period and of printing are others.
func TestDateOfStatementByItsLabel(t *testing.T) {
	for _, c := range []struct {
		title []string
		want  data.Date
	}{
		{[]string{"Remittance date:\t15-Mar-2026"}, "2026-03-15"},
		{[]string{"From date: 01-Mar-2026\tTo date: 14-Mar-2026", "Printed on 20-Mar-2026", "Statement Date : 15 March 2026"}, "2026-03-15"},
		{[]string{"Auszahlungsdatum: 15.03.2026"}, "2026-03-15"},
		{[]string{"Payment date\t03/04/2026"}, "2026-04-03"}, // as the column of days has them
		{[]string{"Payment due date: 30-Mar-2026"}, "2026-03-13"},
		{[]string{"结算日期：2026年3月15日"}, "2026-03-15"},
	} {
		rows := append(c.title, "AWB No.\tOrder Ref\tDelivery Date\tCOD Amount\tCOD Fee\tNet", "W100001\tA-1\t12/03/2026\t50.00\t1.00\t49.00", "W100002\tA-2\t13/03/2026\t30.00\t1.00\t29.00")
		if r := mustRead(t, Request{}, rows...); r.Statement.Date != c.want {
			t.Errorf("%q: %q, want %q; %s", c.title, r.Statement.Date, c.want, r.Format)
		}
	}
}

// A total that stands in every row counts once for each statement in the file; where rows disagree none is taken.
func TestTotalInEveryRow(t *testing.T) {
	form := Format{
		Name: "f", Kind: Statements, Statement: data.StatementCOD, Recognise: []string{"Parcel", "Remitted"}, Total: &TotalCell{Column: "Whole", Each: true},
		Fields: map[string][]string{"waybill": {"Parcel"}, "collected": {"Remitted"}, "reference": {"Batch"}},
	}
	const header = "Parcel\tRemitted\tBatch\tWhole"
	r := mustRead(t, Request{Mapping: &form}, header, "W1\t5\tB1\t12", "W2\t7\tB1\t12", "W3\t9\tB2\t9")
	if !r.Statement.HasTotal || r.Statement.Total != 2100 || len(r.Problems) > 0 {
		t.Errorf("%+v %v", r.Statement, reasons(r))
	}
	r = mustRead(t, Request{Mapping: &form}, header, "W1\t5\tB1\t12", "W2\t7\tB1\t13")
	if r.Statement.HasTotal || len(r.Lines) != 2 || len(r.Problems) != 1 || r.Problems[0].Row != 3 {
		t.Errorf("%+v %v", r.Statement, reasons(r))
	}
}

// Of two columns of a statement that tell states, each is understood by itself.
func TestAStatementWithTwoStates(t *testing.T) {
	f, err := NewFormat("mine", Statements, data.StatementCOD, []string{"AWB", "COD", "Paid", "State"}, [][]Field{{Waybill}, {Collected}, {Status}, {Status}})
	check(t, err)
	r := mustRead(t, Request{Mapping: &f}, "AWB\tCOD\tPaid\tState", "1\t5.00\tpaid\tdelivered", "2\t6.00\tdelivered\txyzzy", "3\t7.00\tpaid\t")
	var states []data.ParcelState
	for _, l := range r.Lines {
		states = append(states, l.State)
	}
	if !slices.Equal(states, []data.ParcelState{data.ParcelDelivered, data.ParcelDelivered, ""}) || len(r.Problems) != 1 || r.Problems[0].Value != "xyzzy" {
		t.Errorf("%v %+v", states, r.Problems)
	}
}
