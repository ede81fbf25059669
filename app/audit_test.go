package app

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"parcelbook/data"
	"parcelbook/data/book"
	"parcelbook/data/intake"
)

func TestFieldsOfTheTrailAreSaidInWords(t *testing.T) {
	s := newEmpty(t)
	var names []string
	var collect func(reflect.Type)
	collect = func(of reflect.Type) {
		switch {
		case of.Kind() == reflect.Slice || of.Kind() == reflect.Pointer:
			collect(of.Elem())
		case of.Kind() == reflect.Struct && of != reflect.TypeFor[time.Time]() && !strings.HasSuffix(of.String(), "money.Amount") && of.PkgPath() != "github.com/shopspring/decimal":
			for i := range of.NumField() {
				names = append(names, of.Field(i).Name)
				collect(of.Field(i).Type)
			}
		}
	}
	for _, record := range []any{
		data.Order{},
		data.Line{},
		data.Parcel{},
		data.Claim{},
		data.Holder{},
		data.Import{},
		data.SourceRow{},
		data.Deposit{},
		data.Dispute{},
		data.Entry{},
		data.Statement{},
		book.Payout{},
		data.Settings{},
		data.Alias{},
		intake.Answers{},
	} {
		collect(reflect.TypeOf(record))
	}
	for _, language := range []string{"en", "zh"} {
		s.speak(language)
		for _, name := range names {
			label := auditLabel(name)
			if !auditSilent(name) && (label == name && language == "zh" && name != "SKU" || strings.ContainsAny(label, "._")) {
				t.Errorf("%s: the field %s is called %q", language, name, label)
			}
		}
	}
}

// A list has no fields, and is not shown as the trail keeps it either.
func TestListsInTheTrailAreSaidInWords(t *testing.T) {
	newEmpty(t)
	rows := `[{"ID":7,"Sheet":"","Row":3,"Cells":["T-1","abc"]}]`
	mends := `[{"Sheet":"","Row":3,"Column":1,"Value":"20.00"}]`
	if changes := auditChanges(data.Audit{}, "USD"); len(changes) != 0 {
		t.Errorf("nothing changed: %+v", changes)
	}
	changes := auditChanges(data.Audit{Before: rows, After: mends}, "USD")
	if len(changes) != 1 || strings.ContainsAny(changes[0].text, `{["`) || !strings.Contains(changes[0].text, "T-1; abc") || !strings.Contains(changes[0].text, "20.00") {
		t.Errorf("%+v", changes)
	}
}

func TestHistoryOfAnOrderIsSaidInWords(t *testing.T) {
	s := newEmpty(t)
	s.drop(file(t, "orders.csv", orderFile))
	s.press("Take it in")
	ctx := context.Background()
	rows, err := s.book.Orders(ctx, data.OrderFilter{Search: "T-1001"})
	if err != nil || len(rows) != 1 {
		t.Fatalf("%d orders, %v", len(rows), err)
	}
	detail, err := s.book.Order(ctx, rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	o := detail.Row.Order
	o.OrderDate, o.Shipping, o.Total, o.State = "2026-05-22", 150, 2150, data.OrderShipped
	if _, err := s.book.SaveOrder(ctx, o, nil); err != nil {
		t.Fatal(err)
	}
	trail, err := s.book.AuditTrail(ctx, data.AuditFilter{Kind: "order", Record: &o.ID})
	if err != nil {
		t.Fatal(err)
	}
	changed := auditColumns()[len(auditColumns())-1]
	for language, want := range map[string][]string{
		"en": {"Order date: 2026-05-20 -> 2026-05-22", "Shipping: – -> 1.50 USD", "Total: 20.00 USD -> 21.50 USD", "State: Paid -> Shipped"},
		"zh": {"下单日期: 2026-05-20 -> 2026-05-22", "邮费: – -> 1.50 USD", "状态: 已付款 -> 已发货"},
	} {
		s.speak(language)
		var texts []string
		for _, a := range trail {
			texts = append(texts, strings.Split(cellText(changed, a), "; ")...)
		}
		for _, text := range want {
			if !slices.Contains(texts, text) {
				t.Errorf("%s: %q is missing in %q", language, text, texts)
			}
		}
		if len(texts) != 4 {
			t.Errorf("%s: more than what changed is told: %q", language, texts)
		}
	}
}
