package store

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"parcelbook/data"
	"parcelbook/data/say"
)

// ref is the id of another record: 0 in the domain, NULL in the book.
type ref int64

// Scan reads NULL as 0.
func (r *ref) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*r = 0
	case int64:
		*r = ref(v)
	default:
		return say.Errorf("%v is not an id", fmt.Sprint(src))
	}
	return nil
}

// Value writes 0 as NULL.
func (r ref) Value() (driver.Value, error) {
	if r == 0 {
		return nil, nil
	}
	return int64(r), nil
}

// optional is a number that can be unknown, which 0 does not say: NULL in the book.
type optional struct {
	number *int64
	known  *bool
}

// Scan reads NULL as unknown.
func (o optional) Scan(src any) error {
	n, known := src.(int64)
	*o.number, *o.known = n, known
	return nil
}

// Value writes an unknown number as NULL.
func (o optional) Value() (driver.Value, error) {
	if !*o.known {
		return nil, nil
	}
	return *o.number, nil
}

// moment is a point in time, kept as text in UTC so that moments sort.
type moment time.Time

// Scan reads what Value wrote.
func (m *moment) Scan(src any) error {
	text, err := textOf(src)
	if err != nil {
		return err
	}
	t, err := time.Parse(time.RFC3339, text)
	*m = moment(t)
	return err
}

// Value writes to the second.
func (m moment) Value() (driver.Value, error) {
	return time.Time(m).UTC().Format(time.RFC3339), nil
}

// cycleText is a payout cycle, kept in the words a user writes it in.
type cycleText data.Cycle

// Scan reads what Value wrote.
func (c *cycleText) Scan(src any) error {
	text, err := textOf(src)
	if err != nil {
		return err
	}
	cycle, err := data.ParseCycle(text)
	*c = cycleText(cycle)
	return err
}

// Value writes the cycle as data.Cycle.String does.
func (c cycleText) Value() (driver.Value, error) { return data.Cycle(c).String(), nil }

// accountText is an account named within a record, as data.Account.String writes it.
type accountText data.Account

// Scan reads what Value wrote.
func (a *accountText) Scan(src any) error {
	text, err := textOf(src)
	*a = accountText(data.ParseAccount(text))
	return err
}

// Value writes the account's stored form.
func (a accountText) Value() (driver.Value, error) { return data.Account(a).String(), nil }

// asJSON keeps what it points to as JSON.
type asJSON struct{ pointer any }

// Scan reads what Value wrote.
func (j asJSON) Scan(src any) error {
	text, err := textOf(src)
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(text), j.pointer)
}

// Value writes JSON.
func (j asJSON) Value() (driver.Value, error) {
	text, err := json.Marshal(j.pointer)
	return string(text), err
}

func textOf(src any) (string, error) {
	text, ok := src.(string)
	if !ok {
		return "", say.Errorf("%v is not text", fmt.Sprint(src))
	}
	return text, nil
}
