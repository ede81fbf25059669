package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"parcelbook/data"
	"parcelbook/data/book"
)

type aliasCommand struct {
	Order   string `arg:"" help:"Number of the order."`
	Code    string `arg:"" optional:"" help:"Another code that it is known by: a chat's number of it, its number as another export writes it. None: list those it has."`
	Remove  bool   `help:"Free the code: what matched the order by it alone matches nothing again."`
	Channel string `placeholder:"NAME" help:"The channel of the order, where several have one of the number."`
	JSON    bool   `name:"json" help:"Write JSON."`
}

// Validate says what is missing.
func (c *aliasCommand) Validate() error {
	if c.Remove && c.Code == "" {
		return errors.New("say which code of the order to remove")
	}
	return nil
}

// tiedAlias is what "alias --json" writes.
type tiedAlias struct {
	Order   string   `json:"order_number"`
	Channel string   `json:"channel"`
	Codes   []string `json:"codes"`
	Matched int      `json:"lines_matched"` // statement lines that the change tied
	Freed   int      `json:"lines_freed"`   // and those that it untied
	Waited  int      `json:"waited"`        // delivery results that it took out of quarantine
}

// Run ties a code to the order, frees one, or lists the order's codes.
func (c *aliasCommand) Run(s *session) error {
	if c.Code == "" {
		return s.read(func(b *book.Book) error { return c.list(s, b, tiedAlias{}) })
	}
	return s.write(func(b *book.Book) error {
		order, err := orderNumbered(s.ctx, b, c.Order, c.Channel)
		if err != nil {
			return err
		}
		var t tiedAlias
		if c.Remove {
			t.Freed, err = b.DeleteAlias(s.ctx, order.ID, c.Code)
		} else {
			t.Matched, err = b.SaveAlias(s.ctx, order.ID, c.Code)
		}
		if err != nil {
			return err
		}
		var untried error
		t.Waited, untried = b.TakeWaiting(s.ctx)
		switch {
		case c.JSON:
			err = c.list(s, b, t)
		case c.Remove:
			err = s.printf("%s is free again; statement lines that match nothing now: %d.\n", c.Code, t.Freed)
		default:
			err = s.printf("%s is order %s of %s; statement lines that match now: %d.\n", c.Code, order.Number, order.Channel, t.Matched)
		}
		if !c.JSON {
			err = errors.Join(err, s.tellWaited(t.Waited))
		}
		return errors.Join(err, untried)
	})
}

func (c *aliasCommand) list(s *session, b *book.Book, t tiedAlias) error {
	order, err := orderNumbered(s.ctx, b, c.Order, c.Channel)
	if err != nil {
		return err
	}
	aliases, err := b.Aliases(s.ctx, order.ID)
	if err != nil {
		return err
	}
	t.Order, t.Channel, t.Codes = order.Number, order.Channel, []string{}
	codes := table{head: []string{"code"}}
	for _, a := range aliases {
		t.Codes = append(t.Codes, a.Code)
		codes.add(a.Code)
	}
	if c.JSON {
		return s.printJSON(t)
	}
	return codes.print(s.out, fmt.Sprintf("Order %s of %s is known by its number alone.", order.Number, order.Channel))
}

// orderNumbered finds the order of a number, or of another of its codes, in the channel; "" is any.
func orderNumbered(ctx context.Context, b *book.Book, number, channel string) (data.OrderRow, error) {
	found, err := b.OrdersKnownAs(ctx, number)
	if err != nil {
		return data.OrderRow{}, err
	}
	var channels []string
	var order data.OrderRow
	for _, o := range found {
		if channel == "" || strings.EqualFold(o.Channel, channel) {
			order = o
			channels = append(channels, o.Channel)
		}
	}
	switch {
	case len(channels) == 0 && channel != "":
		return order, fmt.Errorf("channel %s has no order %s; check both, or take in its orders first", channel, number)
	case len(channels) == 0:
		return order, fmt.Errorf("the book has no order %s; check the number, or take in its orders first", number)
	case len(channels) > 1:
		return order, fmt.Errorf("the channels %s each have an order %s: say which by --channel", strings.Join(channels, ", "), number)
	}
	return order, nil
}
