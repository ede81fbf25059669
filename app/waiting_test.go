package app

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// takeOf takes a file of a courier in.
func (s *stage) takeOf(name, content string) {
	s.t.Helper()
	s.drop(file(s.t, name, content))
	if strings.Contains(s.dialogText(), "Carrier, channel or processor") {
		s.entries()[0].SetText("Swift")
		s.press("Read it")
	}
	s.press("Take it in")
	s.noDialog()
}

func TestWhatHadWaitedIsSaidWithWhatItWaitedFor(t *testing.T) {
	s := newEmpty(t)
	s.takeOf("result.csv", "Order Number,Waybill,Delivery status,Delivered date\nT-1001,,delivered,2026-06-05\nCHAT-9,,delivered,2026-06-06\nLINE-9,,delivered,2026-06-06\nU-1,,delivered,2026-06-07\nU-2,,delivered,2026-06-07\n")
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	s.saysWaited("orders.csv: 2 new, ", 1)

	s.drop(file(t, "u1.csv", strings.ReplaceAll(orderFile, "T-100", "U-")), file(t, "other.csv", strings.ReplaceAll(orderFile, "T-100", "V-")))
	s.press("Take it in")
	s.press("Take it in")
	s.saysWaited("Files and lists taken in: 2 of 2", 2)

	order := s.openOrder(data.OrderFilter{Search: "T-1002"}).id
	s.addCodes(order, []string{"CHAT-9"})
	s.saysWaited("CHAT-9 added; statement lines that match now: 0", 1)

	s.takeOf("cod.csv", "Order Ref,COD Amount,COD Fee,Net,Paid Date\nLINE-9,10.00,1.00,9.00,2026-06-20\n")
	unknown, err := s.book.Differences(context.Background(), "", "")
	if err != nil || len(unknown) != 1 {
		t.Fatalf("%+v, %v", unknown, err)
	}
	s.askIdentify(unknown[0].LineID, "")
	s.entries()[0].SetText("V-1")
	s.press("It is this one")
	s.saysWaited("LINE-9 is order V-1 from now on; statement lines that match: 1", 1)
}

// What cannot be tried leaves the change as it is, and is told with what to do when its dialog is closed.
func TestWhatIsChangedStandsThoughWhatWaitsCannotBeTried(t *testing.T) {
	s := newEmpty(t)
	format := intake.Format{
		Name: "mine", Title: "mine", Kind: intake.Delivered, Recognise: []string{"Zq", "Zs", "Zd"},
		Fields: map[string][]string{"order_number": {"Zq"}, "status": {"Zs"}, "delivered_date": {"Zd"}},
	}
	if err := s.book.SaveFormat(t.Context(), format); err != nil {
		t.Fatal(err)
	}
	for i, number := range []string{"T-1002", "CHAT-9", "HW-2"} {
		s.takeOf(fmt.Sprintf("%d.csv", i+1), "Zq,Zs,Zd\n"+number+",delivered,2026-06-05\n")
	}
	if err := s.book.DeleteFormat(t.Context(), "mine"); err != nil {
		t.Fatal(err)
	}
	untried := func(file, done string) {
		t.Helper()
		if said := s.dialogText(); !strings.Contains(said, file) || !strings.Contains(said, "in quarantine") {
			t.Errorf("told: %s", said)
		}
		s.press("Close")
		s.noDialog()
		if text := s.toast.text(); !strings.HasPrefix(text, done) || strings.Contains(text, "waited") {
			t.Errorf("said: %q", text)
		}
	}
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	untried("1.csv, import 1: ", "orders.csv: 2 new")
	form := s.openOrder(data.OrderFilter{Search: "T-1001"})
	s.addCodes(form.id, []string{"CHAT-9"})
	untried("2.csv, import 2: ", "CHAT-9 added; statement lines that match now: 0")
	s.removeCodes(form.id, []string{"CHAT-9"})
	s.noDialog()
	form.parts[1].(*orderParcels).ask(data.ParcelRow{Parcel: data.Parcel{OrderID: form.id, Collected: -1}})
	s.entries()[0].SetText("HW-2")
	s.press("Save")
	untried("3.csv, import 3: ", "Saved")
}
