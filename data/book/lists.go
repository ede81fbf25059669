package book

import (
	"context"

	"parcelbook/data"
	"parcelbook/data/store"
)

// Customers lists customers.
func (b *Book) Customers(ctx context.Context, f data.CustomerFilter) ([]data.CustomerRow, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.CustomerRow, error) { return tx.CustomerRows(f) })
}

// CountCustomers counts the customers that a filter lets pass.
func (b *Book) CountCustomers(ctx context.Context, f data.CustomerFilter) (int, error) {
	return read(ctx, b, func(tx *store.Tx) (int, error) { return tx.CountCustomers(f) })
}

// Parcels lists parcels.
func (b *Book) Parcels(ctx context.Context, f data.ParcelFilter) ([]data.ParcelRow, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.ParcelRow, error) { return tx.ParcelRows(f) })
}

// Carriers compares the carriers by the parcels sent from from to to; empty dates do not narrow.
func (b *Book) Carriers(ctx context.Context, from, to data.Date) ([]data.CarrierRow, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.CarrierRow, error) { return tx.CarrierRows(from, to) })
}

// Transfers lists transfers, each with the cell it came from or who entered it.
func (b *Book) Transfers(ctx context.Context, f data.TransferFilter) ([]data.TransferRow, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.TransferRow, error) { return tx.TransferRows(f) })
}

// AuditTrail lists who changed what.
func (b *Book) AuditTrail(ctx context.Context, f data.AuditFilter) ([]data.Audit, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.Audit, error) { return tx.AuditTrail(f) })
}

// SettlementRows gives what became of the orders of a period, by month, method, channel, carrier and currency.
func (b *Book) SettlementRows(ctx context.Context, from, to data.Date) ([]data.SettlementRow, error) {
	return read(ctx, b, func(tx *store.Tx) ([]data.SettlementRow, error) { return tx.SettlementRows(from, to) })
}
