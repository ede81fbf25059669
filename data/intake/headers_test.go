package intake

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"parcelbook/data/sheet"
)

// understood is the share of headers that must be understood by their words alone, in thousandths.
const understood = 980

// Headers of real kinds of file in many languages, by their words alone: none may be taken surely for what it is not, and
// nearly all are understood.
//
// In headers.txt stands after "## " a language, and on each line for a kind of file and a field the headers that are it:
// "a?b" is either, which the values decide, and "-" no field that such a file has.
func TestHeadersOfManyLanguages(t *testing.T) {
	text, err := os.ReadFile("testdata/headers.txt")
	check(t, err)
	lib, err := builtin()
	check(t, err)
	all, right := 0, 0
	for section := range strings.SplitSeq(strings.TrimPrefix(string(text), "## "), "\n## ") {
		language, body, _ := strings.Cut(section, "\n")
		in := newInterpreter(lib.words)
		var headers []string
		for line := range strings.Lines(body) {
			if _, list, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
				headers = append(headers, strings.Split(list, " | ")...)
			}
		}
		in.learnLanguages(headers)
		for line := range strings.Lines(body) {
			key, list, ok := strings.Cut(strings.TrimSpace(line), ": ")
			if !ok {
				continue
			}
			purpose, fields, _ := strings.Cut(key, ".")
			for header := range strings.SplitSeq(list, " | ") {
				all++
				got := in.surely(purpose, header)
				switch either := strings.Split(fields, "?"); {
				case slices.ContainsFunc(got, func(field string) bool { return slices.Contains(either, field) }):
					right++
				case got[0] == "-":
					t.Logf("%s %s %q: not understood", language, key, header)
				default:
					t.Errorf("%s %s %q: %s", language, key, header, got)
				}
			}
		}
	}
	t.Logf("%d of %d headers understood", right, all)
	if all < 6500 || right*1000 < all*understood {
		t.Errorf("%d of %d headers understood", right, all)
	}
}

// surely lists the fields that a header surely is in a file for a purpose, as surely each; "-": none.
func (in *interpreter) surely(of, header string) (fields []string) {
	at := purpose(slices.Index(purposeNames[:], of)) // #nosec G115 -- a few
	kind := cmp.Or(map[string]Kind{"orders": Orders, "delivery": Delivered}[of], Statements)
	best := sureEnough
	for _, g := range in.heading(header).guesses {
		if g.in.has(at) && kindFields[kind].Has(g.field) && g.sure >= best {
			fields, best = append(fields, g.field.String()), max(best, g.sure-few)
		}
	}
	if fields == nil {
		return []string{"-"}
	}
	return fields
}

// What a word that is not known stands beside decides what a header is: the last of German nouns, what it is in brackets.
func TestHeadersOfPartsThatAreNotKnown(t *testing.T) {
	lib, err := builtin()
	check(t, err)
	for header, want := range map[string]string{
		"Inselzuschlag":                   "fee",
		"Kundenbestellnummer":             "order_number",
		"Auszahlungsreferenz":             "reference",
		"Wolkenkuckucksheim":              "-",
		"Kwota pobrania (zł)":             "collected",
		"COD Amt Rs.":                     "collected",
		"Сумма НП, руб.":                  "collected",
		"代收货款（元）":                         "collected",
		"codAmountCollected":              "collected",
		"remitted_on":                     "paid_date",
		"Date of remittance to merchant":  "paid_date",
		"COD (Y/N)":                       "-",
		"Cod client":                      "-",
		"Remittance cycle":                "-",
		"Kód banky":                       "-",
		"Bank code":                       "-",
		"NEFT ID":                         "reference",
		"Expected remittance date":        "-",
		"Return shipment tracking number": "-",
		"VAT on fees (20 %)":              "fee",
		"Delivery (EUR)":                  "-",
		"Сумма за вычетом комиссии (руб.)": "net",
	} {
		in := newInterpreter(lib.words)
		if got := in.surely("cod", header); got[0] != want {
			t.Errorf("%q: %s instead of %s: %+v", header, got, want, in.heading(header).guesses)
		}
	}
}

// The currency of an entry is not in doubt for the one that its net is in.
func TestCurrencyOfTheNet(t *testing.T) {
	r := mustRead(t, Request{},
		"Order ID\tTransaction ID\tPayout date\tNet currency\tGross\tFee\tNet\tTransaction currency",
		"1001\tT-100201\t2026-05-01\tEUR\t20.00\t1.00\t19.00\tEUR",
		"1002\tT-100202\t2026-05-02\tEUR\t30.00\t1.50\t28.50\tUSD",
		"1003\tT-100203\t2026-05-03\tEUR\t40.00\t2.00\t38.00\tEUR")
	if got := mapped(r); !strings.Contains(got, "Transaction currency=currency") || strings.Contains(got, "Net currency=currency") {
		t.Error(got)
	}
}

// Transactions with their fees and net are no orders, though no column has the orders' numbers.
func TestTransactionsAreNoOrders(t *testing.T) {
	_, err := readText(t, Request{},
		"Transaction ID\tPayout date\tGross\tFee\tNet",
		"T-100201\t2026-05-01\t20.00\t1.00\t19.00",
		"T-100202\t2026-05-02\t30.00\t1.50\t28.50",
		"T-100203\t2026-05-03\t40.00\t2.00\t38.00")
	if !errors.Is(err, ErrNoHeader) {
		t.Errorf("it is taken in: %v", err)
	}
}

// What stands over the header, a label before each value or a few words over a wider table, is none, though beside the values of the
// table more of it may be understood.
func TestRowsOverTheHeader(t *testing.T) {
	const header = "Receipt No.\tCompletion Time\tInitiation Time\tDetails\tTransaction Status\tPaid In\tGone\tBalance\tConfirmed\tSubject\tOther Party Info\tLinked\tA/C No."
	var rows []string
	for i := range 20 {
		at := fmt.Sprintf("%02d-09-2026 18:55:46", 28-i)
		rows = append(rows, fmt.Sprintf("T32CQQ%d\t%s\t%s\tBill of 2547\tCompleted\t850.00\t\t%d.20\ttrue\tPay %s Online\t2547 %d Ann %d\t\t%d", i*i*31, at, at, 90000-i*850, []string{"Bill", "Fee"}[i%2], 700+i, i, 7714-i))
	}
	for _, above := range []string{"Account:\tMerchant Account", "Account Holder：\tAnn's Crafts\tShort Code：\t889900", "Customer\tMerchant Account"} {
		_, err := readText(t, Request{}, append([]string{above, header}, rows...)...)
		var failure *sheet.Failure
		if !errors.As(err, &failure) || failure.Row != 2 {
			t.Errorf("under %q: %v", above, err)
		}
	}
}

// What an order comes to may say that the postage is in it.
func TestTotalThatSaysItHasPostage(t *testing.T) {
	r := mustRead(t, Request{}, "Nr. comanda\tData comanda\tClient\tMetoda de plata\tTotal (fara taxa de livrare)\tTaxa de livrare\tTotal (livrare inclusa)", "A-1\t2026-07-06\tRadu Georgescu\tRamburs\t81,00\t17,00\t98,00", "A-2\t2026-07-06\tMihai Ionescu\tRamburs\t264,00\t0,00\t264,00", "A-3\t2026-07-07\tIoana Marin\tRamburs\t41,54\t15,00\t56,54")
	if len(r.Orders) < 3 {
		t.Fatal(r.Problems, r.Columns)
	}
	for i, total := range []int64{9800, 26400, 5654} {
		if o := r.Orders[i]; o.Total != total {
			t.Errorf("%s comes to %d", o.Number, o.Total)
		}
	}
}

// What is said of buyers is so under "Buyers", too; at a live sale they are called miners.
func TestBuyerUnderBuyers(t *testing.T) {
	r := mustRead(t, Request{}, "Ventas\t\t\tCompradores\t", "# de venta\tFecha de venta\tTotal\tComprador\tDomicilio", "A-1\t2026-05-01\t20.50\tLucía Fernández\tAv. Rivadavia 10", "A-2\t2026-05-02\t21.50\tCarlos Ruiz\tAv. Rivadavia 11")
	if got := fieldsAs(r, "Comprador", "Compradores Domicilio"); got != "Comprador=buyer_name Compradores Domicilio=address " {
		t.Error(got)
	}
	r = mustRead(t, Request{}, orderRows("Miner\tMOP", "Mark Bautista #\tGCash", "Liza Mendoza #\tGCash")...)
	if got := fieldsAs(r, "Miner"); got != "Miner=buyer_name " {
		t.Error(got)
	}
}
