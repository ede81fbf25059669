package data

import (
	"strconv"
	"time"

	"parcelbook/data/money"
)

// StatementColumns shows statements.
func StatementColumns() []Column[StatementRow] {
	amount := func(id string, minor func(StatementRow) int64) Column[StatementRow] {
		return moneyColumn(id, func(s StatementRow) money.Amount { return money.New(minor(s), s.Currency) })
	}
	return append([]Column[StatementRow]{
		dateColumn("date", func(s StatementRow) Date { return s.Date }),
		textColumn("holder", 16, func(s StatementRow) string { return s.HolderName }),
		wordColumn("kind", "statement", 16, func(s StatementRow) StatementKind { return s.Kind }),
		textColumn("reference", 20, func(s StatementRow) string { return s.Reference }),
		amount("net", func(s StatementRow) int64 { return s.Net }),
		amount("deposited", func(s StatementRow) int64 { return s.Deposited }),
	}, fixed(
		numberColumn("lines", 8, func(s StatementRow) int { return s.Lines }),
		numberColumn("matched", 8, func(s StatementRow) int { return s.Matched }),
		column("stated_total", MoneyColumn, 16, func(s StatementRow) Value {
			return Value{Money: money.New(s.Total, s.Currency), Empty: !s.HasTotal}
		}),
		textColumn("currency", 8, func(s StatementRow) string { return s.Currency }),
		textColumn("file", 24, func(s StatementRow) string { return s.File }),
	)...)
}

// StatementLineColumns shows lines of statements.
func StatementLineColumns() []Column[LineFact] {
	amount := func(id string, minor func(StatementLine) int64) Column[LineFact] {
		return moneyColumn(id, func(l LineFact) money.Amount { return money.New(minor(l.Line), l.Statement.Currency) })
	}
	return fixed(
		numberColumn("line", 6, func(l LineFact) int { return l.Line.Ordinal }),
		textColumn("waybill", 20, func(l LineFact) string { return l.Line.Waybill }),
		textColumn("order_number", 20, func(l LineFact) string { return l.Line.OrderNumber }),
		wordColumn("entry_type", "entry", 12, func(l LineFact) EntryType { return l.Line.EntryType }),
		amount("collected", func(l StatementLine) int64 { return l.Collected }),
		amount("fees", StatementLine.FeeTotal),
		amount("freight", func(l StatementLine) int64 { return l.Freight }),
		amount("net", func(l StatementLine) int64 { return l.Net }),
		textColumn("currency", 8, func(l LineFact) string { return l.Statement.Currency }),
		dateColumn("delivered_date", func(l LineFact) Date { return l.Line.DeliveredDate }),
		dateColumn("paid_date", func(l LineFact) Date { return l.Line.PaidDate }),
		wordColumn("state", "state", 11, func(l LineFact) ParcelState { return l.Line.State }),
		textColumn("file_state", 16, func(l LineFact) string { return l.Line.FileState }),
		textColumn("recipient", 20, func(l LineFact) string { return l.Line.Recipient }),
		textColumn("reference", 20, func(l LineFact) string { return l.Line.Reference }),
		wordColumn("matched_order", "word", 8, func(l LineFact) string { return yes(l.Line.OrderID != 0) }),
		textColumn("note", 30, func(l LineFact) string { return l.Line.Note }),
	)
}

// DueColumns shows what is due, in the order it is given: worst first.
func DueColumns() []Column[Due] {
	return fixed(
		textColumn("order_number", 20, func(d Due) string { return d.Order.Number }),
		textColumn("customer", 18, func(d Due) string { return d.Order.Customer }),
		textColumn("phone", 16, func(d Due) string { return d.Order.Phone }),
		wordColumn("holder_kind", "account", 12, func(d Due) AccountKind { return d.Holder.Kind }),
		textColumn("holder", 14, func(d Due) string { return d.holderName() }),
		moneyColumn("amount", func(d Due) money.Amount { return d.Amount }),
		textColumn("currency", 8, func(d Due) string { return d.Amount.Currency }),
		column("due", DateColumn, 11, func(d Due) Value { return due(d.DueDate, d.Estimate) }),
		column("days_late", NumberColumn, 7, func(d Due) Value {
			return Value{Number: int64(d.DaysLate), Estimate: d.Estimate, Empty: d.DueDate == ""}
		}),
		wordColumn("why", "due", 18, func(d Due) DueReason { return d.Why }),
		wordColumn("next_step", "next", 20, func(d Due) DueReason { return d.Why }),
		dateColumn("next_date", func(d Due) Date { return d.NextDate }),
		dateColumn("last_contact", func(d Due) Date { return d.LastContact.Date }),
		textColumn("last_note", 20, func(d Due) string { return d.LastContact.Note }),
		dateColumn("promise", func(d Due) Date { return d.LastContact.Promise }),
		dateColumn("newest_statement", func(d Due) Date { return d.Newest }),
		textColumn("channel", 14, func(d Due) string { return d.Order.Channel }),
		wordColumn("method", "method", 10, func(d Due) Method { return orElse(d.Order.Method, methodUnset) }),
		textColumn("country", 10, func(d Due) string { return d.Order.Country }),
		textColumn("waybills", 22, func(d Due) string { return d.Order.Waybills }),
	)
}

// holderName names who has the money; a customer who has not paid is the order's.
func (d Due) holderName() string {
	if d.HolderName == "" && d.Holder.Kind == AccCustomer {
		return d.Order.Customer
	}
	return d.HolderName
}

// DifferenceColumns shows differences.
func DifferenceColumns() []Column[Difference] {
	return fixed(
		textColumn("holder", 14, func(d Difference) string { return d.HolderName }),
		wordColumn("kind", "difference", 18, func(d Difference) DifferenceKind { return d.Kind }),
		textColumn("statement", 16, func(d Difference) string { return d.Statement }),
		textColumn("order_number", 20, func(d Difference) string { return d.OrderNumber }),
		textColumn("waybill", 20, func(d Difference) string { return d.Waybill }),
		dateColumn("date", func(d Difference) Date { return d.Date }),
		moneyColumn("expected", func(d Difference) money.Amount { return d.Expected }),
		moneyColumn("got", func(d Difference) money.Amount { return d.Got }),
		moneyColumn("off", func(d Difference) money.Amount { return d.Off }),
		textColumn("currency", 8, func(d Difference) string { return d.Off.Currency }),
		wordColumn("claim", "claim", 10, func(d Difference) ClaimState { return d.Claim.State }),
		dateColumn("claim_date", func(d Difference) Date { return d.Claim.Date }),
		textColumn("claim_note", 20, func(d Difference) string { return d.Claim.Note }),
	)
}

// TransferColumns shows transfers, down to where each came from.
func TransferColumns() []Column[TransferRow] {
	return fixed(
		dateColumn("date", func(t TransferRow) Date { return t.Date }),
		wordColumn("event", "event", 16, func(t TransferRow) Event { return t.Event }),
		wordColumn("debit", "account", 12, func(t TransferRow) AccountKind { return t.Debit.Kind }),
		textColumn("debit_name", 14, func(t TransferRow) string { return orElse(t.DebitName, t.Debit.Name) }),
		wordColumn("credit", "account", 12, func(t TransferRow) AccountKind { return t.Credit.Kind }),
		textColumn("credit_name", 14, func(t TransferRow) string { return orElse(t.CreditName, t.Credit.Name) }),
		moneyColumn("amount", func(t TransferRow) money.Amount { return t.Amount }),
		textColumn("currency", 8, func(t TransferRow) string { return t.Amount.Currency }),
		textColumn("order_number", 20, func(t TransferRow) string { return t.OrderNumber }),
		textColumn("waybill", 20, func(t TransferRow) string { return t.Waybill }),
		textColumn("reason", 20, func(t TransferRow) string { return t.Reason }),
		textColumn("rate", 10, func(t TransferRow) string {
			if t.Rate.IsZero() {
				return ""
			}
			return t.Rate.String()
		}),
		textColumn("file", 24, func(t TransferRow) string { return t.Source.File }),
		textColumn("sheet", 12, func(t TransferRow) string { return t.Source.Sheet }),
		column("row", NumberColumn, 6, func(t TransferRow) Value {
			return Value{Number: int64(t.Source.Row), Empty: t.Source.Row == 0}
		}),
		textColumn("who", 12, func(t TransferRow) string { return t.Audit.Who }),
		timeColumn("recorded_at", func(t TransferRow) time.Time { return t.RecordedAt }),
		numberColumn("transfer", 8, func(t TransferRow) int64 { return t.ID }),
		textColumn("reverses", 8, func(t TransferRow) string {
			if t.Reverses == 0 {
				return ""
			}
			return strconv.FormatInt(t.Reverses, 10)
		}),
	)
}
