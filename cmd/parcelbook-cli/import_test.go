package main_test

import (
	"slices"
	"strings"
	"testing"
)

func TestWhatAFileLeavesOpenIsAnsweredByOptions(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	const header = "Order Number,Order Date,Order Total,Customer Name\n"
	path := s.writeFile("заказы 1 订单.csv", header+"S1,05/06/2026,\"1,399\",Анна\n")
	open := s.imports(path)
	if len(open.Questions) != 2 || open.Refused != 1 || !open.adds() {
		t.Fatalf("what is open is not asked: %+v", open)
	}
	if q := open.Questions[0]; q.Kind != "dates" || q.Column != "Order Date" || q.Example != "05/06/2026" || strings.Join(q.Answers, " ") != "dmy mdy" {
		t.Errorf("asked %+v", q)
	}
	if f := s.imports("--dates", "dmy", "--decimal", ".", path); f.New != 1 || len(f.Questions)+len(f.Problems) > 0 {
		t.Errorf("answered: %+v", f)
	}
	if out := s.does("quarantine"); out != "Nothing is in quarantine.\n" {
		t.Errorf("still waiting:\n%s", out)
	}
	if f := s.imports(s.writeFile("2.csv", header+"S2,07/08/2026,\"2,500\",Анна\n")); f.New != 1 || len(f.Questions) > 0 {
		t.Errorf("the answers are asked for again: %+v", f)
	}
	orders := s.state()
	for _, want := range []string{"2026-06-05", "1399.00", "2026-08-07", "2500.00"} {
		if !strings.Contains(orders, want) {
			t.Errorf("the orders do not show %s:\n%s", want, orders)
		}
	}
}

// Which way money went where a file contradicts itself, whether prices have their tax, and who has cash is answered by options as well.
func TestWhatIsOpenIsAnsweredByOptions(t *testing.T) {
	const (
		account = "Date,Type,Order number,Dr/Cr,Amount\n2026-05-01,Sale,#1,Debit,150.25\n2026-05-02,Commission,#1,Credit,12.50\n2026-05-03,Sale,#2,Debit,99.00\n2026-05-14,Payout,,Credit,200.00\n"
		orders  = "Order Number,Order Date,Customer Name,Product,Quantity,Price,VAT\n#,2026-05-01,Ana,Mug,2,10.00,4.15\n"
		cash    = "Order Number,Order Date,Customer Name,Product,Order Total,Payment,Paid\n#1,2026-05-01,Ana,Mug,20.00,COD,yes\n#2,2026-05-02,Ben,Mug,20.00,COD,no\n"
	)
	for _, c := range []struct {
		text, open string
		answer     []string
		told       string
	}{
		{
			account, `the file leaves open, of "Credit" in column "Dr/Cr": import it again with --direction in|out`,
			[]string{"--direction", "out"},
			"the way of what the file says came in taken to be out, as in 1.csv: where that is wrong, say so with --direction in\n",
		},
		{
			orders, `the file leaves open, of "4.15" in column "VAT": import it again with --tax included|added`,
			[]string{"--tax", "added"},
			"the tax of prices taken to be added, as in 1.csv: where that is wrong, say so with --tax included\n",
		},
		{
			cash, `the file leaves open, of "yes" in column "Paid": import it again with --cash seller|carrier`,
			[]string{"--cash", "seller"},
			"who has the cash of orders on delivery that are paid taken to be seller, as in 1.csv: where that is wrong, say so with --cash carrier\n",
		},
	} {
		s := newSeller(t)
		s.does("init", "--currency", "EUR")
		first, second := s.writeFile("1.csv", strings.ReplaceAll(c.text, "#", "A")), s.writeFile("2.csv", strings.ReplaceAll(c.text, "#", "B"))
		if out := s.does("import", "--channel", "Shop", first); !strings.Contains(out, c.open) {
			t.Errorf("it does not say %q: %s", c.open, out)
		}
		if f := s.imports(append(c.answer, "--channel", "Shop", first)...); f.Refused > 0 || len(f.Questions) > 0 {
			t.Errorf("answered: %+v", f)
		}
		if out := s.does("import", "--dry-run", "--channel", "Shop", second); !strings.Contains(out, c.told) || !strings.Contains(out, " 0 refused") {
			t.Errorf("it does not say %q: %s", c.told, out)
		}
	}
}

// What a file is can be said where that is not clear, is shown with what tells it, and stays in a mapping that is made of it.
func TestTheKindOfAFileIsSaid(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	unclear := s.writeFile("may.csv", "Order number,Collected amount\nA-1,10.00\nA-2,15.00\n")
	s.isRefused([]string{"--as KIND"}, "import", "--carrier", "Swift", unclear)
	if f := s.imports("--dry-run", "--as", "cod", "--carrier", "Swift", unclear); f.Kind != "statement" || f.Statement != "cod" || f.New != 2 {
		t.Errorf("said: %+v", f)
	}
	orders := s.writeFile("orders.csv", "Order number,Order date,Customer,Item,Quantity,Total\nA-1,2026-05-13,Ann Lee,Cup,1,20.00\nA-2,2026-05-14,Bo Ray,Pot,2,15.00\n")
	s.isRefused([]string{"those are from a channel, which Swift is not"}, "import", "--dry-run", "--carrier", "Swift", orders)
	if f := s.imports("--dry-run", "--carrier", "Swift", "--channel", "Shop", orders); f.Kind != "orders" || f.Holder != "Shop" {
		t.Errorf("with its channel: %+v", f)
	}
	mapping := s.writeFile("mapping.json", "")
	s.does("import", "--as", "cod", "--propose", mapping, unclear)
	s.does("formats", "add", mapping)
	if f := s.imports("--carrier", "Swift", s.writeFile("june.csv", "Order number,Collected amount\nA-3,10.00\n")); f.Statement != "cod" || f.New != 1 {
		t.Errorf("the next one: %+v", f)
	}
	clear := s.writeFile("cod.csv", "Waybill,COD amount,COD fee,Net\nX-1,5.00,1.00,4.00\nX-2,7.00,1.00,6.00\n")
	if f := s.imports("--dry-run", "--carrier", "Swift", clear); f.Statement != "cod" || !slices.Contains(f.Evidence, "what a courier collects") {
		t.Errorf("it is told by %q", f.Evidence)
	}
	if out := s.does("import", "--dry-run", "--carrier", "Swift", clear); !strings.Contains(out, "taken for cod, for it shows what a courier collects; ") {
		t.Errorf("it says: %s", out)
	}
	if out := s.does("import", "--dry-run", "--as", "cod", "--carrier", "Swift", clear); strings.Contains(out, "taken for cod") {
		t.Errorf("of what was said it says: %s", out)
	}
}

func TestWhoseAFileIsIsSaidOnce(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	const header = "Waybill,COD amount,Currency\n"
	may := s.writeFile("cod may 05.csv", header+"X-1,5.00,EUR\n")
	s.isRefused([]string{"choose the carrier"}, "import", may)
	s.imports("--carrier", "Swift", may)
	if f := s.imports("--dry-run", s.writeFile("cod may 06.csv", header+"X-2,5.00,EUR\n")); f.Holder != "Swift" || f.Like != "cod may 05.csv" {
		t.Errorf("the next one is of %q as %q was", f.Holder, f.Like)
	}
	if out := s.does("import", s.writeFile("cod may 07.csv", header+"X-3,5.00,EUR\n")); !strings.Contains(out, "taken for a file of Swift, as cod may 05.csv was: where that is wrong, undo") {
		t.Errorf("it says: %s", out)
	}
	s.isRefused([]string{"choose the carrier", "the last file like it was one of Swift"}, "import", s.writeFile("payout.csv", header+"X-4,5.00,EUR\n"))
}

const mapping = `{"name": "лавка", "title": "Моя лавка", "kind": "orders", "recognise": ["Чек", "Итого"],
	"fields": {"order_number": ["Чек"], "order_date": ["Когда"], "order_total": ["Итого"]}}`

func TestColumnsAreSaidByAMapping(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	path := s.writeFile("лавка май.csv", "Чек;Когда;Итого\n10;2026-05-01;12,50\n11;2026-05-02;7,00\n")
	form := s.writeFile("моя форма.json", mapping)
	if f := s.imports("--dry-run", "--mapping", form, path); f.Format != "лавка" || f.New != 2 || f.Mapping["Чек"] != "order_number" || f.Mapping["Итого"] != "order_total" {
		t.Errorf("by the mapping: %+v", f)
	}
	s.isRefused([]string{"no file.json"}, "import", "--mapping", s.writeFile("x", "")+" no file.json", path)
	s.does("formats", "add", form)
	if f := s.imports(path); f.Format != "лавка" || f.New != 2 {
		t.Errorf("by the saved format: %+v", f)
	}
	unknown := s.writeFile("unknown.csv", "Temperature,Humidity\n21,40\n")
	s.isRefused([]string{"unknown.csv", "--mapping FILE"}, "import", unknown)
}

func TestSuspectedDuplicatesAreLeftOutOnRequest(t *testing.T) {
	again := strings.ReplaceAll(shopOrders, "S-1", "T-1")
	again = strings.NewReplacer("0012345678", "0012345698", "0012345679", "").Replace(again)
	s := settled(t)
	f := s.imports("--leave-duplicates", s.writeFile("ещё раз.csv", again))
	if f.New != 0 || f.Skipped != 2 || !f.adds() || len(f.Problems) != 2 || !strings.Contains(f.Problems[0].Reason, "S-1001") {
		t.Errorf("left out: %+v", f)
	}
	s = settled(t)
	f = s.imports(s.writeFile("ещё раз.csv", again))
	if f.New != 2 || !f.adds() || len(f.Problems) != 2 || !strings.Contains(f.Problems[0].Reason, "--leave-duplicates") {
		t.Errorf("taken in: %+v", f)
	}
}

// Once a corrected statement is in the book too, the advice is to undo the earlier one, and that is enough.
func TestACorrectedStatementThatIsThereSaysWhatToUndo(t *testing.T) {
	const header = "Waybill,Order Ref,COD Amount,COD Fee,Net,Paid date\n"
	s := settled(t)
	s.imports(s.writeFile("may.csv", header+"0012345678,S-1001,19.99,1.05,18.94,2026-05-15\n0012345679,S-1002,39.90,1.20,38.70,2026-05-15\n"))
	path := s.writeFile("may v2.csv", header+"0012345678,S-1001,29.99,1.05,28.94,2026-05-15\n0012345679,S-1002,39.90,1.20,38.70,2026-05-15\n")
	f := s.imports(path)
	if told := f.Problems[len(f.Problems)-1].Reason; !strings.Contains(told, `"undo 2" takes that one back`) || strings.Contains(told, "--replace") {
		t.Fatalf("told: %+v", f.Problems)
	}
	if out := s.does("import", "--replace", path); !strings.Contains(out, "nothing changes; an earlier statement that it corrects is taken back by") {
		t.Errorf("replacing by what is there says: %s", out)
	}
	s.does("undo", "2")
	if out := s.does("match"); !strings.Contains(out, "Nothing differs.") {
		t.Errorf("match says %s", out)
	}
}

func TestWhoseOrdersAreAssumedToBeIsSaid(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	const header = "Order Number,Order Date,Order Total,Customer Name,Product Name\n"
	if out := s.does("import", s.writeFile("first.csv", header+"1,2026-05-01,12.50,Ana,Lamp\n")); !strings.Contains(out, "taken for orders of the channel Shop, for nothing says whose they are: where that is wrong, undo") {
		t.Errorf("it says: %s", out)
	}
	other := s.writeFile("second.csv", header+"1,2026-05-02,99.00,Bob,Kettle\n")
	s.isRefused([]string{"its order 1, for one, is not that of Shop", "--numbers anew", "--channel NAME"}, "import", other)
	if f := s.imports("--channel", "Corner", other); f.New != 1 || f.Guessed {
		t.Errorf("of another channel: %+v", f)
	}
}

func TestACorrectedStatementReplacesOnRequest(t *testing.T) {
	const header = "Waybill,Order Ref,COD Amount,COD Fee,Net,Paid date\n"
	s := settled(t)
	path := s.writeFile("汇款 май.csv", header+"0012345678,S-1001,19.99,1.05,18.94,2026-05-15\n0012345679,S-1002,39.90,1.20,38.70,2026-05-15\n")
	s.imports(path)
	s.writeFile("汇款 май.csv", header+"0012345678,S-1001,29.99,1.05,28.94,2026-05-15\n0012345679,S-1002,39.90,1.20,38.70,2026-05-15\n")
	f := s.imports("--dry-run", path)
	if told := f.Problems[len(f.Problems)-1].Reason; !strings.Contains(told, "import 2") || !strings.Contains(told, "--replace") {
		t.Errorf("told: %+v", f.Problems)
	}
	if f := s.imports("--replace", path); f.New != 2 || !f.adds() {
		t.Errorf("replaced: %+v", f)
	}
	if rows := s.due("2026-06-30"); len(rows) != 0 {
		t.Errorf("still due: %+v", rows)
	}
	if out := s.does("match"); !strings.Contains(out, "Nothing differs.") {
		t.Errorf("match says %s", out)
	}
	if out := s.does("check"); out != "The book is sound.\n" {
		t.Errorf("check says %q", out)
	}
}

func TestAQuarantinedRecordIsMendedAndTakenIn(t *testing.T) {
	s := settled(t)
	header, _, _ := strings.Cut(shopOrders, "\n")
	s.imports(s.writeFile("ещё 新.csv", header+",Note,,note\n"+
		"S-1003,2026-05-04,cash on delivery,Omar Haddad,+971 50 0000003,Umbrella,1,16.40,sixteen,EUR,Iberpaq,0012345680,2026-05-05,,,\n"))
	if out := s.does("quarantine", "retry", "1", "--set", "2:I=much"); !strings.Contains(out, "Records taken in: 0, still waiting: 1") || !strings.Contains(out, "much") || !strings.Contains(out, "No cell was changed") {
		t.Errorf("what is still wrong: %s", out)
	}
	s.isRefused([]string{"ещё 新.csv", `no column "Totally"`, "imports --rows 2"}, "quarantine", "retry", "1", "--set", "2:Totally=16.40")
	s.isRefused([]string{`has no column "Z"`}, "quarantine", "retry", "1", "--set", "2:Z=16.40")
	s.isRefused([]string{"has no row 7"}, "quarantine", "retry", "1", "--set", "7:I=16.40")
	s.isRefused([]string{`several columns "note"`}, "quarantine", "retry", "1", "--set", "2:note=x")
	s.isRefused([]string{`no column ""`}, "quarantine", "retry", "1", "--set", "2: =x")
	if out := s.does("quarantine", "retry", "1", "--set", "2: order TOTAL =16.40"); out != "Records taken in: 1, still waiting: 0.\n" {
		t.Errorf("mended: %s", out)
	}
	if out := s.does("quarantine", "list"); out != "Nothing is in quarantine.\n" {
		t.Errorf("still waiting: %s", out)
	}
	if orders := s.state(); !strings.Contains(orders, "S-1003") {
		t.Error("the order is not in the book")
	}
	s.isRefused([]string{"record 1"}, "quarantine", "retry", "1")
	s.isRefused([]string{"record 1"}, "quarantine", "discard", "1")
	for _, args := range [][]string{{"quarantine", "retry"}, {"quarantine", "retry", "1", "--set", "I2=5"}, {"quarantine", "retry", "1", "--import", "2"}} {
		if r := s.run(args...); r.code != 2 {
			t.Errorf("%q ends with %d", args, r.code)
		}
	}
}

func TestWhatIsKnownFromAnEarlierFileIsSaid(t *testing.T) {
	s := newSeller(t)
	s.does("init", "--currency", "EUR")
	const header = "Order Number,Order Date,Order Total,Customer Name\n"
	s.imports("--dates", "dmy", "--currency", "CAD", s.writeFile("1.csv", header+"S1,05/06/2026,$5.00,Ana\n"))
	out := s.does("import", "--dry-run", s.writeFile("2.csv", header+"S2,07/08/2026,$7.00,Ana\n"))
	for _, want := range []string{
		"the currency taken to be CAD, as in 1.csv: where that is wrong, say so with --currency CODE\n",
		"the order of dates taken to be dmy, as in 1.csv: where that is wrong, say so with --dates mdy\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %q: %s", want, out)
		}
	}
	other := s.writeFile("3.csv", "Sale #,Placed On,Ship To,Item Title,Units,Item Price,Grand Total\nS-100,06/05/2026,John Roe,Lamp,1,$20.00,$20.00\n")
	if f := s.imports("--dry-run", other); f.Refused != 1 || len(f.Questions) == 0 {
		t.Errorf("a file of another layout is read by these answers: %+v", f)
	}
	out = s.does("import", "--dry-run", other)
	if want := "--currency USD|CAD|AUD|MXN|CODE\n"; !strings.Contains(out, want) {
		t.Errorf("it does not say %q: %s", want, out)
	}
	mexico := s.writeFile("4.csv", "Order Number,Order Date,Order Total,Customer Name,Country\nS4,2026-06-05,$5.00,Ana,Mexico\n")
	for _, given := range [][]string{{}, {"--currency", "EUR"}} { // which no amount in $ is in
		out := s.does(append([]string{"import", "--dry-run", mexico}, given...)...)
		if want := "amounts taken to be in MXN, for the file does not say which currency they are in: where that is wrong, say so with --currency CODE\n"; !strings.Contains(out, want) {
			t.Errorf("it does not say %q: %s", want, out)
		}
	}
}
