package book

import (
	"cmp"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/intake/value"
)

// newCustomer is the record of a customer first met in an order. One who is known by a name has that.
func newCustomer(ident string, o *data.Order) data.Customer {
	buyer, recipient := strings.TrimSpace(o.BuyerName), strings.TrimSpace(o.RecipientName)
	name := cmp.Or(recipient, buyer, strings.TrimSpace(o.Email), o.Phone)
	if strings.HasPrefix(ident, byName) {
		name = cmp.Or(buyer, recipient)
	}
	return data.Customer{
		Ident: ident, Name: name, Phone: o.Phone, Email: o.Email,
		Country: o.Country, City: o.City, Address: o.Address, Verification: data.Unverified, RowID: o.RowID,
	}
}

const byName = "name:"

// customerIdent is what tells two customers apart: the email, else the phone's digits, else name and address. Country
// and phone count as a file's would be read, however they were typed; what stands in for an email or a phone is none.
func customerIdent(o *data.Order) string {
	if email := strings.ToLower(strings.TrimSpace(o.Email)); email != "" && !nobodysMail(email) {
		return "email:" + email
	}
	country := intake.CountryCode(o.Country)
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, value.Phone(o.Phone, country))
	if digits = strings.TrimLeft(digits, "0"); len(digits) >= 6 && !madeUp(digits) {
		return "phone:" + digits
	}
	name := cmp.Or(strings.TrimSpace(o.BuyerName), strings.TrimSpace(o.RecipientName))
	if name == "" {
		return ""
	}
	return byName + strings.ToLower(strings.Join([]string{name, cmp.Or(country, o.Country), o.PostalCode, o.City, o.Address}, "|"))
}

// nobodysMail says whether an address is written where there is none, or is one that nobody reads.
func nobodysMail(email string) bool {
	box, _, _ := strings.Cut(email, "@")
	switch strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_. ", r) {
			return -1
		}
		return r
	}, box) {
	case "noreply", "donotreply", "noemail", "nomail", "none", "na", "n/a", "unknown", "null", "nobody", "test", "example":
		return true
	}
	return false
}

// madeUp says whether the digits of a number are all alike, or count on from the first.
func madeUp(digits string) bool {
	alike, counting := true, true
	for i := 1; i < len(digits); i++ {
		alike = alike && digits[i] == digits[0]
		counting = counting && (digits[i]-'0') == (digits[i-1]-'0'+1)%10
	}
	return alike || counting
}
