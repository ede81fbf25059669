package intake

import (
	"strings"
	"testing"
)

// The day of a movement of money dates it, whatever a file calls it: otherwise the day of the import would.
func TestTheDayOfAnEntryDatesIt(t *testing.T) {
	for _, header := range []string{
		"Transaction Date", "Created", "Created at", "Booking Date", "Processed on", "Fecha de operación", "Data operacji", "Дата операции",
		"Date d'opération", "交易时间", "거래일", "İşlem Tarihi", "Data transação", "Ngày giao dịch", "Completed",
	} {
		r := mustRead(t, Request{}, header+"\tOrder ID\tGross\tFee\tNet\tCurrency", "2026-06-02\tR1\t100.00\t3.00\t97.00\tEUR", "2026-06-17\tR2\t200.00\t6.00\t194.00\tEUR")
		if len(r.Lines) != 2 || r.Lines[1].PaidDate != "2026-06-17" || r.Statement.Date != "2026-06-17" {
			t.Errorf("%s: %+v, %s", header, r.Statement, fieldOf(r, header))
		}
		if header == "Processed on" && !strings.Contains(r.Columns[0].Reason.String(), "the only days in the file") {
			t.Errorf("%s: %s", header, r.Columns[0].Reason)
		}
	}
}

// Of several days the day of the payout dates the money, then that of the entry; a day by which it is due dates nothing, nor
// does one of the parcel, and of two that say as little none is taken.
func TestOfSeveralDaysTheSurestDatesAnEntry(t *testing.T) {
	for headers, want := range map[string]string{
		"Transaction Date\tSettlement Date":     "Settlement Date",
		"Data transação\tData de compensação":   "Data de compensação",
		"İşlem Tarihi\tVade Tarihi":             "İşlem Tarihi",
		"Date de la transaction\tÀ payer avant": "Date de la transaction",
		"Updated\tProcessed on":                 "",
		"Zq\tTeslim Tarihi":                     "",
	} {
		r := mustRead(t, Request{}, headers+"\tOrder ID\tGross\tFee\tNet", "2026-06-02\t2026-06-08\tR1\t100.00\t3.00\t97.00", "2026-06-17\t2026-06-24\tR2\t200.00\t6.00\t194.00")
		got := ""
		for _, c := range r.Columns {
			if strings.Join(c.Fields, "+") == "paid_date" {
				got = c.Header
			}
		}
		if got != want {
			t.Errorf("%q: the money is dated by %q, want %q", headers, got, want)
		}
		if told := strings.Contains(strings.Join(reasons(r), "\n"), "it may be paid date"); told != (want == "") {
			t.Errorf("%q: that a column may be its day is told: %t; %v", headers, told, reasons(r))
		}
	}
}
