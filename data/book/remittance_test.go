package book

import (
	"slices"
	"strings"
	"testing"

	"parcelbook/data"
	"parcelbook/data/intake"
)

func inSums(name, lines string) file {
	return file{
		name, "Date,CRF ID,UTR,COD Available (freight deducted),Amount credited to wallet,Early COD Charges,RTO Reversal Amount,Adjusted Amount,Remittance Amount,Remittance Method,Status,Remarks\n" + lines,
		intake.Statements, "Shiprocket",
	}
}

func byParcel(name, lines string) file {
	return file{
		name, "channel_order_id,order_amount,shipping_charges,cod_charges,adjustments,rto_reversal,net_settlement,awb,remittance_date,batch_id\n" + lines,
		intake.Statements, "Shiprocket",
	}
}

// A carrier's list of remittances and its account of one by the parcel are the same money, whichever comes first.
func TestARemittanceCountsOnce(t *testing.T) {
	const (
		sums    = "2026-03-12,CRF11,UTR11,300.00,0.00,0.00,0.00,0.00,300.00,Bank,Remittance Success,\n2026-03-15,CRF12,UTR12,50.00,0.00,0.00,0.00,0.00,50.00,Bank,Remittance Success,\n"
		parcels = "S1,120.00,15.00,5.00,0.00,0.00,100.00,A1,2026-03-12,CRF11\nS2,230.00,25.00,5.00,0.00,0.00,200.00,A2,2026-03-12,CRF11\n"
		second  = "S3,60.00,5.00,5.00,0.00,0.00,50.00,A3,2026-03-15,CRF12\n"
	)
	net := func(t *testing.T, b *Book) (sum int64) {
		statements, err := b.Statements(t.Context(), data.StatementFilter{})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range statements {
			sum += s.Net
		}
		sound(t, b)
		return sum
	}
	review := func(t *testing.T, b *Book, f file) *Review {
		r, err := b.Review(t.Context(), Request{Name: f.name, Bytes: []byte(f.text), Holder: f.holder})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	told := func(r *Review, what string) bool {
		for _, p := range r.Problems {
			if strings.Contains(p.Reason.String(), what) {
				return true
			}
		}
		return false
	}

	b := newBook(t, t.TempDir())
	b.mustTake(t, byParcel("by parcel.csv", parcels))
	if r := review(t, b, inSums("sums.csv", strings.Replace(sums, "0.00,300.00", "0.00,310.00", 1))); r.Counts.New != 1 || r.Counts.Unchanged != 1 || !told(r, "CRF11 is there parcel by parcel") || !told(r, "came to 300.00 INR there and comes to 310.00 INR here") {
		t.Errorf("sums after parcels: %+v %+v", r.Counts, r.Problems)
	}
	b.mustTake(t, inSums("sums.csv", sums))
	if got := net(t, b); got != 35000 {
		t.Errorf("sums after parcels come to %d", got)
	}

	b = newBook(t, t.TempDir())
	b.mustTake(t, inSums("sums.csv", sums))
	r := review(t, b, byParcel("by parcel.csv", parcels))
	if r.Counts.Unchanged != 2 || len(r.Replaces) != 0 || !told(r, "CRF11 is there as one sum") {
		t.Errorf("parcels of one remittance after the sums of two: %+v %+v", r.Counts, r.Replaces)
	}
	b.mustTake(t, byParcel("by parcel.csv", parcels))
	if got := net(t, b); got != 35000 {
		t.Errorf("parcels after sums come to %d", got)
	}
	if r = review(t, b, byParcel("all by parcel.csv", parcels+second)); len(r.Replaces) != 1 {
		t.Fatalf("parcels of all remittances: %+v", r.Replaces)
	}
	r.Replace = true
	if _, err := b.Commit(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	if got := net(t, b); got != 35000 {
		t.Errorf("parcels in place of sums come to %d", got)
	}
	lines, err := b.Statements(t.Context(), data.StatementFilter{})
	if err != nil || len(lines) != 1 {
		t.Errorf("%+v, %v", lines, err)
	}
}

// besidesTotals are the problems of a review but for a total that does not add up, which is a difference too.
func besidesTotals(problems []data.Problem) []data.Problem {
	return slices.DeleteFunc(slices.Clone(problems), func(p data.Problem) bool { return strings.Contains(p.Reason.String(), "names a total of") })
}

// A total that the lines do not come to is told before the statement is taken in.
func TestATotalThatDoesNotAddUpIsToldInTheReview(t *testing.T) {
	for _, c := range []struct{ rows, want string }{
		{"W1,S1,20.00,1.00,19.00,2026-10-20\nTotal,,20.00,1.00,19.00,\n", ""},
		{"W1,S1,20.00,1.00,19.00,2026-10-20\nTotal,,25.00,1.00,24.00,\n", "names a total of 24.00 USD, but its lines come to 19.00 USD"},
		{"W1,S1,20.00,1.00,19.00,2026-10-20\nW2,S2,five,1.00,4.00,2026-10-20\nTotal,,25.00,2.00,23.00,\n", "23.00 USD, and those of its lines that could be read come to 19.00 USD"},
	} {
		told := ""
		r := replaceBook(t).mustReview(t, cod("c.csv", c.rows))
		if all := r.Problems; len(all) > len(besidesTotals(all)) {
			told = all[len(all)-1].Reason.String()
		}
		if (c.want == "") != (told == "") || !strings.Contains(told, c.want) {
			t.Errorf("of %q it is told %q, want %q", c.rows, told, c.want)
		}
	}
}
