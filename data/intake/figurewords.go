package intake

import (
	"regexp"
	"slices"
	"strings"

	"parcelbook/data/intake/value"
	"parcelbook/data/sheet"
)

// Sheets kept by hand have words where a figure is meant: postage that is "Free", or none because the buyer collects, and "2 pcs".

// somePieces is a number with a sign or words for pieces.
var somePieces = regexp.MustCompile(`^(?:[x×*]\s?(\d{1,5})|(\d{1,5})\s?(\pL[\pL.]*|×|\*))$`)

// figured gives the figure that a text means as postage or a number of pieces; ok is false where it means none.
func (v *vocabulary) figured(field Field, text string) (figure string, ok bool) {
	switch {
	case field == Shipping:
		return "0", v.free[value.Normalise(text)]
	case field != Quantity:
		return "", false
	}
	parts := somePieces.FindStringSubmatch(strings.ToLower(text))
	switch {
	case parts == nil:
		return "", false
	case parts[1] != "", parts[3] == "×", parts[3] == "*":
		return parts[1] + parts[2], true
	}
	return parts[2], v.pieces[value.Normalise(parts[3])]
}

// writeFigures writes into a column of postage or pieces the figures that are meant, where hardly a cell holds anything else than one or a figure.
func (v *vocabulary) writeFigures(rows []row, column int, field Field) {
	n, meant, figures := 0, 0, 0
	for i := range rows {
		if rows[i].blank(column) {
			continue
		}
		n++
		if _, ok := v.figured(field, rows[i].cell(column)); ok {
			meant++
		} else if _, err := v.figureOf(rows[i].cell(column), rows[i].mark(column)); err == nil {
			figures++
		}
	}
	if meant == 0 || (meant+figures)*10 < n*9 {
		return
	}
	for i := range rows {
		if figure, ok := v.figured(field, rows[i].cell(column)); ok {
			rows[i] = rows[i].with(column, figure, mark{kind: sheet.Text})
		}
	}
}

// clarify writes into the sampled rows what is meant there, as the reader does, under headers that may be of such a column.
func (c *clues) clarify() {
	c.dateSample()
	for column, name := range c.names {
		if ringed(name, c.sample, column) {
			withRings(c.sample, column)
		}
		for _, field := range []Field{Shipping, Quantity} {
			if slices.ContainsFunc(c.in.heading(name).guesses, func(g guess) bool { return g.field == field && g.sure >= sureMaybe }) {
				c.in.words.writeFigures(c.sample, column, field)
			}
		}
	}
}
