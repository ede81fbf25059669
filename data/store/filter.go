package store

import (
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
)

// selection gathers what narrows a list.
type selection struct {
	from  string
	conds []string
	args  []any
}

// and narrows the list by a condition.
func (s *selection) and(cond string, args ...any) {
	s.conds = append(s.conds, cond)
	s.args = append(s.args, args...)
}

// narrow adds a condition where its value is set.
func narrow[T any](s *selection, value *T, cond string) {
	if value != nil {
		s.and(cond, *value)
	}
}

// period keeps dates from one day to another, both included; "" leaves an end open.
func (s *selection) period(column string, from, to data.Date) {
	if from != "" {
		s.and(column+" >= ?", from)
	}
	if to != "" {
		s.and(column+" <> '' AND "+column+" <= ?", to)
	}
}

// like narrows to records where one of the columns holds the text, as far as SQLite folds case.
func (s *selection) like(text string, columns ...string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	pattern := "%" + strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(text) + "%"
	tests := make([]string, len(columns))
	for i, c := range columns {
		tests[i] = c + ` LIKE ? ESCAPE '\'`
		s.args = append(s.args, pattern)
	}
	s.conds = append(s.conds, "("+strings.Join(tests, " OR ")+")")
}

func (s *selection) where() string {
	if len(s.conds) == 0 {
		return s.from
	}
	return s.from + " WHERE " + strings.Join(s.conds, " AND ")
}

// sorting is how a list can be sorted: the SQL behind each column's ID, and the list's own order.
type sorting struct {
	keys   map[string]string
	sparse map[string]string // keys that can be NULL: missing, and then last in either direction
	tie    string            // settles what is equal, in the direction asked for
	own    string
}

// errSort is met when a list is to be sorted by what it does not know.
var errSort = say.Text("the list cannot be sorted by")

// page writes ORDER BY, LIMIT and OFFSET.
func (s sorting) page(p data.Page) (string, []any, error) {
	order, err := s.order(p.Sort, p.Desc)
	if err != nil {
		return "", nil, err
	}
	limit := p.Limit
	if limit == 0 {
		limit = -1
	}
	return " ORDER BY " + order + " LIMIT ? OFFSET ?", []any{limit, p.Offset}, nil
}

func (s sorting) order(by string, desc bool) (string, error) {
	direction := ""
	if desc {
		direction = " DESC"
	}
	if by == "" {
		return s.own, nil
	}
	if expression, ok := s.keys[by]; ok {
		return expression + direction + ", " + s.tie + direction, nil
	}
	if expression, ok := s.sparse[by]; ok {
		return expression + direction + " NULLS LAST, " + s.tie + direction, nil
	}
	return "", say.Errorf("%w %q", errSort, by)
}

// idsOf lists the ids of the page that is wanted.
func (tx *Tx) idsOf(id string, s selection, sorts sorting, p data.Page) ([]int64, error) {
	order, args, err := sorts.page(p)
	if err != nil {
		return nil, err
	}
	return tx.ids("SELECT "+id+" FROM "+s.where()+order, append(s.args, args...)...)
}

// countOf counts what is selected.
func (tx *Tx) countOf(s selection) (int, error) {
	return tx.count("SELECT count(*) FROM "+s.where(), s.args...)
}
