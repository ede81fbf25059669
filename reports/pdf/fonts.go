package pdf

import (
	"strings"
	"unicode"

	"github.com/signintech/gopdf"
	"github.com/signintech/gopdf/fontmaker/core"

	"parcelbook/data/say"
	"parcelbook/resources"
)

const (
	replacement = '□' // stands for a letter that no font has
	ellipsis    = "…" // stands for text that was cut
)

// face is how a line of text is set.
type face struct {
	bold bool
	size length
}

func (f face) lineHeight() length { return f.size * 5 / 4 }

// font is one TrueType file. Only those of its letters that are used go into the PDF.
type font struct {
	family string
	file   []byte
	core.TTFParser
	inPDF bool
}

// fonts finds for each letter a font that has it.
type fonts struct {
	pdf                *gopdf.GoPdf
	regular, bold, cjk *font
}

// run is a stretch of text in one font.
type run struct {
	font *font
	text string
}

func newFonts(pdf *gopdf.GoPdf) (*fonts, error) {
	f := &fonts{
		pdf:     pdf,
		regular: &font{family: "text", file: resources.FontText()},
		bold:    &font{family: "bold", file: resources.FontBold()},
		cjk:     &font{family: "cjk", file: resources.FontCJK()},
	}
	for _, one := range []*font{f.regular, f.bold, f.cjk} {
		if err := one.ParseFontData(one.file); err != nil {
			return nil, say.Errorf("font %q: %w", one.family, err)
		}
	}
	return f, nil
}

// use makes a font the current one; the first time, it goes into the PDF.
func (f *fonts) use(one *font, size length) error {
	if !one.inPDF {
		if err := f.pdf.AddTTFFontData(one.family, one.file); err != nil {
			return say.Errorf("font %q: %w", one.family, err)
		}
		one.inPDF = true
	}
	return f.pdf.SetFont(one.family, "", size.points())
}

func (f *fonts) fontOf(r rune, bold bool) *font {
	first := f.regular
	if bold {
		first = f.bold
	}
	for _, one := range []*font{first, f.regular, f.cjk} {
		if one.has(r) {
			return one
		}
	}
	return nil
}

// shown is s with what cannot be set replaced: unknown letters by a box, line ends and the like by a space.
func (f *fonts) shown(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1 // joiners and direction marks have no shape
		case f.fontOf(r, false) == nil:
			return replacement
		}
		return r
	}, s)
}

func (f *fonts) runs(s string, bold bool) []run {
	var runs []run
	for _, r := range s {
		one := f.fontOf(r, bold)
		if n := len(runs); n > 0 && runs[n-1].font == one {
			runs[n-1].text += string(r)
		} else {
			runs = append(runs, run{one, string(r)})
		}
	}
	return runs
}

func (f *fonts) width(s string, at face) length {
	var w length
	for _, run := range f.runs(s, at.bold) {
		w += run.font.width(run.text, at.size)
	}
	return w
}

func (f *font) has(r rune) bool { return f.Chars()[int(r)] != 0 }

// width is rounded down, so that what fits as a whole fits letter by letter.
func (f *font) width(s string, size length) length {
	units := 0
	widths := f.Widths()
	for _, r := range s {
		units += int(widths[f.Chars()[int(r)]])
	}
	em := int(f.UnitsPerEm())
	return length(units) * size / length(em)
}
