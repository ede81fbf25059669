package app

import (
	"cmp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parcelbook/app/table"
	"parcelbook/data/intake"
	"parcelbook/data/sheet"
)

// How sure one must be of a column for its colour.
const (
	sureFrom = 90
	fairFrom = 70
)

// mappingColumns is the part of the mapping screen that shows the file's rows, and says of each column what it is.
type mappingColumns struct {
	m      *mapping
	sheet  *table.Sheet
	told   *widget.Label // of the current column
	rows   [][]string
	header int              // index of the row that names the columns; -1: none
	base   *intake.Format   // the layout as it was found, where that is enough and nothing of it was changed
	found  []intake.Column  // what was found of the columns
	fields [][]intake.Field // what each column is taken for
	mine   []bool           // columns that the user has decided
	steps  []mappingStep    // what can be taken back, the newest last
	undo   *pushButton
}

func newMappingColumns(m *mapping) *mappingColumns {
	c := &mappingColumns{m: m, told: widget.NewLabel(""), header: -1}
	c.told.Truncation = fyne.TextTruncateEllipsis
	c.undo = button(lang.X("mapping.undo", "Step back"), theme.ContentUndoIcon(), c.stepBack)
	c.sheet = table.NewSheet(table.SheetOptions{
		Head: c.head, Choose: c.choose, Clear: func(column int) { c.set(column, nil) }, Moved: func(int) { c.tell() },
		Row: func(row int) { m.options.setHeader(row) }, Undo: c.stepBack, Mark: func(row, column int) fyne.ThemeColorName { return m.preview.mark(row, column) },
		Carried: func(column int, at fyne.Position) {
			if len(c.fields[column]) > 0 {
				m.carry.move(fieldLabels(c.fields[column]), at)
			}
		},
		Dropped: func(column int) { m.carry.drop(func(onto int) { c.exchange(column, onto) }) },
	})
	return c
}

// take shows a file as it is proposed to be read.
func (c *mappingColumns) take(p *intake.Proposal) {
	c.rows, c.header = p.Rows, slices.Index(p.RowNumbers, p.HeaderRow)
	width := 0
	for _, row := range p.Rows {
		width = max(width, len(row))
	}
	c.fields, c.mine, c.found = make([][]intake.Field, width), make([]bool, width), make([]intake.Column, width)
	c.base, c.steps = nil, nil
	if p.Sure {
		base := p.Format
		c.base = &base
	}
	c.learn(p.Columns)
	c.sheet.Show(p.RowNumbers, p.Rows, c.header)
}

// learn notes what was found of the columns; what the user decided stays.
func (c *mappingColumns) learn(columns []intake.Column) {
	for _, column := range columns {
		if column.Index >= len(c.fields) {
			continue
		}
		c.found[column.Index] = column
		if c.mine[column.Index] {
			continue
		}
		c.fields[column.Index] = nil
		for _, name := range column.Fields {
			if f, ok := intake.ParseField(name); ok {
				c.fields[column.Index] = append(c.fields[column.Index], f)
			}
		}
	}
	c.refresh()
}

// focus gives the keyboard to the rows.
func (c *mappingColumns) focus() { c.m.w.win.Canvas().Focus(c.sheet.Focusable()) }

func (c *mappingColumns) refresh() {
	c.sheet.Refresh()
	enabled(len(c.steps) > 0, c.undo)
	c.tell()
}

// head says above a column what it is taken for, and how surely.
func (c *mappingColumns) head(column int) (string, fyne.ThemeColorName) {
	if column >= len(c.fields) || len(c.fields[column]) == 0 {
		return lang.X("mapping.choose", "choose…"), theme.ColorNamePlaceHolder
	}
	text := fieldLabels(c.fields[column])
	if c.mine[column] {
		return text, theme.ColorNamePrimary
	}
	confidence := c.found[column].Confidence
	text += "  " + strconv.Itoa(confidence) + "%"
	switch {
	case confidence >= sureFrom:
		return text, theme.ColorNameSuccess
	case confidence >= fairFrom:
		return text, theme.ColorNameWarning
	}
	return text, theme.ColorNameError
}

// tell says of the current column what it is and why.
func (c *mappingColumns) tell() {
	column := c.sheet.Current()
	if column >= len(c.fields) {
		return
	}
	what, _ := c.head(column)
	if len(c.fields[column]) == 0 {
		what = lang.X("mapping.left_out", "left out")
	}
	why := said(c.found[column].Reason)
	if c.mine[column] {
		why = lang.X("mapping.mine", "as you chose")
	}
	if why != "" {
		what += " – " + why
	}
	c.told.SetText(lang.X("mapping.told", "Column {{.Letter}} “{{.Header}}”: {{.What}}", map[string]any{
		"Letter": sheet.ColumnName(column), "Header": oneLine(c.headerOf(column)), "What": what,
	}))
}

func (c *mappingColumns) headerOf(column int) string {
	if c.header < 0 || column >= len(c.rows[c.header]) {
		return ""
	}
	return c.rows[c.header][column]
}

// nameOf is how messages call a column.
func (c *mappingColumns) nameOf(column int) string {
	return cmp.Or(c.headerOf(column), sheet.ColumnName(column))
}

// choose lets the user say what a column is.
func (c *mappingColumns) choose(column int) {
	used := func(f intake.Field) string {
		for i, fields := range c.fields {
			if slices.Contains(fields, f) {
				return sheet.ColumnName(i)
			}
		}
		return ""
	}
	newFieldChooser(c.m.w, c.m.options.kind.value().kind, used, func(fields []intake.Field) { c.set(column, fields) }, c.focus).
		show(c.sheet.HeadPosition())
}

// set takes a column for what the user says.
func (c *mappingColumns) set(column int, fields []intake.Field) {
	c.step()
	c.decide(column, fields)
	c.m.changed()
}

// place takes a column for a field, and no other column any more.
func (c *mappingColumns) place(f intake.Field, column int) {
	c.step()
	for i, fields := range c.fields {
		if i != column && slices.Contains(fields, f) {
			c.decide(i, slices.DeleteFunc(slices.Clone(fields), func(other intake.Field) bool { return other == f }))
		}
	}
	c.decide(column, []intake.Field{f})
	c.sheet.Move(column)
	c.focus()
	c.m.changed()
}

// exchange takes two columns for what the other one was taken for.
func (c *mappingColumns) exchange(a, b int) {
	if a == b || len(c.fields[a]) == 0 {
		return
	}
	c.step()
	was := c.fields[b]
	c.decide(b, c.fields[a])
	c.decide(a, was)
	c.sheet.Move(b)
	c.focus()
	c.m.changed()
}

func (c *mappingColumns) decide(column int, fields []intake.Field) {
	c.base = nil
	c.fields[column], c.mine[column] = fields, true
}

// setHeader takes another row for the one that names the columns; -1 is none.
func (c *mappingColumns) setHeader(row int) {
	c.step()
	c.base = nil
	c.showHeader(row)
	c.m.changed()
}

func (c *mappingColumns) showHeader(row int) {
	c.header = row
	c.sheet.Show(c.m.seen.proposal.RowNumbers, c.rows, row)
}

// mappingStep is what the columns were taken for before a step of the user's.
type mappingStep struct {
	fields [][]intake.Field
	mine   []bool
	base   *intake.Format
	header int
}

// step keeps what is chosen now, to be come back to.
func (c *mappingColumns) step() {
	c.steps = append(c.steps, mappingStep{slices.Clone(c.fields), slices.Clone(c.mine), c.base, c.header})
}

// stepBack takes back what the user did last to the columns.
func (c *mappingColumns) stepBack() {
	if len(c.steps) == 0 {
		return
	}
	last := c.steps[len(c.steps)-1]
	c.steps = c.steps[:len(c.steps)-1]
	c.fields, c.mine, c.base = last.fields, last.mine, last.base
	c.m.options.header.pick(last.header)
	c.showHeader(last.header)
	c.m.changed()
	c.focus()
}

// format is the layout as it is chosen now.
func (c *mappingColumns) format(name string) (intake.Format, error) {
	kind := c.m.options.kind.value()
	if c.base != nil && c.base.Kind == kind.kind && c.base.Statement == kind.statement {
		f := *c.base
		f.Name, f.Title = name, name
		return f, nil
	}
	p := c.m.seen.proposal
	if p.Kind == kind.kind && p.Statement == kind.statement && c.header == slices.Index(p.RowNumbers, p.HeaderRow) {
		return p.With(name, c.fields)
	}
	var header []string
	if c.header >= 0 {
		header = slices.Clone(c.rows[c.header])
	}
	return intake.NewFormat(name, kind.kind, kind.statement, header, c.fields)
}
