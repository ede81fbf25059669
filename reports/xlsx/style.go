package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
)

const textFormat = 49 // ECMA-376 part 1, 18.8.30: the built-in format "@"

// style is how a cell looks: how its number is written, and its part in the sheet.
type style struct {
	format string // number format; "" is general, "@" text
	part   part
}

type part uint8

const (
	body part = iota
	title
	header
	total
	room
)

// styles makes each style once.
type styles struct {
	file *excelize.File
	made map[style]int
}

func (s styles) id(st style) (int, error) {
	if id, ok := s.made[st]; ok {
		return id, nil
	}
	id, err := s.file.NewStyle(st.excel())
	if err != nil {
		return 0, say.Errorf("making a cell style: %w", err)
	}
	s.made[st] = id
	return id, nil
}

func (st style) excel() *excelize.Style {
	x := &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top"}}
	switch st.format {
	case "":
	case "@":
		x.NumFmt = textFormat
	default:
		x.CustomNumFmt = &st.format
	}
	switch st.part {
	case title:
		x.Font = &excelize.Font{Bold: true, Size: 14}
	case header:
		x.Font = &excelize.Font{Bold: true}
		x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7EBF0"}}
		x.Alignment.WrapText = true
		x.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: "7F8894"}}
	case total:
		x.Font = &excelize.Font{Bold: true}
		x.Border = []excelize.Border{{Type: "top", Style: 1, Color: "7F8894"}}
	case room:
		x.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: "B6BCC4"}}
	}
	return x
}

// format is the number format of a value, with the mark of an estimate.
func format(v data.Value, kind data.ColumnKind, bare bool) string {
	f := ""
	switch kind {
	case data.TextColumn, data.WordColumn:
		return "@"
	case data.NumberColumn:
		f = "0"
	case data.TenthsColumn:
		f = "0.0"
	case data.DateColumn:
		f = "yyyy-mm-dd"
	case data.MoneyColumn:
		f = "#,##0"
		if digits := money.Digits(v.Money.Currency); digits > 0 {
			f += "." + strings.Repeat("0", int(digits))
		}
		if !bare && v.Money.Currency != "" {
			f += ` "` + v.Money.Currency + `"`
		}
	}
	if v.Estimate {
		f = `"` + data.EstimateMark + `"` + f
	}
	return f
}
