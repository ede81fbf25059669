package intake

// enoughDigits is how long numbers of parcels are at least that are known by nothing else.
const enoughDigits = 8

// invoicedParcels lists, where no header of an invoice for parcels names these, the only column of long numbers of which each row has its own: carriers
// call them labels, articles or items.
func (c *clues) invoicedParcels(at purpose, list []candidate) []candidate {
	if at != freightPurpose || surestOf(list, OrderNumber) >= 0 || surestOf(list, Waybill) >= 0 {
		return nil
	}
	only := -1
	for column := range c.profiles {
		p := &c.profiles[column]
		if p.n < fewValues || !p.share(p.refs, 9) || p.longest < enoughDigits || p.distinct*10 < p.n*9 || p.dates+p.decimals+p.spaces > 0 ||
			c.speaks(column, "phone", "postal", "invoice", "customer", "sender", "recipient", "address", "amount", "date", "transaction") {
			continue
		}
		if only >= 0 {
			return nil
		}
		only = column
	}
	if only < 0 {
		return nil
	}
	return []candidate{{column: only, conf: sureByValues, guess: guess{
		field: Waybill, sure: sureByValues, rank: sureByValues, side: noSide, reason: "the only numbers of which each parcel of the invoice has its own",
	}}}
}
