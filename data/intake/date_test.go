package intake

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"parcelbook/data"
)

// datesOf takes in orders of the dates given, and gives each as the file's reader has it, or why it was refused.
func datesOf(t *testing.T, texts ...string) []string {
	t.Helper()
	lines := []string{"Order number\tOrder total\tPaid date\tOrder date"}
	for i, text := range texts {
		lines = append(lines, fmt.Sprintf("N%d\t5\t2026-05-01\t%s", i, text))
	}
	r := mustRead(t, Request{}, lines...)
	got := make([]string, len(texts))
	for _, o := range r.Orders {
		got[o.Rows[0].Row-2] = string(o.OrderDate)
	}
	for _, q := range r.Quarantine {
		got[q.Rows[0].Row-2] = "refused: " + q.Problems[0].Reason.String()
	}
	return got
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"2026-05-01 10:00:00 +0200":       "2026-05-01",
		"2026-05-01T23:59:00Z":            "2026-05-01",
		"2026-07-04 11:46":                "2026-07-04",
		"2026-07-04":                      "2026-07-04",
		"2026/7/4 8:05":                   "2026-07-04",
		"2026.07.04":                      "2026-07-04",
		"2026年7月4日":                       "2026-07-04",
		"2026年7月4日 11:46":                 "2026-07-04",
		"20260704":                        "2026-07-04",
		"04 Jul 2022 11:46":               "2022-07-04",
		"06-Jan-26":                       "2026-01-06",
		"26-May-26":                       "2026-05-26",
		"Oct-05-26":                       "2026-10-05",
		"05-oct.-26":                      "2026-10-05",
		"Jul 4, 2026, 11:46 AM":           "2026-07-04",
		"2026-Jul-04":                     "2026-07-04",
		"4 de julio de 2026":              "2026-07-04",
		"1 août 2026":                     "2026-08-01",
		"4 июля 2026 г.":                  "2026-07-04",
		"12 октября 2026":                 "2026-10-12",
		"7 Eylül 2026":                    "2026-09-07",
		"05.06.2026":                      "2026-06-05",
		"05.06.26 14:10":                  "2026-06-05",
		"06.03.2026 08:52:26 UTC":         "2026-03-06",
		"25/05/2026 - 19:29:00":           "2026-05-25",
		"2026-05-25 – 7:05":               "2026-05-25",
		"25/06/2026":                      "2026-06-25",
		"06/25/2026":                      "2026-06-25",
		"06/25/2026 08:15:00 PM":          "2026-06-25",
		"07-Jul-25":                       "2025-07-07",
		"05/05/2026":                      "2026-05-05",
		"'2026-07-04":                     "2026-07-04",
		"-":                               "",
		"05/06/2026":                      "refused: may be 2026-06-05 or 2026-05-06: no other date shows which number comes first; say which does",
		"2026-02-30":                      "refused: not a date",
		"31/02/2026":                      "refused: not a date",
		"2026-13-01":                      "refused: not a date",
		"45931":                           "2025-10-01",
		"45931.4271":                      "2025-10-01",
		"45931,4271":                      "2025-10-01",
		"35931":                           "refused: not a date",
		"20260704101530":                  "2026-07-04",
		"20260704 10:15":                  "2026-07-04",
		"2026-05-01T10:00:00.000Z":        "2026-05-01",
		"2026-05-01T10:00:00+02:00":       "2026-05-01",
		"2026/5/1":                        "2026-05-01",
		"1.5.2026":                        "2026-05-01",
		"01.05.26 13:44":                  "2026-05-01",
		"2026年5月1日":                       "2026-05-01",
		"2026年5月1日 下午3:15":                "2026-05-01",
		"2026年5月1日星期五":                    "2026-05-01",
		"2026/5/1 上午 10:15":               "2026-05-01",
		"２０２６年５月１日":                       "2026-05-01",
		"2026년 5월 1일":                     "2026-05-01",
		"2026년 5월 1일 오후 3:15":             "2026-05-01",
		"2026. 5. 1. (금)":                 "2026-05-01",
		"5 мая 2026 г.":                   "2026-05-05",
		"5 мая 2026 г., 10:15":            "2026-05-05",
		"05.05.2026 в 10:15":              "2026-05-05",
		"May 1, 2026, 10:15 AM":           "2026-05-01",
		"May 1, 2026 at 10:15 p.m.":       "2026-05-01",
		"Mon, 04 May 2026":                "2026-05-04",
		"Mon, 04 May 2026 10:15:00 +0000": "2026-05-04",
		"Mon May 04 2026 10:15:00 GMT+0200 (Central European Summer Time)": "2026-05-04",
		"Tue, 04 May 2026":                    "refused: not a date", // it was a Monday
		"mar. 5 mai 2026":                     "2026-05-05",
		"mar 05 2026":                         "2026-03-05",
		"Montag, 4. Mai 2026":                 "2026-05-04",
		"4. Mai 2026 um 10:15 Uhr":            "2026-05-04",
		"lunes, 4 de mayo de 2026":            "2026-05-04",
		"segunda-feira, 4 de maio de 2026":    "2026-05-04",
		"lunedì 4 maggio 2026":                "2026-05-04",
		"poniedziałek, 4 maja 2026 r.":        "2026-05-04",
		"понедельник, 4 мая 2026":             "2026-05-04",
		"4 Mayıs 2026 Pazartesi":              "2026-05-04",
		"Thứ Hai, 04/05/2026":                 "2026-05-04",
		"ngày 4 tháng 5 năm 2026":             "2026-05-04",
		"10:15 15/05/2026":                    "2026-05-15",
		"10:15:00 15-05-2026":                 "2026-05-15",
		"Senin, 4 Mei 2026":                   "2026-05-04",
		"2026年5月4日 星期一":                       "2026-05-04",
		"1er mai 2026":                        "2026-05-01",
		"01/05/26 10h15":                      "refused: may be 2026-05-01 or 2026-01-05: no other date shows which number comes first; say which does",
		"Mon 04/05/2026":                      "2026-05-04",
		"05/25/2026 01:02:03 PM":              "2026-05-25",
		"0000-00-00 00:00:00":                 "",
		"N/A":                                 "",
		"26/05/01":                            "refused: may be 2026-05-01: no other date shows which number comes first; say which does",
		"26.05.01":                            "refused: may be 2026-05-01: no other date shows which number comes first; say which does",
		"21.05.26":                            "refused: may be 2026-05-21 or 2021-05-26: no other date shows which number comes first; say which does",
		"01/05/2569":                          "refused: may be 2026-05-01 or 2026-01-05: no other date shows which number comes first; say which does", // Thai
		"21/05/2569":                          "2026-05-21",
		"5 May 2569":                          "2026-05-05",
		"25690501":                            "refused: not a date",
		"01/05/2690":                          "refused: not a date",
		"01/05/69":                            "refused: not a date",
		"115/05/01":                           "refused: not a date", // Taiwanese
		"令和8年5月1日":                            "refused: not a date",
		"1405/02/11":                          "refused: not a date", // Persian
		"2026-05-01 10:00 - 2026-05-07 10:00": "refused: not a date",
		"2026-05-01 10:00 delivered":          "refused: not a date",
		"2026-05-01 Delivered":                "refused: not a date",
		"2026-05":                             "refused: not a date",
		"5/2026":                              "refused: not a date",
		"2026-05-01x":                         "refused: not a date",
		"8123456789012345":                    "refused: not a date",
		"12.50":                               "refused: not a date",
		"tomorrow":                            "refused: not a date",
		"2026-05-01 to 2026-05-07":            "refused: not a date",
		"5 Foo 2026":                          "refused: not a date",
		"1/2/3/4":                             "refused: not a date",
	} {
		t.Run(text, func(t *testing.T) {
			if got := datesOf(t, text)[0]; got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestDateColumnShowsItsOrder(t *testing.T) {
	for _, c := range []struct{ texts, want []string }{
		{[]string{"05/06/2026", "25/06/2026"}, []string{"2026-06-05", "2026-06-25"}},
		{[]string{"05/06/2026", "06/25/2026"}, []string{"2026-05-06", "2026-06-25"}},
		{[]string{"05-06-2026", "25-06-2026 10:00:00.000"}, []string{"2026-06-05", "2026-06-25"}},
		{
			[]string{"05/06/2026", "06/25/2026", "25/06/2026"},
			[]string{"refused: may be 2026-06-05 or 2026-05-06: in this column some dates begin with the day and some do not", "2026-06-25", "2026-06-25"},
		},
	} {
		if diff := cmp.Diff(c.want, datesOf(t, c.texts...)); diff != "" {
			t.Error(diff)
		}
	}
	for _, c := range []struct {
		name        string
		texts, want []string
	}{
		{"short years last, as the first numbers vary", []string{"21.05.26", "24.05.26", "28.05.26"}, []string{"2026-05-21", "2026-05-24", "2026-05-28"}},
		{"a first number that is no year", []string{"21.05.26", "05.05.26"}, []string{"2026-05-21", "2026-05-05"}},
		{
			"short years in front are asked about, as the last numbers vary",
			[]string{"26/05/21", "26/05/24", "26/05/28"},
			[]string{"2026-05-21", "2026-05-24", "2026-05-28"},
		},
		{"counted days", []string{"46143", "46144.5"}, []string{"2026-05-01", "2026-05-02"}},
		{"a number among dates", []string{"46143", "2026-05-02"}, []string{"refused: not a date", "2026-05-02"}},
		{"counted seconds", []string{"1777593600", "1777680000"}, []string{"2026-05-01", "2026-05-02"}},
		{"counted milliseconds", []string{"1777593600000"}, []string{"2026-05-01"}},
		{"seconds among dates", []string{"1777593600", "2026-05-02"}, []string{"refused: not a date", "2026-05-02"}},
		{"a weekday shows it", []string{"Mon 04/05/2026", "05/06/2026"}, []string{"2026-05-04", "2026-06-05"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := datesOf(t, c.texts...)
			if strings.Contains(c.name, "asked") {
				for i := range got {
					got[i] = strings.TrimSuffix(strings.TrimPrefix(got[i], "refused: may be "), ": no other date shows which number comes first; say which does")
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	r := mustRead(t, Request{}, "Order number\tOrder total\tOrder date\tShipped date", "1\t5\t05/06/2026\t25/06/2026")
	if len(r.Orders) != 1 || r.Orders[0].OrderDate != "2026-06-05" {
		t.Errorf("another column does not show the order: %v", reasons(r))
	}
}

func TestShortYearsInFront(t *testing.T) {
	lines := []string{"Order number\tOrder total\tOrder date", "1\t5\t26.05.01", "2\t5\t26.05.26"}
	r := mustRead(t, Request{}, lines...)
	if len(r.Orders) != 0 || len(r.Questions) != 1 || fmt.Sprint(r.Questions[0].Answers) != "[ymd]" {
		t.Errorf("%+v", r.Questions)
	}
	r = mustRead(t, Request{Answers: Answers{Dates: "ymd"}}, lines...)
	if len(r.Orders) != 2 || r.Orders[0].OrderDate != "2026-05-01" || r.Orders[1].OrderDate != "2026-05-26" {
		t.Errorf("%+v %v", r.Orders, reasons(r))
	}
}

// A spreadsheet program that reads 05/06/2026 as May makes a date of it and leaves 25/06/2026 alone.
func TestDatesThatAProgramSwapped(t *testing.T) {
	take := func(texts ...string) *Result {
		return readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
			check(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Order number", "Title", "Order total", "Order date"}))
			for i, text := range texts {
				row := fmt.Sprint(i + 2)
				check(t, f.SetSheetRow("Sheet1", "A"+row, &[]any{"N" + row, "Thing", 5, text}))
				if day, err := time.Parse("2006-01-02", text); err == nil {
					check(t, f.SetCellValue("Sheet1", "D"+row, day))
				}
			}
		})
	}
	if r := take("2026-05-06", "25/06/2026"); len(r.Orders) != 1 || len(r.Problems) != 1 || r.Problems[0].Reason.String() != errSwapped.Error() {
		t.Errorf("%v", reasons(r))
	}
	for _, texts := range [][]string{
		{"2026-05-06", "2026-05-25"},
		{"2026-05-06", "2026-05-25", "25/06/2026"},
		{"2026-05-06", "25/06/2026", "05/06/2026"},
		{"2026-05-06", "25.06.2026"},
	} {
		if r := take(texts...); r.Refused > 0 {
			t.Errorf("%v: %v", texts, reasons(r))
		}
	}
}

func TestDatesAsNumbers(t *testing.T) {
	r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
		check(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Order number", "Title", "Order total", "Order date"}))
		check(t, f.SetSheetRow("Sheet1", "A2", &[]any{"N2", "Thing", 5, 46143}))
		check(t, f.SetSheetRow("Sheet1", "A3", &[]any{"N3", "Thing", 5, 46144.75}))
		check(t, f.SetSheetRow("Sheet1", "A4", &[]any{"N4", "Thing", 5, "2026-05-03"}))
		check(t, f.SetSheetRow("Sheet1", "A5", &[]any{"N5", "Thing", 5, 20260504}))
	})
	for i, want := range []data.Date{"2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04"} {
		if len(r.Orders) != 4 || r.Orders[i].OrderDate != want {
			t.Fatalf("%+v %v", r.Orders, reasons(r))
		}
	}
}

// A workbook that counts days from 1904 does so in cells without a date format too. A text is no count of the workbook.
func TestDatesAsNumbersSince1904(t *testing.T) {
	r := readBook(t, Request{Currency: "USD"}, func(f *excelize.File) {
		since04 := true
		check(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &since04}))
		check(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Order number", "Title", "Order total", "Order date"}))
		check(t, f.SetSheetRow("Sheet1", "A2", &[]any{"N2", "Thing", 5, 46143 - 1462}))
		check(t, f.SetSheetRow("Sheet1", "A3", &[]any{"N3", "Thing", 5, 46144.75 - 1462}))
		check(t, f.SetSheetRow("Sheet1", "A4", &[]any{"N4", "Thing", 5, "46145"}))
	})
	for i, want := range []data.Date{"2026-05-01", "2026-05-02", "2026-05-03"} {
		if len(r.Orders) != 3 || r.Orders[i].OrderDate != want {
			t.Fatalf("%+v %v", r.Orders, reasons(r))
		}
	}
}

// Every day, however it is written in a way that has only one reading, is read back.
func TestDatesReadBack(t *testing.T) {
	lib, err := builtin()
	check(t, err)
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 36500).Draw(t, "days"))
		layout := rapid.SampledFrom([]string{
			"2006-01-02", "2006/1/2", "2006.01.02", "20060102", "02.01.2006", "2 Jan 2006", "Jan 2, 2006", "02-January-2006",
			"2006-01-02 15:04:05 -0700", "2006-01-02T15:04:05Z", "2006年1月2日", "02.01.2006 15:04",
		}).Draw(t, "layout")
		text := day.Format(layout)
		o := newOrders("", "")
		got, err := o.read(lib.words, text, 0)
		if err != nil || got != data.DateOf(day) {
			t.Fatalf("%s: got %s, %v", text, got, err)
		}
	})
}

// A column of moments to the thousandth of a second, with their zone, is one of dates.
func TestMomentsAreDates(t *testing.T) {
	r := mustRead(t, Request{}, "Order id\tSettlement date\tAmount\tFee\tNet amount", "A-1\t2026-08-04T19:56:38.000-03:00\t20.00\t1.00\t19.00", "A-2\t2026-08-05T07:01:02.123456789+05:30\t30.00\t1.50\t28.50")
	if got := fieldOf(r, "Settlement date"); got != "paid_date" || r.Lines[0].PaidDate != "2026-08-04" || r.Lines[1].PaidDate != "2026-08-05" {
		t.Errorf("%q: %+v", got, r.Lines)
	}
}

// What a program writes with the headers of a known export counts its days in seconds, and its amounts in paise.
func TestSecondsAreNoDaysOfAnExportThatWritesThem(t *testing.T) {
	header := "entity_id\ttype\tdebit\tcredit\tamount\tcurrency\tfee\ttax\tsettled_at\tsettlement_id\tsettlement_utr\torder_receipt"
	r := mustRead(t, Request{}, header, "pay_1\tpayment\t0\t196000\t200000\tINR\t4000\t720\t1735776000\tsetl_1\tUTR1\t#1001")
	if r.Format != "razorpay_settlement" || len(r.Lines) != 0 || len(r.Quarantine) != 1 {
		t.Errorf("%s: %+v", r.Format, r.Lines)
	}
	r = mustRead(t, Request{}, header, "pay_1\tpayment\t0\t1960\t2000\tINR\t40\t7.2\t02/01/2026\tsetl_1\tUTR1\t#1001")
	if len(r.Lines) != 1 || r.Lines[0].PaidDate != "2026-01-02" || r.Lines[0].Net != 196000 {
		t.Errorf("%+v", r.Lines)
	}
}

// A year of the Thai calendar is read where hardly a date of the column has another one; among others it is a slip.
func TestThaiYears(t *testing.T) {
	for want, texts := range map[string][]string{
		"2026-03-02 2026-03-14":              {"02/03/2569", "14/03/2569"},
		"refused: not a date 2026-03-14":     {"02/03/2569", "14/03/2026"},
		"refused: not a date 2026-03-14T10:": {"02/03/2569", "2026-03-14 10:00"},
	} {
		want, _, _ = strings.Cut(want, "T")
		if got := strings.Join(datesOf(t, texts...), " "); got != want {
			t.Errorf("%q: %s, want %s", texts, got, want)
		}
	}
}

// A day more than a year ahead is a slip, where it is known what day it is.
func TestDaysYearsAhead(t *testing.T) {
	lines := []string{"Order number\tOrder date\tCustomer\tItem\tTotal", "S1\t2026-03-14\tAnn Lee\tMug\t20.00", "S2\t2027-03-15\tBo Ray\tPot\t15.00", "S3\t2062-03-15\tCy Fox\tPan\t16.00", "S4\t3/15/28\tDi Poe\tPan\t17.00"}
	for today, want := range map[data.Date]int{"": 0, "2026-11-24": 2, "2060-11-24": 1} {
		r := mustRead(t, Request{Today: today}, lines...)
		if len(r.Quarantine) != want {
			t.Errorf("on %q %d rows wait: %v", today, len(r.Quarantine), reasons(r))
		}
		for _, q := range r.Quarantine {
			if q.Problems[0].Column != "Order date" || !strings.Contains(q.Problems[0].Reason.String(), "more than a year ahead") {
				t.Errorf("on %q: %+v", today, q.Problems)
			}
		}
	}
}
