package intake

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parcelbook/data"
)

// entriesOf writes the lines of a result: number, type, and what each comes to.
func entriesOf(r *Result) []string {
	var list []string
	for _, l := range r.Lines {
		list = append(list, strings.TrimSpace(fmt.Sprintf("%s %s %d", l.OrderNumber, l.EntryType, l.Net)))
	}
	return list
}

// accountOf is an account whose words for what comes in and goes out are these, as rows.
func accountOf(in, out string) []string {
	return []string{
		"Date\tType\tOrder number\tDr/Cr\tAmount",
		"2026-05-01\tSale\tA-1\t" + in + "\t150.25", "2026-05-02\tCommission\tA-1\t" + out + "\t12.50", "2026-05-03\tSale\tA-2\t" + in + "\t99.00",
		"2026-05-04\tAdjustment\tA-2\t" + out + "\t7.00", "2026-05-14\tPayout\t\t" + out + "\t200.00",
	}
}

var accountEntries = []string{"A-1 release 15025", "A-1 fee -1250", "A-2 release 9900", "A-2 adjustment -700", "withdrawal -20000"}

// Amounts that are all above zero go the way that a column beside them says, or they are refused, or told.
func TestDirections(t *testing.T) {
	const turned = "the words for what comes in and what goes out are meant the other way round, as "
	withBalance := func(rows []string) []string {
		balances := []string{"Balance", "150.25", "137.75", "236.75", "229.75", "29.75"}
		for i := range rows {
			rows[i] += "\t" + balances[i]
		}
		return rows
	}
	for _, c := range []struct {
		name string
		rows []string
		want []string
		told string // the last of the problems that are of no kind of entry; "": there is none
	}{
		{"words", accountOf("CR", "DR"), accountEntries, ""},
		{"signs", accountOf("+", "-"), accountEntries, ""},
		{"a balance beside the words", withBalance(accountOf("Credit", "Debit")), accountEntries, ""},
		{"words of the other side's books, by the balance", withBalance(accountOf("Debit", "Credit")), accountEntries, turned + `the balance in "Balance"` + " says"},
		{
			"words that the kinds of entries contradict", accountOf("Debit", "Credit"), nil,
			`what comes in by this goes out by the kinds of the entries; say which way this money goes, or by a mapping, in its "directions" or "debits", what comes in and what goes out`,
		},
		{
			"words that descriptions contradict",
			[]string{
				"Date\tOrder number\tD/C\tAmount\tDescription", "2026-05-01\tA-1\tD\t100.00\tSale A-1", "2026-05-01\tA-1\tC\t10.00\tCommission",
				"2026-05-02\tA-2\tD\t50.00\tSale A-2", "2026-05-02\tA-2\tC\t5.00\tCommission",
			},
			nil,
			`what comes in by this goes out by the kinds of the entries; say which way this money goes, or by a mapping, in its "directions" or "debits", what comes in and what goes out`,
		},
		{
			"a balance that the kinds of entries contradict",
			[]string{
				"Date\tType\tOrder number\tDr/Cr\tAmount\tBalance", "2026-05-01\tSale\tA-1\tCR\t50.00\t950.00", "2026-05-02\tRefund\tA-1\tDR\t20.00\t970.00",
				"2026-05-03\tSale\tA-2\tCR\t30.00\t940.00", "2026-05-04\tSale\tA-3\tCR\t41.00\t899.00",
			},
			nil,
			`what comes in by the balance in "Balance" goes out by the kinds of the entries; say which way this money goes, or by a mapping, in its "directions" or "debits", what comes in and what goes out`,
		},
		{
			"a word that is not known, and none",
			append(accountOf("In", "Out"), "2026-05-15\tSale\tA-3\tNeutral\t1.00", "2026-05-16\tSale\tA-4\t\t2.00"), accountEntries,
			"nothing says whether the money comes in or goes out",
		},
		{
			"a dash among other words says nothing", append(accountOf("In", "Out"), "2026-05-15\tSale\tA-3\t-\t1.00"), accountEntries,
			`it is not known whether this says that money comes in or goes out: say so by a mapping, in its "directions"`,
		},
		{
			"amounts with signs, too",
			[]string{"Date\tType\tOrder number\tDr/Cr\tAmount", "2026-05-01\tSale\tA-1\tCR\t150.25", "2026-05-02\tCommission\tA-1\tDR\t-12.50", "2026-05-03\tRefund\tA-1\tDR\t-2.50", "2026-05-03\tRefund\tA-1\t\t-3.50"},
			[]string{"A-1 release 15025", "A-1 fee -1250", "A-1 refund -250", "A-1 refund -350"},
			"",
		},
		{
			"a sign that the word contradicts",
			[]string{"Date\tType\tOrder number\tDr/Cr\tAmount", "2026-05-01\tSale\tA-1\tCR\t150.25", "2026-05-02\tCommission\tA-1\tDR\t-12.50", "2026-05-03\tRefund\tA-1\tDR\t-2.50", "2026-05-03\tRefund\tA-1\tDR\t3.50"},
			[]string{"A-1 release 15025", "A-1 fee -1250", "A-1 refund -250"},
			"its sign is otherwise than the word for which way the money goes, and in most rows it is not: mend one of them",
		},
		{
			"an amount below zero among those without signs", append(accountOf("In", "Out"), "2026-05-15\tAdjustment\tA-3\tOut\t-1.00"), accountEntries,
			"it is below zero beside a word for which way the money goes, and in most rows it is not: mend one of them",
		},
		{
			"an amount below zero that the balance shows to take back what the word says",
			[]string{
				"Date\tType\tOrder number\tDr/Cr\tAmount\tBalance", "2026-05-01\tSale\tA-1\tCR\t50.00\t50.00", "2026-05-02\tRefund\tA-1\tDR\t20.00\t30.00",
				"2026-05-03\tRefund\tA-1\tDR\t-20.00\t50.00", "2026-05-04\tSale\tA-2\tCR\t7.00\t57.00",
			},
			[]string{"A-1 release 5000", "A-1 refund -2000", "A-1 refund 2000", "A-2 release 700"},
			"",
		},
		{
			"a card that is debited",
			[]string{
				"Payment date\tOrder number\tDebit/Credit\tGross amount\tFee\tNet amount", "2026-05-01\tA-1\tDebit\t50.00\t1.00\t49.00", "2026-05-02\tA-2\tDebit\t30.00\t0.60\t29.40",
				"2026-05-03\tA-2\tCredit\t-10.00\t0\t-10.00", "2026-05-04\tA-3\tDebit\t20.00\t0.40\t19.60",
			},
			[]string{"A-1  4900", "A-2  2940", "A-2  -1000", "A-3  1960"},
			turned + "the sign of the amounts says",
		},
		{
			"what is kept back shows which comes in",
			[]string{
				"Payment date\tOrder number\tDebit/Credit\tGross amount\tFee\tNet amount", "2026-05-01\tA-1\tDebit\t50.00\t1.00\t49.00", "2026-05-02\tA-2\tDebit\t30.00\t0.60\t29.40",
				"2026-05-03\tA-2\tCredit\t10.00\t0.30\t10.30", "2026-05-04\tA-3\tDebit\t20.00\t0.40\t19.60",
			},
			[]string{"A-1  4900", "A-2  2940", "A-2  -1030", "A-3  1960"},
			turned + "what was kept back says",
		},
		{
			"most of a payout would go out",
			[]string{"Payment date\tOrder number\tDebit/Credit\tGross amount\tFee\tNet amount", "2026-05-01\tA-1\tDebit\t50.00\t1.00\t49.00", "2026-05-02\tA-2\tDebit\t30.00\t0.60\t29.40", "2026-05-03\tA-2\tCredit\t10.00\t0.30\t9.70"},
			nil, `what comes in by this goes out by the kinds of the entries; say which way this money goes, or by a mapping, in its "directions" or "debits", what comes in and what goes out`,
		},
		{
			"two columns of the other side's books, by the balance",
			[]string{"Date\tType\tOrder number\tDebit\tCredit\tBalance", "2026-05-01\tSale\tA-1\t150.25\t\t150.25", "2026-05-02\tRefund\tA-1\t\t12.50\t137.75", "2026-05-03\tSale\tA-2\t99.00\t\t236.75", "2026-05-14\tPayout\t\t\t200.00\t36.75"},
			[]string{"A-1 release 15025", "A-1 refund -1250", "A-2 release 9900", "withdrawal -20000"},
			turned + `the balance in "Balance" says`,
		},
		{
			"two columns that the kinds of entries contradict",
			[]string{"Date\tType\tOrder number\tDebit\tCredit", "2026-05-01\tSale\tA-1\t150.25\t", "2026-05-02\tRefund\tA-1\t\t12.50", "2026-05-03\tSale\tA-2\t99.00\t", "2026-05-14\tPayout\t\t\t200.00"},
			nil, `what comes in by this goes out by the kinds of the entries; say which way this money goes, or by a mapping, in its "directions" or "debits", what comes in and what goes out`,
		},
		{
			"a remark that says the kind of each entry", // and the newest first
			[]string{"Date\tDescription\tOrder number\tMoney in\tMoney out\tBalance", "2026-05-14\tPayout\t\t\t200.00\t36.75", "2026-05-03\tSale\tA-2\t99.00\t\t236.75", "2026-05-02\tCommission\tA-1\t\t12.50\t137.75", "2026-05-01\tSale\tA-1\t150.25\t\t150.25"},
			[]string{"withdrawal -20000", "A-2 release 9900", "A-1 fee -1250", "A-1 release 15025"},
			"",
		},
		{
			"nothing says the kind of an entry",
			[]string{"Date\tRemark\tOrder number\tMoney in\tMoney out", "2026-05-01\tshoes\tA-1\t150.25\t", "2026-05-02\tback\tA-1\t\t12.50", "2026-05-03\tboots\tA-2\t99.00\t"},
			[]string{"A-1 adjustment 15025", "A-1 adjustment -1250", "A-2 adjustment 9900"},
			"no column says what the entries are about: they are taken for adjustments between the holder and the seller",
		},
		{
			"a total of both ways is none of the account", append(accountOf("CR", "DR"), "Total\t\t\t\t468.75"), accountEntries, "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, Request{}, c.rows...)
			told := slices.DeleteFunc(reasons(r), func(s string) bool { return strings.HasPrefix(s, "the entry type") })
			if got := entriesOf(r); !slices.Equal(got, c.want) || c.told == "" && len(told) > 0 || c.told != "" && (len(told) == 0 || told[len(told)-1] != c.told) {
				t.Errorf("%s: %q\n%q", r.Format, got, told)
			}
			if r.Statement.HasTotal {
				t.Errorf("a total of %d", r.Statement.Total)
			}
		})
	}
}

// Where the rows contradict what a file says of which way its money goes, it is asked of what says that it came in, and the answer
// reads the file; the question is not put where nothing contradicts.
func TestContradictingDirectionsAreAsked(t *testing.T) {
	columns := func(in, out string) []string {
		return []string{
			"Date\tType\tOrder number\t" + in + "\t" + out, "2026-05-14\tPayout\t\t0.00\t200.00", "2026-05-01\tSale\tA-1\t150.25\t0.00",
			"2026-05-02\tCommission\tA-1\t\t12.50", "2026-05-03\tSale\tA-2\t99.00\t", "2026-05-04\tAdjustment\tA-2\t\t7.00",
		}
	}
	for _, c := range []struct {
		rows   []string
		asked  Question
		answer string // by which all comes out as the kinds of entries say
	}{
		{accountOf("Debit", "Credit"), Question{Kind: AskDirection, Column: "Dr/Cr", Example: "Credit", Answers: []string{In, Out}}, Out},
		{columns("Debit", "Credit"), Question{Kind: AskDirection, Column: "Credit", Example: "200.00", Answers: []string{In, Out}}, Out},
		{accountOf("Credit", "Debit"), Question{}, Out}, // it is not asked, and an answer counts for nothing
		{columns("Credit", "Debit"), Question{}, Out},
	} {
		var asked []Question
		if c.asked.Kind != "" {
			asked = []Question{c.asked}
		}
		if r := mustRead(t, Request{}, c.rows...); !reflect.DeepEqual(r.Questions, asked) || asked != nil && len(r.Lines) > 0 {
			t.Errorf("asked %+v, want %+v; %d lines", r.Questions, asked, len(r.Lines))
		}
		r := mustRead(t, Request{Answers: Answers{Direction: c.answer}}, c.rows...)
		got := entriesOf(r)
		if slices.Sort(got); !slices.Equal(got, slices.Sorted(slices.Values(accountEntries))) || len(r.Questions) > 0 {
			t.Errorf("answered: %q, asked %+v", got, r.Questions)
		}
		if asked == nil {
			continue
		}
		r = mustRead(t, Request{Answers: Answers{Direction: In}}, c.rows...)
		if got := entriesOf(r); !slices.Contains(got, "A-1 release -15025") || len(r.Questions) > 0 {
			t.Errorf("answered as the words say: %q, asked %+v", got, r.Questions)
		}
	}
}

// A column of no more than debit and credit cards says nothing of money.
func TestDebitCards(t *testing.T) {
	r := mustRead(t, Request{}, "Payment date\tOrder number\tCard type\tGross amount\tFee\tNet amount", "2026-05-01\tA-1\tDebit\t50.00\t1.00\t49.00", "2026-05-02\tA-2\tCredit\t30.00\t0.60\t29.40", "2026-05-03\tA-3\tDebit\t10.00\t0.30\t9.70")
	if got := entriesOf(r); fieldOf(r, "Card type") != "" || !slices.Equal(got, []string{"A-1  4900", "A-2  2940", "A-3  970"}) {
		t.Errorf("%s: %q, %v", r.Format, got, r.Columns[2])
	}
}

// waysOf are headers for date, kind and order, and an amount, by language, and what they call what comes in and what goes out.
var waysOf = []struct{ head, amount, pairs string }{
	{"Date\tType\tOrder Number", "Amount", "Credit/Debit, Money in/Money out, Paid in/Paid out, Inflow/Outflow, Credit Amount/Debit Amount, Amount In/Amount Out, Deposits/Withdrawals, In/Out, Incoming/Outgoing, Cr/Dr, Income/Expense"},
	{"交易时间\t交易类型\t订单号", "金额", "收入/支出, 收入金额/支出金额, 贷方/借方, 贷方发生额/借方发生额, 转入/转出, 入账/出账, 收入（元）/支出（元）, 收入（+元）/支出（-元）, 存入金额/支取金额, 收款金额/付款金额"},
	{"Fecha\tTipo\tNúmero de pedido", "Importe", "Haber/Debe, Abono/Cargo, Ingresos/Egresos, Entradas/Salidas, Crédito/Débito, Ingreso/Gasto"},
	{"Data\tTipo\tNúmero do pedido", "Valor", "Crédito/Débito, Entrada/Saída, Receita/Despesa"},
	{"Date\tType\tNuméro de commande", "Montant", "Crédit/Débit, Entrée/Sortie, Recettes/Dépenses, Encaissements/Décaissements"},
	{"Buchungstag\tTransaktionsart\tBestellnummer", "Betrag", "Haben/Soll, Gutschrift/Lastschrift, Eingang/Ausgang, Einnahmen/Ausgaben, Einzahlung/Auszahlung, Zugang/Abgang, Gutschrift (EUR)/Belastung (EUR)"},
	{"Дата\tТип операции\tНомер заказа", "Сумма", "Приход/Расход, Кредит/Дебет, Поступление/Списание, Зачислено/Списано, Сумма по кредиту/Сумма по дебету, Доход/Расход"},
	{"Data\tTyp operacji\tNr zamówienia", "Kwota", "Uznania/Obciążenia, Wpływy/Wypływy, Ma/Wn, Przychód/Rozchód, Przychody/Wydatki"},
	{"Data\tTipo\tNumero ordine", "Importo", "Avere/Dare, Entrate/Uscite, Accrediti/Addebiti"},
	{"Tarih\tİşlem Türü\tSipariş No", "Tutar", "Alacak/Borç, Giriş/Çıkış, Gelen/Giden, Yatan/Çekilen"},
	{"Ngày\tLoại giao dịch\tMã đơn hàng", "Số tiền", "Ghi có/Ghi nợ, Thu/Chi, Tiền vào/Tiền ra, Phát sinh có/Phát sinh nợ"},
	{"Tanggal\tJenis Transaksi\tNo Pesanan", "Jumlah", "Kredit/Debit, Masuk/Keluar, Uang Masuk/Uang Keluar, Pemasukan/Pengeluaran"},
	{"거래일\t거래유형\t주문번호", "금액", "입금/출금, 입금액/출금액, 대변/차변, 수입/지출, 입금금액/출금금액, 맡기신금액/찾으신금액"},
	{"Datum\tTyp transakce\tČíslo objednávky", "Částka", "Příjem/Výdej, Kredit/Debet, Příjmy/Výdaje"},
	{"Datum\tType transactie\tBestelnummer", "Bedrag", "Bij/Af, Credit/Debet"},
	{"Data\tTip tranzacție\tNumăr comandă", "Suma", "Credit/Debit, Intrări/Ieșiri"},
	{"取引日\t取引タイプ\t注文番号", "金額", "入金/出金, 入金額/出金額, 貸方/借方"},
	{"วันที่\tประเภทธุรกรรม\tหมายเลขคำสั่งซื้อ", "จำนวนเงิน", "เงินเข้า/เงินออก, ฝาก/ถอน"},
	{"Дата\tТип операції\tНомер замовлення", "Сума", "Надходження/Списання, Прихід/Видаток"},
	{"Dátum\tTranzakció típus\tRendelésszám", "Összeg", "Jóváírás/Terhelés, Bevétel/Kiadás"},
	{"التاريخ\tنوع المعاملة\tرقم الطلب", "المبلغ", "دائن/مدين, وارد/صادر"},
}

// What comes in and what goes out is known in many languages, be it in a column for each or by a word in one.
func TestDirectionsInManyLanguages(t *testing.T) {
	want := []string{"A-1 adjustment 15025", "A-1 adjustment -1250", "A-2 adjustment 9900", "A-1 adjustment -20000"}
	for _, w := range waysOf {
		for pair := range strings.SplitSeq(w.pairs, ", ") {
			in, out, _ := strings.Cut(pair, "/")
			try := func(rows ...string) {
				r, err := readText(t, Request{}, rows...)
				if err != nil {
					t.Errorf("%s: %v", rows[0], err)
				} else if got := entriesOf(r); !slices.Equal(got, want) {
					t.Errorf("%s: %s, %q, %v", rows[0], r.Format, got, reasons(r))
				}
			}
			try(w.head+"\t"+in+"\t"+out, "2026-05-01\tX\tA-1\t150.25\t0.00", "2026-05-02\tY\tA-1\t0.00\t12.50", "2026-05-03\tX\tA-2\t99.00\t", "2026-05-14\tZ\tA-1\t\t200.00")
			if !strings.ContainsAny(pair, "（(额") {
				try(w.head+"\t"+pair+"\t"+w.amount, "2026-05-01\tX\tA-1\t"+in+"\t150.25", "2026-05-02\tY\tA-1\t"+out+"\t12.50", "2026-05-03\tX\tA-2\t"+in+"\t99.00", "2026-05-14\tZ\tA-1\t"+out+"\t200.00")
			}
		}
	}
}

// An account has the same entries whether it is written with signs, with a word for either way, or in a column for each; and so
// where the words are of the other side's books and a balance shows it, or nothing but the balance shows it, be that the other side's.
func TestAnAccountHowEverItIsWritten(t *testing.T) {
	kinds := map[string]int64{"Sale": 1, "Order": 1, "Refund": -1, "Commission": -1, "Payout": -1, "Frobnication": 0}
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.SampledFrom([]string{"Sale", "Order", "Refund", "Commission", "Payout", "Frobnication"}), 2, 12).Draw(t, "kinds")
		names = append([]string{"Sale", "Refund", "Sale"}, names...)
		sizes := rapid.SliceOfNDistinct(rapid.Int64Range(1, 99_999), len(names), len(names), rapid.ID).Draw(t, "amounts")
		words := rapid.SampledFrom([][2]string{{"CR", "DR"}, {"In", "Out"}, {"收入", "支出"}, {"+", "-"}, {"H", "S"}, {"Приход", "Расход"}}).Draw(t, "words")
		signed, worded, apart, turned := []string{"Amount"}, []string{"Direction\tAmount"}, []string{"Money in\tMoney out"}, []string{"Direction\tAmount\tBalance"}
		carried, owed := []string{"Amount\tBalance"}, []string{"Amount\tBalance"}
		var balance int64
		rows := []string{"Date\tType\tOrder number"}
		for i, size := range sizes {
			way := kinds[names[i]]
			if way == 0 {
				way = rapid.SampledFrom([]int64{1, -1}).Draw(t, "way")
			}
			balance += way * size
			amount := func(minor int64) string { return strings.TrimSuffix(inMinor(minor, "USD"), " USD") }
			side := (1 - way) / 2
			rows = append(rows, fmt.Sprintf("2026-05-%02d\t%s\tA-%d", i+13, names[i], i))
			signed = append(signed, amount(way*size))
			worded = append(worded, words[side]+"\t"+amount(size))
			apart = append(apart, []string{amount(size) + "\t", "\t" + amount(size)}[side])
			turned = append(turned, words[1-side]+"\t"+amount(size)+"\t"+amount(balance))
			carried, owed = append(carried, amount(size)+"\t"+amount(balance)), append(owed, amount(size)+"\t"+amount(500_000-balance))
		}
		read := func(cells []string) []string {
			lines := make([]string, len(rows))
			for i := range rows {
				lines[i] = rows[i] + "\t" + cells[i]
			}
			var table [][]string
			for _, line := range lines {
				table = append(table, strings.Split(line, "\t"))
			}
			r, err := layoutOf(t, Request{}, table)
			if err != nil {
				t.Fatal(err)
			}
			if r.Refused > 0 {
				t.Fatalf("%d refused: %v", r.Refused, reasons(r))
			}
			return entriesOf(r)
		}
		want := read(signed)
		for _, cells := range [][]string{worded, apart, turned, carried, owed} {
			if got := read(cells); !slices.Equal(got, want) {
				t.Fatalf("%s: %q, with signs %q", cells[0], got, want)
			}
		}
	})
}

// A balance says which way an entry goes of which nothing else says it, and what contradicts it is refused, be it a word or a sign.
func TestEntriesAgainstTheirBalance(t *testing.T) {
	const head = "Date\tType\tOrder number\tAmount\tBalance"
	contradicts := `which way this goes is otherwise than the balance in "Balance" changes: mend one of them`
	for _, c := range []struct {
		name    string
		rows    []string
		want    []string
		refused string
	}{
		{
			"a fee that is given back and a correction",
			[]string{
				head, "2026-05-05\tCorrection\tA-3\t5.00\t120.00", "2026-05-04\tCorrection\tA-3\t10.00\t115.00", "2026-05-03\tCommission\tA-1\t25.00\t125.00",
				"2026-05-02\tCommission\tA-1\t50.00\t100.00", "2026-05-01\tSale\tA-1\t150.00\t150.00",
			},
			[]string{"A-3 adjustment 500", "A-3 adjustment -1000", "A-1 fee 2500", "A-1 fee -5000", "A-1 release 15000"},
			"",
		},
		{
			"a word",
			[]string{
				"Date\tOrder number\tIn/Out\tAmount\tBalance", "2026-05-01\tA-1\tIn\t100.00\t100.00", "2026-05-02\tA-1\tOut\t10.00\t90.00",
				"2026-05-03\tA-2\tOut\t5.00\t95.00", "2026-05-04\tA-2\tOut\t20.00\t75.00",
			},
			[]string{"A-1 adjustment 10000", "A-1 adjustment -1000", "A-2 adjustment -2000"},
			contradicts,
		},
		{
			"a sign",
			[]string{
				head, "2026-05-01\tSale\tA-1\t100.00\t100.00", "2026-05-02\tCommission\tA-1\t-10.00\t90.00", "2026-05-03\tCorrection\tA-2\t5.00\t85.00", "2026-05-04\tSale\tA-2\t20.00\t105.00",
			},
			[]string{"A-1 release 10000", "A-1 fee -1000", "A-2 release 2000"},
			contradicts,
		},
		{
			"what all entries come to so far is no balance",
			[]string{
				head, "2026-05-01\tSale\tA-1\t100.00\t100.00", "2026-05-02\tCommission\tA-1\t10.00\t110.00", "2026-05-03\tSale\tA-2\t30.00\t140.00", "2026-05-04\tCommission\tA-2\t3.00\t143.00",
			},
			[]string{"A-1 release 10000", "A-1 fee -1000", "A-2 release 3000", "A-2 fee -300"},
			"",
		},
	} {
		r := mustRead(t, Request{}, c.rows...)
		var refused string
		for _, q := range r.Quarantine {
			refused += q.Problems[0].Reason.String()
		}
		if got := entriesOf(r); !slices.Equal(got, c.want) || refused != c.refused {
			t.Errorf("%s: %s, %q, refused for %q", c.name, r.Format, got, refused)
		}
	}
}

// A mapping made by hand says of a column that it is the direction, and what its words mean where these are not known.
func TestMappingOfADirection(t *testing.T) {
	rows := accountOf("Zu", "Ab")
	header := strings.Split(rows[0], "\t")
	f, err := NewFormat("mine", Statements, data.StatementLedger, header, [][]Field{{PaidDate}, {EntryType}, {OrderNumber}, {Direction}, {Net}})
	check(t, err)
	if r := mustRead(t, Request{Mapping: &f}, rows...); r.Refused != 5 || !strings.Contains(reasons(r)[0], "not known") {
		t.Errorf("words that are not known: %q, %v", entriesOf(r), reasons(r))
	}
	f.Directions = DirectionWords{In: []string{"zu"}, Out: []string{"ab"}}
	check(t, f.Validate())
	if r := mustRead(t, Request{Mapping: &f}, rows...); !slices.Equal(entriesOf(r), accountEntries) {
		t.Errorf("%q, %v", entriesOf(r), reasons(r))
	}
	f.Directions = DirectionWords{In: []string{"debit"}, Out: []string{"credit"}}
	if r := mustRead(t, Request{Mapping: &f}, accountOf("Debit", "Credit")...); !slices.Equal(entriesOf(r), accountEntries) {
		t.Errorf("the other side's books: %q, %v", entriesOf(r), reasons(r))
	}
	f.Directions.Out = append(f.Directions.Out, "Debit")
	if err := f.Validate(); err == nil || !strings.Contains(err.Error(), "two meanings") {
		t.Errorf("a word of two meanings: %v", err)
	}
}

// What is found of a direction is in the format that is proposed and saved: files without the balance that showed it are read alike.
func TestSavedDirections(t *testing.T) {
	for _, rows := range [][]string{
		{"Date\tType\tOrder number\tDr/Cr\tAmount\tBalance", "2026-05-01\tSale\tA-1\tDR\t150.25\t150.25", "2026-05-02\tRefund\tA-1\tCR\t12.50\t137.75", "2026-05-03\tSale\tA-2\tDR\t99.00\t236.75"},
		{"Date\tType\tOrder number\tDebit\tCredit\tBalance", "2026-05-01\tSale\tA-1\t150.25\t\t150.25", "2026-05-02\tRefund\tA-1\t\t12.50\t137.75", "2026-05-03\tSale\tA-2\t99.00\t\t236.75"},
	} {
		p := look(t, Request{}, rows...)
		fields := make([][]Field, len(p.Columns))
		for i, c := range p.Columns {
			fields[i] = fieldsNamed(c.Fields).Fields()
		}
		f, err := p.With("mine", fields)
		check(t, err)
		for i := range rows[1:] {
			rows[i+1] = rows[i+1][:strings.LastIndex(rows[i+1], "\t")+1]
		}
		r := mustRead(t, Request{Formats: []Format{f}}, rows...)
		if want := []string{"A-1 release 15025", "A-1 refund -1250", "A-2 release 9900"}; r.Format != "mine" || !slices.Equal(entriesOf(r), want) {
			t.Errorf("%s: %q, %v", r.Format, entriesOf(r), reasons(r))
		}
	}
}
