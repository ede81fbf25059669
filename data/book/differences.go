package book

import (
	"cmp"
	"context"
	"slices"

	"parcelbook/data"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/settle"
	"parcelbook/data/store"
)

// MatchResult says how far statements and orders agree.
type MatchResult struct {
	Matched     int // statement lines tied to an order
	Newly       int // of these, tied just now
	Unknown     int // lines that speak of no known order
	Differences []data.Difference
}

// Match tries again to tie the statement lines that matched nothing, then says what differs.
func (b *Book) Match(ctx context.Context) (MatchResult, error) {
	var r MatchResult
	var before []data.StatementLine
	err := b.change(ctx, func(o *op) (err error) {
		if before, err = o.AllLooseLines(); err != nil {
			return err
		}
		return o.tieAll(before)
	})
	if err != nil {
		return r, err
	}
	return read(ctx, b, func(tx *store.Tx) (MatchResult, error) {
		loose, err := tx.AllLooseLines()
		if err != nil {
			return r, err
		}
		statements, err := tx.StatementRows(data.StatementFilter{})
		if err != nil {
			return r, err
		}
		for _, s := range statements {
			r.Matched += s.Matched
		}
		r.Newly, r.Unknown = len(before)-len(loose), len(loose)
		r.Differences, err = b.differences(tx)
		return r, err
	})
}

// TieLine ties a statement line to an order by hand; order 0 unties it.
func (b *Book) TieLine(ctx context.Context, lineID, orderID int64) error {
	return b.change(ctx, func(o *op) error {
		line, err := o.StatementLine(lineID)
		if err != nil {
			return err
		}
		return o.tieByHand(line, orderID)
	})
}

// Differences lists what statements and the book disagree on, of the days from from to to, both inclusive; empty
// dates do not narrow.
func (b *Book) Differences(ctx context.Context, from, to data.Date) ([]data.Difference, error) {
	all, err := read(ctx, b, b.differences)
	return slices.DeleteFunc(all, func(d data.Difference) bool { return d.Date < from || to != "" && d.Date > to }), err
}

// differences works out all that statements and the book disagree on.
func (b *Book) differences(tx *store.Tx) ([]data.Difference, error) {
	newest, err := tx.NewestStatements()
	if err != nil {
		return nil, err
	}
	ids, err := tx.DiffersIDs()
	if err != nil {
		return nil, err
	}
	missing, err := tx.MissingCandidates()
	if err != nil {
		return nil, err
	}
	ids = append(ids, missing...)
	slices.Sort(ids)
	var all []data.Difference
	for chunk := range slices.Chunk(slices.Compact(ids), batch) {
		facts, err := tx.OrderFacts(chunk)
		if err != nil {
			return nil, err
		}
		for _, f := range facts {
			all = append(all, settle.Differences(f, newest)...)
		}
	}
	statements, err := tx.StatementRows(data.StatementFilter{})
	if err != nil {
		return nil, err
	}
	for _, s := range statements {
		facts, err := tx.StatementFacts(s.ID)
		if err != nil {
			return nil, err
		}
		holder, err := tx.Holder(s.HolderID)
		if err != nil {
			return nil, err
		}
		all = append(all, settle.StatementDifferences(facts, holder)...)
	}
	slices.SortStableFunc(all, func(a, b data.Difference) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.OrderNumber+a.Waybill, b.OrderNumber+b.Waybill))
	})
	return withClaims(tx, all)
}

// withClaims adds what the seller has done about each difference.
func withClaims(tx *store.Tx, all []data.Difference) ([]data.Difference, error) {
	claims, err := tx.Claims()
	for i := range all {
		all[i].Claim = claims[all[i].Key()]
		if all[i].Claim.ID == 0 {
			all[i].Claim = data.Claim{Key: all[i].Key(), State: data.ClaimOpen}
		}
	}
	return all, err
}

// SetClaim records how far asking the holder to mend a difference has come.
func (b *Book) SetClaim(ctx context.Context, key data.ClaimKey, state data.ClaimState, note string) error {
	return b.change(ctx, func(o *op) error { return o.setClaim(key, state, note) })
}

func (o *op) setClaim(key data.ClaimKey, state data.ClaimState, note string) error {
	claims, err := o.Claims()
	if err != nil {
		return err
	}
	before := claims[key]
	claim := data.Claim{ID: before.ID, Key: key, State: state, Date: o.book.Today(), Note: cmp.Or(note, before.Note)}
	id, err := o.SaveClaim(claim)
	if err != nil {
		return err
	}
	return o.record("claim", "claim", id, before, claim)
}

// Resolve ends a difference by a movement of money: the shortfall is written off or compensated, or the
// overpayment accepted.
func (b *Book) Resolve(ctx context.Context, d data.Difference, how data.Event, reason string) error {
	if how != data.EventWriteOff && how != data.EventOver && how != data.EventCompensation {
		return say.Errorf("a difference is not ended by %q", how)
	}
	if d.Off.IsZero() || (d.Off.Minor > 0) != (how == data.EventOver) {
		return say.Errorf("%s of %s cannot be ended by %q", d.Kind, d.Off, how)
	}
	return b.change(ctx, func(o *op) error {
		account := data.Account{Kind: data.AccCustomer} // too much collected of an order is the customer's
		if d.HolderID != 0 {
			holder, err := o.Holder(d.HolderID)
			if err != nil {
				return err
			}
			account = data.Account{Kind: data.AccountKind(holder.Kind), Holder: holder.ID}
		}
		e := data.Entry{
			Event: how, Date: b.Today(), Amount: money.New(d.Off.Abs().Minor, d.Off.Currency), OrderID: d.OrderID, ParcelID: d.ParcelID,
			LineID: d.LineID, Holder: account, Reason: cmp.Or(reason, string(d.Kind)),
		}
		if err := o.saveEntry(&e); err != nil {
			return err
		}
		return o.setClaim(d.Key(), data.ClaimResolved, reason)
	})
}
