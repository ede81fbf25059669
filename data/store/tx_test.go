package store

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parcelbook/data"
)

func addHolder(tx *Tx, name string) error {
	_, err := tx.SaveHolder(data.Holder{Kind: data.KindCarrier, Name: name})
	return err
}

func names(t *testing.T, s *Store) string {
	t.Helper()
	var all []string
	read(t, s, func(tx *Tx) error {
		for _, h := range must(tx.Holders("")) {
			all = append(all, h.Name)
		}
		return nil
	})
	return strings.Join(all, " ")
}

func TestWriteIsAllOrNothing(t *testing.T) {
	s := newBook(t)
	failure := errors.New("failed")
	err := s.Write(context.Background(), func(tx *Tx) error {
		try(addHolder(tx, "A"))
		return failure
	})
	if !errors.Is(err, failure) {
		t.Errorf("got %v, want the failure of fn", err)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic did not come through")
			}
		}()
		_ = s.Write(context.Background(), func(tx *Tx) error {
			try(addHolder(tx, "B"))
			panic("halfway")
		})
	}()
	ctx, cancel := context.WithCancel(context.Background())
	err = s.Write(ctx, func(tx *Tx) error {
		try(addHolder(tx, "C"))
		cancel()
		return addHolder(tx, "D")
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want Canceled", err)
	}
	ctx, cancel = context.WithCancel(context.Background())
	err = s.Write(ctx, func(tx *Tx) error {
		defer cancel()
		return addHolder(tx, "E")
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before the commit: got %v, want Canceled", err)
	}
	write(t, s, func(tx *Tx) error { return addHolder(tx, "F") }) // the writer is free again
	if got := names(t, s); got != "F" {
		t.Errorf("the book holds %q, want only F", got)
	}
}

func TestReadSeesOneStateAndCannotWrite(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error { return addHolder(tx, "A") })
	read(t, s, func(tx *Tx) error {
		before := must(tx.Holders(""))
		write(t, s, func(tx *Tx) error { return addHolder(tx, "B") })
		if diff := cmp.Diff(before, must(tx.Holders(""))); diff != "" {
			t.Errorf("the view changed under the reader:\n%s", diff)
		}
		if err := addHolder(tx, "C"); !errors.Is(err, ErrReadOnly) {
			t.Errorf("a reader wrote: %v", err)
		}
		return nil
	})
	if got := names(t, s); got != "A B" {
		t.Errorf("got %q", got)
	}
}

func TestSecondWriterIsToldThatTheBookIsBusy(t *testing.T) {
	s := newBook(t)
	write(t, s, func(*Tx) error {
		db, err := connect(s.Path(), "rw", []string{"busy_timeout(20)"}, map[string][]string{"_txlock": {"immediate"}})
		if err != nil {
			return err
		}
		defer func() { _ = db.Close() }()
		other := &Store{path: s.path, opts: options, writer: db}
		err = other.Write(context.Background(), func(tx *Tx) error { return addHolder(tx, "A") })
		if !errors.Is(err, ErrBusy) {
			t.Errorf("got %v, want ErrBusy", err)
		}
		return nil
	})
}

func TestWriteNewLooksNothingUpAndWriteDoesAgain(t *testing.T) {
	s := newBook(t)
	orphan := func(tx *Tx) error {
		_, err := tx.SaveParcel(data.Parcel{OrderID: 99, State: data.ParcelSent})
		return err
	}
	stop := errors.New("stop")
	err := s.WriteNew(context.Background(), func(tx *Tx) error {
		try(orphan(tx))
		return stop
	})
	if !errors.Is(err, stop) {
		t.Errorf("got %v, want what stopped it", err)
	}
	for range 50 { // a transaction that is taken back beside this may end too late
		ctx, cancel := context.WithCancel(context.Background())
		err = s.WriteNew(ctx, func(tx *Tx) error {
			cancel()
			return orphan(tx)
		})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("got %v, want Canceled", err)
		}
		if err := s.Write(context.Background(), orphan); !errors.Is(err, ErrInUse) {
			t.Fatalf("got %v: references are not looked up any more", err)
		}
	}
}

func TestSettingsOfTheConnections(t *testing.T) {
	s := newBook(t)
	for _, db := range []struct {
		name string
		run  func(context.Context, func(*Tx) error) error
	}{{"writer", s.Write}, {"reader", s.Read}} {
		err := db.run(context.Background(), func(tx *Tx) error {
			var mode string
			if err := tx.scan("PRAGMA journal_mode", nil, &mode); err != nil || mode != "wal" {
				t.Errorf("%s: journal mode %q, %v", db.name, mode, err)
			}
			for pragma, want := range map[string]int{"synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "application_id": applicationID} {
				if got := must(tx.count("PRAGMA " + pragma)); got != want {
					t.Errorf("%s: %s is %d, want %d", db.name, pragma, got, want)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestTablesAreStrict(t *testing.T) {
	s := newBook(t)
	n := must(countIn(s, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"))
	if n != 0 {
		t.Errorf("%d tables are not STRICT", n)
	}
}

func TestTransfersAreNeverChanged(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		id := must(tx.SaveOrder(p.order("1")))
		must(tx.InsertTransfer(p.transfer(id, data.EventAccepted, customer, sales, 1000)))
		for _, query := range []string{"UPDATE transfer SET amount = 1", "DELETE FROM transfer", "INSERT OR REPLACE INTO transfer SELECT * FROM transfer"} {
			if _, err := tx.exec(query); err == nil {
				t.Errorf("%s: went through", query)
			}
		}
		wrong := p.transfer(id, data.EventAccepted, customer, sales, 0)
		if _, err := tx.InsertTransfer(wrong); err == nil {
			t.Error("a transfer of nothing went through")
		}
		wrong = p.transfer(id, data.EventAccepted, customer, sales, 5)
		wrong.RowID = 0
		if _, err := tx.InsertTransfer(wrong); err == nil {
			t.Error("a transfer from nowhere went through")
		}
		if n := must(tx.count("SELECT sum(amount) FROM transfer")); n != 1000 {
			t.Errorf("the transfer is now %d", n)
		}
		return nil
	})
}

func TestRecordedAtFollowsTheClock(t *testing.T) {
	s := newBook(t)
	write(t, s, func(tx *Tx) error {
		p := newPad(tx)
		must(tx.InsertTransfer(p.transfer(0, data.EventOpening, bank, sales, 5)))
		rows := must(tx.TransferRows(data.TransferFilter{}))
		if !rows[0].RecordedAt.Equal(noon) || rows[0].RecordedAt.Location() != time.UTC {
			t.Errorf("recorded at %v, want %v", rows[0].RecordedAt, noon)
		}
		return nil
	})
}
