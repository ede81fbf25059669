package pdf_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/reports"
	"parcelbook/reports/pdf"
)

// plain makes words of a key, as long as real ones: "column.days_late" is "days late".
func plain(key string) string {
	return strings.ReplaceAll(key[strings.LastIndexByte(key, '.')+1:], "_", " ")
}

var names = []string{"王小明", "Мария Орлова", "Ana Petrović", "Đặng Thị Hà", "山田 花子", "李娜 (Anna Li)"}

func followUp(t *testing.T, n int) reports.Report {
	t.Helper()
	var due []data.Due
	for i := range n {
		due = append(due, data.Due{
			Order:      data.OrderRow{Order: data.Order{Number: fmt.Sprintf("00110001234567%05d", i), Phone: "+86 755 5550 0101"}, Customer: names[i%len(names)]},
			HolderName: "Boxful", Amount: money.New(98765432100+int64(i), "EUR"), DueDate: "2026-05-10", Estimate: i == 0, DaysLate: 10, Why: data.DueRemit,
			LastContact: data.Contact{Date: "2026-05-11", Note: strings.Repeat("they say it is on the next list; ", 8)},
		})
	}
	r, err := reports.FollowUp(reports.Header{Book: "灯笼 & Ткань", AsOf: "2026-05-20"}, due)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func written(t *testing.T, r reports.Report) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := pdf.Write(&out, r, plain); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// extracted is the text of a PDF, by another program.
func extracted(t *testing.T, content []byte, options ...string) string {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (Debian package poppler-utils): the text of the PDF is not checked")
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(tool, append(options, path, "-")...).CombinedOutput()
	if err != nil {
		t.Fatalf("pdftotext: %v: %s", err, text)
	}
	return string(text)
}

func TestTextCanBeReadBack(t *testing.T) {
	const n = 40
	text := extracted(t, written(t, followUp(t, n)), "-layout")
	for _, name := range append(names, "灯笼 & Ткань", "follow-up", "~2026-05-10", "39,506,172,847.80") {
		if !strings.Contains(text, name) {
			t.Errorf("%q is not in the text of the PDF", name)
		}
	}
	for i := range n {
		amount := strings.TrimSuffix(money.New(98765432100+int64(i), "EUR").String(), " EUR")
		if !strings.Contains(text, amount) {
			t.Errorf("the amount %s is not whole in the text of the PDF", amount)
		}
	}
	if !strings.Contains(text, "…") {
		t.Error("a long note is cut with no ellipsis")
	}
}

func TestEachPageHasHeaderAndNumber(t *testing.T) {
	pages := strings.Split(strings.TrimSuffix(extracted(t, written(t, followUp(t, 40)), "-layout"), "\f"), "\f")
	if len(pages) < 3 {
		t.Fatalf("%d pages, want several", len(pages))
	}
	for i, page := range pages {
		wants := []string{"follow-up", "asof:2026-05-20", fmt.Sprintf("%d/%d", i+1, len(pages))}
		if strings.Contains(page, "Boxful") {
			wants = append(wants, "room")
		}
		for _, s := range wants {
			if !strings.Contains(strings.Join(strings.Fields(page), ""), s) {
				t.Errorf("page %d does not have %q", i+1, s)
			}
		}
	}
}

// A table wider than the page goes on in further parts, each beginning with the order number.
func TestWideTablesLoseNothing(t *testing.T) {
	order := data.OrderRow{Order: data.Order{
		Number: "0011000123456789012", Currency: "EUR", Total: 1234567, OrderDate: "2026-05-01", Address: "улица Садовая 5", City: "Тверь",
		PostalCode: "170000", Email: "maria@example.com", Note: "ring twice",
	}, Waybills: "BX0012345678RU BX0012345679RU", Customer: "Мария Орлова", Carrier: "Boxful", Channel: "AliExpress"}
	text := extracted(t, written(t, reports.List("orders", data.OrderColumns(), []data.OrderRow{order})), "-layout")
	flat := strings.Join(strings.Fields(text), " ")
	for _, s := range []string{"12,345.67 EUR", "2026-05-01", "Тверь", "170000", "BX0012345678RU", "BX0012345679RU", "Boxful", "AliExpress"} {
		if !strings.Contains(flat, s) {
			t.Errorf("%q is not in the text of the PDF", s)
		}
	}
	if parts := strings.Count(flat, order.Number); parts < 2 {
		t.Errorf("the order number stands %d times, want it at the start of each part", parts)
	}
}

func TestUnknownLettersShowAsBoxes(t *testing.T) {
	columns := []data.Column[string]{{ID: "name", Label: "Name", Width: 20, Of: func(s string) data.Value { return data.Value{Text: s} }}}
	text := extracted(t, written(t, reports.List("x", columns, []string{"A😀B", "tab\tand\nline"})))
	if !strings.Contains(text, "A□B") || !strings.Contains(text, "tab and line") {
		t.Errorf("the text is %q", text)
	}
}

func TestEmptyReportSaysSo(t *testing.T) {
	if text := extracted(t, written(t, followUp(t, 0))); !strings.Contains(text, "empty") {
		t.Errorf("the text is %q", text)
	}
}

func TestSameReportSameBytes(t *testing.T) {
	r := followUp(t, 40)
	if !bytes.Equal(written(t, r), written(t, r)) {
		t.Error("two PDFs of one report differ")
	}
}
