package app

import (
	"context"
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

// What cannot be tried leaves the change as it is, and is told with what to do.
func TestACodeStandsThoughWhatWaitsCannotBeTried(t *testing.T) {
	s := newEmpty(t)
	format := intake.Format{
		Name: "mine", Title: "mine", Kind: intake.Delivered, Recognise: []string{"Zq", "Zs", "Zd"},
		Fields: map[string][]string{"order_number": {"Zq"}, "status": {"Zs"}, "delivered_date": {"Zd"}},
	}
	if err := s.book.SaveFormat(t.Context(), format); err != nil {
		t.Fatal(err)
	}
	s.takeOf("mine.csv", "Zq,Zs,Zd\nCHAT-9,delivered,2026-06-05\n")
	if err := s.book.DeleteFormat(t.Context(), "mine"); err != nil {
		t.Fatal(err)
	}
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	order := s.openOrder(data.OrderFilter{Search: "T-1001"}).id
	s.addCodes(order, []string{"CHAT-9"})
	if said := s.dialogText(); !strings.Contains(said, "mine.csv, import 1: ") || !strings.Contains(said, "in quarantine") {
		t.Errorf("told: %s", said)
	}
	s.press("Close")
	if text := s.toast.text(); text != "CHAT-9 added; statement lines that match now: 0" {
		t.Errorf("said: %q", text)
	}
	s.removeCodes(order, []string{"CHAT-9"})
	s.noDialog()
}
