package app

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/money"
)

// openOrder opens the form of the first order that a filter finds.
func (s *stage) openOrder(f data.OrderFilter) *orderForm {
	s.t.Helper()
	rows, err := s.book.Orders(context.Background(), f)
	if err != nil || len(rows) == 0 {
		s.t.Fatalf("no such order: %v", err)
	}
	o := pageOf[*orders](s)
	form := newOrderForm(s.Window, o.stack, rows[0].ID)
	o.push(form)
	return form
}

func (s *stage) order(id int64) book.OrderDetail {
	s.t.Helper()
	detail, err := s.book.Order(context.Background(), id)
	if err != nil {
		s.t.Fatal(err)
	}
	return detail
}

func taken(t *testing.T) *stage {
	t.Helper()
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	return s
}

func TestPackingIsBlockedOnAMismatch(t *testing.T) {
	s := taken(t)
	form := s.openOrder(data.OrderFilter{Search: "T-1001"})
	line := form.packing.lines[0]
	line.sku.SetChecked(true)
	line.name.SetChecked(true)
	line.spec.SetChecked(true)
	line.count.SetText("1") // two were ordered
	s.tapIn(form, "Packed")
	if !strings.Contains(s.dialogText(), "not what was ordered") {
		t.Fatalf("a wrong count is packed: %s", s.dialogText())
	}
	if got := s.order(form.id); got.Row.Packed != data.Unpacked || got.Lines[0].Check.Quantity != 1 {
		t.Errorf("the order is %q, counted %d; want not packed, and the finding kept", got.Row.Packed, got.Lines[0].Check.Quantity)
	}
	s.press("Pack all the same")
	if !strings.Contains(s.dialogText(), "give a reason") {
		t.Errorf("it is packed without a reason: %s", s.dialogText())
	}
	s.entries()[0].SetText("the second follows tomorrow")
	s.press("Pack all the same")
	s.noDialog()
	if got := s.order(form.id).Row; got.Packed != data.Overridden || got.PackReason != "the second follows tomorrow" {
		t.Errorf("the order is %q because of %q", got.Packed, got.PackReason)
	}
	s.tapIn(form, "Open again")
	form.packing.lines[0].count.SetText("2")
	s.tapIn(form, "Packed")
	s.noDialog()
	if got := s.order(form.id).Row.Packed; got != data.Packed {
		t.Errorf("with all found right the order is %q", got)
	}
}

// tapIn taps a button of a form, on whichever of its tabs.
func (s *stage) tapIn(f *orderForm, label string) {
	s.t.Helper()
	for _, b := range f.packing.bar.Objects {
		if b := b.(*pushButton); b.Text == label {
			b.OnTapped()
			return
		}
	}
	s.t.Fatalf("no button %q on the packing tab", label)
}

func TestWarningOnUnverifiedCustomers(t *testing.T) {
	s := taken(t)
	form := s.openOrder(data.OrderFilter{Search: "T-1001"})
	if len(form.warnings.Objects) != 1 {
		t.Fatalf("%d warnings on a cash order of an unverified customer", len(form.warnings.Objects))
	}
	customer := form.detail.Customer
	customer.Verification = data.Verified
	if _, err := s.book.SaveCustomer(context.Background(), customer); err != nil {
		t.Fatal(err)
	}
	s.changed()
	if len(form.warnings.Objects) != 0 {
		t.Error("a verified customer is warned of")
	}
}

func TestOrderIsEditedAndAUnsavedFormIsNotLost(t *testing.T) {
	s := taken(t)
	form := s.openOrder(data.OrderFilter{Search: "T-1002"})
	if form.dirty() {
		t.Error("a form just opened counts as edited")
	}
	form.facts.phone.SetText("+1 555")
	form.stack.back()
	if form.stack.top() == nil || !strings.Contains(s.dialogText(), "not saved") {
		t.Fatalf("the form is closed without asking: %s", s.dialogText())
	}
	s.press("Cancel")
	form.facts.amounts[4].SetText("15.555")
	with[Savable](s.Window, Savable.Save)
	if !strings.Contains(s.dialogText(), "Total") {
		t.Errorf("it does not say which amount is wrong: %s", s.dialogText())
	}
	s.press("Close")
	form.facts.amounts[4].SetText("16.00")
	form.goods.add(data.Line{SKU: "X-1", Title: "Extra", Quantity: 1, UnitPrice: 50})
	with[Savable](s.Window, Savable.Save)
	s.noDialog()
	got := s.order(form.id)
	if got.Row.Phone != "+1 555" || got.Row.Total != 1600 || len(got.Lines) != 2 {
		t.Errorf("the book has phone %q, total %d, %d lines", got.Row.Phone, got.Row.Total, len(got.Lines))
	}
	if form.dirty() {
		t.Error("a saved form counts as edited")
	}
}

func TestNewOrderByHandThenDeleted(t *testing.T) {
	s := taken(t)
	o := pageOf[*orders](s)
	with[Creatable](s.Window, Creatable.CreateNew)
	form := o.top().(*orderForm)
	form.facts.number.SetText("HAND-1")
	form.facts.buyer.SetText("Walk In")
	form.facts.amounts[4].SetText("12.50")
	with[Savable](s.Window, Savable.Save)
	s.noDialog()
	got := s.order(form.id)
	if got.Row.Number != "HAND-1" || got.Row.Total != 1250 || got.Row.Customer != "Walk In" {
		t.Errorf("the book has %+v", got.Row.Order)
	}
	if len(form.parts) == 0 {
		t.Error("the form of the saved order has not got its tabs")
	}
	form.delete()
	s.press("Delete")
	s.noDialog()
	if o.top() != nil || s.count() != 2 {
		t.Errorf("after deleting there are %d orders, want 2", s.count())
	}
}

// What a courier told before an order and its parcel were entered by hand waits no longer than that.
func TestWhatWaitsIsTakenInWithAnOrderByHand(t *testing.T) {
	s := taken(t)
	s.drop(file(t, "result.csv", "Order Number,Waybill,Delivery status,Delivered date\nHAND-1,,delivered,2026-10-05\n,HW-2,delivered,2026-10-06\n"))
	s.press("Take it in")
	waits := func(want int) {
		t.Helper()
		if list, err := s.book.Quarantine(t.Context()); err != nil || len(list) != want {
			t.Fatalf("%d records wait, want %d, %v", len(list), want, err)
		}
	}
	waits(2)
	o := pageOf[*orders](s)
	with[Creatable](s.Window, Creatable.CreateNew)
	form := o.top().(*orderForm)
	form.facts.number.SetText("HAND-1")
	form.facts.buyer.SetText("Walk In")
	with[Savable](s.Window, Savable.Save)
	waits(1)
	s.saysWaited("Saved", 1)
	form.parts[1].(*orderParcels).ask(data.ParcelRow{Parcel: data.Parcel{OrderID: form.id, Collected: -1}})
	s.entries()[0].SetText("HW-2")
	s.press("Save")
	s.noDialog()
	waits(0)
	s.saysWaited("Saved", 1)
}

// saysWaited checks that the toast says what was done, and how much was taken in that had waited for it.
func (s *stage) saysWaited(done string, taken int) {
	s.t.Helper()
	want := fmt.Sprintf("\nDelivery results that had waited for this and are taken in now: %d", taken)
	if text := s.toast.text(); !strings.HasPrefix(text, done) || !strings.HasSuffix(text, want) {
		s.t.Errorf("said: %q", text)
	}
}

func TestParcelsOfAnOrder(t *testing.T) {
	s := taken(t)
	form := s.openOrder(data.OrderFilter{Search: "T-1001"})
	parcels := form.parts[1].(*orderParcels)
	before := len(s.order(form.id).Parcels)
	parcels.ask(data.ParcelRow{Parcel: data.Parcel{OrderID: form.id, Collected: -1, State: data.ParcelDelivered}})
	fields := s.entries()
	fields[0].SetText("00123")
	fields[1].SetText("2026-06-10")
	fields[2].SetText("2026-06-09") // delivered before it was sent
	s.press("Save")
	if !strings.Contains(s.dialogText(), "before it was sent") {
		t.Errorf("a parcel delivered before it was sent: %s", s.dialogText())
	}
	fields[2].SetText("2026-06-12")
	s.press("Save")
	s.noDialog()
	got := s.order(form.id).Parcels
	if len(got) != before+1 {
		t.Fatalf("%d parcels, want one more than %d", len(got), before)
	}
	last := got[len(got)-1]
	if last.Waybill != "00123" || last.SentDate != "2026-06-10" || last.DeliveredDate != "2026-06-12" || last.Collected != -1 {
		t.Errorf("the book has %+v", last.Parcel)
	}
	parcels.remove(last)
	s.press("Delete")
	s.noDialog()
	for _, p := range s.order(form.id).Parcels {
		if p.Waybill == "00123" {
			t.Error("the parcel is still there")
		}
	}
}

func TestEntryByHandMovesMoneyAndIsTakenBack(t *testing.T) {
	s := taken(t)
	form := s.openOrder(data.OrderFilter{Search: "T-1001"})
	m := form.parts[2].(*orderMoney)
	held := func() (sum int64) {
		for _, h := range s.order(form.id).Holdings {
			sum += h.Amount.Minor
		}
		return sum
	}
	before := held()
	m.add()
	s.entries()[1].SetText("5.00")
	s.press("Record it")
	s.noDialog()
	if got := held(); got != before-500 {
		t.Errorf("after a payment of 5.00 to the bank others hold %d, before it %d", got, before)
	}
	m.entries.Focus()
	m.withdraw()
	s.press("Take back")
	s.noDialog()
	if got := held(); got != before {
		t.Errorf("after taking it back others hold %d, want %d", got, before)
	}
	m.transfers.Focus()
	m.transfers.Selected(func(rows []data.TransferRow) { s.showTransfer(rows[0]) })
	if said := s.dialogText(); !strings.Contains(said, "orders.csv") && !strings.Contains(said, "tester") {
		t.Errorf("a transfer does not say where it came from: %s", said)
	}
}

func TestDisputeIsRecorded(t *testing.T) {
	s := taken(t)
	form := s.openOrder(data.OrderFilter{Search: "T-1002"})
	follow := form.parts[3].(*orderFollow)
	follow.askDispute(data.Dispute{OrderID: form.id, Opened: "2026-06-10", Amount: 1550})
	s.entries()[2].SetText("2026-06-25")
	s.press("Save")
	s.noDialog()
	got := s.order(form.id).Disputes
	if len(got) != 1 || got[0].Deadline != "2026-06-25" || got[0].Amount != 1550 {
		t.Fatalf("the book has %+v", got)
	}
	follow.disputes.Focus()
	follow.deleteDispute()
	s.noDialog()
	if got := s.order(form.id).Disputes; len(got) != 0 {
		t.Errorf("after deleting: %+v", got)
	}
}

func TestCustomerWithDocuments(t *testing.T) {
	s := newEmpty(t)
	c := pageOf[*customers](s)
	with[Creatable](s.Window, Creatable.CreateNew)
	form := c.top().(*customerForm)
	with[Savable](s.Window, Savable.Save)
	if !strings.Contains(s.dialogText(), "name") {
		t.Errorf("a customer without a name is not refused: %s", s.dialogText())
	}
	s.press("Close")
	for entry, text := range form.entries {
		if text == &form.customer.Name {
			entry.SetText("Lena Beispiel")
		}
	}
	form.limit.SetText("250")
	form.askDocument(0)
	s.press("OK")
	if !strings.Contains(s.dialogText(), "type and a number") {
		t.Errorf("a document without a number is not refused: %s", s.dialogText())
	}
	s.entries()[0].SetText("ID 77")
	s.entries()[1].SetText("2027-01-31")
	s.press("OK")
	form.verified.SetSelectedIndex(2)
	with[Savable](s.Window, Savable.Save)
	s.noDialog()
	got, err := s.book.Customer(context.Background(), form.id)
	if err != nil {
		t.Fatal(err)
	}
	if got.Name != "Lena Beispiel" || got.CreditLimit != 25000 || got.Verification != data.Verified || len(got.Documents) != 1 || got.Documents[0].Expiry != "2027-01-31" {
		t.Errorf("the book has %+v", got)
	}
	form.delete()
	s.press("Delete")
	s.noDialog()
	if c.table.Count() != 0 {
		t.Error("the deleted customer is still listed")
	}
}

func TestCarrierWithItsRules(t *testing.T) {
	s := newEmpty(t)
	c := pageOf[*carriers](s)
	with[Creatable](s.Window, Creatable.CreateNew)
	form := c.top().(*holderForm)
	for entry, text := range form.entries {
		if text == &form.holder.Name {
			entry.SetText("Ruta Express")
		}
	}
	form.cycle.days.SetText("7")
	form.cycle.weekdays[0].SetChecked(true)
	form.cycle.weekdays[3].SetChecked(true)
	form.fee.percent.SetText("0.8")
	form.fee.least.SetText("1.50")
	with[Savable](s.Window, Savable.Save)
	s.noDialog()
	got, err := s.book.Holder(context.Background(), form.holder.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.Cycle.String() != "7 days after delivery; Mon Thu" || got.Fee.String() != "0.8 % + 1.50 USD" && got.Fee.String() != "0.8 %, ≥ 1.50 USD" {
		t.Errorf("the rules are %q and %q", got.Cycle, got.Fee)
	}
	form.cycle.monthDays.SetText("15, end, 40")
	with[Savable](s.Window, Savable.Save)
	if s.dialogText() == "" {
		t.Error("day 40 of the month is saved")
	}
	s.press("Close")
	form.delete()
	s.press("Delete")
	s.noDialog()
	if c.carriers.Count() != 0 {
		t.Error("the deleted carrier is still listed")
	}
}

func TestPayoutByHandForSeveralOrders(t *testing.T) {
	s := taken(t)
	ctx := context.Background()
	id, err := s.book.SaveHolder(ctx, data.Holder{Kind: data.KindProcessor, Name: "Meridian Card", Cycle: data.Cycle{From: data.FromPayment, Days: 3}})
	if err != nil {
		t.Fatal(err)
	}
	o := pageOf[*orders](s)
	o.table.SelectAll()
	o.payout()
	form := o.top().(*payoutForm)
	if len(form.lines) != 2 {
		t.Fatalf("%d orders on the payout, want the 2 selected", len(form.lines))
	}
	form.holder.pick(0)
	with[Savable](s.Window, Savable.Save)
	if !strings.Contains(s.dialogText(), "Choose who paid out") {
		t.Errorf("it says: %s", s.dialogText())
	}
	s.press("Close")
	for i, v := range form.holder.values {
		if v == id {
			form.holder.SetSelectedIndex(i)
		}
	}
	if got := form.kind.value(); got != data.StatementPayout {
		t.Errorf("a card processor sends a %q", got)
	}
	form.lines[0].fee.SetText("0.50")
	net := form.lines[0].net.Text
	form.deposited.SetText("30.00")
	with[Savable](s.Window, Savable.Save)
	s.noDialog()
	statements, err := s.book.Statements(ctx, data.StatementFilter{})
	if err != nil || len(statements) != 1 {
		t.Fatalf("%d statements, %v", len(statements), err)
	}
	detail, err := s.book.Statement(ctx, statements[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	first := detail.Lines[0]
	if got := money.New(first.Net, "USD").Plain(); got != net || first.FeeTotal() != 50 || len(detail.Deposits) != 1 || detail.Deposits[0].Amount != 3000 {
		t.Errorf("net %s (typed %s), fee %d, deposits %+v", got, net, first.FeeTotal(), detail.Deposits)
	}

	p := pageOf[*payments](s)
	p.push(newStatementForm(s.Window, p.stack, detail.Row.ID))
	statement := p.top().(*statementForm)
	statement.askDeposit(data.Deposit{StatementID: detail.Row.ID, Date: "2026-06-15", Currency: "USD", Amount: 100})
	s.press("Save")
	s.noDialog()
	if n := len(statement.detail.Deposits); n != 2 {
		t.Errorf("%d deposits are shown, want 2", n)
	}
	statement.delete()
	s.press("Delete")
	s.noDialog()
	if left, err := s.book.CountStatements(ctx, data.StatementFilter{}); left != 0 || err != nil {
		t.Errorf("%d statements are left, %v", left, err)
	}
}

func TestDifferenceIsClaimedAndResolved(t *testing.T) {
	s := newDemo(t)
	p := pageOf[*payments](s)
	p.tabs.SelectIndex(1)
	list := p.views[1].(*differences).list
	if list.table.Count() == 0 {
		t.Fatal("the demo has no differences")
	}
	list.table.Focus()
	var d data.Difference
	list.table.Selected(func(rows []data.Difference) { d = rows[0] })
	list.askClaim([]data.Difference{d}, data.Claimed)
	s.entries()[0].SetText("mailed the carrier")
	s.press("OK")
	s.noDialog()
	all, err := s.book.Differences(context.Background(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, one := range all {
		if one.Key() == d.Key() {
			found = one.Claim.State == data.Claimed && one.Claim.Note == "mailed the carrier"
		}
	}
	if !found {
		t.Error("the claim is not in the book")
	}
	list.open(d)
	if p.top() == nil {
		t.Error("a difference opens neither its order nor its statement")
	}
}

func TestMethodSetForSelectedOrders(t *testing.T) {
	s := taken(t)
	o := pageOf[*orders](s)
	o.table.SelectAll()
	for _, item := range o.methodItems() {
		if item.Label == word("method", data.Online) {
			item.Action()
		}
	}
	s.noDialog()
	rows, err := s.book.Orders(context.Background(), data.OrderFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row.Method != data.Online {
			t.Errorf("%s is %q", row.Number, row.Method)
		}
	}
	if menu := o.menu(rows[0], 2); menu == nil || len(menu.Items) < 4 {
		t.Error("the context menu is missing")
	}
}
