package data

// OrderFacts is everything that the money of one order follows from.
type OrderFacts struct {
	Order    Order
	Parcels  []Parcel
	Lines    []LineFact // statement lines matched to the order
	Entries  []Entry
	Disputes []Dispute
	Holders  map[int64]Holder // all channels, carriers and processors of the book
	Start    Date             // the book's start date
}

// LineFact is a statement line with its statement.
type LineFact struct {
	Line      StatementLine
	Statement Statement
}

// StatementFacts is everything that the money of one statement follows from, without its orders.
type StatementFacts struct {
	Statement Statement
	Lines     []StatementLine
	Deposits  []Deposit
}
