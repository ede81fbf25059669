package data

import (
	"strconv"

	"github.com/shopspring/decimal"
)

// EstimateMark stands before a value that is reckoned, not known, wherever it is shown.
const EstimateMark = "~"

// Text is a value as people read it: money grouped and with its currency, dates as 2026-01-31, words
// translated by tr. An empty value is "".
func Text(v Value, kind ColumnKind, tr func(key string) string) string {
	if v.Empty {
		return ""
	}
	s := v.Text
	switch kind {
	case MoneyColumn:
		s = v.Money.String()
	case DateColumn:
		s = string(v.Date)
	case NumberColumn:
		s = strconv.FormatInt(v.Number, 10)
	case TenthsColumn:
		s = Tenths(v.Number)
	case WordColumn:
		s = tr(v.Text)
	}
	if v.Estimate && s != "" {
		return EstimateMark + s
	}
	return s
}

// Tenths writes a number of tenths with its one decimal: 123 is "12.3".
func Tenths(n int64) string { return decimal.New(n, -1).StringFixed(1) }
