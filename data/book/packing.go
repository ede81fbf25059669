package book

import (
	"context"
	"fmt"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
)

// MismatchError says which lines of an order are not what was packed.
type MismatchError struct{ Lines []data.Line }

func (e *MismatchError) Error() string { return e.Said().String() }

// Said is what the error says.
func (e *MismatchError) Said() say.Text {
	names := make([]string, len(e.Lines))
	for i, l := range e.Lines {
		names[i] = fmt.Sprintf("%d × %s", l.Quantity, strings.TrimSpace(l.SKU+" "+l.Title+" "+l.Specification))
	}
	return say.Textf("the goods are not what was ordered: %s; mend it, or give a reason to pack all the same", strings.Join(names, "; "))
}

// SaveChecks keeps what the packer found so far, by line.
func (b *Book) SaveChecks(ctx context.Context, orderID int64, checks map[int64]data.Check) error {
	return b.change(ctx, func(o *op) error {
		_, err := o.saveChecks(orderID, checks)
		return err
	})
}

// Pack marks an order packed once every line was found right in SKU, name, specification and quantity.
// *MismatchError where it was not and no reason is given; the findings are kept all the same.
func (b *Book) Pack(ctx context.Context, orderID int64, checks map[int64]data.Check, reason string) error {
	var wrong []data.Line
	err := b.change(ctx, func(o *op) error {
		lines, err := o.saveChecks(orderID, checks)
		if err != nil {
			return err
		}
		for _, l := range lines {
			if !l.Matches() {
				wrong = append(wrong, l)
			}
		}
		reason = strings.TrimSpace(reason)
		switch {
		case len(lines) == 0 && reason == "":
			return say.Text("the order has no lines to check the goods against; add them, or give a reason to pack all the same")
		case len(wrong) == 0 && len(lines) > 0:
			return o.setPacked(orderID, data.Packed, "")
		case reason != "":
			wrong = nil
			return o.setPacked(orderID, data.Overridden, reason)
		}
		return nil
	})
	if err == nil && len(wrong) > 0 {
		err = &MismatchError{Lines: wrong}
	}
	return err
}

// Unpack opens a packed order again.
func (b *Book) Unpack(ctx context.Context, orderID int64) error {
	return b.change(ctx, func(o *op) error { return o.setPacked(orderID, data.Unpacked, "") })
}

func (o *op) saveChecks(orderID int64, checks map[int64]data.Check) ([]data.Line, error) {
	lines, err := o.Lines(orderID)
	if err != nil {
		return nil, err
	}
	for i, l := range lines {
		check, given := checks[l.ID]
		if !given || check == l.Check {
			continue
		}
		if err := o.SaveCheck(l.ID, check); err != nil {
			return nil, err
		}
		if err := o.record("edit", "check", l.ID, l.Check, check); err != nil {
			return nil, err
		}
		lines[i].Check = check
	}
	return lines, nil
}

func (o *op) setPacked(orderID int64, state data.PackState, reason string) error {
	before, err := o.Order(orderID)
	if err != nil {
		return err
	}
	want := before
	want.Packed, want.PackReason = state, reason
	if want == before {
		return nil
	}
	if _, err := o.SaveOrder(want); err != nil {
		return err
	}
	return o.record("pack", "order", orderID, before, want)
}
