package intake

import (
	"errors"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/money"
)

// What the book knows tells which column is the order number and which the waybill, where the headers do not.
func TestBookKnowsWhichColumnIsWhich(t *testing.T) {
	lines := []string{
		"Lot\tKey\tCOD amount\tCOD fee",
		"AA100200\tQX-77\t20.00\t1.00",
		"AA100201\tQX-78\t30.00\t1.50",
		"AA100202\tQX-79\t40.00\t2.00",
	}
	if _, err := readText(t, Request{}, lines...); !errors.Is(err, ErrNoHeader) {
		t.Errorf("without the book: %v", err)
	}
	known := func(f Field, keys []string) (int, error) {
		found := 0
		for _, key := range keys {
			if f == OrderNumber && strings.HasPrefix(key, "QX") || f == Waybill && key == "AA100201" {
				found++
			}
		}
		return found, nil
	}
	r := mustRead(t, Request{Known: known}, lines...)
	if got := mapped(r); got != "Lot= | Key=order_number | COD amount=collected | COD fee=fee" {
		t.Error(got)
	}
	if c := r.Columns[1]; c.Confidence != sureKnown || !strings.Contains(c.Reason.String(), "the book knows 3 of its values as order number") {
		t.Errorf("%+v", c)
	}
	broken := errors.New("the book is locked")
	_, err := readText(t, Request{Known: func(Field, []string) (int, error) { return 0, broken }}, lines...)
	if !errors.Is(err, broken) {
		t.Error(err)
	}
}

// Numbers that are those of orders of the book with the names or amounts of their rows say which orders a remittance is of, and of what kind.
func TestNumbersOfTheBooksOrders(t *testing.T) {
	lines := []string{"No\tCustomer\tCollected\tFee\tNet\tDate paid", "1\tAnn Lee\t24.50\t1.50\t23.00\t2026-03-28", "2\tBob Ray\t20.50\t1.50\t19.00\t2026-03-28", "4\tCy Zed\t36.50\t1.50\t35.00\t2026-03-28"}
	if _, err := readText(t, Request{}, lines...); !errors.Is(err, ErrNoHeader) {
		t.Errorf("without the book: %v", err)
	}
	orders := map[string][]Meant{}
	for i, name := range []string{"ann lee", "Somebody", "Cy Zed"} {
		key, total := []string{"1", "2", "4"}[i], []int64{2450, 2050, 3000}[i]
		orders[key] = []Meant{{Names: []string{"Else"}, Total: money.New(999, "USD")}, {Names: []string{name}, Total: money.New(total, "USD"), COD: true}}
	}
	means := func([]string) (map[string][]Meant, error) { return orders, nil }
	r := mustRead(t, Request{Means: means}, lines...)
	if fieldOf(r, "No") != "order_number" || r.Statement.Kind != data.StatementCOD {
		t.Errorf("No is %q of %s", fieldOf(r, "No"), r.Statement.Kind)
	}
	others := []string{lines[0], "1\tBob Ray\t24.50\t1.50\t23.00\t2026-03-28", "2\tCy Zed\t20.50\t1.50\t19.00\t2026-03-28", "4\tAnn Lee\t30.00\t1.50\t28.50\t2026-03-28"}
	if _, err := readText(t, Request{Means: means}, others...); !errors.Is(err, ErrNoHeader) {
		t.Errorf("the names are those of others: %v", err)
	}
	delivered := []string{"AWB\tRef\tConsignee\tReturn date\tStatus", "TK02087579\t1\tAnn Lee\t2026-03-28\tReturned", "TK72700656\t2\tSomebody\t2026-03-28\tReturned", "TK15404096\t4\tCy Zed\t2026-03-28\tReturned"}
	if r := mustRead(t, Request{Means: means}, delivered...); r.Kind != Delivered {
		t.Errorf("what came back is %s", r.Kind)
	}
	delete(orders, "4")
	if _, err := readText(t, Request{Means: means}, lines...); !errors.Is(err, ErrNoHeader) {
		t.Errorf("a row that speaks of none: %v", err)
	}
}
