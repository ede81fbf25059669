package intake

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"parcelbook/data"
)

// What the name of a sheet says of a remittance counts for each of its rows, be it the only one: nothing was paid yet, or the parcels came
// back.
func TestSheetNamesSayWhatWasPaid(t *testing.T) {
	for name, c := range map[string]struct {
		net                     string
		lines, skipped, refused int
		collected, fee          int64
	}{
		"Pending":             {net: "47", skipped: 2},
		"Week 2 not paid yet": {net: "47", skipped: 2},
		"Offen":               {net: "47", skipped: 2},
		"Paid":                {net: "47", lines: 2, collected: 5000, fee: 300},
		"Week 1":              {net: "47", lines: 2, collected: 5000, fee: 300},
		"Returned":            {net: "-3", lines: 2, fee: 300},
		"RTO":                 {net: "47", refused: 2},
	} {
		t.Run(name, func(t *testing.T) {
			r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
				sheetOf(t, f, name, "AWB|Order|COD|Fee|Net", "ZX0000001|1|50|3|"+c.net, "ZX0000002|2|50|3|"+c.net)
			})
			if len(r.Lines) != c.lines || r.Skipped != c.skipped || r.Refused != c.refused {
				t.Fatalf("%d lines, %d skipped, %d refused: %v", len(r.Lines), r.Skipped, r.Refused, reasons(r))
			}
			for _, l := range r.Lines {
				if l.Collected != c.collected || l.FeeTotal() != c.fee {
					t.Errorf("%+v", l)
				}
			}
		})
	}
	r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
		sheetOf(t, f, "RTO", "AWB|Order|COD|Fee", "ZX0000001|1|50|3", "ZX0000002|2|40|3")
	})
	if l := r.Lines; len(l) != 2 || l[1].Collected != 0 || l[1].Net != -300 || l[1].State != data.ParcelReturned || !strings.Contains(strings.Join(reasons(r), "\n"), `rows that say "RTO"`) {
		t.Errorf("without a net: %+v %v", l, reasons(r))
	}
}

// Orders are in the state that the name of their sheet says, where no column says it: each those of its own sheet.
func TestSheetNamesSayHowOrdersStand(t *testing.T) {
	fill := func(f *excelize.File) {
		sheetOf(t, f, "Paid", orderLine, "A1|05/01/2026|Lamp|5", "A2|13/01/2026|Mug|7")
		sheetOf(t, f, "Pending", orderLine, "A3|05/02/2026|Lamp|9")
		sheetOf(t, f, "Cancelled", orderLine, "A4|26/02/2026|Bag|11")
	}
	r := readBook(t, Request{Currency: "USD"}, fill)
	if o := r.Orders; len(o) != 3 || o[0].State != data.OrderPaid || o[1].Paid != 700 || o[2].State != data.OrderUnpaid || o[2].Paid != 0 {
		t.Errorf("%+v %v", o, reasons(r))
	}
	if o := readBook(t, Request{Currency: "USD", Sheet: "Cancelled"}, fill).Orders; len(o) != 1 || o[0].State != data.OrderCancelled {
		t.Errorf("%+v", o)
	}
}

// A net that is what a parcel cost and nothing else has nothing in it that was collected: it is asked about where the row has a status that
// is not known, and a difference to tell where it was delivered.
func TestNetOfNothingCollected(t *testing.T) {
	for state, collected := range map[string]int64{"\t": 0, "Returned": 0, "Delivered": 3000, "Zurückgereist": -1} {
		r, err := readText(t, Request{Currency: "EUR"}, "AWB\tOrder\tStatus\tCOD\tFee\tNet", "ZX0000001\t1\tDelivered\t50\t5\t45", "ZX0000002\t2\t"+strings.TrimSpace(state)+"\t30\t5\t-5")
		check(t, err)
		if l := r.Lines; len(l) != 2-r.Refused || (collected < 0) != (r.Refused == 1) || r.Refused == 0 && (l[1].Collected != collected || l[1].Net != -500) {
			t.Errorf("%q: %+v %v", state, l, reasons(r))
		}
	}
}

// What couriers call parcels of which the money is there, and of which a part is: that waits.
func TestStatusWordsOfRemittances(t *testing.T) {
	for state, c := range map[string]struct {
		net       string
		collected int64 // -1: it is asked
		told      int
	}{
		"OK": {"25", 3000, 0}, "Closed": {"25", 3000, 0}, "Completed": {"25", 3000, 0}, "Successful": {"25", 3000, 0}, "POD received": {"25", 3000, 0}, "Отримано": {"25", 3000, 0},
		"CLOSED": {"-5", 0, 1}, "Return": {"-5", 0, 1}, "Return to shipper": {"-5", 0, 1},
		"Partial Delivered": {"25", -1, 1}, "Teilweise zugestellt": {"25", -1, 1}, "部分签收": {"10", -1, 1},
	} {
		r := mustRead(t, Request{Currency: "EUR"}, "AWB\tOrder\tStatus\tCOD\tFee\tNet\tPaid on", "ZX0000001\t1\tDelivered\t50\t5\t45\t2026-05-14", "ZX0000002\t2\t"+state+"\t30\t5\t"+c.net+"\t2026-05-14")
		if l := r.Lines; (c.collected < 0) != (r.Refused == 1) || r.Refused == 0 && (len(l) != 2 || l[1].Collected != c.collected) || len(r.Problems) != c.told {
			t.Errorf("%s: %+v %v", state, l, reasons(r))
		}
	}
}

// A state in the name of a sheet counts beside what the rows are and of when, and beside nothing else, which may deny it.
func TestStatesAmongWordsOfASheetsName(t *testing.T) {
	lib, err := builtin()
	check(t, err)
	for name, want := range map[string]string{
		"Cancelled": "off", "Cancelled orders": "off", "Returned March": "off", "March returned": "off", "Week 12 cancelled": "off", "COD returned": "off",
		"Paid": "paid", "Paid 2026-03": "paid", "Week 1 paid": "paid", "Pending COD": "unpaid", "Week 2 not paid yet": "unpaid",
		"Not cancelled": "", "Not returned": "", "Partly paid": "", "Deposit paid": "", "Half paid": "", "Paid later": "", "Will be paid": "", "All except returned": "", "Without cancelled": "",
	} {
		s, got := lib.words.sheetState(name), ""
		switch {
		case s.off():
			got = "off"
		case s.paid:
			got = "paid"
		case s.unpaid || s.Unsettled:
			got = "unpaid"
		}
		if got != want && !(want == "" && got == "unpaid") {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
	}
}
