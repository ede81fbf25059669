package intake

import "slices"

// reportsOnly says whether a courier's file tells what became of parcels and what they are to collect, and nothing of a payment to the
// seller: what was paid out or kept back for paying it out, when, or by which transfer. What sending them costs is none. Only a layout that
// nobody has shown is asked about.
func (c *clues) reportsOnly(p *plan, l *layout) bool {
	if purposeOf(p.format) != codPurpose || p.standing > general || !l.fields.Has(Status) || l.fields.Has(Net) || l.fields.Has(Reference) || len(l.fees) > 0 {
		return false
	}
	states := c.any(func(i int, p *profile) bool { return p.share(p.status, 5) && c.statesOfParcels(i) })
	return states > 0 && c.any(func(i int, _ *profile) bool { return c.speaks(i, "pay", "remit", "bank", "batch", "net", "payable") }) == 0
}

// statesOfParcels says whether some value of a column is the state of a parcel.
func (c *clues) statesOfParcels(column int) bool {
	for i := range c.sample {
		for _, state := range c.in.words.statesOf(c.sample[i].cell(column)) {
			if state.Parcel != "" {
				return true
			}
		}
	}
	return false
}

// neverCollects says whether nothing in a file that is taken for a courier's remittance shows that the courier collected money for the seller
// or pays it out: neither a word for that over a column or the file, nor an amount of which something is kept back. An invoice for parcels
// has a net and tax as well.
func (c *clues) neverCollects(p *plan) bool {
	if purposeOf(p.format) != codPurpose || p.standing > general || slices.ContainsFunc(c.related, c.keepsBack) || c.any(c.wasCollected) > 0 {
		return false
	}
	said := func(i int, _ *profile) bool {
		return c.speaks(i, "cod", "collect", "received", "remit", "pay", "payable", "bank", "batch")
	}
	concepts := c.in.words.lexicon.concepts
	return c.any(said) == 0 && !slices.ContainsFunc([]string{"cod", "collect", "remit"}, func(name string) bool { return c.about.has(concepts[name]) })
}

// costsOnly says whether a file that is taken for a list of what became of parcels has amounts, and no states: the one day that it has may be
// that of their labels.
func (c *clues) costsOnly(p *plan, l *layout) bool {
	return purposeOf(p.format) == deliveryPurpose && p.standing <= general && !l.fields.Has(Status) && !l.fields.Has(Collected) &&
		c.any(func(i int, p *profile) bool {
			return p.share(p.decimals, 9) && !c.speaks(i, "weight", "declared")
		}) > 0
}
