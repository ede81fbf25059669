package data

import "strings"

// PhoneDigits gives the digits by which a query finds a phone number kept in the form of E.164, +33612345678, though
// it is typed as it is dialled: "06 12 34 56 78", "0033 6…", "8 (912) 345-67-89". "" is no such query.
func PhoneDigits(query string) string {
	const fewest, most, longest = 6, 10, 15 // digits: of a number without what is dialled before it, or of its end; of any number
	if strings.Trim(query, "0123456789 +()-./\u00a0") != "" {
		return ""
	}
	query = strings.Replace(query, "(0)", "", 1)
	digits := strings.TrimLeft(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, query), "0")
	if len(digits) < fewest || len(digits) > longest {
		return ""
	}
	return digits[max(0, len(digits)-most):]
}
