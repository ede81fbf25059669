package data

import (
	"strings"

	"parcelbook/data/money"
	"parcelbook/data/say"
)

// PaymentRecord is what a row of the exported list of payments is.
type PaymentRecord string

// The records of the list of payments.
const (
	PaymentLine       PaymentRecord = "line" // of a statement
	PaymentDeposit    PaymentRecord = "deposit"
	PaymentEntry      PaymentRecord = "entry" // by hand
	PaymentDispute    PaymentRecord = "dispute"
	PaymentChargeback PaymentRecord = "chargeback"
)

// ExportedPayment is a row of the exported list of payments. What a statement says of itself stands on each of its
// lines, but for its total.
type ExportedPayment struct {
	Record     PaymentRecord
	Statement  int         // its place in the list, from 1; 0: of none
	Date       Date        // of the statement, deposit or entry; the day a dispute was opened
	HolderKind AccountKind // whose statement, whose money moves
	Holder     string
	Kind       StatementKind // of a line's statement
	Reference  string        // of the statement or deposit
	Currency   string        // of all amounts but Other
	Total      int64         // the statement's own
	HasTotal   bool
	Line       StatementLine // of an entry only its place: the line it mends

	Channel, Order string // the order it is tied to
	Parcel         string // the parcel of that order: its waybill, or "#" and its place where that names none

	Event            Event
	Amount           int64  // of a deposit, entry or dispute
	Other            string // what arrived in another currency, as "12.34 EUR"
	Deadline, Closed Date
	Outcome          Outcome
	Evidence, Reason string
	Note             string // of a line or dispute
}

// ExportedPaymentColumns are the columns of the exported list of payments.
func ExportedPaymentColumns() []Column[ExportedPayment] {
	type row = ExportedPayment
	currency := func(r row) string { return r.Currency }
	self := func(r *row) *row { return r }
	line := func(r row) bool { return r.Record == PaymentLine }
	other := func(r row) bool { return r.Record != PaymentLine }
	columns := []Column[row]{
		wordFact("record_kind", "payment", 14, "", []PaymentRecord{PaymentLine, PaymentDeposit, PaymentEntry, PaymentDispute, PaymentChargeback},
			func(r *row) *PaymentRecord { return &r.Record }),
		placeFact("statement", 10, func(r *row) *int { return &r.Statement }),
		dateFact("date", func(r *row) *Date { return &r.Date }),
		wordFact("holder_kind", "account", 12, "", []AccountKind{AccCustomer, AccChannel, AccCarrier, AccProcessor, AccWallet, AccBank},
			func(r *row) *AccountKind { return &r.HolderKind }),
		textFact("holder", 16, func(r *row) *string { return &r.Holder }),
		wordFact("kind", "statement", 14, "", []StatementKind{StatementCOD, StatementPayout, StatementLedger, StatementFreight},
			func(r *row) *StatementKind { return &r.Kind }),
		textFact("reference", 20, func(r *row) *string { return &r.Reference }),
		textFact("currency", 8, func(r *row) *string { return &r.Currency }),
		statedTotal(),
		placeFact("line", 6, func(r *row) *int { return &r.Line.Ordinal }),
	}
	columns = append(columns, within([]Column[row]{
		textFact("waybill", 20, func(r *row) *string { return &r.Line.Waybill }),
		textFact("order_number", 20, func(r *row) *string { return &r.Line.OrderNumber }),
		wordFact("entry_type", "entry", 12, "", []EntryType{EntryRelease, EntryFee, EntryRefund, EntryWithdrawal, EntryChargeback, EntryAdjustment},
			func(r *row) *EntryType { return &r.Line.EntryType }),
		amountFact("collected", currency, func(r *row) *int64 { return &r.Line.Collected }),
		moneyColumn("fees", func(r row) money.Amount { return money.New(r.Line.FeeTotal(), r.Currency) }),
		feeKinds(),
		amountFact("freight", currency, func(r *row) *int64 { return &r.Line.Freight }),
		amountFact("net", currency, func(r *row) *int64 { return &r.Line.Net }),
		dateFact("delivered_date", func(r *row) *Date { return &r.Line.DeliveredDate }),
		dateFact("paid_date", func(r *row) *Date { return &r.Line.PaidDate }),
		wordFact("state", "state", 11, "", parcelStates(), func(r *row) *ParcelState { return &r.Line.State }),
		textFact("file_state", 16, func(r *row) *string { return &r.Line.FileState }),
		textFact("recipient", 20, func(r *row) *string { return &r.Line.Recipient }),
		textFact("line_reference", 20, func(r *row) *string { return &r.Line.Reference }),
	}, self, line)...)
	columns = append(columns,
		textFact("of_channel", 14, func(r *row) *string { return &r.Channel }),
		textFact("of_order", 20, func(r *row) *string { return &r.Order }),
		textFact("of_parcel", 20, func(r *row) *string { return &r.Parcel }),
		wordFact("event", "event", 16, "", entryEvents(), func(r *row) *Event { return &r.Event }),
	)
	columns = append(columns, within([]Column[row]{amountFact("amount", currency, func(r *row) *int64 { return &r.Amount })}, self, other)...)
	return fixed(append(columns,
		textFact("other_amount", 16, func(r *row) *string { return &r.Other }),
		dateFact("deadline", func(r *row) *Date { return &r.Deadline }),
		dateFact("closed_date", func(r *row) *Date { return &r.Closed }),
		wordFact("outcome", "outcome", 10, "", []Outcome{Won, Lost}, func(r *row) *Outcome { return &r.Outcome }),
		textFact("evidence", 30, func(r *row) *string { return &r.Evidence }),
		textFact("reason", 20, func(r *row) *string { return &r.Reason }),
		textFact("note", 30, func(r *row) *string { return &r.Note }),
		textFact("line_key", 24, func(r *row) *string { return &r.Line.Ident }),
	)...)
}

// entryEvents are the events that are recorded by hand.
func entryEvents() []Event {
	return []Event{
		EventPayment, EventRefund, EventWriteOff, EventOver, EventCompensation, EventFreight, EventFreightPaid, EventSetOff, EventOpening, EventExchange,
	}
}

func statedTotal() Column[ExportedPayment] {
	c := column("stated_total", MoneyColumn, 16, func(r ExportedPayment) Value {
		return Value{Money: money.New(r.Total, r.Currency), Empty: !r.HasTotal}
	})
	return fact(c, func(r *ExportedPayment, v Value) { r.Total, r.HasTotal = v.Money.Minor, !v.Empty })
}

// feeKinds shows the fees of a line one below the other: "1.00 cod".
func feeKinds() Column[ExportedPayment] {
	c := textColumn("fee_kinds", 20, func(r ExportedPayment) string {
		texts := make([]string, len(r.Line.Fees))
		for i, f := range r.Line.Fees {
			texts[i] = money.New(f.Amount, r.Currency).Plain() + " " + f.Kind
		}
		return strings.Join(texts, "\n")
	})
	c.Put = func(r *ExportedPayment, v Value) error {
		for text := range strings.Lines(v.Text) {
			number, kind, _ := strings.Cut(strings.TrimRight(text, "\r\n"), " ")
			amount, err := money.Parse(number, r.Currency)
			if err != nil {
				return say.Errorf("a fee is an amount and its kind, such as \"1.00 %s\": %w", say.Raw(FeeCOD), err)
			}
			r.Line.Fees = append(r.Line.Fees, Fee{Kind: kind, Amount: amount.Minor})
		}
		return nil
	}
	return c
}
