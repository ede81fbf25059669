package settle

// The groups of the ageing of money by days past due.
const (
	NotDue = iota
	Late0to7
	Late8to14
	Late15to30
	Late31to60
	LateOver60
)

// Buckets names the groups in their order.
func Buckets() []string { return []string{"not due", "0-7", "8-14", "15-30", "31-60", "over 60"} }

// Bucket gives the group of money that is so many days past its due date. Money due today is late by 0 days and
// no longer "not due"; below zero, or with no due date (say -1), it is not due.
func Bucket(daysLate int) int {
	switch {
	case daysLate < 0:
		return NotDue
	case daysLate <= 7:
		return Late0to7
	case daysLate <= 14:
		return Late8to14
	case daysLate <= 30:
		return Late15to30
	case daysLate <= 60:
		return Late31to60
	}
	return LateOver60
}
