package book_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/settle"
	"parcelbook/reports"
)

// everyEvent sees to it that the case has every event of the money table.
func (w *worked) everyEvent() {
	for _, event := range []data.Event{
		data.EventAccepted, data.EventCancelled, data.EventPayment, data.EventNet, data.EventDeposit, data.EventFee, data.EventFreight,
		data.EventFreightPaid, data.EventSetOff, data.EventRefund, data.EventDisputed, data.EventDisputeWon, data.EventDisputeLost,
		data.EventWriteOff, data.EventOver, data.EventCompensation, data.EventLost, data.EventExchange, data.EventOpening,
	} {
		rows, err := w.Transfers(w.ctx, data.TransferFilter{Event: &event})
		w.must(err)
		if len(rows) == 0 {
			w.Errorf("nothing in the case is %q", event)
		}
	}
}

// check compares everything the book says with the answers beside the files.
func (w *worked) check() {
	w.Helper()
	findings, err := w.Check(w.ctx)
	w.must(err)
	if len(findings) > 0 {
		w.Errorf("the book is not sound: %q", findings)
	}
	w.equals(sorted(w.answers("orders.csv")), sorted(w.orderFigures()))
	w.equals(sorted(w.answers("accounts.csv")), sorted(w.accounts()))
	w.equals(sorted(w.answers("statements.csv")), sorted(w.statements()))
	w.equals(sorted(w.answers("settlement.csv")), sorted(w.settlement()))
	w.equals(sorted(w.answers("ageing.csv")), sorted(w.ageing()))
	w.equals(w.answers("differences.csv"), w.differences())
	w.equals(w.answers("due.csv"), w.due())
}

func sorted(lines []string) []string { return slices.Sorted(slices.Values(lines)) }

// answers are the rows of an expected file, without its header.
func (w *worked) answers(name string) []string {
	w.Helper()
	raw, err := os.ReadFile(workedPath(filepath.Join("expected", name)))
	w.must(err)
	rows, err := csv.NewReader(bytes.NewReader(raw)).ReadAll()
	w.must(err)
	var lines []string
	for _, row := range rows[1:] {
		lines = append(lines, line(row...))
	}
	return lines
}

func (w *worked) equals(want, got []string) {
	w.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		w.Errorf("the answers (-by hand +by the book):\n%s", diff)
	}
}

func line(cells ...string) string { return strings.Join(cells, " | ") }

func plain(minor int64, currency string) string { return money.New(minor, currency).Plain() }

func marked(d data.Date, estimate bool) string {
	if estimate {
		return data.EstimateMark + string(d)
	}
	return string(d)
}

// orderFigures are, for each order and currency, the columns of the settlement report by the order's own
// transfers; then who holds what of it and when that is due, and what differs.
func (w *worked) orderFigures() []string {
	rows, err := w.Orders(w.ctx, data.OrderFilter{})
	w.must(err)
	differences, err := w.Differences(w.ctx, "", "")
	w.must(err)
	var lines []string
	for _, o := range rows {
		detail, err := w.Order(w.ctx, o.ID)
		w.must(err)
		moved := map[string][]data.Transfer{o.Currency: nil}
		for _, t := range detail.Transfers {
			moved[t.Amount.Currency] = append(moved[t.Amount.Currency], t.Transfer)
		}
		for currency, transfers := range moved {
			cells := []string{o.Number, string(o.OrderDate[:7]), string(o.Method), o.Channel, o.Carrier, currency}
			for _, minor := range figures(transfers) {
				cells = append(cells, plain(minor, currency))
			}
			held, differs := heldText(detail.Holdings, currency), differText(differences, o, currency)
			lines = append(lines, line(append(cells, held, differs)...))
		}
	}
	return lines
}

// figures are what was sold, cancelled, paid, kept as fees and freight, refunded, lost, paid out, is held and owed.
func figures(transfers []data.Transfer) (f [10]int64) {
	at := map[data.AccountKind]int{
		data.AccReturns: 1, data.AccFees: 3, data.AccFreight: 4, data.AccRefunds: 5, data.AccLosses: 6, data.AccGains: 6, data.AccCompensation: 6,
		data.AccTransit: 7, data.AccWallet: 7, data.AccBank: 7, data.AccDisputed: 8, data.AccCarrier: 8, data.AccChannel: 8, data.AccProcessor: 8,
		data.AccCustomer: 9,
	}
	for b, minor := range settle.Balances(transfers) {
		switch {
		case b.Account == data.Account{Kind: data.AccLosses, Name: "lost"}:
			f[1] += minor
		case b.Account.Kind == data.AccSales:
			f[0] -= minor
		case at[b.Account.Kind] > 0:
			f[at[b.Account.Kind]] += minor
		}
	}
	for _, t := range transfers {
		back := t.Debit.Kind == data.AccCustomer
		ours := t.Credit.Kind == data.AccBank || t.Credit.Kind == data.AccWallet
		switch {
		case t.Event == data.EventPayment && back: // taken back
			f[2] -= t.Amount.Minor
		case t.Event == data.EventPayment:
			f[2] += t.Amount.Minor
		case t.Event == data.EventRefund && ours: // given back by the seller, after the holder had paid out
			f[7] += t.Amount.Minor
		}
	}
	return f
}

func heldText(holdings []data.Holding, currency string) string {
	var texts []string
	for _, h := range holdings {
		words := []string{string(h.Account.Kind), h.HolderName, h.Amount.Plain(), h.Amount.Currency}
		if h.Account.Kind == data.AccCustomer {
			words = slices.Delete(words, 1, 2)
		}
		if h.Due != "" {
			words = append(words, "due", marked(h.Due, h.Estimate))
		}
		if h.Amount.Currency == currency {
			texts = append(texts, strings.Join(words, " "))
		}
	}
	return strings.Join(sorted(texts), "; ")
}

func differText(all []data.Difference, o data.OrderRow, currency string) string {
	var texts []string
	for _, d := range all {
		if d.OrderNumber == o.Number && d.Off.Currency == currency {
			texts = append(texts, fmt.Sprintf("%s %s", d.Kind, d.Off))
		}
	}
	return strings.Join(sorted(texts), "; ")
}

// accounts are all balances of the book other than zero, those of transit by the holder who paid out.
func (w *worked) accounts() []string {
	rows, err := w.Transfers(w.ctx, data.TransferFilter{})
	w.must(err)
	type account struct{ kind, of, currency string }
	sums := map[account]int64{}
	for _, t := range rows {
		cur := t.Amount.Currency
		sums[account{string(t.Debit.Kind), t.DebitName + t.Debit.Name, cur}] += t.Amount.Minor
		sums[account{string(t.Credit.Kind), t.CreditName + t.Credit.Name, cur}] -= t.Amount.Minor
	}
	var lines []string
	for a, minor := range sums {
		if minor != 0 {
			lines = append(lines, line(a.kind, a.of, a.currency, plain(minor, a.currency)))
		}
	}
	return lines
}

func (w *worked) differences() []string {
	all, err := w.Differences(w.ctx, "", "")
	w.must(err)
	var lines []string
	for _, d := range all {
		lines = append(lines, line(string(d.Date), string(d.Kind), d.HolderName, d.OrderNumber, d.Waybill, d.Expected.Plain(), d.Got.Plain(), d.Off.Plain(), d.Off.Currency))
	}
	return lines
}

func (w *worked) statements() []string {
	rows, err := w.Statements(w.ctx, data.StatementFilter{})
	w.must(err)
	var lines []string
	for _, s := range rows {
		total := ""
		if s.HasTotal {
			total = plain(s.Total, s.Currency)
		}
		lines = append(lines, line(s.HolderName, string(s.Kind), string(s.Date), s.Currency, strconv.Itoa(s.Lines), strconv.Itoa(s.Matched),
			plain(s.Net, s.Currency), plain(s.Deposited, s.Currency), total))
	}
	return lines
}

// settlement is the settlement report, as finely grouped as it can be.
func (w *worked) settlement() []string {
	rows, err := w.SettlementRows(w.ctx, "", "")
	w.must(err)
	report, err := reports.Settlement(reports.Header{AsOf: workedDay}, rows, reports.ByMonth, reports.ByMethod, reports.ByChannel, reports.ByCarrier)
	w.must(err)
	return w.reportLines(report)
}

func (w *worked) ageing() []string {
	holdings, err := w.Holdings(w.ctx)
	w.must(err)
	report, err := reports.Ageing(reports.Header{AsOf: workedDay}, holdings)
	w.must(err)
	return w.reportLines(report)
}

// reportLines are the rows of a report's one table, as they stand in the file for programs.
func (w *worked) reportLines(r reports.Report) []string {
	var file bytes.Buffer
	lastWord := func(key string) string { return key[strings.LastIndex(key, ".")+1:] }
	w.must(reports.CSV(&file, r, lastWord))
	rows, err := csv.NewReader(&file).ReadAll()
	w.must(err)
	var lines []string
	for _, row := range rows[1:] {
		lines = append(lines, line(row...))
	}
	return lines
}

func (w *worked) due() []string {
	due, err := w.Due(w.ctx, workedDay)
	w.must(err)
	var lines []string
	for _, d := range due {
		lines = append(lines, line(d.Order.Number, string(d.Holder.Kind), d.HolderName, d.Amount.Plain(), d.Amount.Currency, marked(d.DueDate, d.Estimate),
			strconv.Itoa(d.DaysLate), string(d.Why), string(d.NextDate)))
	}
	return lines
}
