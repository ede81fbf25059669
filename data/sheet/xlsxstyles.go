package sheet

import "strconv"

// maxStyles is above what spreadsheet programs write (65,490 cell styles).
const maxStyles = 1 << 17

// cellStyles gives the number format of each cell style.
type cellStyles []numberFormat

// of gives the format that tells whether a number is a date.
func (s cellStyles) of(style int) (numberFormat, error) {
	switch {
	case style < len(s):
		return s[style], nil
	case style > 0:
		return numberFormat{}, damaged("the cell has the style %d of %d, so whether it is a date is not known", style, len(s))
	default:
		return numberFormat{}, nil
	}
}

// readStyles reads the number format of each cell style.
func (w *workbook) readStyles(x *xmlReader) error {
	if err := x.root(spreadsheetML, "styleSheet"); err != nil {
		return err
	}
	formats := map[int]string{}
	var ids []int
	if err := x.children(1, func() (err error) {
		switch {
		case x.is("numFmts"):
			err = x.each("numFmt", func() {
				if id, err := strconv.Atoi(string(x.attr("numFmtId"))); err == nil {
					formats[id] = string(x.attr("formatCode"))
				}
			})
		case x.is("cellXfs"):
			err = x.each("xf", func() {
				id, _ := strconv.Atoi(string(x.attr("numFmtId"))) // absent means General, which is 0
				ids = append(ids, id)
			})
		default:
			err = x.skip()
		}
		if err == nil && len(ids) > maxStyles {
			err = tooLarge("%s holds too many cell styles", x.part)
		}
		return err
	}); err != nil {
		return err
	}
	w.style = stylesOf(ids, formats)
	return nil
}

// stylesOf gives the formats of the styles whose formats have these numbers: the workbook's own and the built-in.
func stylesOf(ids []int, formats map[int]string) cellStyles {
	styles := make(cellStyles, 0, len(ids))
	known := map[int]numberFormat{}
	for _, id := range ids {
		format, seen := known[id]
		if !seen {
			code, own := formats[id]
			if !own {
				code = builtinFormats[id]
			}
			format = parseFormat(code)
			known[id] = format
		}
		styles = append(styles, format)
	}
	return styles
}

// each calls visit at every named child of the current element.
func (x *xmlReader) each(local string, visit func()) error {
	return x.children(x.depth(), func() error {
		if x.is(local) {
			visit()
		}
		return x.skip()
	})
}
