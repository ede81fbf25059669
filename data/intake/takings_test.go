package intake

import (
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
)

// What was collected in cash and what by card are added up; where another column has both, that is what was collected.
func TestTakingsInCashAndByCard(t *testing.T) {
	for name, c := range map[string]struct {
		lines     []string
		fields    string
		collected []int64
	}{
		"beside what is left of them": {
			[]string{
				"Tracking\tOrder no\tReceived in cash\tReceived by card\tCOD fee\tCarrying\tTo be remitted",
				"AB100001\tS-1\t30.00\t0.00\t1.00\t4.25\t24.75", "AB100002\tS-2\t0.00\t45.50\t1.50\t4.25\t39.75", "AB100003\tS-3\t0.00\t21.00\t1.00\t6.10\t13.90", "AB100004\tS-4\t19.90\t0.00\t1.00\t4.25\t14.65",
			},
			"Received in cash=collected Received by card=collected COD fee=fee Carrying=fee To be remitted=net ",
			[]int64{3000, 4550, 2100, 1990},
		},
		"in Russian, with nothing beside them": {
			[]string{"Трек-номер\tНомер заказа\tПринято наличными\tПринято по карте", "AB100001\tS-1\t3000\t0", "AB100002\tS-2\t\t4550", "AB100003\tS-3\t1990\t"},
			"Принято наличными=collected Принято по карте=collected ",
			[]int64{300000, 455000, 199000},
		},
		"beside their sum": {
			[]string{
				"Tracking\tOrder no\tCash\tCard\tTotal collected\tCOD fee\tTo be remitted",
				"AB100001\tS-1\t30.00\t0.00\t30.00\t1.00\t29.00", "AB100002\tS-2\t0.00\t45.50\t45.50\t1.50\t44.00", "AB100003\tS-3\t0.00\t21.00\t21.00\t1.00\t20.00", "AB100004\tS-4\t19.90\t0.00\t19.90\t1.00\t18.90",
			},
			"Cash= Card= Total collected=collected COD fee=fee To be remitted=net ",
			[]int64{3000, 4550, 2100, 1990},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(t, Request{}, c.lines...)
			var collected []int64
			for _, l := range r.Lines {
				collected = append(collected, l.Collected)
			}
			if !slices.Equal(collected, c.collected) || r.Statement.Kind != data.StatementCOD {
				t.Errorf("a %s of %v, not %v", r.Statement.Kind, collected, c.collected)
			}
			if got := fieldsAs(r, strings.Split(c.lines[0], "\t")[2:]...); got != c.fields {
				t.Error(got)
			}
		})
	}
}

// Where nothing shows what such columns are to each other, none of them is taken for all that was collected.
func TestTakingsThatDoNotAddUp(t *testing.T) {
	_, err := readText(t, Request{},
		"Tracking\tOrder no\tReceived in cash\tReceived by card", "AB100001\tS-1\t30.00\t31.00", "AB100002\tS-2\t45.50\t45.50", "AB100003\tS-3\t21.00\t20.00")
	if err == nil {
		t.Error("it is read")
	}
}
