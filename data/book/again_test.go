package book

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
	"parcelbook/data/intake"
)

// openOrders are orders whose dates, currency and amounts their file leaves open.
const openOrders = "Order #,Date,Ship To,Item,Qty,Price,Total,Pay\n" +
	"Q1,03/04/2026,Al Roe,Pin,1,$1250,$1250,COD\nQ2,05/06/2026,Bo Roe,Pin,2,$1250,$2500,COD\nQ3,07/08/2026,Cy Roe,Tag,1,\"$1,500\",\"$1,500\",COD\n"

func (b *Book) mustAnswer(t *testing.T, text string, a intake.Answers) (*Review, data.Import) {
	t.Helper()
	r, err := b.Review(t.Context(), Request{Name: "open.csv", Bytes: []byte(text), Holder: "Shop", Answers: a})
	if err != nil {
		t.Fatal(err)
	}
	imp, err := b.Commit(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return r, imp
}

func mustWait(t *testing.T, b *Book, want int) []data.Quarantined {
	t.Helper()
	waiting, err := b.Quarantine(t.Context())
	if err != nil || len(waiting) != want {
		t.Fatalf("%d records wait, want %d: %+v, %v", len(waiting), want, waiting, err)
	}
	return waiting
}

func onlyImport(t *testing.T, b *Book) data.Import {
	t.Helper()
	log, err := b.Imports(t.Context())
	if err != nil || len(log) != 1 {
		t.Fatalf("the log: %+v, %v; want one import", log, err)
	}
	return log[0]
}

// One answer after another, and then a mend: the file is one import all the while, and nothing of it waits in the end.
func TestAFileIsAnsweredOneQuestionAfterAnother(t *testing.T) {
	b, atOnce := newBook(t, t.TempDir()), newBook(t, t.TempDir())
	empty := dump(t, b)
	b.mustAnswer(t, openOrders, intake.Answers{Currency: "USD"})
	first := mustWait(t, b, 3)
	b.mustAnswer(t, openOrders, intake.Answers{Currency: "USD", Dates: "dmy"})
	waiting := mustWait(t, b, 1)
	if waiting[0].ID != first[2].ID || len(waiting[0].Problems) == 0 || waiting[0].Problems[0].Column == "Date" {
		t.Errorf("what is still wrong is not told under the number that it had: %+v", waiting[0])
	}
	if got := onlyImport(t, b); got.Counts != (data.Counts{Rows: 3, New: 2, Refused: 1, Records: 2}) || got.Open != 1 {
		t.Errorf("the log: %+v", got)
	}
	if again, _ := b.mustAnswer(t, openOrders, intake.Answers{}); again.Already == nil {
		t.Error("the file again is news")
	}
	for name, rest := range map[string]func(){
		"by an answer": func() { b.mustAnswer(t, openOrders, intake.Answers{Decimal: "."}) },
		"by a mend": func() {
			mends := []Mend{{Row: 4, Column: 5, Value: "1500"}, {Row: 4, Column: 6, Value: "1500"}}
			if done, err := b.Retry(t.Context(), mustWait(t, b, 1)[0].ID, mends); err != nil || done.Taken != 1 {
				t.Errorf("%+v, %v", done, err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			rest()
			mustWait(t, b, 0)
			imp := onlyLive(t, b)
			if imp.Counts != (data.Counts{Rows: 3, New: 3, Records: 3}) || imp.Open != 0 {
				t.Errorf("the log: %+v", imp)
			}
			_, whole := atOnce.mustAnswer(t, openOrders, intake.Answers{Currency: "USD", Dates: "dmy", Decimal: "."})
			if diff := cmp.Diff(dump(t, atOnce), dump(t, b)); diff != "" {
				t.Errorf("not as if all had been answered at once:\n%s", diff)
			}
			sound(t, b)
			for _, undo := range []struct {
				b  *Book
				id int64
			}{{b, imp.ID}, {atOnce, whole.ID}} {
				if err := undo.b.Undo(t.Context(), undo.id, nil); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(empty, dump(t, b)); diff != "" {
				t.Errorf("undoing the import leaves:\n%s", diff)
			}
			b.mustAnswer(t, openOrders, intake.Answers{Currency: "USD", Dates: "dmy"}) // for the next one
		})
	}
}

// onlyLive is the one import that is not undone.
func onlyLive(t *testing.T, b *Book) data.Import {
	t.Helper()
	log, err := b.Imports(t.Context())
	if err != nil || len(log) == 0 || log[0].Undone {
		t.Fatalf("the log: %+v, %v", log, err)
	}
	for _, imp := range log[1:] {
		if !imp.Undone {
			t.Errorf("two imports of one file: %+v", log)
		}
	}
	return log[0]
}

// What was mended is not asked about again where the file comes with an answer that it would not have needed.
func TestAMendedRecordStaysMended(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustAnswer(t, openOrders, intake.Answers{Currency: "USD"})
	third := mustWait(t, b, 3)[2]
	mends := []Mend{{Row: 4, Column: 1, Value: "2026-08-07"}, {Row: 4, Column: 5, Value: "1500.00"}, {Row: 4, Column: 6, Value: "1500.00"}}
	if done, err := b.Retry(t.Context(), third.ID, mends); err != nil || done.Taken != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	r, _ := b.mustAnswer(t, openOrders, intake.Answers{Currency: "USD", Dates: "dmy"})
	if r.Counts.Refused != 0 || r.Counts.New != 2 || r.Counts.Unchanged != 1 {
		t.Errorf("the review: %+v", r.Counts)
	}
	mustWait(t, b, 0)
	imp := onlyImport(t, b)
	if imp.Counts != (data.Counts{Rows: 3, New: 3, Records: 3}) {
		t.Errorf("the log: %+v", imp)
	}
	keptAsInFile(t, b, imp.ID, mends)
	sound(t, b)
}

// What was discarded waits again where its file is taken in again: that is how to have it back.
func TestADiscardedRecordComesBackWithItsFile(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustAnswer(t, openOrders, intake.Answers{Currency: "USD", Dates: "dmy"})
	gone := mustWait(t, b, 1)[0]
	if err := b.Discard(t.Context(), gone.ID); err != nil {
		t.Fatal(err)
	}
	mustWait(t, b, 0)
	if r, _ := b.mustAnswer(t, openOrders, intake.Answers{}); r.Already != nil {
		t.Error("the file is said to have nothing more to say")
	}
	if back := mustWait(t, b, 1)[0]; back.ID != gone.ID {
		t.Errorf("it has another number: %+v", back)
	}
	if r, _ := b.mustAnswer(t, openOrders, intake.Answers{}); r.Already == nil {
		t.Error("the third time is news")
	}
	if done, err := b.Retry(t.Context(), gone.ID, []Mend{{Row: 4, Column: 5, Value: "1500"}, {Row: 4, Column: 6, Value: "1500"}}); err != nil || done.Taken != 1 {
		t.Errorf("%+v, %v", done, err)
	}
	onlyImport(t, b)
	sound(t, b)
}

// A file that is read for another holder is another import: what waits of the first waits on.
func TestTheSameFileOfAnotherHolderIsAnotherImport(t *testing.T) {
	b := newBook(t, t.TempDir())
	b.mustAnswer(t, openOrders, intake.Answers{Currency: "USD", Dates: "dmy"})
	first := mustWait(t, b, 1)[0]
	r, err := b.Review(t.Context(), Request{Name: "open.csv", Bytes: []byte(openOrders), Holder: "Other", Answers: intake.Answers{Currency: "USD", Dates: "dmy", Decimal: "."}})
	if err != nil {
		t.Fatal(err)
	}
	if imp, err := b.Commit(t.Context(), r); err != nil || imp.Counts.New != 3 || imp.ID == first.ImportID {
		t.Errorf("%+v, %v", imp, err)
	}
	if still := mustWait(t, b, 1)[0]; still.ID != first.ID {
		t.Errorf("waits: %+v", still)
	}
	sound(t, b)
}
