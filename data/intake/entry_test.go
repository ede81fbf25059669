package intake

import (
	"fmt"
	"strings"
	"testing"

	"parcelbook/data"
)

// accounted is a format of statements for trying how rows make their lines.
func accounted(change func(*Format)) []Format {
	f := Format{
		Name: "mine", Kind: Statements, Statement: data.StatementPayout, Channel: "Shop", Currency: "USD", Recognise: []string{"No"},
		Fields: map[string][]string{
			"order_number": {"No"}, "entry_type": {"Type + What", "Type"}, "net": {"Net"}, "collected": {"Gross"}, "fee": {"Fee", "Tax"}, "freight": {"Freight"},
			"paid_date": {"Paid"}, "currency": {"Money"}, "reference": {"Payout"},
		},
	}
	change(&f)
	return []Format{f}
}

// lines writes the lines of a result: number, type, collected less fees and freight is net, rows.
func lines(r *Result) string {
	var list []string
	for _, l := range r.Lines {
		fees := ""
		for _, f := range l.Fees {
			fees += fmt.Sprintf(" %s %d", f.Kind, f.Amount)
		}
		list = append(list, fmt.Sprintf("%s %s %s: %d -%s - %d = %d rows %s", l.OrderNumber, l.EntryType, l.Currency, l.Collected, fees, l.Freight, l.Net, numbers(r, l.Rows)))
	}
	if r.Refused+r.Skipped > 0 {
		list = append(list, fmt.Sprintf("%d refused, %d skipped: %s", r.Refused, r.Skipped, strings.Join(reasons(r), "; ")))
	}
	return strings.Join(list, "\n")
}

func TestEntries(t *testing.T) {
	parts := func(f *Format) {
		f.Group = true
		f.Entries = []EntryWords{{Words: []string{"refund"}, Type: data.EntryRefund}, {Words: []string{"order"}, Type: data.EntryRelease}, {Words: []string{"fee"}, Type: data.EntryFee}}
		f.Parts = []PartWords{{Words: []string{"price"}, Part: "collected"}, {Words: []string{"postage"}, Part: "freight"}, {Words: []string{"fee", "commission"}, Part: "fee"}}
	}
	types := func(f *Format) {
		f.Entries = []EntryWords{{Words: []string{"back"}, Type: data.EntryRefund, Negative: true}, {Words: []string{"storage"}, Type: data.EntryFee}, {Type: data.EntryRelease}}
	}
	for _, c := range []struct {
		name   string
		change func(*Format)
		lines  []string
		want   string
	}{
		{
			"a row for each amount, wherever it stands", parts,
			[]string{"No\tType\tWhat\tNet", "1\tOrder\tPrice\t100", "2\tOrder\tPrice\t50", "1\tOrder\tcommission\t(15)", "1\tRefund\tPrice\t-20", "1\tOrder\tPostage\t-5", "1\tOrder\tcommission\t-1", "\tFee\tStorage fee\t-7", "\tFee\tStorage fee\t-8"},
			"1 release USD: 10000 - commission 1600 - 500 = 7900 rows 2 4 6 7\n2 release USD: 5000 - - 0 = 5000 rows 3\n1 refund USD: -2000 - - 0 = -2000 rows 5\n" +
				" fee USD: 0 - Storage fee 700 - 0 = -700 rows 8\n fee USD: 0 - Storage fee 800 - 0 = -800 rows 9",
		},
		{
			"a fee of an order is of what is released for it, whichever comes first", parts,
			[]string{"No\tType\tWhat\tNet", "1\tFee\tAd fee\t-3", "1\tOrder\tPrice\t100"},
			"1 release USD: 10000 - Ad fee 300 - 0 = 9700 rows 2 3",
		},
		{
			"what cannot be read takes its order with it", parts,
			[]string{"No\tType\tWhat\tNet", "1\tOrder\tPrice\t100", "2\tOrder\tPrice\t50", "1\tOrder\tcommission\tabc"},
			"2 release USD: 5000 - - 0 = 5000 rows 3\n2 refused, 0 skipped: not an amount",
		},
		{
			"currencies stay apart", parts,
			[]string{"No\tType\tWhat\tNet\tMoney", "1\tOrder\tPrice\t100\tUSD", "1\tOrder\tcommission\t-5\tEUR"},
			"1 release USD: 10000 - - 0 = 10000 rows 2\n1 release EUR: 0 - commission 500 - 0 = -500 rows 3",
		},
		{
			"what goes back is written above zero", types,
			[]string{"No\tType\tGross\tFee\tNet", "1\tSale\t100\t10\t90", "1\tBack\t100\t-10\t90"},
			"1 release USD: 10000 - Fee 1000 - 0 = 9000 rows 2\n1 refund USD: -10000 - Fee -1000 - 0 = -9000 rows 3",
		},
		{
			"an amount of a fee is the fee", types,
			[]string{"No\tType\tNet", "\tStorage\t-12.34", "\tStorage\t2"},
			" fee USD: 0 - Storage 1234 - 0 = -1234 rows 2\n fee USD: 0 - Storage -200 - 0 = 200 rows 3",
		},
		{
			"net before what is named", func(f *Format) { types(f); f.NetBeforeFees, f.RestFee = true, "commission" },
			[]string{"No\tType\tGross\tNet\tFreight\tFee", "1\tSale\t100\t82\t5\t1", "1\tSale\t0\t0\t7\t0"},
			"1 release USD: 10000 - Fee 100 commission 1800 - 500 = 7600 rows 2\n1 release USD: 0 - - 700 = -700 rows 3",
		},
		{
			"a rest of a known kind", func(f *Format) { types(f); f.RestFee = "subsidies" },
			[]string{"No\tType\tGross\tFee\tNet", "1\tSale\t100\t10\t92", "2\tSale\t100\t10\t90"},
			"1 release USD: 10000 - Fee 1000 subsidies -200 - 0 = 9200 rows 2\n2 release USD: 10000 - Fee 1000 - 0 = 9000 rows 3",
		},
		{
			"a column of debits takes away, though it is written above zero", func(f *Format) {
				types(f)
				f.Fields["net"], f.Debits = []string{"In + Out"}, []string{"Out"}
			},
			[]string{"No\tType\tIn\tOut\tFee", "1\tsale\t95\t\t5", "1\tsale\t0.00\t10\t", "1\tsale\t30\t1\t"},
			"1 release USD: 10000 - Fee 500 - 0 = 9500 rows 2\n1 release USD: -1000 - - 0 = -1000 rows 3\n1 release USD: 2900 - - 0 = 2900 rows 4",
		},
		{
			"fees below zero cost, in every column", func(f *Format) { types(f); f.FeeSign = "-" },
			[]string{"No\tType\tFee\tTax\tNet", "1\tSale\t-10\t3\t93"},
			"1 release USD: 10000 - Fee 1000 Tax -300 - 0 = 9300 rows 2",
		},
		{
			"the signs by which lines add up", types,
			[]string{"No\tType\tGross\tFee\tTax\tNet", "1\tSale\t100\t10\t3\t93", "2\tSale\t50\t5\t1\t46"},
			"1 release USD: 10000 - Fee 1000 Tax -300 - 0 = 9300 rows 2\n2 release USD: 5000 - Fee 500 Tax -100 - 0 = 4600 rows 3",
		},
		{
			"filled down, the row of the total left out", func(f *Format) {
				types(f)
				f.Carry, f.Total = []string{"currency", "paid_date"}, &TotalCell{Column: "Sum"}
			},
			[]string{"No\tType\tNet\tMoney\tPaid\tSum", "\t\t\tEUR\t2026-05-02\t30", "1\tSale\t10\t\t\t", "2\tSale\t20\t\t\t"},
			"1 release EUR: 1000 - - 0 = 1000 rows 3\n2 release EUR: 2000 - - 0 = 2000 rows 4",
		},
		{
			"payouts in columns of their own", func(f *Format) {
				f.Statement, f.Entries = data.StatementLedger, []EntryWords{{Type: data.EntryRefund, BelowZero: true}, {Type: data.EntryRelease}}
				f.Withdrawals = map[string]string{"net": "Out", "paid_date": "Out on", "reference": "Out by"}
			},
			[]string{"No\tNet\tOut\tOut on\tOut by", "1\t10\t\t\t", "2\t-3\t\t\t", "\t\t7.00\t2026-05-02\tP1"},
			"1 release USD: 0 - - 0 = 1000 rows 2\n2 refund USD: 0 - - 0 = -300 rows 3\n withdrawal USD: 0 - - 0 = -700 rows 4",
		},
		{
			"not settled yet", func(f *Format) { types(f); f.Skip = map[string][]string{"State": {"pending"}} },
			[]string{"No\tType\tNet\tState", "1\tSale\t10\tPending", "2\tSale\t20\tpaid"},
			"2 release USD: 2000 - - 0 = 2000 rows 3\n0 refused, 1 skipped: this is not settled; skipped",
		},
		{
			"charges of an invoice", func(f *Format) { f.Statement, f.Carrier, f.Group = data.StatementFreight, "UPS", true },
			[]string{"No\tFreight", "1\t5", "\t3", "1\t-1.50", "1\t"},
			"1  USD: 0 - - 350 = 0 rows 2 4\n  USD: 0 - - 300 = 0 rows 3\n0 refused, 1 skipped: nothing is charged in this row; skipped",
		},
		{
			"sums of columns", func(f *Format) { types(f); f.Fields["net"] = []string{"Net + More", "Net"} },
			[]string{"No\tType\tNet\tMore", "1\tSale\t10\t5", "2\tSale\t10\t", "3\tSale\t\t2"},
			"1 release USD: 1500 - - 0 = 1500 rows 2\n2 release USD: 1000 - - 0 = 1000 rows 3\n3 release USD: 200 - - 0 = 200 rows 4",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, Request{Formats: accounted(c.change)}, c.lines...)
			if got := lines(r); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if c.name == "filled down, the row of the total left out" && (r.Statement.Total != 3000 || !r.Statement.HasTotal || r.Statement.Date != "2026-05-02" || r.Lines[1].Currency != "EUR" || len(r.Lines[1].Rows[0].Cells) != 3) {
				t.Errorf("%+v %q", r.Statement, r.Lines[1].Rows[0].Cells)
			}
		})
	}
}

// An entry that no word is known of is told, once, and no revenue.
func TestUnknownEntries(t *testing.T) {
	r := mustRead(t, Request{Formats: accounted(func(*Format) {})}, "No\tType\tNet", "1\tGlorp\t10", "2\tGlorp\t11")
	if len(r.Problems) != 1 || r.Lines[0].EntryType != data.EntryAdjustment || !strings.Contains(r.Problems[0].Reason.String(), `"Glorp" is not known`) {
		t.Errorf("%+v %v", r.Lines, r.Problems)
	}
}

func TestCurrencyByName(t *testing.T) {
	formats := accounted(func(f *Format) { f.Currency, f.CurrencyBy = "", map[string]string{"FILE": "SGD"} })
	if r := mustRead(t, Request{Formats: formats, Currency: "USD"}, "No\tType\tNet", "1\torder\t10"); r.Lines[0].Currency != "SGD" {
		t.Errorf("%+v", r.Lines)
	}
}

// A file without a header is recognised by what its cells look like; what stands over the data tells the statement.
func TestRecognisedByValues(t *testing.T) {
	f := Format{
		Name: "mine", Kind: Statements, Statement: data.StatementFreight, Carrier: "Post", Currency: "USD", NoHeader: true, Values: map[string]string{"A": `^D$`, "C": `^\d+\.\d\d$`},
		Footers: []string{`^H\b`}, Head: map[string]string{"paid_date": "B1", "reference": "C1", "net": "D1"}, Fields: map[string][]string{"waybill": {"B"}, "freight": {"C + E"}},
	}
	r := mustRead(t, Request{Formats: []Format{f}}, "H\t2026-05-02\tINV1\t7.50", "D\tW1\t5.00", "D\tW2\t2.50")
	if s := r.Statement; r.Format != "mine" || len(r.Lines) != 2 || r.Lines[1].Freight != 250 || s.Total != 750 || s.Date != "2026-05-02" || s.Reference != "INV1" || r.HeaderRow != 0 {
		t.Errorf("%s %+v %+v", r.Format, s, r.Lines)
	}
	if _, err := readText(t, Request{Formats: []Format{f}}, "H\t2026-05-02\tINV1\t7.50", "D\tW1\t5", "D\tW2\t2,50"); err == nil {
		t.Error("a file that looks otherwise is taken for one of the format")
	}
}

func TestStatementFormatsThatCannotBe(t *testing.T) {
	for reason, change := range map[string]func(*Format){
		`not of "net"`:           func(f *Format) { f.Parts = []PartWords{{Part: "net"}} },
		`no field "sum"`:         func(f *Format) { f.Carry = []string{"sum"} },
		`a withdrawal has no "`:  func(f *Format) { f.Withdrawals = map[string]string{"fee": "A"} },
		`"x" is no sign of fees`: func(f *Format) { f.FeeSign = "x" },
		"a total is in a column": func(f *Format) { f.Total = &TotalCell{Sheet: "A"} },
		`has no "fee" in "B1"`:   func(f *Format) { f.Head = map[string]string{"fee": "B1"} },
		`has no "net" in "1B"`:   func(f *Format) { f.Head = map[string]string{"net": "1B"} },
		"recognised by the val":  func(f *Format) { f.Values = map[string]string{"A": "."} },
		`"XXX" is not a currenc`: func(f *Format) { f.CurrencyBy = map[string]string{"a": "XXX"} },
	} {
		if err := accounted(change)[0].Validate(); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: %v", reason, err)
		}
	}
}

// What is transferred or deposited is a payout to the bank where it takes money out of the account, and only there.
func TestTransfersOutOfAnAccount(t *testing.T) {
	r := mustRead(t, Request{}, "Date\tOrder number\tType\tSales\tFees\tNet total", "2026-05-01\tA1\tOrder\t20.00\t-2.00\t18.00", "2026-05-02\tA2\tOrder\t30.00\t-3.00\t27.00", "2026-05-03\t\tTransfer\t0.00\t0.00\t-45.00")
	if l := r.Lines[2]; l.EntryType != data.EntryWithdrawal || l.Net != -4500 {
		t.Errorf("%+v", l)
	}
}

// Amounts of a row whose columns of currency disagree are of none: what was sold in pesos and settled in dollars is refused.
func TestColumnsOfCurrencyThatDisagree(t *testing.T) {
	r := mustRead(
		t, Request{}, "SOURCE_ID\tEXTERNAL_REFERENCE\tTRANSACTION_TYPE\tTRANSACTION_AMOUNT\tTRANSACTION_CURRENCY\tFEE_AMOUNT\tSETTLEMENT_NET_AMOUNT\tSETTLEMENT_CURRENCY\tSETTLEMENT_DATE",
		"1\tP-1\tSETTLEMENT\t2000.00\tMXN\t-10.00\t90.00\tUSD\t2026-03-04", "2\tP-2\tSETTLEMENT\t100.00\tUSD\t-10.00\t90.00\tUSD\t2026-03-04",
	)
	if len(r.Lines) != 1 || r.Lines[0].OrderNumber != "P-2" || len(r.Quarantine) != 1 {
		t.Errorf("%s: %+v", r.Format, r.Lines)
	}
}

// What pays the seller out is no more the channel's, and what pays an order is, by which way the money goes; an order called off
// is paid back.
func TestPaymentsGoEitherWay(t *testing.T) {
	for word, want := range map[string][2]data.EntryType{
		"Payment": {data.EntryRelease, data.EntryWithdrawal}, "Zahlung": {data.EntryRelease, data.EntryWithdrawal}, "Ödeme": {data.EntryRelease, data.EntryWithdrawal},
		"Hakediş ödemesi": {data.EntryWithdrawal, data.EntryWithdrawal}, "Storno": {data.EntryRefund, data.EntryRefund}, "Payment reversal": {data.EntryRefund, data.EntryRefund},
		"Payment VAT": {data.EntryAdjustment, data.EntryAdjustment},
	} {
		r := mustRead(t, Request{}, "Transaction date\tTransaction type\tOrder number\tAmount\tBalance",
			"2026-05-01\tOrder\tA-1001\t150.25\t150.25", "2026-05-02\t"+word+"\tA-1002\t20.00\t170.25", "2026-05-03\t"+word+"\tA-1003\t-20.00\t150.25")
		if len(r.Lines) != 3 || r.Lines[1].EntryType != want[0] || r.Lines[2].EntryType != want[1] {
			t.Errorf("%s: %v", word, moneyOf(r))
		}
	}
}
