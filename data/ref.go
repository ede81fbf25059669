package data

import "strings"

// RefKey is the form in which order numbers and waybills are compared: files write the same number with a
// '#', an apostrophe, spaces, a trailing tab or ".0" from a spreadsheet, in either case. Leading zeros count.
func RefKey(s string) string {
	s = strings.ToUpper(strings.Join(strings.Fields(s), ""))
	s = strings.TrimLeft(s, "#'")
	return strings.TrimSuffix(s, ".0")
}
