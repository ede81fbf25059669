package intake

import (
	"errors"
	"strings"
	"testing"
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
