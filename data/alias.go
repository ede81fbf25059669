package data

import (
	"strings"

	"parcelbook/data/say"
)

// Alias is a further code by which an order of a channel is known: a chat's number of it, or its number as another
// export writes it.
type Alias struct {
	ID        int64
	ChannelID int64
	Number    string // of the order; it need not be in the book yet
	Code      string
}

// NewAlias is a further code of an order, as typed but for spaces: these never tell two codes apart.
func NewAlias(channelID int64, number, code string) Alias {
	return Alias{ChannelID: channelID, Number: number, Code: strings.Join(strings.Fields(code), "")}
}

// Validate says what is missing in the record.
func (a Alias) Validate() error {
	switch {
	case RefKey(a.Code) == "":
		return say.Text("a further code of an order needs letters or digits")
	case RefKey(a.Code) == RefKey(a.Number):
		return say.Errorf("%s is the order's own number: files that write it so match already", a.Code)
	}
	return nil
}
