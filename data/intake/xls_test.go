package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data/sheet"
)

// The order sample saved as an old .xls by LibreOffice, which is what AliExpress itself exported for years, makes
// exactly the records written down beside it.
func TestOldWorkbookSample(t *testing.T) {
	const name = "aliexpress_orders.xls"
	f, err := sheet.Open(filepath.Join("testdata", name), sheet.Options{})
	check(t, err)
	defer func() { check(t, f.Close()) }()
	r, err := Read(t.Context(), f, Request{Currency: "USD"})
	check(t, err)
	checkRows(t, r)
	golden := filepath.Join("testdata", name+".golden")
	got := describe(t, r)
	if *update {
		check(t, os.WriteFile(golden, []byte(got), 0o600))
	}
	want, err := os.ReadFile(golden)
	check(t, err)
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Error(diff)
	}
}
