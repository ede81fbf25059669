package intake

import (
	"slices"
	"strings"

	"parcelbook/data"
)

// cameBack are the states of parcels that were not handed over and will not be.
var cameBack = []data.ParcelState{data.ParcelRefused, data.ParcelReturned, data.ParcelLost}

// setsApart says whether the name of a sheet says of all its rows what their columns do not, so that they are no more rows of another
// sheet: orders that were cancelled, or parcels that came back or are not paid for. It may be among other words, as in "Pending COD".
func (l *layout) setsApart(name string, words *vocabulary) bool {
	if l.fields.Has(Status) {
		return false
	}
	names := []string{name}
	if parts := strings.Fields(name); len(parts) > 1 {
		names = append(names, strings.Join(parts[1:], " "), strings.Join(parts[:len(parts)-1], " "))
	}
	return slices.ContainsFunc(names, func(name string) bool {
		unpaid := words.isStateOf(name, words.unsettled)
		for _, state := range words.statesOf(name) {
			if state.Order.Off() || slices.Contains(cameBack, state.Parcel) {
				return true
			}
			unpaid = unpaid || state.Unsettled || state.Unsent || state.Parcel == data.ParcelSent
		}
		return unpaid && l.format.Kind == Statements
	})
}
