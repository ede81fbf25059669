package xlsx

import (
	"strings"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
)

// exact gives a decimal number to excelize so that the workbook holds the very digits. A spreadsheet keeps 15
// significant digits; a longer number goes in as text, whole.
func exact(number string) any {
	d, err := decimal.NewFromString(number)
	if err != nil || significant(number) > maxDigits {
		return number
	}
	return d.InexactFloat64() // within 15 digits the shortest form of the binary number is the decimal again
}

func significant(number string) int {
	digits := strings.NewReplacer("-", "", ".", "").Replace(number)
	return len(strings.TrimLeft(digits, "0"))
}

// setWidth sets the width of a column in characters.
func setWidth(out *excelize.StreamWriter, col, characters int) error {
	width := decimal.NewFromInt(int64(characters)).InexactFloat64()
	return out.SetColWidth(col, col, width)
}
