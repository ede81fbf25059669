package book

import (
	"github.com/gofrs/flock"

	"parcelbook/data/say"
)

// ErrLocked is met when another window has the book open.
var ErrLocked = say.Text("the book is open in another window")

// Lock keeps other windows from the book at path until release is called.
func Lock(path string) (release func() error, err error) {
	lock := flock.New(path + ".lock")
	got, err := lock.TryLock()
	if err != nil {
		return nil, say.Errorf("%s cannot be written, for it cannot be locked: %w", path, err)
	}
	if !got {
		return nil, say.Errorf("%s: %w; close it there first", path, ErrLocked)
	}
	return lock.Unlock, nil
}
