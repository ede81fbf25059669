package book

import (
	"fmt"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// holderPlan is what taking in one channel, carrier or card processor would do.
type holderPlan struct {
	file      intake.Holder
	is        data.Holder // ID 0: new
	processor string      // of the one that is there, by name
	changes   []Change
}

type holderPlans []holderPlan

// holderFields are the rules of a holder. The processor is taken over by its name.
func holderFields() []listField[data.Holder] {
	return []listField[data.Holder]{
		textOf("contact", func(h *data.Holder) *string { return &h.Contact }),
		textOf("phone", func(h *data.Holder) *string { return &h.Phone }),
		textOf("email", func(h *data.Holder) *string { return &h.Email }),
		textOf("note", func(h *data.Holder) *string { return &h.Note }),
		{"cycle", func(h *data.Holder) string { return h.Cycle.String() }, func(to, from *data.Holder) { to.Cycle = from.Cycle }},
		{"cod_fee", func(h *data.Holder) string { return h.Fee.String() }, func(to, from *data.Holder) { to.Fee = from.Fee }},
		numberOf("usual_days", func(h *data.Holder) *int { return &h.UsualDays }),
		numberOf("pay_within_days", func(h *data.Holder) *int { return &h.PayWithinDays }),
		textOf("method", func(h *data.Holder) *data.Method { return &h.Method }),
	}
}

func planHolders(tx *store.Tx, files []intake.Holder) (holderPlans, error) {
	names, err := holderNames(tx)
	if err != nil {
		return nil, err
	}
	plans := make(holderPlans, len(files))
	for i, file := range files {
		p := holderPlan{file: file}
		if p.is, err = findHolder(tx, file.Kind, file.Name); err != nil && !isNotFound(err) {
			return nil, err
		}
		if p.is.ID != 0 {
			hand, err := handByTrail(tx, "holder", p.is.ID, holderFields())
			if err != nil {
				return nil, err
			}
			p.changes = listDiff(holderFields(), &p.is, &p.file.Holder, hand)
			if p.processor = names[p.is.ProcessorID]; !strings.EqualFold(p.processor, file.Processor) {
				p.changes = append(p.changes, Change{Field: "processor", Old: p.processor, New: file.Processor, Accept: true})
			}
		}
		plans[i] = p
	}
	return plans, nil
}

func (ps holderPlans) items() []ReviewItem {
	items := make([]ReviewItem, len(ps))
	for i := range ps {
		p := &ps[i]
		items[i] = ReviewItem{
			Outcome: outcomeOf("", p.is.ID, p.changes), Subject: p.file.Name, Who: p.file.Contact, Place: p.file.Row.Place(), Changes: p.changes,
		}
	}
	return items
}

func (ps holderPlans) rows(item int) []data.SourceRow { return []data.SourceRow{ps[item].file.Row} }

func (ps holderPlans) take(o *op) error {
	for i := range ps {
		if err := o.takeHolder(&ps[i]); err != nil {
			return say.Errorf("%s: %w", ps[i].file.Name, err)
		}
	}
	processors := map[string]int64{}
	for i := range ps { // a channel may stand before its processor
		if err := o.takeProcessor(&ps[i], processors); err != nil {
			return say.Errorf("%s: %w", ps[i].file.Name, err)
		}
	}
	return nil
}

func (o *op) takeHolder(p *holderPlan) error {
	outcome := outcomeOf("", p.is.ID, p.changes)
	if outcome == Unchanged {
		return nil
	}
	if _, err := o.keepRows([]data.SourceRow{p.file.Row}); err != nil {
		return err
	}
	if outcome == New {
		var err error
		p.is, err = o.ensureHolder(p.file.Holder)
		return err
	}
	return o.changeHolder(p, listMerge(holderFields(), p.is, p.file.Holder, p.changes))
}

func (o *op) takeProcessor(p *holderPlan, processors map[string]int64) error {
	if len(p.changes) > 0 && !slices.ContainsFunc(p.changes, func(c Change) bool { return c.Field == "processor" && c.Accept }) {
		return nil
	}
	want := p.is
	var err error
	if want.ProcessorID, err = o.holderID(data.KindProcessor, p.file.Processor, processors); err != nil {
		return err
	}
	return o.changeHolder(p, want)
}

// changeHolder writes what a list has otherwise. Other rules make other dates, so what is open is worked out anew.
func (o *op) changeHolder(p *holderPlan, want data.Holder) error {
	was, err := o.Holder(p.is.ID)
	if err != nil || holderText(was) == holderText(want) {
		return err
	}
	if _, err := o.SaveHolder(want); err != nil {
		return err
	}
	p.is = want
	if err := o.record("edit", "holder", want.ID, was, want); err != nil {
		return err
	}
	return o.touchRuled(was, want)
}

func holderText(h data.Holder) string {
	text := fmt.Sprint(h.ProcessorID)
	for _, f := range holderFields() {
		text += "\x1f" + f.text(&h)
	}
	return text
}
