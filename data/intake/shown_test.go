package intake

import (
	"strings"
	"testing"
)

// What a header leaves unsaid its values say: below "Paid" stand days or ways to pay, below "Delivery" names or carriers.
func TestHeadersThatValuesComplete(t *testing.T) {
	dates, methods, carriers := "2026-05-03\t2026-05-05\t2026-05-04\t2026-05-09", "PayPal\tVisa\tcash on delivery\tVisa", "DHL\tDPD\tDHL Paket\tRoyal Mail"
	names, postals := "Ann Brown\tBob Green\tCid White\tDee Black", "602 00\t150 00\t779 00\t301 00"
	for _, c := range [][3]string{
		{"Cleared", dates, "paid_date"},
		{"Tender", methods, "payment_method"},
		{"Qzx", carriers, "carrier"},
		{"Shipping with", carriers, "carrier"},
		{"Deliver whom", names, "recipient_name"},
		{"Bill-to contact", names, "buyer_name"},
		{"Směr. číslo", postals, "postal_code"},
		{"Qzx", names, ""},
		{"Qzx", dates, ""},
		{"Estimated", dates, ""},
	} {
		r := mustRead(t, Request{}, withColumn(c[0], c[1])...)
		if got := fieldOf(r, c[0]); got != c[2] {
			t.Errorf("%s over %q is %q instead of %q: %s", c[0], strings.Split(c[1], "\t")[0], got, c[2], r.Columns[3].Reason)
		}
	}
}

// withColumn is a list of orders with one more column.
func withColumn(header, values string) []string {
	rows := []string{"Order no\tOrder date\tTotal\t" + header}
	for i, value := range strings.Split(values, "\t") {
		rows = append(rows, []string{"A-71\t2026-05-01\t10.00\t", "A-72\t2026-05-02\t12.50\t", "A-73\t2026-05-03\t9.99\t", "A-74\t2026-05-04\t7.20\t"}[i]+value)
	}
	return rows
}

// A list of goods and of where they go is one of orders, though its numbers are not understood and its amounts leave a net.
func TestAddressesAreNoStatement(t *testing.T) {
	_, err := readText(t, Request{}, "Zettel\tPurchased on\tShip street\tShip postcode\tShip country\tCustomer email\tItem name\tBase subtotal\tShipping and handling\tTax amount\tGrand total\tTrack number",
		"KX-77\t2026-05-01\tElm Row 4\t43215\tUS\ta@mail.example\tMug\t41.80\t5.00\t3.74\t50.54\t1ZC4820035651559", "QA-12\t2026-05-02\tHigh Rd 2\t78704\tUS\tb@mail.example\tCup\t34.00\t4.00\t3.04\t41.04\t1ZC4820035651511",
		"PL-90\t2026-05-03\tMill Ln 9\t33606\tUS\tc@mail.example\tMug\t20.90\t5.00\t1.87\t27.77\t1ZC4820035651522")
	if err == nil || !strings.Contains(err.Error(), "order number") {
		t.Errorf("not asked for its orders' number: %v", err)
	}
}

// Arabic as it is written in chats, with digits for letters that Latin has none for, is understood.
func TestArabicOfChats(t *testing.T) {
	r := mustRead(t, Request{}, "Raqam el talab\tTarikh el talab\tEsm el 3ameel\tEl 3enwan\tSe3r el wahda\tEgmaly el talab\tRaqam el bolisa\tMola7zat",
		"A-71\t2026-05-01\tAnn Brown\t12 High Road\t5.00\t10.00\tBO0001234\t", "A-72\t2026-05-02\tBob Green\t7 Mill Lane\t6.25\t12.50\tBO0001299\tcall", "A-73\t2026-05-03\tCid White\t3 Church Row\t9.99\t9.99\tBO0001311\t")
	for header, want := range map[string]string{
		"Raqam el talab": "order_number", "Tarikh el talab": "order_date", "El 3enwan": "address", "Se3r el wahda": "unit_price", "Egmaly el talab": "order_total",
		"Raqam el bolisa": "waybill", "Mola7zat": "note",
	} {
		if got := fieldOf(r, header); got != want {
			t.Errorf("%s is %q", header, got)
		}
	}
}

// A country is known by its name; what none of is known is no country, though another language calls one so.
func TestCountriesByName(t *testing.T) {
	for values, want := range map[string]string{"Jihomoravský\tOlomoucký\tPlzeňský\tPraha": "region", "Polska\tNiemcy\tCzechy\tPolska": "country"} {
		if r := mustRead(t, Request{}, withColumn("Kraj", values)...); fieldOf(r, "Kraj") != want {
			t.Errorf("%s: %q instead of %s", values, fieldOf(r, "Kraj"), want)
		}
	}
}
