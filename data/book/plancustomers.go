package book

import (
	"cmp"
	"fmt"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/money"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// customerPlan is what taking in one customer would do.
type customerPlan struct {
	file    intake.Customer
	is      data.Customer // ID 0: new
	changes []Change
	refused say.Text
}

type customerPlans []customerPlan

func customerFields() []listField[data.Customer] {
	return []listField[data.Customer]{
		textOf("name", func(c *data.Customer) *string { return &c.Name }),
		textOf("phone", func(c *data.Customer) *string { return &c.Phone }),
		textOf("email", func(c *data.Customer) *string { return &c.Email }),
		textOf("country", func(c *data.Customer) *string { return &c.Country }),
		textOf("city", func(c *data.Customer) *string { return &c.City }),
		textOf("address", func(c *data.Customer) *string { return &c.Address }),
		textOf("note", func(c *data.Customer) *string { return &c.Note }),
		textOf("verification", func(c *data.Customer) *data.Verification { return &c.Verification }),
		numberOf("credit_limit", func(c *data.Customer) *int64 { return &c.CreditLimit }),
		{name: "documents", text: documentsText, take: func(to, from *data.Customer) { to.Documents = from.Documents }},
	}
}

func documentsText(c *data.Customer) string {
	parts := make([]string, len(c.Documents))
	for i, d := range c.Documents {
		parts[i] = fmt.Sprintf("%s | %s | %s | %s", d.Kind, d.Number, d.Expiry, d.Note)
	}
	return strings.Join(parts, "\n")
}

func planCustomers(tx *store.Tx, files []intake.Customer, currency string) (customerPlans, error) {
	plans := make(customerPlans, len(files))
	for i, file := range files {
		if file.Ident == "" {
			file.Ident = ownIdent(file.Customer)
		}
		p := customerPlan{file: file}
		if file.CreditLimit != 0 && file.Currency != currency {
			p.refused = say.Textf("the credit limit is in %s, and the book's are in %s: write it in that", file.Currency, currency)
			if file.Currency == "" {
				p.refused = say.Textf("the credit limit is in no currency, and the book's are in %s: name that beside it", currency)
			}
		}
		var err error
		if p.is, err = tx.CustomerByIdent(file.Ident); err != nil && !isNotFound(err) {
			return nil, err
		}
		if p.is.ID != 0 {
			if err := p.compare(tx, currency); err != nil {
				return nil, err
			}
		}
		plans[i] = p
	}
	return plans, nil
}

func (p *customerPlan) compare(tx *store.Tx, currency string) error {
	if len(listDiff(customerFields(), &p.is, &p.file.Customer, nil)) == 0 {
		return nil
	}
	hand, err := handByTrail(tx, "customer", p.is.ID, customerFields())
	p.changes = listDiff(customerFields(), &p.is, &p.file.Customer, hand)
	for i := range p.changes {
		if c := &p.changes[i]; c.Field == "credit_limit" {
			c.Old, c.New = money.New(p.is.CreditLimit, currency).Plain(), money.New(p.file.CreditLimit, currency).Plain()
		}
	}
	return err
}

func (p *customerPlan) outcome() Outcome { return outcomeOf(p.refused, p.is.ID, p.changes) }

func (ps customerPlans) items() []ReviewItem {
	items := make([]ReviewItem, len(ps))
	for i := range ps {
		p := &ps[i]
		items[i] = ReviewItem{
			Outcome: p.outcome(), Subject: cmp.Or(p.file.Email, p.file.Phone, p.file.Name), Who: p.file.Name, Place: firstPlace(p.file.Rows),
			Changes: p.changes, Reason: p.refused,
		}
	}
	return items
}

func (ps customerPlans) rows(item int) []data.SourceRow { return ps[item].file.Rows }

func (ps customerPlans) take(o *op) error {
	for i := range ps {
		if err := o.ctx.Err(); err != nil {
			return err
		}
		if err := o.takeCustomer(&ps[i]); err != nil {
			return say.Errorf("customer %s: %w", ps[i].file.Name, err)
		}
	}
	return nil
}

func (o *op) takeCustomer(p *customerPlan) error {
	switch p.outcome() {
	case New:
		rows, err := o.keepRows(p.file.Rows)
		if err != nil {
			return err
		}
		c := p.file.Customer
		c.RowID = rows[0]
		if c.ID, err = o.SaveCustomer(c); err != nil {
			return err
		}
		return o.record("create", "customer", c.ID, nil, c)
	case Changed:
		want := listMerge(customerFields(), p.is, p.file.Customer, p.changes)
		if _, err := o.keepRows(p.file.Rows); err != nil {
			return err
		}
		if _, err := o.SaveCustomer(want); err != nil {
			return err
		}
		return o.record("edit", "customer", want.ID, p.is, want)
	}
	return nil
}

// ownIdent is what tells a customer who was entered by hand from others.
func ownIdent(c data.Customer) string {
	return customerIdent(&data.Order{BuyerName: strings.TrimSpace(c.Name), Phone: c.Phone, Email: c.Email, Country: c.Country, City: c.City, Address: c.Address})
}
