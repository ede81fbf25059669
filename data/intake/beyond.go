package intake

import (
	"parcelbook/data"
	"parcelbook/data/sheet"
)

// tellBeyond tells of what stands right of the last column, where no layout takes it. In delimited text a few rows that go
// on there are likely to have a separator inside of a value, which has moved what is behind it.
func (r *reader) tellBeyond(rows []row, delimited bool) {
	end := len(r.layout.columns)
	for ; end > 0 && r.layout.columns[end-1].Header == "" && len(r.layout.columns[end-1].Fields) == 0; end-- {
	}
	if r.layout.header < 0 || r.table.width <= end {
		return
	}
	var problems []data.Problem
	for i := range rows {
		row := &rows[i]
		for at := end; at < row.width(); at++ {
			if !row.blank(at) {
				problems = append(problems, data.Problem{
					Sheet: r.table.sheetOf(row), Row: row.number, Column: sheet.ColumnName(at), Value: row.cell(at),
					Reason: "this stands behind the last column: perhaps a separator inside of a value of the row has moved its cells",
				})
				break
			}
		}
	}
	if len(problems) == 0 {
		return
	}
	if !delimited || len(problems)*2 > len(rows) {
		problems[0].Reason = "what stands behind the last column, in this row first, is not taken: no header says what it is"
		problems = problems[:1]
	}
	r.result.Problems = append(r.result.Problems, problems...)
}
