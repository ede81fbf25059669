package intake

import (
	"strings"
	"testing"

	"parcelbook/data"
)

// What was paid of an order is not what it comes to, where the file says what is still to be paid.
func TestWhatWasPaidIsNotTheTotal(t *testing.T) {
	for name, c := range map[string]struct {
		lines  []string
		totals []int64
		paid   []int64
	}{
		"beside the price": {
			[]string{
				"Order no\tDate\tProduct\tQty\tPrice\tShipping\tPaid\tBalance Due", "1\t2026-06-02\tMug\t2\t10.00\t4.00\t0.00\t24.00", "2\t2026-06-18\tJar\t1\t30.00\t4.00\t34.00\t0.00", "3\t2026-06-19\tJar\t1\t30.00\t4.00\t10.00\t24.00",
			},
			[]int64{2400, 3400, 3400},
			[]int64{0, 3400, 1000},
		},
		"in Spanish, with nothing beside it": {
			[]string{"Pedido\tFecha\tArtículo\tA cobrar\tPagado", "1\t2026-06-02\tTaza\t24,00\t0,00", "2\t2026-06-18\tJarra\t0,00\t34,00"},
			[]int64{2400, 3400},
			[]int64{0, 3400},
		},
		"beside the total": {
			[]string{
				"Pedido\tFecha\tArtículo\tTotal\tSeña\tSaldo", "1\t2026-06-02\tMug\t245.90\t100.00\t145.90", "2\t2026-06-18\tJar\t134.75\t50.25\t84.50", "3\t2026-06-19\tJar\t230.10\t115.05\t115.05", "4\t2026-06-19\tJar\t80.00\t80.00\t0.00",
			},
			[]int64{24590, 13475, 23010, 8000},
			[]int64{10000, 5025, 11505, 8000},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := mustRead(t, Request{}, c.lines...)
			if len(r.Orders) != len(c.totals) {
				t.Fatal(len(r.Orders), r.Problems)
			}
			for i, o := range r.Orders {
				if o.Total != c.totals[i] || o.Paid != c.paid[i] {
					t.Errorf("order %s comes to %d of which %d is paid, not %d of which %d", o.Number, o.Total, o.Paid, c.totals[i], c.paid[i])
				}
			}
			if fields := fieldsAs(r, "Paid", "Pagado", "Seña"); !strings.Contains(fields, "=paid ") {
				t.Error(fields)
			}
		})
	}
}

// Where nothing tells whether a column has what was paid before or all that an order comes to, neither is taken.
func TestWhatWasPaidOrAllOfIt(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tDate\tProduct\tQty\tPrice\tPaid\tBalance", "1\t2026-06-02\tMug\t1\t40.00\t30.00\t10.00", "2\t2026-06-18\tJar\t1\t34.00\t34.00\t0.00",
	)
	if got := fieldOf(r, "Paid"); got != "" || len(r.Problems) == 0 {
		t.Errorf("%q, %v", got, r.Problems)
	}
}

// More that is still to be paid than the order comes to is a contradiction, and the order waits.
func TestMoreIsDueThanTheTotal(t *testing.T) {
	r := mustRead(
		t, Request{}, "Order no\tDate\tProduct\tTotal\tBalance", "1\t2026-06-02\tMug\t24.00\t24.00", "2\t2026-06-18\tJar\t30.00\t34.00", "3\t2026-06-18\tJar\t30.00\t0.00", "4\t2026-06-19\tJar\t50.00\t20.00",
	)
	if len(r.Orders) != 3 || len(r.Quarantine) != 1 || r.Quarantine[0].Rows[0].Row != 3 {
		t.Errorf("%d orders, %v", len(r.Orders), r.Problems)
	}
}

// What the courier collects is the goods with postage: what is less than that is not the total, and such an order is paid on delivery.
func TestWhatIsCollectedIsTheTotal(t *testing.T) {
	lines := []string{
		"Nr zamówienia\tData\tTowar\tSzt.\tCena\tWartość\tKoszt przesyłki\tKwota pobrania", "1\t2026-06-01\tKoc\t1\t80,50\t80,50\t15,20\t95,70", "2\t2026-06-02\tLampa\t2\t120,25\t240,50\t15,20\t255,70",
		"3\t2026-06-02\tLampa\t3\t120,25\t360,75\t17,90\t378,65", "4\t2026-06-03\tKoc\t2\t80,50\t161,00\t15,20\t176,20",
	}
	for _, few := range []int{3, len(lines)} {
		r := mustRead(t, Request{}, lines[:few]...)
		want := "Wartość= Koszt przesyłki=shipping Kwota pobrania=outstanding "
		if few == len(lines) { // which is enough to prove it
			want = "Wartość=line_total Koszt przesyłki=shipping Kwota pobrania=outstanding "
		}
		if got := fieldsAs(r, "Wartość", "Koszt przesyłki", "Kwota pobrania"); got != want {
			t.Error(got)
		}
		for _, o := range r.Orders {
			if o.Total != o.Items+o.Shipping || o.Method != data.COD || o.Paid != 0 {
				t.Errorf("order %s: %d by %q, %d paid", o.Number, o.Total, o.Method, o.Paid)
			}
		}
	}
}
