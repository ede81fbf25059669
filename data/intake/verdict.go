package intake

import (
	"slices"

	"parcelbook/data/say"
)

// verdict is what the values under a header say to a meaning of it.
type verdict struct {
	shift   int      // of the confidence
	refuted say.Text // why the column cannot be this; "": it can
	agreed  say.Text // what the values are that it should hold; "": they do not show it
}

// What values change in the confidence.
const (
	agrees      = 4
	doubts      = -8
	unlikely    = -14
	longestCode = 3 // letters of the code of a place, which is no address
	fewValues   = 2 // so many that contradict refute, where none agrees
)

// share says whether at least so many of ten values are such.
func (p *profile) share(count, ofTen int) bool { return p.n > 0 && count*10 >= p.n*ofTen }

// expect judges by how many values are what the field holds.
func (p *profile) expect(good int, what say.Text) verdict {
	switch {
	case p.share(good, 9):
		return verdict{shift: agrees, agreed: what}
	case good == 0 && p.n >= fewValues:
		return verdict{refuted: say.Textf("%q is none of %s", p.example, what)}
	case good == 0:
		return verdict{shift: doubts / 2}
	case p.share(good, 5):
		return verdict{shift: doubts / 2}
	}
	return verdict{shift: doubts}
}

// never judges by how many values are what the field cannot hold.
func (p *profile) never(bad int, what say.Text) verdict {
	switch {
	case p.n < fewValues || bad == 0:
		return verdict{}
	case p.share(bad, 8):
		return verdict{refuted: say.Textf("%q is one of %s", p.example, what)}
	case p.share(bad, 4):
		return verdict{shift: doubts}
	}
	return verdict{}
}

// judge says whether the values of a column can be a field.
func (p *profile) judge(f Field) verdict {
	if p.n == 0 {
		return verdict{shift: doubts / 2}
	}
	switch fieldSpecs[f].reading {
	case asDate:
		return p.expect(p.dates+p.counted, "dates")
	case asAmount:
		return p.judgeAmount()
	case asCount:
		return p.expect(p.counts, "whole numbers")
	case asRef:
		return p.judgeRef(f)
	case asWord:
		return p.judgeWord(f)
	}
	return p.judgeText(f)
}

func (p *profile) judgeAmount() verdict {
	v := p.expect(p.amounts, "amounts")
	if p.n < fewValues && p.amounts == 0 {
		v.shift = unlikely - few
	}
	if v.refuted == "" && p.flags() {
		return verdict{shift: doubts / 2}
	}
	if v.refuted == "" && p.n >= fewValues && p.decimals == 0 && p.longest >= 9 && p.distinct == p.n {
		return verdict{refuted: say.Textf("%q is a number of something rather than an amount", p.example)}
	}
	return v
}

// flags says whether the values are 0 and 1 and nothing else, as no and yes are.
func (p *profile) flags() bool {
	return p.distinct == 2 && p.longest == 1 && p.counts == p.n && !slices.ContainsFunc(p.figures, func(f sum) bool { return f.value > tenThousand })
}

// answersFor says whether the values only answer whether anything was paid or is still to be.
func (p *profile) answersFor(f Field) bool { return setOf(Outstanding, Paid).Has(f) && p.flags() }

func (p *profile) judgeRef(f Field) verdict {
	v := p.never(p.dates+p.emails+p.links+p.percents, "dates, addresses and percentages")
	switch {
	case v.refuted != "" || p.n < fewValues:
	case p.refs == 0 && p.share(p.decimals, 5):
		v.refuted = say.Textf("%q is an amount", p.example)
	case p.refs == 0 && p.share(p.spaces, 8):
		v.refuted = say.Textf("%q is several words", p.example)
	case p.n >= 5 && p.distinct == 1:
		v.shift = unlikely
	case f != OrderNumber && p.n >= 5 && p.distinct*2 < p.n:
		v.shift = doubts
	case f == Waybill && p.share(p.waybills, 8):
		v = verdict{shift: agrees + 2, agreed: "waybills by their check digit"}
	case p.share(p.refs, 9) && (p.longest >= 4 || f == OrderNumber):
		v = verdict{shift: agrees, agreed: "numbers of that kind"}
	case f == Waybill && p.longest < 5:
		v.shift = doubts
	}
	return v
}

func (p *profile) judgeWord(f Field) verdict {
	if f == Currency {
		return p.expect(p.money, "currencies")
	}
	v := p.never(p.dates+p.emails+p.links+p.percents+p.decimals+p.phones, "dates, addresses and amounts")
	if f == Direction {
		return p.judgeDirection(v)
	}
	known := p.status + p.moved
	if f == PaymentMethod {
		known = p.methods + p.answers
	}
	switch {
	case v.refuted != "" || p.n < fewValues:
	case f != EntryType && p.share(known, 5):
		v = verdict{shift: agrees, agreed: "words that are known"}
	case f == EntryType && p.onlyDirects():
		v.refuted = say.Textf("%q only says which way the money goes", p.example)
	case p.texts == 0:
		v.refuted = say.Textf("%q is no word", p.example)
	case p.n >= 5 && p.distinct*10 >= p.n*9:
		v.shift = unlikely
	case f == PaymentMethod && known == 0 || f == Status && p.n >= 3 && known == 0:
		v.shift = doubts
	}
	return v
}

// judgeDirection judges a column of which way money goes: words that are not known may be shown, but not most of them.
func (p *profile) judgeDirection(v verdict) verdict {
	switch {
	case v.refuted != "":
	case p.directs(9):
		v = verdict{shift: agrees, agreed: "words for which way money goes"}
	case p.digits > 0 && p.ins+p.outs == 0:
		v.refuted = say.Textf("%q is no word", p.example)
	case !p.directs(5):
		v.shift = sureMaybe - sureShared // it is asked
	}
	return v
}

func (p *profile) judgeText(f Field) verdict {
	switch f {
	case Email:
		return p.expect(p.emails, "e-mail addresses")
	case Phone:
		if v := p.expect(p.phones, "telephone numbers"); v.refuted == "" || p.share(p.texts, 5) {
			return v
		}
		return p.never(p.dates+p.decimals, "dates and amounts")
	case Country:
		v := p.needText(p.money)
		switch {
		case v.refuted != "":
		case p.share(max(p.regions, p.countries), 9):
			v = verdict{shift: agrees, agreed: "countries"}
		case p.countries == 0 && p.n >= 3:
			v.shift = unlikely
		}
		return v
	case PostalCode:
		return p.judgePostalCode()
	case Address, Region, City:
		return p.judgePlace(f)
	case BuyerName, RecipientName, Title, CarrierName:
		return p.judgeName(f)
	case Reference:
		return p.judgeReference()
	case Note:
		if p.n >= 3 && p.distinct > 1 && p.share(p.status, 8) {
			return verdict{refuted: say.Textf("%q is a status", p.example)}
		}
	}
	return p.never(p.dates+p.emails+p.links+p.percents, "dates, addresses and percentages")
}

// judgeName judges what somebody or something is called.
func (p *profile) judgeName(f Field) verdict {
	v := p.needText(0)
	switch {
	case v.refuted != "":
	case f == CarrierName && p.share(p.carriers, 7):
		return verdict{shift: agrees, agreed: "carriers"}
	case f == CarrierName && p.n >= fewValues && p.distinct == p.n && p.share(p.refs, 9) && p.share(p.digits, 9):
		v.refuted = say.Textf("%q is a number of something rather than a name", p.example)
	case f == CarrierName && p.n >= 5 && p.distinct == p.n:
		v.shift = unlikely
	case (f == BuyerName || f == RecipientName) && p.n >= fewValues && p.share(p.names, 9):
		return verdict{shift: agrees, agreed: "names"}
	}
	return v
}

// judgePlace judges where something goes: a street is no code of a place, and has a number where that has none.
func (p *profile) judgePlace(f Field) verdict {
	switch {
	case f == Address && p.n >= fewValues && p.longest <= longestCode:
		return verdict{refuted: say.Textf("%q is no address", p.example)}
	case f == Address:
		return p.never(p.dates+p.emails+p.links+p.percents, "dates, addresses and percentages")
	case p.n >= fewValues && p.share(p.digits, 8):
		return verdict{shift: unlikely} // more often it is a street, yet "28001 Madrid" and "Quận 1" are places
	case p.n >= 3 && p.share(p.status, 5):
		return verdict{refuted: say.Textf("%q is a status", p.example)}
	}
	return p.needText(0)
}

func (p *profile) judgePostalCode() verdict {
	if p.n >= fewValues && (p.longest > 40 || p.digits == 0) {
		return verdict{refuted: say.Textf("%q is no postal code", p.example)}
	}
	return p.never(p.dates+p.emails+p.links+p.decimals, "dates, addresses and amounts")
}

// judgeReference judges the number of a transfer, which rows have together.
func (p *profile) judgeReference() verdict {
	v := p.never(p.dates+p.emails+p.links+p.percents, "dates, addresses and percentages")
	switch {
	case v.refuted != "" || p.n < 3:
	case p.refs == 0 && p.share(p.decimals, 8):
		v.refuted = say.Textf("%q is an amount", p.example)
	case p.digits == 0:
		v.refuted = say.Textf("%q has no figure", p.example)
	case p.distinct == p.n:
		v.shift = doubts
	case p.distinct*3 <= p.n*2:
		v = verdict{shift: agrees, agreed: "the same for several rows"}
	}
	return v
}

// needText judges a field that holds words.
func (p *profile) needText(bad int) verdict {
	v := p.never(p.dates+p.emails+p.links+p.percents+bad, "dates, addresses and percentages")
	if v.refuted == "" && p.n >= fewValues && p.texts == 0 {
		v.refuted = say.Textf("%q is no word", p.example)
	}
	return v
}
