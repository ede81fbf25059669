package book

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/money"
	"parcelbook/data/settle"
)

// Found must be what was planted: a carrier remits many delivered parcels honestly, then so many lines of each
// kind are falsified, and the book must find those, with the right amounts, and nothing else.

const (
	plantedCarrier = "Meridian Express"
	plantedDue     = data.Date("2026-03-16") // of parcels delivered on 2026-03-09, by the carrier's cycle
	plantedPayday  = data.Date("2026-03-23") // of the first statement; each further one is a week later
)

// planting says how many differences of each kind are planted.
type planting map[data.DifferenceKind]int

// plantable are the kinds that can be planted in the files of one carrier in one currency.
func plantable() []data.DifferenceKind {
	return slices.DeleteFunc(data.DifferenceKinds(), func(k data.DifferenceKind) bool {
		return k == data.DiffCarrier || k == data.DiffExchange
	})
}

// onLines are the differences that take a line each, so that no two of them meet on one.
func (p planting) onLines() (n int) {
	for kind, count := range p {
		if kind != data.DiffUnknown && kind != data.DiffTotal && kind != data.DiffDeposit {
			n += count
		}
	}
	return n
}

// statements are as many as have something wrong with the whole of them, and an honest one.
func (p planting) statements() int { return p[data.DiffTotal] + p[data.DiffDeposit] + 1 }

// remitted is a parcel, and what the carrier's statement says of it, in cents.
type remitted struct {
	number, waybill              string
	order, tracking              string // what the shop and the courier say of it
	cod                          int64
	statement                    int // which one it is on; -1: none
	status                       string
	collected, fee, freight, net int64
}

// balance makes the net what it should be.
func (r *remitted) balance() { r.net = r.collected - r.fee - r.freight }

// found is a difference, in cents.
type found struct {
	Kind               data.DifferenceKind
	Date               data.Date
	Waybill            string
	Expected, Got, Off int64
}

// garden is honest statements with differences planted in them.
type garden struct {
	*rand.Rand
	card    data.FeeRule
	lines   []remitted
	totals  []int64 // what each statement names, on top of the truth
	arrived []int64 // what reached the bank for it, on top of the truth
	want    []found
}

func (g *garden) cardFee(collected int64) int64 {
	fee, _ := settle.Fee(g.card, money.New(collected, "USD"))
	return fee.Minor
}

func (g *garden) payday(statement int) data.Date { return plantedPayday.AddDays(7 * statement) }

// off is an amount from 1 to most, above or below zero.
func (g *garden) off(most int64) int64 {
	x := 1 + g.Int64N(most)
	if g.IntN(2) == 0 {
		return -x
	}
	return x
}

// grow makes honest statements about so many delivered parcels, with a refused one or more on each, then plants.
func grow(seed uint64, delivered int, p planting) *garden {
	g := &garden{
		Rand: rand.New(rand.NewPCG(seed, 7)), card: data.FeeRule{Percent: decimal.New(15, -1), Fixed: 60, Min: 100, Currency: "USD"},
		totals: make([]int64, p.statements()), arrived: make([]int64, p.statements()),
	}
	for i := range delivered + max(delivered/10, p.statements()) {
		r := remitted{
			number: fmt.Sprintf("M%05d", i+1), waybill: fmt.Sprintf("ME%06d", i+1), order: "shipped", tracking: "delivered", status: "delivered",
			cod: 500 + g.Int64N(50000), statement: i % p.statements(), freight: 350,
		}
		if i < delivered {
			r.collected, r.fee = r.cod, g.cardFee(r.cod)
		} else {
			r.tracking, r.status, r.freight = "rejected", "rejected", 700
		}
		r.balance()
		g.lines = append(g.lines, r)
	}
	free := g.Perm(delivered)
	for _, kind := range plantable() {
		for n := range p[kind] {
			switch kind {
			case data.DiffUnknown:
				g.plantUnknown(n)
			case data.DiffTotal:
				g.totals[n] = g.off(5000)
			case data.DiffDeposit:
				g.arrived[p[data.DiffTotal]+n] = g.off(5000)
			default:
				g.plant(kind, &g.lines[free[0]])
				free = free[1:]
			}
		}
	}
	g.wantWhole()
	return g
}

// plant falsifies one honest line of a delivered parcel and writes down what is to be found.
func (g *garden) plant(kind data.DifferenceKind, r *remitted) {
	f := found{Kind: kind, Date: g.payday(r.statement), Waybill: r.waybill}
	switch kind {
	case data.DiffShort:
		f.Expected = r.cod
		r.collected -= 1 + g.Int64N(r.cod-1)
		r.fee = g.cardFee(r.collected)
		f.Got = r.collected
	case data.DiffOver:
		f.Expected = r.cod
		r.collected += 1 + g.Int64N(9000)
		r.fee = g.cardFee(r.collected)
		f.Got = r.collected
	case data.DiffMissing:
		f.Date, f.Expected = plantedDue, r.cod
		r.statement = -1
	case data.DiffTwice:
		again := *r
		again.statement += g.IntN(len(g.totals) - r.statement)
		g.lines = append(g.lines, again)
		f.Date, f.Got = g.payday(again.statement), r.cod
	case data.DiffCancelled:
		f.Got = r.cod
		if g.IntN(2) == 0 {
			r.order, r.tracking = "cancelled", ""
		} else {
			r.tracking = "rejected"
		}
	case data.DiffFee:
		f.Expected = r.fee
		r.fee += 1 + g.Int64N(90)
		if g.IntN(2) == 0 {
			r.fee = f.Expected - 1 - g.Int64N(90)
		}
		f.Got, f.Off = r.fee, f.Expected-r.fee
	case data.DiffState:
		f.Expected, f.Got = r.cod, r.cod
		if r.status = "rejected"; g.IntN(2) == 0 {
			r.status, r.collected, r.fee, f.Got = "returned", 0, 0, 0
		}
	}
	r.balance()
	if kind == data.DiffSum {
		f.Expected = r.net
		r.net += g.off(2000)
		f.Got = r.net
	}
	if kind != data.DiffFee {
		f.Off = f.Got - f.Expected
	}
	g.want = append(g.want, f)
}

func (g *garden) plantUnknown(n int) {
	r := remitted{waybill: fmt.Sprintf("ZZ%06d", n+1), status: "delivered", collected: 500 + g.Int64N(9000), statement: g.IntN(len(g.totals)), freight: 350}
	r.fee = g.cardFee(r.collected)
	r.balance()
	g.lines = append(g.lines, r)
	g.want = append(g.want, found{Kind: data.DiffUnknown, Date: g.payday(r.statement), Waybill: r.waybill, Got: r.collected, Off: r.collected})
}

// wantWhole writes down what is wrong with whole statements.
func (g *garden) wantWhole() {
	for i := range g.totals {
		net := g.net(i)
		if x := g.totals[i]; x != 0 {
			g.want = append(g.want, found{Kind: data.DiffTotal, Date: g.payday(i), Expected: net + x, Got: net, Off: -x})
		}
		if x := g.arrived[i]; x != 0 {
			g.want = append(g.want, found{Kind: data.DiffDeposit, Date: g.payday(i), Expected: net, Got: net + x, Off: x})
		}
	}
}

func (g *garden) net(statement int) (sum int64) {
	for _, r := range g.lines {
		if r.statement == statement {
			sum += r.net
		}
	}
	return sum
}

// dollars writes cents as files do.
func dollars(cents int64) string { return money.New(cents, "USD").Plain() }

func csvText(rows [][]string) []byte {
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

func (g *garden) orderFile() []byte {
	rows := [][]string{{"Order number", "Order date", "Status", "Payment method", "Customer name", "Phone", "SKU", "Product name", "Quantity", "Unit price", "Order total", "Currency", "Carrier", "Waybill", "Shipped date"}}
	seen := map[string]bool{"": true}
	for i, r := range g.lines {
		if !seen[r.number] {
			rows = append(rows, []string{r.number, "2026-03-02", r.order, "Cash on delivery", fmt.Sprintf("Buyer %d", i), fmt.Sprintf("+1555%07d", i), "LN-01", "Lantern", "1", dollars(r.cod), dollars(r.cod), "USD", plantedCarrier, r.waybill, "2026-03-03"})
			seen[r.number] = true
		}
	}
	return csvText(rows)
}

func (g *garden) deliveryFile() []byte {
	rows := [][]string{{"waybill", "order_number", "delivery_status", "delivered_date"}}
	seen := map[string]bool{"": true}
	for _, r := range g.lines {
		if !seen[r.number] && r.tracking != "" {
			rows = append(rows, []string{r.waybill, r.number, r.tracking, "2026-03-09"})
			seen[r.number] = true
		}
	}
	return csvText(rows)
}

func (g *garden) statementFile(statement int) []byte {
	rows := [][]string{{"AWB No.", "Order Ref", "Status", "COD Amount", "COD Fee", "Freight", "Net amount", "Currency", "Paid Date"}}
	paid := string(g.payday(statement))
	for _, r := range g.lines {
		if r.statement == statement {
			rows = append(rows, []string{r.waybill, r.number, r.status, dollars(r.collected), dollars(r.fee), dollars(r.freight), dollars(r.net), "USD", paid})
		}
	}
	rows = append(rows, []string{"Total", "", "", "", "", "", dollars(g.net(statement) + g.totals[statement]), "", ""})
	return csvText(rows)
}

// find takes the files into a new book and gives the differences it finds.
func (g *garden) find(t rapid.TB, dir string) []found {
	ctx := context.Background()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	b, err := Create(filepath.Join(dir, "planted.parcelbook"), data.Settings{Currency: "USD", StartDate: "2026-01-01", TimeZone: "UTC"},
		Options{Now: func() time.Time { return time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC) }, Who: "seller"})
	must(err)
	defer func() { must(b.Close()) }()
	cycle, err := data.ParseCycle("7 days after delivery; Mon Thu")
	must(err)
	_, err = b.SaveHolder(ctx, data.Holder{Kind: data.KindCarrier, Name: plantedCarrier, Cycle: cycle, Fee: g.card, UsualDays: 5})
	must(err)
	take := func(name string, as intake.Kind, holder string, raw []byte) data.Import {
		r, err := b.Review(ctx, Request{Name: name, Bytes: raw, As: as, Holder: holder})
		must(err)
		if len(besidesTotals(r.Problems)) > 0 || r.Counts.Refused > 0 {
			t.Fatalf("%s is not taken in whole: %+v %+v", name, r.Counts, r.Problems)
		}
		imported, err := b.commit(ctx, r)
		must(err)
		return imported
	}
	take("orders.csv", intake.Orders, "Shop", g.orderFile())
	take("delivery.csv", intake.Delivered, plantedCarrier, g.deliveryFile())
	for i := range g.totals {
		take(fmt.Sprintf("cod %d.csv", i), intake.Statements, plantedCarrier, g.statementFile(i))
	}
	statements, err := b.Statements(ctx, data.StatementFilter{Page: data.Page{Sort: "date"}})
	must(err)
	for i, s := range statements {
		_, err := b.SaveDeposit(ctx, data.Deposit{StatementID: s.ID, Date: s.Date.AddDays(1), Amount: g.net(i) + g.arrived[i]})
		must(err)
	}
	findings, err := b.Check(ctx)
	must(err)
	if len(findings) > 0 {
		t.Fatalf("the book is not sound: %q", findings)
	}
	all, err := b.Differences(ctx, "", "")
	must(err)
	var out []found
	for _, d := range all {
		if d.HolderName != plantedCarrier || d.Off.Currency != "USD" {
			t.Errorf("%s of %q in %q is nobody's", d.Kind, d.HolderName, d.Off.Currency)
		}
		out = append(out, found{d.Kind, d.Date, d.Waybill, d.Expected.Minor, d.Got.Minor, d.Off.Minor})
	}
	return out
}

func inOrder(all []found) []found {
	return slices.SortedFunc(slices.Values(all), func(a, b found) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Date, b.Date), cmp.Compare(a.Waybill, b.Waybill))
	})
}

func (g *garden) check(t rapid.TB, dir string) {
	t.Helper()
	if diff := gocmp.Diff(inOrder(g.want), inOrder(g.find(t, dir))); diff != "" {
		t.Fatalf("what was found is not what was planted (-planted +found):\n%s", diff)
	}
}

func TestFoundIsWhatWasPlanted(t *testing.T) {
	all := planting{}
	for _, kind := range plantable() {
		all[kind] = 5
		t.Run(string(kind), func(t *testing.T) { grow(1, 40, planting{kind: 4}).check(t, t.TempDir()) })
	}
	t.Run("nothing", func(t *testing.T) { grow(1, 200, nil).check(t, t.TempDir()) })
	t.Run("every kind", func(t *testing.T) { grow(1, 200, all).check(t, t.TempDir()) })
}

func TestFoundIsWhatWasPlantedAtRandom(t *testing.T) {
	dir := t.TempDir()
	books := 0
	rapid.Check(t, func(t *rapid.T) {
		p := planting{}
		for _, kind := range plantable() {
			p[kind] = rapid.IntRange(0, 3).Draw(t, string(kind))
		}
		g := grow(rapid.Uint64().Draw(t, "seed"), p.onLines()+rapid.IntRange(1, 20).Draw(t, "honest"), p)
		books++
		sub := filepath.Join(dir, fmt.Sprint(books))
		if err := os.Mkdir(sub, 0o700); err != nil {
			t.Fatal(err)
		}
		g.check(t, sub)
	})
}
