package app

import (
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// fileKind is what a file is, statements by their kind.
type fileKind struct {
	kind      intake.Kind
	statement data.StatementKind
}

func fileKinds() []option[fileKind] {
	options := []option[fileKind]{{fileKind{kind: intake.Orders}, word("import", intake.Orders)}}
	for _, s := range []data.StatementKind{data.StatementCOD, data.StatementPayout, data.StatementLedger, data.StatementFreight} {
		options = append(options, option[fileKind]{fileKind{intake.Statements, s}, word("statement", s)})
	}
	return append(options, option[fileKind]{fileKind{kind: intake.Delivered}, word("import", intake.Delivered)})
}

// fieldGroup is fields that are about the same thing.
type fieldGroup struct {
	name   string // translation key
	fields []intake.Field
}

// fieldGroups offers all fields, those that a kind of file usually has before the others.
func fieldGroups(kind intake.Kind) []fieldGroup {
	money := fieldGroup{"fields.money", []intake.Field{intake.Collected, intake.Fee, intake.Freight, intake.Net, intake.EntryType, intake.Direction, intake.Reference}}
	parcel := fieldGroup{"fields.parcel", []intake.Field{intake.Waybill, intake.CarrierName, intake.ShippedDate, intake.DeliveredDate}}
	groups := []fieldGroup{
		{"fields.order", []intake.Field{
			intake.OrderNumber, intake.OrderDate, intake.Status, intake.PaymentMethod, intake.PaidDate, intake.ShipByDate, intake.CancelledDate, intake.Currency, intake.Note,
		}},
		{"fields.customer", []intake.Field{
			intake.RecipientName, intake.BuyerName, intake.Phone, intake.Email, intake.Country, intake.Region, intake.City, intake.Address, intake.PostalCode,
		}},
		{"fields.goods", []intake.Field{
			intake.Title, intake.SKU, intake.Specification, intake.Quantity, intake.UnitPrice, intake.LineTotal, intake.LineID,
		}},
		{"fields.amounts", []intake.Field{
			intake.OrderTotal, intake.ItemsTotal, intake.Shipping, intake.Discount, intake.Tax, intake.Outstanding, intake.Paid, intake.Refunded,
		}},
	}
	if kind == intake.Orders {
		return append(groups, parcel, money)
	}
	return slices.Concat([]fieldGroup{parcel, money}, groups)
}

// fieldLabel is a field's name in the user's language.
func fieldLabel(f intake.Field) string { return translate("field." + f.String()) }

func fieldLabels(fields []intake.Field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = fieldLabel(f)
	}
	return strings.Join(names, ", ")
}
