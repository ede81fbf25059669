package book

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// A parcel of a file is the one with its waybill, else the one that may well have it now, else a new one.
func TestParcelsArePaired(t *testing.T) {
	known := []data.Parcel{
		{ID: 1, Waybill: "A"},
		{ID: 2, Waybill: "B", State: data.ParcelDelivered},
		{ID: 3, Waybill: "C"},
		{ID: 4},
		{ID: 5, Waybill: "R", Return: true},
		{ID: 6, Waybill: "H"},
	}
	hand := map[int64]map[string]bool{6: {"waybill": true}}
	for name, c := range map[string]struct {
		waybills []string
		want     []int64
	}{
		"by waybill, however it is written": {[]string{"c", "#A"}, []int64{3, 1}},
		"one without a waybill first":       {[]string{"N1", "C"}, []int64{4, 3}},
		"then one that was set by hand":     {[]string{"N1", "N2", "C"}, []int64{4, 6, 3}},
		"then one that is not named":        {[]string{"N1", "N2", "C", "N3", "N4"}, []int64{4, 6, 3, 1, 0}},
		"without a waybill, any":            {[]string{"", ""}, []int64{1, 2}},
		"none that comes back":              {[]string{"A", "B", "C", "H", "R", "R"}, []int64{1, 2, 3, 6, 4, 0}},
		"the same twice":                    {[]string{"A", "B", "C", "H", "N", "A"}, []int64{1, 2, 3, 6, 4, 0}},
	} {
		var files []intake.Parcel
		for _, w := range c.waybills {
			files = append(files, intake.Parcel{Parcel: data.Parcel{Waybill: w}})
		}
		var got []int64
		for _, p := range planParcels(nil, known, files, nil, hand) {
			got = append(got, p.is.ID)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// The parcels of one order are compared, and written, with work that grows with them, not with their square.
func TestManyParcelsOfOneOrder(t *testing.T) {
	bytes := func(parcels int) uint64 {
		b := newBook(t, t.TempDir())
		text := shopHeader
		for i := range parcels {
			text += codRow("S1", "20.00", "Swift", fmt.Sprintf("W%d", i)) + "\n"
		}
		b.mustTake(t, shopFile("a.csv", codRow("S1", "20.00", "Swift", "W0")))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		b.mustTake(t, file{name: "b.csv", as: intake.Orders, holder: "Shop", text: text})
		b.mustTake(t, file{name: "c.csv", as: intake.Orders, holder: "Shop", text: text + "\n\n"})
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	if few, many := bytes(250), bytes(2000); many > 12*few {
		t.Errorf("%d bytes for 250 parcels, %d for 2,000", few, many)
	}
}
