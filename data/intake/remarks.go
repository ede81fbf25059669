package intake

// fewStates is how many different remarks may still be states, and nothing else.
const fewStates = 8

// statesRemarked lists, where no column says how an order stands, the one of remarks, or under a header that is not known, that does: most
// are states, and few are different.
func (c *clues) statesRemarked(at purpose, list []candidate) []candidate {
	if at != ordersPurpose || surestOf(list, Status) >= 0 {
		return nil
	}
	note := surestOf(list, Note)
	for column := range c.profiles {
		p := &c.profiles[column]
		if column != note && !c.silent(column) || p.distinct < 2 || p.distinct > fewStates || p.distinct*2 > p.n+2 || !p.share(p.status, 6) {
			continue
		}
		return []candidate{{column: column, conf: sureValues, guess: guess{
			field: Status, sure: sureValues, rank: sureValues, side: noSide, reason: "its values are how each order stands",
		}}}
	}
	return nil
}
