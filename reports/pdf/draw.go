package pdf

// length is a distance on paper in hundredths of a point (1/72 inch), the resolution of the PDF's own text
// positions. Whole numbers make the layout the same on every machine.
type length int

// points is the length as gopdf takes it.
func (l length) points() float64 { return float64(l) / 100 }

type colour struct{ r, g, b uint8 }

// What is drawn in which colour.
var (
	ink     = colour{20, 24, 28}
	faint   = colour{96, 104, 112}
	shade   = colour{231, 235, 240} // behind headers
	rule    = colour{127, 136, 148}
	hair    = colour{214, 219, 225} // between rows
	writeOn = colour{160, 168, 178} // lines to write on
)

const (
	thin  length = 40
	thick length = 80
)

func (d *document) line(x1, x2, y length, weight length, c colour) {
	d.pdf.SetLineWidth(weight.points())
	d.pdf.SetStrokeColor(c.r, c.g, c.b)
	d.pdf.Line(x1.points(), y.points(), x2.points(), y.points())
}

func (d *document) fill(x, y, w, h length, c colour) {
	d.pdf.SetFillColor(c.r, c.g, c.b)
	d.pdf.RectFromUpperLeftWithStyle(x.points(), y.points(), w.points(), h.points(), "F")
}
