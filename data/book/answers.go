package book

import (
	"cmp"
	"context"
	"encoding/json"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// Assumption is what was taken for the answer to a question that a file leaves open.
type Assumption struct {
	intake.Question
	Answer string
	Like   string // the earlier file that it was given for; "": what the book says, or where the parcels go
}

// reviewAnswered reviews a file by the answers given for it and, as its rows show what it leaves open, by those that are
// recalled. One answer may open the next question: a row without a currency is read no further.
func (b *Book) reviewAnswered(ctx context.Context, f opened, asked intake.Request, req Request) (*Review, error) {
	said := asked.Answers
	var recalled []Assumption
	for {
		result, err := b.readAsBefore(ctx, f, &asked)
		if err != nil {
			return nil, err
		}
		if result, err = b.ofCarrier(ctx, f, &asked, &req, result); err != nil {
			return nil, err
		}
		r, err := b.reviewOf(ctx, result, f.hash, req, asked.Limit > 0)
		if err != nil {
			return nil, err
		}
		if err := b.store.Read(ctx, func(tx *store.Tx) error { return r.notOtherwise(tx, cmp.Or(asked.Mapping, result.Layout)) }); err != nil {
			return nil, err
		}
		if len(r.mends) > 0 && asked.Mends == nil {
			asked.Mends = r.mends
			continue
		}
		more, err := b.recall(ctx, result, named{req.Holder, req.HolderKind}, asked.Answers)
		if err != nil {
			return nil, err
		}
		if len(more) == 0 {
			r.Answers, r.Assumptions = asked.Answers, assumptions(result, recalled)
			r.how = reading{As: req.As, Statement: req.Statement, Mapping: asked.Mapping, Layout: result.Layout, Encoding: req.Encoding, Sheet: req.Sheet, Answers: asked.Answers, Said: said, Run: r.run}
			if asked.Answers.Currency == "" {
				r.how.Assumed = result.Assumed
			}
			return r, nil
		}
		for _, a := range more {
			*asked.Answers.To(a.Kind) = a.Answer
			if a.Like != "" {
				*said.To(a.Kind) = a.Answer
			}
		}
		recalled = append(recalled, more...)
	}
}

// recall gives the answers to what a file leaves open and nobody answered now, its currency included where one is only
// assumed, and the order of dates where only the language of the headers tells it: those that the file was read by which is the newest of those like it that have one, else the currency of the
// orders that it pays. An invoice of freight pays none.
func (b *Book) recall(ctx context.Context, result *intake.Result, asked named, given intake.Answers) ([]Assumption, error) {
	var open []intake.Question
	questions := result.Questions
	if result.Assumed != "" {
		questions = append(questions[:len(questions):len(questions)], result.AssumedOf)
	}
	if result.UsualOf.Kind != "" {
		questions = append(questions[:len(questions):len(questions)], result.UsualOf)
	}
	for _, q := range questions {
		if *given.To(q.Kind) == "" {
			open = append(open, q)
		}
	}
	if len(open) == 0 {
		return nil, nil
	}
	return read(ctx, b, func(tx *store.Tx) ([]Assumption, error) {
		from, err := whose(tx, result, asked)
		if err != nil {
			return nil, err
		}
		earlier, err := answered(tx, result, from.ID)
		if err != nil {
			return nil, err
		}
		var found []Assumption
		for _, q := range open {
			a := earlier[q.Kind]
			if into := given.To(q.Kind); *into == "" && a.Answer != "" && q.Takes(a.Answer) {
				*into, a.Question = a.Answer, q
				found = append(found, a)
			}
		}
		if given.Currency != "" || result.Assumed == "" || result.Statement.Kind == data.StatementFreight {
			return found, nil
		}
		paid, err := currencyPaid(tx, result)
		if paid != "" && result.AssumedOf.Takes(paid) {
			found = append(found, Assumption{Question: result.AssumedOf, Answer: paid})
		}
		return found, err
	})
}

// answered gives by kind of question the last answer by which an earlier file like the result was read: one of the holder and
// the format, and where that does not tell the layout, of the same header. What was undone does not count.
func answered(tx *store.Tx, result *intake.Result, holderID int64) (map[string]Assumption, error) {
	var header []string
	if result.General {
		header = headerOf(result.Columns)
	}
	files, err := tx.SaidOf(holderID, result.Format, header)
	if err != nil {
		return nil, err
	}
	last := map[string]Assumption{}
	for _, f := range files {
		how, err := readingOf(f)
		if err != nil {
			return nil, err
		}
		for _, kind := range intake.AskAll {
			if answer := *how.Said.To(kind); answer != "" && last[kind].Answer == "" {
				last[kind] = Assumption{Answer: answer, Like: f.File}
			}
		}
	}
	return last, nil
}

// readingOf is how an earlier file was read.
func readingOf(f store.Said) (how reading, err error) {
	if err := json.Unmarshal([]byte(f.How), &how); err != nil {
		return how, say.Errorf("%s: how it was read is not legible any more, so undo its import and take it in again: %w", f.File, err)
	}
	return how, nil
}

// assumptions lists what is to be told of how a file was read: what was recalled and, where that names no currency, the one that
// was taken for the file's. What a courier collected is in the currency of its order.
func assumptions(result *intake.Result, recalled []Assumption) []Assumption {
	for _, a := range recalled {
		if a.Kind == intake.AskCurrency {
			return recalled
		}
	}
	if result.Assumed == "" || result.Kind == intake.Delivered {
		return recalled
	}
	return append(recalled, Assumption{Question: result.AssumedOf, Answer: result.Assumed})
}

// currencyPaid gives the one currency of all orders of the book that the lines of a statement name, where that is another than
// its amounts, which name none, were taken to be in; else "".
func currencyPaid(tx *store.Tx, result *intake.Result) (string, error) {
	waybills, numbers := map[string]bool{}, map[string]bool{}
	for i := range result.Lines {
		waybills[data.RefKey(result.Lines[i].Waybill)] = true
		numbers[data.RefKey(result.Lines[i].OrderNumber)] = true
	}
	_, theirs, err := ordersNamed(tx, waybills, numbers)
	if err != nil {
		return "", err
	}
	currencies, err := orderCurrencies(tx, theirs)
	only := ""
	for _, code := range currencies {
		if only != "" && code != only {
			return "", err
		}
		only = code
	}
	if only == result.Assumed {
		only = ""
	}
	return only, err
}
