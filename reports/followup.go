package reports

import "parcelbook/data"

// FollowUp is the list of what is due, to be printed and written on, in the order it is given: worst first.
// An error is an amount that does not fit (money.ErrRange).
func FollowUp(h Header, due []data.Due) (Report, error) {
	columns := pick(data.DueColumns(), "order_number", "customer", "phone", "holder", "amount", "currency", "due", "days_late", "next_step")
	columns = append(columns,
		data.Column[data.Due]{ID: "contact", Label: "column.last_contact", Width: 20, Of: lastContact},
		data.Column[data.Due]{ID: "statement_age", Label: "column.statement_age", Kind: data.NumberColumn, Width: 8, Of: func(d data.Due) data.Value {
			return data.Value{Number: int64(h.AsOf.DaysSince(d.Newest)), Empty: d.Newest == ""}
		}},
	)
	t := table("follow-up", columns, due).bare()
	t.Columns = append(t.Columns, Column{ID: "room", Label: "column.room", Width: 30, Room: true})
	for i := range t.Rows {
		t.Rows[i] = append(t.Rows[i], data.Value{Empty: true})
	}

	totals := sums{}
	for _, d := range due {
		if err := totals.add(d.Amount.Currency, d.Amount); err != nil {
			return Report{}, err
		}
	}
	for _, cur := range totals.currencies() {
		t.Totals = append(t.Totals, t.totalOf("amount", totals[cur][0]))
	}
	r := h.report("follow-up", t).noteEstimates()
	r.Landscape = true
	return r, nil
}

// lastContact says when someone was last asked, what they said and what they promised.
func lastContact(d data.Due) data.Value {
	s := string(d.LastContact.Date)
	for _, part := range []string{d.LastContact.Note, promised(d.LastContact.Promise)} {
		if part != "" && s != "" {
			s += ", "
		}
		s += part
	}
	return text(s)
}

func promised(day data.Date) string {
	if day == "" {
		return ""
	}
	return "→ " + string(day)
}
