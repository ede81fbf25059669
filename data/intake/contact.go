package intake

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"parcelbook/data/intake/value"
)

// CountryCode gives the ISO 3166 code of two letters for a country's code or its name in any language the program
// knows; "" for what is not surely one country.
func CountryCode(text string) string {
	lib, err := builtin()
	if err != nil {
		return ""
	}
	return lib.words.CountryCode(text)
}

// country gives the code of a country, or the text as it is where it is not surely one.
func (r *reader) country(text string) string {
	code, known := r.countries[text]
	if !known {
		code = cmp.Or(r.words.CountryCode(text), text)
		r.countries[text] = code
	}
	return code
}

// readPhones puts the orders' phones into one form, on all processors: each takes a while, and none hangs on another.
func (r *reader) readPhones(orders []Order) {
	var done sync.WaitGroup
	share := len(orders)/runtime.GOMAXPROCS(0) + 1
	for some := range slices.Chunk(orders, share) {
		done.Go(func() {
			for i := range some {
				if i%1024 == 0 && r.ctx.Err() != nil {
					return
				}
				some[i].Phone = value.Phone(some[i].Phone, value.CodeOf(some[i].Country))
			}
		})
	}
	done.Wait()
}
