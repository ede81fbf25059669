package settle

import "testing"

func TestBucket(t *testing.T) {
	for days, want := range map[int]string{
		-400: "not due", -1: "not due", 0: "0-7", 7: "0-7", 8: "8-14", 14: "8-14", 15: "15-30", 30: "15-30",
		31: "31-60", 60: "31-60", 61: "over 60", 5000: "over 60",
	} {
		if got := Buckets()[Bucket(days)]; got != want {
			t.Errorf("%d days late: got %q, want %q", days, got, want)
		}
	}
}
