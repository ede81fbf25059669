package book

import (
	"errors"
	"maps"
	"slices"

	"parcelbook/data/store"
)

func isNotFound(err error) bool { return errors.Is(err, store.ErrNotFound) }

func group[T any, K comparable](all []T, by func(T) K) map[K][]T {
	groups := map[K][]T{}
	for _, v := range all {
		groups[by(v)] = append(groups[by(v)], v)
	}
	return groups
}

// keysOf are the keys of a set, sorted so that the same book is asked the same way.
func keysOf[K ~string | ~int64](set map[K]bool) []K { return slices.Sorted(maps.Keys(set)) }
