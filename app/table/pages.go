package table

const (
	pageSize = 200
	maxPages = 16 // in memory at a time
)

// line is a row with its cells as they are shown, so that scrolling formats nothing.
type line[T any] struct {
	row   T
	cells []string
}

// pages holds the rows that have been fetched, by page number. It is used on the UI thread only.
type pages[T any] struct {
	count  int
	loaded map[int][]line[T]
	asked  map[int]bool
}

func (p *pages[T]) reset(count int) {
	p.count = count
	p.loaded = make(map[int][]line[T])
	p.asked = make(map[int]bool)
}

// at gives the row with the index, and whether it has been fetched.
func (p *pages[T]) at(row int) (line[T], bool) {
	lines := p.loaded[row/pageSize]
	if i := row % pageSize; row >= 0 && i < len(lines) {
		return lines[i], true
	}
	return line[T]{}, false
}

// put keeps a page and lets go of the one farthest away where there are too many.
func (p *pages[T]) put(page int, lines []line[T]) {
	delete(p.asked, page)
	p.loaded[page] = lines
	if len(p.loaded) <= maxPages {
		return
	}
	farthest := page
	for n := range p.loaded {
		if distance(n, page) > distance(farthest, page) {
			farthest = n
		}
	}
	delete(p.loaded, farthest)
}

func distance(a, b int) int { return max(a, b) - min(a, b) }
