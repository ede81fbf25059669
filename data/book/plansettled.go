package book

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// listedStatement is a statement of the book's own list of payments.
type listedStatement struct {
	is      data.Statement // ID 0: new
	rows    []int          // of its lines, as places in the list
	lineIDs map[int]int64  // by their place in the statement
	refused say.Text
}

// compareStatements finds which statements the book has: those of the same holder with the very same lines.
func (p *paymentsPlan) compareStatements(tx *store.Tx) error {
	known := map[string]data.Statement{}
	read := map[int64]bool{}
	for _, number := range slices.Sorted(maps.Keys(p.statements)) {
		s := p.statements[number]
		if s.refused = p.checkStatement(s); s.refused != "" {
			continue
		}
		head, lines := p.head(s), p.linesOf(s)
		holderID := p.holders[holderName{recordKind(head.HolderKind), strings.ToLower(head.Holder)}]
		if holderID == 0 {
			continue
		}
		if !read[holderID] {
			read[holderID] = true
			if err := readStatements(tx, holderID, known); err != nil {
				return err
			}
		}
		key := statementKey(holderID, head.Kind, head.Currency, lines)
		if is, there := known[key]; there {
			delete(known, key)
			if err := p.compareStatement(tx, s, is); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *paymentsPlan) head(s *listedStatement) *data.ExportedPayment {
	return &p.rowPlans[s.rows[0]].file.ExportedPayment
}

func (p *paymentsPlan) linesOf(s *listedStatement) []data.StatementLine {
	lines := make([]data.StatementLine, len(s.rows))
	for i, at := range s.rows {
		lines[i] = p.rowPlans[at].file.Line
		lines[i].Note = p.rowPlans[at].file.Note
	}
	return lines
}

// checkStatement says what is wrong with a statement as a whole.
func (p *paymentsPlan) checkStatement(s *listedStatement) say.Text {
	head := p.head(s)
	seen := map[int]bool{}
	for _, at := range s.rows {
		f := &p.rowPlans[at].file
		switch {
		case f.Statement == 0:
			return "it does not say of which statement it is a line: number it as the other lines of that are"
		case f.Kind != head.Kind || f.HolderKind != head.HolderKind || f.Holder != head.Holder || f.Date != head.Date || f.Reference != head.Reference || f.Currency != head.Currency:
			return say.Textf("rows %d and %d are of the same statement and say otherwise of it: let them say the same, or number their statements apart", p.rowPlans[s.rows[0]].file.Row.Row, f.Row.Row)
		case seen[f.Line.Ordinal]:
			return say.Textf("the statement has two lines with the place %d: number its lines apart", f.Line.Ordinal)
		}
		seen[f.Line.Ordinal] = true
	}
	switch {
	case head.Kind == "" || head.Date == "" || head.Holder == "":
		return "a statement needs its kind, holder and date"
	case head.HolderKind != data.AccChannel && head.HolderKind != data.AccCarrier && head.HolderKind != data.AccProcessor:
		return "a statement is a channel's, carrier's or card processor's"
	}
	return ""
}

// readStatements adds the statements of a holder to the known ones.
func readStatements(tx *store.Tx, holderID int64, known map[string]data.Statement) error {
	statements, err := tx.StatementRows(data.StatementFilter{HolderID: &holderID, Page: data.Page{Sort: "date", Desc: true}})
	if err != nil {
		return err
	}
	for _, s := range statements { // of two that are alike the first stays known
		lines, err := tx.StatementLines(s.ID)
		if err != nil {
			return err
		}
		known[statementKey(holderID, s.Kind, s.Currency, lines)] = s.Statement
	}
	return nil
}

// statementKey is what tells a statement from others: whose it is, and what its lines say.
func statementKey(holderID int64, kind data.StatementKind, currency string, lines []data.StatementLine) string {
	idents := make([]string, len(lines))
	for i, l := range lines {
		idents[i] = l.Ident
	}
	slices.Sort(idents)
	return fmt.Sprint(holderID, "\x1f", kind, "\x1f", currency, "\x1f", strings.Join(idents, "\x1f"))
}

// compareStatement compares a statement with the one the book has.
func (p *paymentsPlan) compareStatement(tx *store.Tx, s *listedStatement, is data.Statement) error {
	head := p.head(s)
	if is.Date != head.Date || is.Reference != head.Reference || is.HasTotal != head.HasTotal || is.Total != head.Total {
		s.refused = say.Textf("the book has statement %s of %s with another date, reference or total: set that right under Payments", is.Reference, is.Date)
		return nil
	}
	there, err := tx.StatementLines(is.ID)
	if err != nil {
		return err
	}
	byIdent := group(there, func(l data.StatementLine) string { return l.Ident })
	for _, l := range p.linesOf(s) {
		was := byIdent[l.Ident][0]
		byIdent[l.Ident] = byIdent[l.Ident][1:]
		if lineText(l) != lineText(was) {
			s.refused = say.Textf("the book has line %d of statement %s of %s otherwise: undo the import that brought it first, or leave the statement out", was.Ordinal, is.Reference, is.Date)
			return nil
		}
		s.lineIDs[l.Ordinal] = was.ID
	}
	s.is = is
	return nil
}

// lineText is all that a statement line says, its fees by kind.
func lineText(l data.StatementLine) string {
	fees := slices.Clone(l.Fees)
	slices.SortFunc(fees, func(a, b data.Fee) int { return cmp.Compare(a.Kind, b.Kind) })
	l.ID, l.StatementID, l.Ordinal, l.OrderID, l.ParcelID, l.RowID, l.Fees = 0, 0, 0, 0, 0, 0, nil
	return fmt.Sprintf("%+v %v", l, fees)
}
