package store

import (
	"context"
	"errors"
	"io"

	"parcelbook/data"
)

var errSoon = errors.New("not built yet")

type Store struct{}
type Tx struct{}

func Create(path string, s data.Settings, opts Options) (*Store, error) { return nil, errSoon }
func Open(path string, opts Options) (*Store, error)                    { return nil, errSoon }
func (s *Store) Close() error                                           { return errSoon }
func (s *Store) Path() string                                           { return "" }
func (s *Store) Read(ctx context.Context, fn func(*Tx) error) error     { return errSoon }
func (s *Store) Write(ctx context.Context, fn func(*Tx) error) error    { return errSoon }
func (s *Store) Backup(ctx context.Context, reason string) (string, error) {
	return "", errSoon
}
func (s *Store) BackupDaily(ctx context.Context) (string, error) { return "", errSoon }
func (s *Store) Check(ctx context.Context) ([]string, error)     { return nil, errSoon }
func Backups(path, backupDir string) ([]BackupFile, error)       { return nil, errSoon }
func Restore(path, from string, opts Options) (replaced string, err error) {
	return "", errSoon
}

func (tx *Tx) Settings() (data.Settings, error)                    { return data.Settings{}, errSoon }
func (tx *Tx) SetSettings(s data.Settings) error                   { return errSoon }
func (tx *Tx) Holders(kind data.HolderKind) ([]data.Holder, error) { return nil, errSoon }
func (tx *Tx) Holder(id int64) (data.Holder, error)                { return data.Holder{}, errSoon }
func (tx *Tx) HolderByName(kind data.HolderKind, name string) (data.Holder, error) {
	return data.Holder{}, errSoon
}
func (tx *Tx) SaveHolder(h data.Holder) (int64, error) { return 0, errSoon }
func (tx *Tx) DeleteHolder(id int64) error             { return errSoon }

func (tx *Tx) Customer(id int64) (data.Customer, error) { return data.Customer{}, errSoon }
func (tx *Tx) CustomerByIdent(ident string) (data.Customer, error) {
	return data.Customer{}, errSoon
}
func (tx *Tx) SaveCustomer(c data.Customer) (int64, error) { return 0, errSoon }
func (tx *Tx) DeleteCustomer(id int64) error               { return errSoon }
func (tx *Tx) WithdrawCustomer(id int64) error             { return errSoon }
func (tx *Tx) CustomerRows(f data.CustomerFilter) ([]data.CustomerRow, error) {
	return nil, errSoon
}
func (tx *Tx) CountCustomers(f data.CustomerFilter) (int, error) { return 0, errSoon }

func (tx *Tx) Order(id int64) (data.Order, error) { return data.Order{}, errSoon }
func (tx *Tx) OrderByKey(channelID int64, numberKey string) (data.Order, error) {
	return data.Order{}, errSoon
}
func (tx *Tx) OrdersByKeys(numberKeys []string) ([]data.Order, error) { return nil, errSoon }
func (tx *Tx) SaveOrder(o data.Order) (int64, error)                  { return 0, errSoon }
func (tx *Tx) DeleteOrder(id int64) error                             { return errSoon }
func (tx *Tx) WithdrawOrder(id int64) error                           { return errSoon }
func (tx *Tx) Lines(orderID int64) ([]data.Line, error)               { return nil, errSoon }
func (tx *Tx) LinesOf(orderIDs []int64) (map[int64][]data.Line, error) {
	return nil, errSoon
}
func (tx *Tx) SaveLines(orderID int64, lines []data.Line) error { return errSoon }
func (tx *Tx) SaveCheck(lineID int64, c data.Check) error       { return errSoon }
func (tx *Tx) OrderRows(f data.OrderFilter) ([]data.OrderRow, error) {
	return nil, errSoon
}
func (tx *Tx) CountOrders(f data.OrderFilter) (int, error)              { return 0, errSoon }
func (tx *Tx) RefreshSearch(orderIDs []int64) error                     { return errSoon }
func (tx *Tx) SetOrderState(orderID int64, open, differs bool) error    { return errSoon }
func (tx *Tx) SetHoldings(orderID int64, holdings []data.Holding) error { return errSoon }
func (tx *Tx) HoldingsOf(orderIDs []int64) ([]data.Holding, error)      { return nil, errSoon }

// OpenHoldings lists what is held, or only what is due by a date.
func (tx *Tx) OpenHoldings(dueBy data.Date) ([]data.Holding, error) { return nil, errSoon }
func (tx *Tx) TotalsByHolder(asOf data.Date) ([]data.HolderTotal, error) {
	return nil, errSoon
}
func (tx *Tx) OrderFacts(ids []int64) ([]data.OrderFacts, error) { return nil, errSoon }
func (tx *Tx) DiffersIDs() ([]int64, error)                      { return nil, errSoon }
func (tx *Tx) OpenOrdersOf(holderID int64) ([]int64, error)      { return nil, errSoon }
func (tx *Tx) MissingCandidates() ([]int64, error)               { return nil, errSoon }

func (tx *Tx) Parcel(id int64) (data.Parcel, error)                  { return data.Parcel{}, errSoon }
func (tx *Tx) ParcelsOf(orderIDs ...int64) ([]data.Parcel, error)    { return nil, errSoon }
func (tx *Tx) ParcelsByWaybill(keys []string) ([]data.Parcel, error) { return nil, errSoon }
func (tx *Tx) SaveParcel(p data.Parcel) (int64, error)               { return 0, errSoon }
func (tx *Tx) DeleteParcel(id int64) error                           { return errSoon }
func (tx *Tx) WithdrawParcel(id int64) error                         { return errSoon }
func (tx *Tx) ParcelRows(f data.ParcelFilter) ([]data.ParcelRow, error) {
	return nil, errSoon
}
func (tx *Tx) CountParcels(f data.ParcelFilter) (int, error) { return 0, errSoon }

func (tx *Tx) Statement(id int64) (data.Statement, error) { return data.Statement{}, errSoon }
func (tx *Tx) StatementRows(f data.StatementFilter) ([]data.StatementRow, error) {
	return nil, errSoon
}
func (tx *Tx) CountStatements(f data.StatementFilter) (int, error) { return 0, errSoon }
func (tx *Tx) SaveStatement(s data.Statement) (int64, error)       { return 0, errSoon }
func (tx *Tx) WithdrawStatement(id int64) error                    { return errSoon }
func (tx *Tx) StatementLine(id int64) (data.StatementLine, error) {
	return data.StatementLine{}, errSoon
}
func (tx *Tx) StatementLines(statementID int64) ([]data.StatementLine, error) {
	return nil, errSoon
}
func (tx *Tx) SaveStatementLine(l data.StatementLine) (int64, error) { return 0, errSoon }
func (tx *Tx) WithdrawStatementLine(id int64) error                  { return errSoon }
func (tx *Tx) SetLineMatch(lineID, orderID, parcelID int64) error    { return errSoon }
func (tx *Tx) LooseLines(keys LooseKeys) ([]data.StatementLine, error) {
	return nil, errSoon
}
func (tx *Tx) AllLooseLines() ([]data.StatementLine, error)         { return nil, errSoon }
func (tx *Tx) LineIdents(idents []string) (map[string]int64, error) { return nil, errSoon }
func (tx *Tx) StatementFacts(id int64) (data.StatementFacts, error) {
	return data.StatementFacts{}, errSoon
}
func (tx *Tx) Deposits(statementID int64) ([]data.Deposit, error) { return nil, errSoon }
func (tx *Tx) SaveDeposit(d data.Deposit) (int64, error)          { return 0, errSoon }
func (tx *Tx) DeleteDeposit(id int64) error                       { return errSoon }
func (tx *Tx) NewestStatements() (map[int64]data.Date, error)     { return nil, errSoon }

// Entries lists the live entries of an order; nil: all of the book, 0: those of no order.
func (tx *Tx) Entries(orderID *int64) ([]data.Entry, error)   { return nil, errSoon }
func (tx *Tx) Entry(id int64) (data.Entry, error)             { return data.Entry{}, errSoon }
func (tx *Tx) SaveEntry(e data.Entry) (int64, error)          { return 0, errSoon }
func (tx *Tx) WithdrawEntry(id int64) error                   { return errSoon }
func (tx *Tx) Disputes(orderID int64) ([]data.Dispute, error) { return nil, errSoon }
func (tx *Tx) Dispute(id int64) (data.Dispute, error)         { return data.Dispute{}, errSoon }
func (tx *Tx) OpenDisputes() ([]data.Dispute, error)          { return nil, errSoon }
func (tx *Tx) SaveDispute(d data.Dispute) (int64, error)      { return 0, errSoon }
func (tx *Tx) WithdrawDispute(id int64) error                 { return errSoon }
func (tx *Tx) Contacts(orderID int64) ([]data.Contact, error) { return nil, errSoon }
func (tx *Tx) Contact(id int64) (data.Contact, error)         { return data.Contact{}, errSoon }
func (tx *Tx) LastContacts(orderIDs []int64) (map[int64]data.Contact, error) {
	return nil, errSoon
}
func (tx *Tx) SaveContact(c data.Contact) (int64, error)     { return 0, errSoon }
func (tx *Tx) DeleteContact(id int64) error                  { return errSoon }
func (tx *Tx) Claims() (map[data.ClaimKey]data.Claim, error) { return nil, errSoon }
func (tx *Tx) SaveClaim(c data.Claim) (int64, error)         { return 0, errSoon }

func (tx *Tx) Account(a data.Account) (int64, error) { return 0, errSoon }

// LiveTransfers lists transfers that neither reverse nor are reversed.
func (tx *Tx) LiveTransfers(of TransfersOf) ([]data.Transfer, error) { return nil, errSoon }
func (tx *Tx) InsertTransfer(t data.Transfer) (int64, error)         { return 0, errSoon }
func (tx *Tx) TransferRows(f data.TransferFilter) ([]data.TransferRow, error) {
	return nil, errSoon
}
func (tx *Tx) CountTransfers(f data.TransferFilter) (int, error) { return 0, errSoon }

func (tx *Tx) Imports() ([]data.Import, error)               { return nil, errSoon }
func (tx *Tx) Import(id int64) (data.Import, error)          { return data.Import{}, errSoon }
func (tx *Tx) ImportByHash(hash string) (data.Import, error) { return data.Import{}, errSoon }
func (tx *Tx) SaveImport(i data.Import) (int64, error)       { return 0, errSoon }
func (tx *Tx) SetImportUndone(id int64) error                { return errSoon }
func (tx *Tx) InsertRow(r data.SourceRow) (int64, error)     { return 0, errSoon }
func (tx *Tx) Row(id int64) (data.SourceRow, error)          { return data.SourceRow{}, errSoon }
func (tx *Tx) Quarantine(state data.QuarantineState) ([]data.Quarantined, error) {
	return nil, errSoon
}
func (tx *Tx) SaveQuarantine(q data.Quarantined) (int64, error) { return 0, errSoon }
func (tx *Tx) SetQuarantineState(id int64, state data.QuarantineState) error {
	return errSoon
}
func (tx *Tx) RecordsOf(importID int64) (Records, error)   { return Records{}, errSoon }
func (tx *Tx) Dependents(importID int64) ([]string, error) { return nil, errSoon }
func (tx *Tx) HandEdits(kind string, ids []int64) (map[int64]map[string]bool, error) {
	return nil, errSoon
}
func (tx *Tx) AddHandEdits(kind string, id int64, fields ...string) error { return errSoon }
func (tx *Tx) RemoveHandEdit(kind string, id int64, field string) error   { return errSoon }
func (tx *Tx) AuditAdd(a data.Audit) (int64, error)                       { return 0, errSoon }
func (tx *Tx) AuditTrail(f data.AuditFilter) ([]data.Audit, error)        { return nil, errSoon }

func (tx *Tx) CarrierRows(from, to data.Date) ([]data.CarrierRow, error) { return nil, errSoon }
func (tx *Tx) SettlementRows(from, to data.Date) ([]data.SettlementRow, error) {
	return nil, errSoon
}
func (tx *Tx) Dump(w io.Writer) error { return errSoon }
