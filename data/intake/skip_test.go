package intake

import "testing"

// A word by which rows are skipped may stand for all that begin so.
func TestWordsThatRowsAreSkippedBy(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       bool
	}{
		{"Paquete de 12 productos", "paquete de *", true},
		{"Paquete de", "paquete de *", false},
		{"Paquete devuelto", "paquete de *", false},
		{"Total", "total", true},
		{"Total 2", "total", false},
		{"", "", true},
		{"x", "", false},
	} {
		if got := begins(c.text, c.word); got != c.want {
			t.Errorf("%q by %q: %v", c.text, c.word, got)
		}
	}
}
