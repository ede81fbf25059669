package settle

import "parcelbook/data"

func Differences(f data.OrderFacts, newest map[int64]data.Date) []data.Difference      { return nil }
func StatementDifferences(s data.StatementFacts, holder data.Holder) []data.Difference { return nil }

type DueInput struct {
	Order    data.OrderRow
	Holdings []data.Holding
	Contact  data.Contact // the last one; zero: none
	Disputes []data.Dispute
	Newest   map[int64]data.Date // date of each holder's newest statement
}

func DueList(rows []DueInput, today data.Date) []data.Due { return nil }
