package intake

import (
	"slices"
	"strings"

	"parcelbook/data/sheet"
)

// Some accounts write which way money goes behind each amount: "100.00 CR", "10,00 S".

// behindMarks are the marks of both ways, the one for what comes in first, and what header a column of them would have.
var behindMarks = []struct{ in, out, header string }{{"cr", "dr", "Cr/Dr"}, {"h", "s", "H/S"}, {"c", "d", "C/D"}}

// partMarks parts the marks from the amounts of a column, and puts them into a column of their own behind the others. Where several columns
// have them, they are the signs of each; so they are of a balance.
func (t *table) partMarks() error {
	lib, err := builtin()
	if err != nil {
		return err
	}
	var amounts, balances []marked
	for column := range t.width {
		m, ok := t.markedAt(column)
		switch {
		case !ok:
		case lib.words.lexicon.mentions(t.rows[m.header].cell(column), "balance"):
			balances = append(balances, m)
		default:
			amounts = append(amounts, m)
		}
	}
	if len(amounts) == 1 {
		t.putBehind(amounts[0])
		amounts = nil
	}
	for _, m := range append(amounts, balances...) {
		t.rewrite(m, func(texts []string, marks []mark, amount string, out bool) ([]string, []mark) {
			if out {
				amount = "-" + amount
			}
			texts[m.column] = amount
			return texts, marks
		})
	}
	return nil
}

// marked is a column of amounts with marks behind them.
type marked struct {
	column, header int // the header's row
	in, out, title string
}

// markedAt says which marks stand behind the amounts of a column; ok is false where hardly all of several have any, or marks of a letter are
// not of both ways behind decimals, for they may be units.
func (t *table) markedAt(column int) (m marked, ok bool) {
	for _, pair := range behindMarks {
		m = marked{column: column, header: -1, in: pair.in, out: pair.out, title: pair.header}
		ins, outs, figures := 0, 0, 0
		for i := range t.rows[:min(len(t.rows), headerWithin+sampleRows)] {
			row := &t.rows[i]
			if row.blank(column) || row.mark(column).kind != sheet.Text && row.mark(column).kind != sheet.Number {
				continue
			}
			text := row.cell(column)
			_, out, has := m.part(text)
			switch {
			case has && out:
				outs++
			case has:
				ins++
			case ins+outs == 0:
				m.header = i // so far
				continue
			case !strings.ContainsAny(text, "0123456789"):
				continue
			}
			figures++
		}
		if m.header >= 0 && ins+outs > 2 && (ins+outs)*10 >= figures*9 && (len(m.in) > 1 || ins*outs > 0) {
			return m, true
		}
	}
	return m, false
}

// part parts an amount from the mark behind it; a sign beside that would say another thing.
func (m *marked) part(text string) (amount string, out, ok bool) {
	lower := strings.TrimSuffix(strings.ToLower(text), ".")
	at := slices.IndexFunc([]string{m.in, m.out}, func(word string) bool { return strings.HasSuffix(lower, word) })
	if at < 0 {
		return "", false, false
	}
	amount = strings.TrimSpace(lower[:len(lower)-len([]string{m.in, m.out}[at])])
	last := len(amount) - 1
	if last < 0 || amount[last] < '0' || amount[last] > '9' || strings.ContainsAny(amount, "-−–(") {
		return "", false, false
	}
	decimals := last >= 3 && (amount[last-2] == '.' || amount[last-2] == ',')
	return strings.TrimSpace(text[:len(amount)]), at == 1, decimals || len(m.in) > 1
}

// putBehind makes a column of the marks.
func (t *table) putBehind(m marked) {
	behind := t.width
	put := func(texts []string, marks []mark, text string) ([]string, []mark) {
		for len(texts) <= behind {
			texts, marks = append(texts, ""), append(marks, mark{kind: sheet.Empty})
		}
		texts[behind], marks[behind].kind = text, sheet.Text
		return texts, marks
	}
	header := &t.rows[m.header]
	texts, marks := put(header.texts(), header.marks(), m.title)
	t.rows[m.header] = t.rows[m.header].rewritten(texts, marks)
	t.rewrite(m, func(texts []string, marks []mark, amount string, out bool) ([]string, []mark) {
		texts[m.column] = amount
		if out {
			return put(texts, marks, strings.ToUpper(m.out))
		}
		return put(texts, marks, strings.ToUpper(m.in))
	})
	t.width = behind + 1
}

// rewrite gives the rows that have a mark in a column other cells.
func (t *table) rewrite(m marked, to func(texts []string, marks []mark, amount string, out bool) ([]string, []mark)) {
	for i := range t.rows {
		if row := &t.rows[i]; !row.blank(m.column) {
			if amount, out, ok := m.part(row.cell(m.column)); ok {
				texts, marks := to(row.texts(), row.marks(), amount, out)
				*row = row.rewritten(texts, marks)
			}
		}
	}
}
