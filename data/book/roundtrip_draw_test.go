package book

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// odd are texts that spreadsheets and their readers like to change.
func odd() *rapid.Generator[string] {
	known := rapid.SampledFrom([]string{
		"", "", "plain", "007", "123456789012345678", "0001.50", "1E5", "1.0", "TRUE", "2026-05-01", "05/06/2026", "12.50-",
		"=1+1", "+86 755", "-5", "@home", "'quoted", "'=1", "''-2", "\ttab", "a\tb", "two\nlines", "carriage\r\nreturn", "\"said\"", "a,b;c|d",
		" spaces ", "王小明，中文", "Мария «Орлова»", "Zoë 🎁 Łódź", "total", "合计", "_x0041_", "<b>&amp;</b>", "#N/A", "#1", "n/a", "—",
	})
	return rapid.OneOf(known, known, rapid.StringOfN(rapid.RuneFrom([]rune("aZ0 =+-@'\"\n\t,;<&_éЖ王🎁")), 0, 8, -1))
}

func someDate() *rapid.Generator[data.Date] {
	return rapid.Map(rapid.IntRange(-3, 400), func(n int) data.Date {
		if n < 0 {
			return ""
		}
		return data.Date("2025-12-20").AddDays(n)
	})
}

func someCurrency() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"USD", "EUR", "CNY", "JPY", "KWD", "VND"})
}

func someAmount() *rapid.Generator[int64] {
	return rapid.OneOf(rapid.Int64Range(0, 99999), rapid.SampledFrom([]int64{0, 1, 1399, 123456, 1000000, 123456789012345}))
}

// drawBook makes a random book through imports and by hand.
func drawBook(t *rapid.T) *Book {
	b := newBook(t, tempDir(t))
	d := &bookDraw{T: t, book: b}
	d.holders()
	orders, rest := drawHistory(t)
	for _, f := range append([]file{orders}, rest...) {
		b.mustTake(t, f)
	}
	for range rapid.IntRange(1, 4).Draw(t, "orders by hand") {
		d.order()
	}
	for range rapid.IntRange(2, 12).Draw(t, "acts") {
		rapid.SampledFrom([]func(){d.parcel, d.parcel, d.customer, d.payout, d.entry, d.entry, d.dispute, d.pack, d.deposit, d.tie, d.opening, d.alias}).Draw(t, "act")()
	}
	sound(t, b)
	return b
}

// bookDraw does random things to a book. What the book itself refuses is not done.
type bookDraw struct {
	*rapid.T
	book *Book
}

// alias ties a code to an order, where it can be one.
func (d *bookDraw) alias() {
	order, code := d.anyOrder(), d.text("code")
	if data.NewAlias(order.ChannelID, order.Number, code).Validate() != nil {
		return
	}
	if _, err := d.book.SaveAlias(context.Background(), order.ID, code); !errors.Is(err, ErrCodeTaken) {
		d.must(err)
	}
}

func (d *bookDraw) text(name string) string { return odd().Draw(d.T, name) }

func (d *bookDraw) must(err error) {
	if err != nil {
		d.Fatal(err)
	}
}

func (d *bookDraw) unlessThere(err error) {
	if err != nil && !strings.Contains(err.Error(), ErrExists.Error()) {
		d.Fatal(err)
	}
}

func (d *bookDraw) all() (orders []data.OrderRow, holders []data.Holder) {
	ctx := context.Background()
	orders, err := d.book.Orders(ctx, data.OrderFilter{})
	d.must(err)
	holders, err = d.book.Holders(ctx, "")
	d.must(err)
	return orders, holders
}

func (d *bookDraw) holders() {
	for i, kind := range []data.HolderKind{data.KindProcessor, data.KindCarrier, data.KindChannel, data.KindChannel} {
		h := data.Holder{
			Kind: kind, Name: fmt.Sprintf("%s %d %s", kind, i, rapid.SampledFrom([]string{"ÖPP", "顺丰", "=x", "'y"}).Draw(d.T, "name")),
			Contact: d.text("contact"), Phone: d.text("phone"), Email: d.text("email"), Note: d.text("note"),
			Cycle: rapid.SampledFrom([]data.Cycle{
				{}, {From: data.FromDelivery, Days: 7}, {From: data.FromPayment, Days: 1, Working: true, MonthDays: []int{15, 31}}, {From: data.FromSending, Weekdays: weekdays()},
			}).Draw(d.T, "cycle"),
			UsualDays: rapid.IntRange(0, 9).Draw(d.T, "usual days"), PayWithinDays: rapid.IntRange(0, 9).Draw(d.T, "pay within"),
		}
		if kind == data.KindCarrier && rapid.Bool().Draw(d.T, "rate card") {
			h.Fee = data.FeeRule{Percent: decimal.RequireFromString("0.85"), Fixed: 1200, Min: 15, Currency: someCurrency().Draw(d.T, "currency")}
		}
		if kind == data.KindChannel {
			h.Method = rapid.SampledFrom([]data.Method{"", data.COD, data.Online, data.Card}).Draw(d.T, "method")
			_, holders := d.all()
			for _, p := range holders {
				if p.Kind == data.KindProcessor && rapid.Bool().Draw(d.T, "has a processor") {
					h.ProcessorID = p.ID
				}
			}
		}
		_, err := d.book.SaveHolder(context.Background(), h)
		d.must(err)
	}
}

// holder draws one of the holders of a kind, "" for any.
func (d *bookDraw) holder(kinds ...data.HolderKind) data.Holder {
	_, all := d.all()
	var fit []data.Holder
	for _, h := range all {
		for _, k := range kinds {
			if h.Kind == k {
				fit = append(fit, h)
			}
		}
	}
	return rapid.SampledFrom(fit).Draw(d.T, "holder")
}

func (d *bookDraw) order() {
	order := data.Order{
		ChannelID: d.holder(data.KindChannel).ID,
		Number:    rapid.SampledFrom([]string{"#", "00", "", "=", "18"}).Draw(d.T, "prefix") + fmt.Sprint(rapid.Int64Range(1, 9e17).Draw(d.T, "number")),
		State:     rapid.SampledFrom(data.OrderStates()).Draw(d.T, "state"),
		Method:    rapid.SampledFrom([]data.Method{"", data.COD, data.Online, data.Card}).Draw(d.T, "method"),
		OrderDate: "2026-03-05", PaidDate: someDate().Draw(d.T, "paid on"), ShipByDate: someDate().Draw(d.T, "ship by"), CancelledDate: someDate().Draw(d.T, "cancelled on"),
		FileState: d.text("file state"), BuyerName: d.text("buyer"), RecipientName: d.text("recipient"), Phone: d.text("phone"), Email: d.text("email"),
		Country: d.text("country"), Region: d.text("region"), City: d.text("city"), Address: d.text("address"), PostalCode: d.text("postal code"), Note: d.text("note"),
		Currency: someCurrency().Draw(d.T, "currency"), Items: someAmount().Draw(d.T, "items"), Shipping: someAmount().Draw(d.T, "shipping"),
		Discount: someAmount().Draw(d.T, "discount"), Tax: someAmount().Draw(d.T, "tax"), Total: someAmount().Draw(d.T, "total"),
		Paid: rapid.Int64Range(0, 500).Draw(d.T, "paid"), Refunded: rapid.Int64Range(0, 500).Draw(d.T, "refunded"),
	}
	lines := make([]data.Line, rapid.IntRange(0, 3).Draw(d.T, "lines"))
	for i := range lines {
		lines[i] = data.Line{
			SKU: d.text("sku"), Title: d.text("title"), Specification: d.text("specification"), Quantity: rapid.Int64Range(0, 9).Draw(d.T, "quantity"),
			UnitPrice: someAmount().Draw(d.T, "price"), Total: someAmount().Draw(d.T, "line total"),
		}
	}
	_, err := d.book.SaveOrder(context.Background(), order, lines)
	d.unlessThere(err)
}

func (d *bookDraw) anyOrder() data.OrderRow {
	orders, _ := d.all()
	return rapid.SampledFrom(orders).Draw(d.T, "order")
}

func (d *bookDraw) parcels(orderID int64) []data.Parcel {
	found, err := read(context.Background(), d.book, func(tx *store.Tx) ([]data.Parcel, error) { return tx.ParcelsOf(orderID) })
	d.must(err)
	return found
}

func (d *bookDraw) parcel() {
	order := d.anyOrder()
	p := data.Parcel{OrderID: order.ID, Collected: -1}
	if theirs := d.parcels(order.ID); len(theirs) > 0 && rapid.Bool().Draw(d.T, "one that is there") {
		p = rapid.SampledFrom(theirs).Draw(d.T, "parcel")
	}
	if rapid.Bool().Draw(d.T, "carrier known") {
		p.CarrierID = d.holder(data.KindCarrier).ID
	}
	p.Waybill = rapid.SampledFrom([]string{"", "", "00123", "00123", "#2", "123456789012345678", "=W1", "LP 1"}).Draw(d.T, "waybill")
	p.Return = rapid.Bool().Draw(d.T, "return")
	p.State = rapid.SampledFrom(append([]data.ParcelState{data.ParcelPlanned}, data.ParcelSent, data.ParcelDelivered, data.ParcelRefused, data.ParcelReturned, data.ParcelLost)).Draw(d.T, "state")
	p.FileState, p.Note = d.text("file state"), d.text("note")
	p.SentDate, p.DeliveredDate, p.ClosedDate = "2026-03-06", "", someDate().Draw(d.T, "closed on")
	if p.State == data.ParcelDelivered {
		p.DeliveredDate = "2026-03-12"
	}
	p.CODAmount = rapid.Int64Range(0, 3000).Draw(d.T, "cod amount")
	p.Collected = rapid.Int64Range(-1, 3000).Draw(d.T, "collected")
	_, err := d.book.SaveParcel(context.Background(), p)
	d.must(err)
}

func (d *bookDraw) customer() {
	ctx := context.Background()
	customers, err := d.book.Customers(ctx, data.CustomerFilter{})
	d.must(err)
	c := data.Customer{}
	if len(customers) > 0 && rapid.Bool().Draw(d.T, "one that is there") {
		c, err = d.book.Customer(ctx, rapid.SampledFrom(customers).Draw(d.T, "customer").ID)
		d.must(err)
	}
	c.Name = "N" + d.text("name")
	c.Phone, c.Email, c.Country, c.City, c.Address, c.Note = d.text("phone"), d.text("email"), d.text("country"), d.text("city"), d.text("address"), d.text("note")
	c.Verification = rapid.SampledFrom([]data.Verification{data.Unverified, data.Asked, data.Verified, data.Refused}).Draw(d.T, "verification")
	c.CreditLimit = rapid.Int64Range(0, 1).Draw(d.T, "has a limit") * someAmount().Draw(d.T, "credit limit")
	c.Documents = nil
	for range rapid.IntRange(0, 3).Draw(d.T, "documents") {
		c.Documents = append(c.Documents, data.Document{
			Kind: rapid.SampledFrom(data.DocumentKinds()).Draw(d.T, "kind"), Number: "0" + d.text("number"), Expiry: someDate().Draw(d.T, "expiry"), Note: d.text("note"),
		})
	}
	_, err = d.book.SaveCustomer(ctx, c)
	d.unlessThere(err)
}

func (d *bookDraw) payout() {
	holder := d.holder(data.KindCarrier, data.KindProcessor, data.KindChannel)
	kind := map[data.HolderKind]data.StatementKind{data.KindCarrier: data.StatementCOD, data.KindProcessor: data.StatementPayout, data.KindChannel: data.StatementPayout}[holder.Kind]
	p := Payout{HolderID: holder.ID, Kind: kind, Date: "2026-04-01", Reference: d.text("reference"), Currency: someCurrency().Draw(d.T, "currency")}
	for range rapid.IntRange(1, 3).Draw(d.T, "lines") {
		p.Lines = append(p.Lines, PayoutLine{
			OrderID: d.anyOrder().ID, Collected: someAmount().Draw(d.T, "collected"), Fee: rapid.Int64Range(-5, 300).Draw(d.T, "fee"), Net: rapid.Int64Range(-900, 90000).Draw(d.T, "net"),
		})
	}
	if rapid.Bool().Draw(d.T, "arrived") {
		p.Deposit = &data.Deposit{Amount: rapid.Int64Range(-900, 90000).Draw(d.T, "deposit"), Reference: d.text("reference")}
	}
	_, err := d.book.EnterPayout(context.Background(), p)
	d.must(err)
}

func (d *bookDraw) statement() (data.StatementRow, bool) {
	all, err := d.book.Statements(context.Background(), data.StatementFilter{})
	d.must(err)
	if len(all) == 0 {
		return data.StatementRow{}, false
	}
	return rapid.SampledFrom(all).Draw(d.T, "statement"), true
}

func (d *bookDraw) deposit() {
	s, ok := d.statement()
	if !ok {
		return
	}
	ctx := context.Background()
	_, err := d.book.SaveDeposit(ctx, data.Deposit{
		StatementID: s.ID, Date: "2026-04-05", Amount: rapid.Int64Range(-900, 90000).Draw(d.T, "deposit"),
		Currency: rapid.SampledFrom([]string{"", s.Currency, "EUR"}).Draw(d.T, "currency"), Reference: d.text("reference"),
	})
	d.must(err)
	s.Reference, s.HasTotal, s.Total = d.text("reference"), rapid.Bool().Draw(d.T, "has a total"), rapid.Int64Range(-5, 90000).Draw(d.T, "total")
	d.must(d.book.EditStatement(ctx, s.Statement))
}

func (d *bookDraw) tie() {
	s, ok := d.statement()
	if !ok {
		return
	}
	ctx := context.Background()
	detail, err := d.book.Statement(ctx, s.ID)
	d.must(err)
	line := rapid.SampledFrom(detail.Lines).Draw(d.T, "line")
	order := int64(0)
	if rapid.Bool().Draw(d.T, "to an order") {
		order = d.anyOrder().ID
	}
	d.must(d.book.TieLine(ctx, line.ID, order))
}

func (d *bookDraw) entry() {
	order := d.anyOrder()
	e := data.Entry{
		OrderID: order.ID, Date: "2026-04-02", Reason: d.text("reason"),
		Event: rapid.SampledFrom([]data.Event{
			data.EventPayment, data.EventRefund, data.EventWriteOff, data.EventOver, data.EventCompensation, data.EventFreight, data.EventFreightPaid, data.EventSetOff,
		}).Draw(d.T, "event"),
		Amount: money.New(rapid.Int64Range(-50, 5000).Filter(func(n int64) bool { return n != 0 }).Draw(d.T, "amount"), rapid.SampledFrom([]string{order.Currency, "EUR"}).Draw(d.T, "currency")),
	}
	holder := d.holder(data.KindCarrier, data.KindProcessor, data.KindChannel)
	e.Holder = rapid.SampledFrom([]data.Account{{Kind: data.AccBank}, {Kind: data.AccCustomer}, {Kind: data.AccountKind(holder.Kind), Holder: holder.ID}}).Draw(d.T, "whose")
	if theirs := d.parcels(order.ID); len(theirs) > 0 && rapid.Bool().Draw(d.T, "for a parcel") {
		e.ParcelID = rapid.SampledFrom(theirs).Draw(d.T, "parcel").ID
	}
	if lines, err := read(context.Background(), d.book, func(tx *store.Tx) ([]data.OrderFacts, error) { return tx.OrderFacts([]int64{order.ID}) }); err == nil &&
		len(lines[0].Lines) > 0 && rapid.Bool().Draw(d.T, "for a line") {
		e.LineID = lines[0].Lines[0].Line.ID
	}
	if len(settle.EntryPostings(e)) == 0 {
		return
	}
	_, err := d.book.SaveEntry(context.Background(), e)
	d.must(err)
}

func (d *bookDraw) opening() {
	_, err := d.book.OpeningBalance(context.Background(), d.holder(data.KindCarrier, data.KindChannel, data.KindProcessor), money.New(rapid.Int64Range(1, 5000).Draw(d.T, "amount"), "EUR"))
	d.must(err)
}

func (d *bookDraw) dispute() {
	dispute := data.Dispute{
		OrderID: d.anyOrder().ID, Chargeback: rapid.Bool().Draw(d.T, "chargeback"), Opened: "2026-04-03", Deadline: someDate().Draw(d.T, "deadline"),
		Amount: rapid.Int64Range(1, 5000).Draw(d.T, "amount"), Evidence: d.text("evidence"), Note: d.text("note"),
	}
	if rapid.Bool().Draw(d.T, "decided") {
		dispute.Closed, dispute.Outcome = "2026-05-03", rapid.SampledFrom([]data.Outcome{data.Won, data.Lost}).Draw(d.T, "outcome")
	}
	_, err := d.book.SaveDispute(context.Background(), dispute)
	d.must(err)
}

func (d *bookDraw) pack() {
	ctx := context.Background()
	detail, err := d.book.Order(ctx, d.anyOrder().ID)
	d.must(err)
	checks := map[int64]data.Check{}
	for _, l := range detail.Lines {
		checks[l.ID] = data.Check{
			SKU: true, Name: rapid.Bool().Draw(d.T, "name"), Specification: rapid.Bool().Draw(d.T, "specification"),
			Quantity: rapid.Int64Range(0, 9).Draw(d.T, "counted"), Note: d.text("note"),
		}
	}
	if rapid.Bool().Draw(d.T, "only begun") {
		d.must(d.book.SaveChecks(ctx, detail.Row.ID, checks))
		return
	}
	d.must(d.book.Pack(ctx, detail.Row.ID, checks, "R"+d.text("reason")))
}
