package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/sheet"
)

func look(t testing.TB, req Request, lines ...string) *Proposal {
	t.Helper()
	f, err := sheet.OpenBytes("file.txt", []byte(strings.Join(lines, "\n")+"\n"), sheet.Options{Delimiter: '\t'})
	check(t, err)
	p, err := Look(t.Context(), f, req)
	check(t, err)
	return p
}

// What Look proposes and is sure of, Read takes; and the proposal as a format reads the same.
func TestLookProposesWhatReadTakes(t *testing.T) {
	for _, lines := range [][]string{
		{"COD remittance", "AWB\tOrder No\tCOD Amount\tCOD Fee\tPacking Fee\tFreight", "A1\t1\t20.00\t1.00\t0.20\t3.00"},
		{"Order date\tOrder number\tTitle\tTotal\tPhone", "2026-05-01\t1\tThing\t5\t+15550100"},
		{"Waybill\tStatus\tDate", "A1\tdelivered\t2026-05-01"},
		{"结算时间\t收支类型\t费用项\t变动金额\t币种\t订单号", "2026-05-01\t放款\t货款\tCN￥ 5\tCNY\t1"},
	} {
		p := look(t, Request{}, lines...)
		r := mustRead(t, Request{}, lines...)
		if !p.Sure || p.Lacking != nil || p.Kind != r.Kind || p.HeaderRow != r.HeaderRow || p.Statement != r.Statement.Kind || p.Format.Name != "" {
			t.Errorf("%+v", p)
		}
		if diff := cmp.Diff(r.Columns, p.Columns) + cmp.Diff(r.Evidence, p.Evidence); diff != "" {
			t.Error(diff)
		}
		if len(p.Rows) != len(lines) || p.Rows[0][0] != strings.Split(lines[0], "\t")[0] || p.RowNumbers[len(lines)-1] != len(lines) {
			t.Errorf("%q %v", p.Rows, p.RowNumbers)
		}
		p.Format.Name = "mine"
		again := mustRead(t, Request{Mapping: &p.Format}, lines...)
		again.Format, again.General, again.Columns, again.Evidence, again.Layout = r.Format, r.General, r.Columns, r.Evidence, r.Layout
		if diff := cmp.Diff(r, again); diff != "" {
			t.Error(diff)
		}
	}
}

func TestLookAtWhatIsNotUnderstood(t *testing.T) {
	p := look(t, Request{}, "AWB_NO\tPICKUP_DT\tAMOUNT\tORIGIN", "1\t2026-01-01\t5\tX")
	if p.Sure || p.Kind != Orders || p.HeaderRow != 1 || !slices.Equal(p.Lacking, []say.Text{"order number"}) {
		t.Errorf("%+v", p)
	}
	if want := []string{"waybill", "shipped_date", "order_total", ""}; !slices.Equal(taken(p.Columns), want) {
		t.Errorf("%q", taken(p.Columns))
	}
	p = look(t, Request{}, "1\t2", "3\t4")
	if p.Sure || p.HeaderRow != 1 || len(p.Columns) != 2 || len(p.Lacking) != 1 {
		t.Errorf("%+v", p)
	}
	f, err := sheet.OpenBytes("file.txt", []byte("a\tb\n1\t2\n"), sheet.Options{})
	check(t, err)
	if _, err := Look(t.Context(), f, Request{Sheet: "no such sheet"}); !errors.Is(err, sheet.ErrNoSheet) {
		t.Error(err)
	}
}

// A preview reads the first rows only, and does not add up what it has not seen.
func TestLimit(t *testing.T) {
	lines := []string{"AWB\tCOD Amount"}
	for i := range 100 {
		lines = append(lines, fmt.Sprintf("A%d\t2", i))
	}
	lines = append(lines, "Total\t200")
	r := mustRead(t, Request{Limit: 50}, lines...)
	if r.Rows != 50 || len(r.Lines) != 50 || r.Statement.HasTotal || len(r.Problems) > 0 {
		t.Errorf("%+v", r)
	}
	if r = mustRead(t, Request{Limit: 500}, lines...); r.Rows != 100 {
		t.Errorf("%d rows", r.Rows)
	}
}

// A file without a header is read by the letters of its columns.
func TestNoHeaderAtAll(t *testing.T) {
	format, err := NewFormat("bare", Statements, data.StatementCOD, nil, [][]Field{{Waybill}, nil, {Collected}, {Fee}})
	check(t, err)
	if !format.NoHeader || !slices.Equal(format.Fields["collected"], []string{"C"}) {
		t.Errorf("%+v", format)
	}
	r := mustRead(t, Request{Mapping: &format}, "A1\tx\t20\t1", "A2\ty\t30\t2")
	if len(r.Lines) != 2 || r.HeaderRow != 0 || r.Lines[1].Net != 2800 || r.Lines[1].Fees[0].Kind != "D" {
		t.Errorf("%+v", r)
	}
	if _, err := readText(t, Request{Mapping: &format}, "A1\tx", "A2\ty"); !errors.Is(err, ErrNoHeader) {
		t.Error(err)
	}
}

// A column that nothing in this file fills is there all the same, where the file can be read without it.
func TestNoHeaderAndAColumnWithNothingInIt(t *testing.T) {
	format, err := NewFormat("bare", Statements, data.StatementCOD, nil, [][]Field{{Waybill}, nil, {Collected}, {Fee}})
	check(t, err)
	r := mustRead(t, Request{Mapping: &format}, "A1\tx\t20\t", "A2\ty\t30\t")
	if len(r.Lines) != 2 || r.Lines[1].Collected != 3000 || len(r.Lines[1].Fees) > 0 {
		t.Errorf("%+v", r)
	}
}

// Words that are known in a row of data do not make a header of it.
func TestDataIsNoHeader(t *testing.T) {
	p := look(t, Request{},
		"Blorp\tZwim\tQuax",
		"B-1\t2026-05-01 10:00\tFrodl",
		"B-2\t2026-05-02 11:00\tOrder number",
		"B-3\t2026-05-03 12:00\tFrodl")
	if p.Sure || p.HeaderRow != 1 {
		t.Errorf("row %d, sure %t", p.HeaderRow, p.Sure)
	}
}
