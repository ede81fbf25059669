package intake

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"parcelbook/data"
	"parcelbook/data/intake/value"
)

func TestOrderNumbersAreText(t *testing.T) {
	for text, want := range map[string]string{
		"0012345":            "0012345",
		"8123456789012345\t": "8123456789012345",
		"1050.0":             "1050",
		"'0012345":           "0012345",
		"#1050":              "#1050",
		"A-1.0":              "A-1.0",
		"812345678901234567": "812345678901234567",
		"ABE+15":             "ABE+15",
	} {
		r := mustRead(t, Request{}, dated("Order total\tTitle\tOrder number", "5\tThing\t"+text)...)
		if len(r.Orders) != 1 || r.Orders[0].Number != want {
			t.Errorf("%q: %+v", text, r.Orders)
		}
	}
	for _, text := range []string{"1.23457E+15", "8,12346E+15", "8e+17"} {
		r := mustRead(t, Request{}, "Order number\tTitle\tOrder total", text+"\tThing\t5", text+"\tThing\t5")
		if len(r.Quarantine) != 2 || r.Quarantine[0].Subject != text || r.Problems[0].Column != "Order number" || r.Problems[0].Reason.String() != value.ErrFloat.Error() {
			t.Errorf("%q: %+v", text, r.Quarantine)
		}
	}
}

func TestCellsThatCannotBeTrusted(t *testing.T) {
	r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
		check(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Order number", "Title", "Order total", "Order date"}))
		check(t, f.SetCellInt("Sheet1", "A2", 8123456789012345))
		check(t, f.SetSheetRow("Sheet1", "B2", &[]any{"Thing", 5, "2026-05-01"}))
		check(t, f.SetSheetRow("Sheet1", "A3", &[]any{12345, "Thing", 19.99, "2026-05-01"}))
		check(t, f.SetSheetRow("Sheet1", "A4", &[]any{"3", "Thing", 1.005, "2026-05-01"}))
		check(t, f.SetSheetRow("Sheet1", "A5", &[]any{"4", "Thing"}))
		check(t, f.SetCellFormula("Sheet1", "C5", "1+1"))
		check(t, f.SetSheetRow("Sheet1", "A6", &[]any{"5", "Thing", true, "2026-05-01"}))
	})
	var got []string
	for _, o := range r.Orders {
		got = append(got, o.Number+" "+o.Amount(o.Total).Plain())
	}
	for _, p := range r.Problems {
		got = append(got, p.Column+": "+p.Reason.String())
	}
	want := []string{
		"12345 19.99",
		"Order number: " + value.ErrDoubtful.Error(),
		"Order total: more decimals than USD has",
		"Order total: the spreadsheet has no value here: formula without a stored value; open the file in a spreadsheet program and save it again",
		"Order total: not an amount",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A grave accent is a guard where all of a row's cells have it, and else what somebody wrote.
func TestGraveAccentsGuardWholeRows(t *testing.T) {
	header := "Order number\tOrder date\tTotal\tNote"
	r := mustRead(t, Request{Currency: "CNY"}, header, "`A1\t`2026-03-04\t`12.50\t`", "A2\t2026-03-04\t12.50\t`sic`")
	if len(r.Orders) != 2 || r.Orders[0].Number != "A1" || r.Orders[0].Total != 1250 || r.Orders[0].Note != "" || r.Orders[1].Note != "`sic`" {
		t.Errorf("%+v", r.Orders)
	}
}

// A status is known by its words, be it written with its code or with what it is the state of.
func TestStatusWithMoreThanItsWord(t *testing.T) {
	for word, want := range map[string]data.OrderState{
		"Cancelado": data.OrderCancelled, "Pedido Cancelado": data.OrderCancelled, "Order shipped": data.OrderShipped, "4 - Enviado": data.OrderShipped, "Заказ отменён": data.OrderCancelled,
		"Anulado 0190": data.OrderCancelled, "Payment pending": data.OrderUnpaid, "Zzz cancelado": "?",
	} {
		r := mustRead(t, Request{Currency: "USD"}, "Order number\tOrder date\tStatus\tOrder total", "1001\t2026-05-01\t"+word+"\t10.00", "1002\t2026-05-02\tShipped\t10.00")
		told := slices.ContainsFunc(r.Problems, func(p data.Problem) bool { return p.Row == 2 && p.Value == word })
		if got := r.Orders[0].State; got != want && want != "?" || told != (want == "?") {
			t.Errorf("%s: %s, want %s; told %t", word, got, want, told)
		}
	}
}
