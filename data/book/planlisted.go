package book

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// listedPlan is what taking in one parcel of an exported list would do.
type listedPlan struct {
	file    intake.ListedParcel
	is      data.Parcel // ID 0: new
	order   data.Order
	changes []Change
	refused say.Text
}

type listedPlans []listedPlan

// parcelFields are named as edits by hand are remembered. The carrier is taken over by its name.
func parcelFields() []listField[data.Parcel] {
	return []listField[data.Parcel]{
		textOf("waybill", func(p *data.Parcel) *string { return &p.Waybill }),
		textOf("state", func(p *data.Parcel) *data.ParcelState { return &p.State }),
		textOf("status", func(p *data.Parcel) *string { return &p.FileState }),
		textOf("sent_date", func(p *data.Parcel) *data.Date { return &p.SentDate }),
		textOf("delivered_date", func(p *data.Parcel) *data.Date { return &p.DeliveredDate }),
		textOf("closed_date", func(p *data.Parcel) *data.Date { return &p.ClosedDate }),
		numberOf("cod_amount", func(p *data.Parcel) *int64 { return &p.CODAmount }),
		numberOf("collected", func(p *data.Parcel) *int64 { return &p.Collected }),
		textOf("note", func(p *data.Parcel) *string { return &p.Note }),
	}
}

func planListed(tx *store.Tx, files []intake.ListedParcel) (listedPlans, error) {
	numbers := map[string]bool{}
	for _, f := range files {
		numbers[data.RefKey(f.OrderNumber)] = true
	}
	index, err := newOrderIndex(tx, numbers)
	if err != nil {
		return nil, err
	}
	var known []int64
	for _, parcels := range index.parcels {
		known = append(known, idsOf(parcels, func(p data.Parcel) int64 { return p.ID })...)
	}
	hand, err := tx.HandEdits("parcel", known)
	if err != nil {
		return nil, err
	}
	paired := map[int64]bool{}
	plans := make(listedPlans, len(files))
	for i, file := range files {
		p := listedPlan{file: file}
		var there bool
		if p.order, there = index.find(file.Channel, file.OrderNumber); !there {
			p.refused = missingOrder(file.Channel, file.OrderNumber)
		} else if p.order.Currency != file.Currency {
			p.refused = say.Textf("its amounts are in %s, and its order is in %s: write both in one currency", file.Currency, p.order.Currency)
		}
		if p.refused == "" {
			p.is = pairListed(index.parcels[p.order.ID], file, index.names, paired)
			paired[p.is.ID] = p.is.ID != 0
		}
		if p.is.ID != 0 {
			p.compare(index.names[p.is.CarrierID], hand[p.is.ID])
		}
		plans[i] = p
	}
	return plans, nil
}

// pairListed finds the parcel of an order that a list tells of: by its waybill and carrier, by its waybill, else the one
// whose waybill is not known yet. A parcel of the list without a waybill is paired only with such a one.
func pairListed(known []data.Parcel, file intake.ListedParcel, names map[int64]string, paired map[int64]bool) data.Parcel {
	key := data.RefKey(file.Waybill)
	free := slices.DeleteFunc(slices.Clone(known), func(p data.Parcel) bool { return paired[p.ID] || p.Return != file.Return })
	same := func(p data.Parcel) bool { return data.RefKey(p.Waybill) == key }
	for _, fits := range []func(data.Parcel) bool{
		func(p data.Parcel) bool { return same(p) && strings.EqualFold(names[p.CarrierID], file.Carrier) },
		func(p data.Parcel) bool { return same(p) && (p.CarrierID == 0 || file.Carrier == "") },
		func(p data.Parcel) bool { return p.Waybill == "" },
	} {
		if at := slices.IndexFunc(free, fits); at >= 0 {
			return free[at]
		}
	}
	return data.Parcel{}
}

func (p *listedPlan) compare(carrier string, hand map[string]bool) {
	p.changes = listDiff(parcelFields(), &p.is, &p.file.Parcel, hand)
	amount := func(minor int64) string {
		if minor < 0 {
			return ""
		}
		return p.order.Amount(minor).Plain()
	}
	for i := range p.changes {
		switch c := &p.changes[i]; c.Field {
		case "cod_amount":
			c.Old, c.New = amount(p.is.CODAmount), amount(p.file.CODAmount)
		case "collected":
			c.Old, c.New = amount(p.is.Collected), amount(p.file.Collected)
		}
	}
	if !strings.EqualFold(carrier, p.file.Carrier) {
		p.changes = append(p.changes, Change{Field: "carrier", Old: carrier, New: p.file.Carrier, Hand: hand["carrier"], Accept: !hand["carrier"]})
	}
}

func (p *listedPlan) outcome() Outcome { return outcomeOf(p.refused, p.is.ID, p.changes) }

func (ps listedPlans) items() []ReviewItem {
	items := make([]ReviewItem, len(ps))
	for i := range ps {
		p := &ps[i]
		items[i] = ReviewItem{
			Outcome: p.outcome(), Subject: cmp.Or(p.file.Waybill, p.file.OrderNumber), Who: cmp.Or(p.order.RecipientName, p.order.BuyerName),
			Amount: p.order.Amount(p.file.CODAmount), Date: cmp.Or(p.file.DeliveredDate, p.file.SentDate), Place: p.file.Row.Place(),
			Changes: p.changes, Reason: p.refused,
		}
	}
	return items
}

func (ps listedPlans) rows(item int) []data.SourceRow { return []data.SourceRow{ps[item].file.Row} }

func (ps listedPlans) take(o *op) error {
	carriers := map[string]int64{}
	for i := range ps {
		if err := o.ctx.Err(); err != nil {
			return err
		}
		if outcome := ps[i].outcome(); outcome != New && outcome != Changed {
			continue
		}
		if err := o.takeListed(&ps[i], carriers); err != nil {
			return say.Errorf("parcel %s of order %s: %w", ps[i].file.Waybill, ps[i].order.Number, err)
		}
	}
	return nil
}

// takeListed writes one parcel as the list has it: nothing of it is reckoned.
func (o *op) takeListed(p *listedPlan, carriers map[string]int64) error {
	rows, err := o.keepRows([]data.SourceRow{p.file.Row})
	if err != nil {
		return err
	}
	want := listMerge(parcelFields(), p.is, p.file.Parcel, p.changes)
	if p.is.ID == 0 {
		want = p.file.Parcel
		want.OrderID, want.RowID = p.order.ID, rows[0]
	}
	if p.is.ID == 0 || slices.ContainsFunc(p.changes, func(c Change) bool { return c.Field == "carrier" && c.Accept }) {
		if want.CarrierID, err = o.holderID(data.KindCarrier, p.file.Carrier, carriers); err != nil {
			return err
		}
	}
	if want.State != p.is.State || want.DeliveredDate != p.is.DeliveredDate || want.ClosedDate != p.is.ClosedDate || want.Collected != p.is.Collected {
		want.StateRowID = rows[0]
	}
	if want == p.is {
		return nil
	}
	_, err = o.saveParcel(p.is, want)
	return err
}
