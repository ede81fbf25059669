package book

import (
	"cmp"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/intake"
	"parcelbook/data/say"
	"parcelbook/data/store"
)

// ErrWhose is met when neither the user nor the file nor the book says whose a statement is.
var ErrWhose = say.Text("it does not say whose it is")

// named is the holder that the user names: "" where none is, and of no kind where only the name is said.
type named struct {
	name string
	kind data.HolderKind // as Request.HolderKind
}

// kindOf is the kind of holder that a file is from. The account of what the user calls a carrier is no channel's, and what a channel pays out
// is not from a card processor.
func (n named) kindOf(tx *store.Tx, r *intake.Result) (data.HolderKind, error) {
	kind := holderKind(r)
	switch {
	case n.name == "":
		return kind, nil
	case n.kind == data.KindChannel && kind == data.KindProcessor && r.ProcessorName == "":
		known, err := knownAs(tx, n.name, data.KindChannel, data.KindProcessor)
		return cmp.Or(known, data.KindChannel), err
	case n.kind != data.KindCarrier || kind != data.KindChannel || r.ChannelName != "":
		return kind, nil
	}
	known, err := knownAs(tx, n.name, data.KindCarrier, data.KindProcessor)
	if known == "" && slices.ContainsFunc(r.Lines, func(l intake.Line) bool { return l.Waybill != "" }) {
		known = data.KindCarrier
	}
	return cmp.Or(known, data.KindProcessor), err
}

// holderKind is the kind of holder that a file of the kind is from.
func holderKind(r *intake.Result) data.HolderKind {
	statement := r.Kind == intake.Statements
	switch {
	case statement && r.ProcessorName != "":
		return data.KindProcessor
	case r.Kind == intake.Orders || statement && (r.ChannelName != "" || r.Statement.Kind == data.StatementLedger):
		return data.KindChannel
	case statement && r.Statement.Kind == data.StatementPayout:
		return data.KindProcessor
	}
	return data.KindCarrier
}

// UnknownHolder is an ErrWhose that knows a likely answer.
type UnknownHolder struct {
	error
	Likely string // whose the last file like it was; "": there was none
}

func (u *UnknownHolder) Unwrap() error { return u.error }

func unknownHolder(file string, kind data.HolderKind, likely string) error {
	if likely == "" {
		return &UnknownHolder{error: say.Errorf("%s: %w; choose the %s it is from", file, ErrWhose, kind)}
	}
	return &UnknownHolder{error: say.Errorf("%s: %w; choose the %s it is from (the last file like it was one of %s)", file, ErrWhose, kind, likely), Likely: likely}
}

// owner is the holder a file is from.
type owner struct {
	data.Holder        // without an ID where the book does not know it
	like        string // the earlier file by which alone it is known whose it is; "": by more than that
}

// whose finds the holder a file is from: the one asked for, else the one the file names, else the carrier of the
// parcels it speaks of, else whose the earlier files like it were.
func whose(tx *store.Tx, r *intake.Result, asked named) (owner, error) {
	kind, err := asked.kindOf(tx, r)
	if err != nil {
		return owner{}, err
	}
	if r.Own { // it names the holder of each record
		return owner{Holder: data.Holder{Kind: kind}}, nil
	}
	known, err := carrierOfParcels(tx, r)
	if err != nil {
		return owner{}, err
	}
	name, like, err := nameOf(tx, r, kind, asked.name, known.name)
	if err != nil {
		return owner{}, err
	}
	if kind == data.KindCarrier && known.name != "" && !strings.EqualFold(name, known.name) {
		return owner{}, say.Errorf("%s is taken for a file of %s, but parcels in it that the book knows go with %s (%d of %d): take it in as one of %s",
			r.File, name, known.name, known.parcels, known.of, known.name)
	}
	h, err := findHolder(tx, kind, name)
	if isNotFound(err) && kind == data.KindProcessor { // a channel that settles its own cards pays out order by order too
		if channel, err := findHolder(tx, data.KindChannel, name); err == nil {
			return owner{channel, like}, nil
		}
	}
	if isNotFound(err) {
		return owner{newHolder(kind, name), like}, nil
	}
	return owner{h, like}, err
}

// nameOf names the holder of a kind that a file is from. Like is the earlier file that alone says so, "" where there is more.
func nameOf(tx *store.Tx, r *intake.Result, kind data.HolderKind, asked, ofParcels string) (name, like string, err error) {
	told := map[data.HolderKind]string{data.KindChannel: r.ChannelName, data.KindCarrier: cmp.Or(r.CarrierName, ofParcels), data.KindProcessor: r.ProcessorName}[kind]
	if asked != "" || r.Kind == intake.Delivered || kind == data.KindCarrier && told != "" {
		return cmp.Or(asked, told), "", nil
	}
	earlier, err := findLike(tx, r)
	if err != nil {
		return "", "", err
	}
	otherwise := told
	if r.Kind == intake.Orders {
		otherwise = cmp.Or(told, "Shop")
	}
	last, ok := agreed(earlier.named) // before what the layout says: a seller may have several shops of a channel
	if !ok && told == "" && r.Kind == intake.Orders {
		last, ok = agreed(earlier.all)
	}
	switch {
	case ok && last.Holder != otherwise:
		return last.Holder, last.File, nil
	case otherwise == "":
		return "", "", unknownHolder(r.File, kind, earlier.likeliest())
	}
	return otherwise, "", nil
}

func findHolder(tx *store.Tx, kind data.HolderKind, name string) (data.Holder, error) {
	if name == "" {
		return data.Holder{Kind: kind}, nil
	}
	holders, err := tx.Holders(kind)
	for _, h := range holders {
		if strings.EqualFold(h.Name, name) {
			return h, err
		}
	}
	return data.Holder{}, cmp.Or[error](err, store.ErrNotFound)
}

// newHolder is a holder as first met in a file, with rules to start from; the user sets the true ones.
func newHolder(kind data.HolderKind, name string) data.Holder {
	h := data.Holder{Kind: kind, Name: name, Cycle: data.Cycle{From: data.FromDelivery, Days: 7}}
	switch kind {
	case data.KindCarrier:
		h.UsualDays = 7
	case data.KindChannel:
		h.PayWithinDays = 3
	case data.KindProcessor:
		h.Cycle = data.Cycle{From: data.FromPayment, Days: 3, Working: true}
	}
	return h
}

// carrierFound is the carrier that most of the parcels of a file go with, by the book.
type carrierFound struct {
	name        string
	parcels, of int // its parcels, of all those the book knows a carrier of
}

func carrierOfParcels(tx *store.Tx, r *intake.Result) (carrierFound, error) {
	keys := map[string]bool{}
	for _, l := range r.Lines {
		keys[data.RefKey(l.Waybill)] = true
	}
	for _, d := range r.Deliveries {
		keys[data.RefKey(d.Waybill)] = true
	}
	delete(keys, "")
	parcels, err := tx.ParcelsByWaybill(keysOf(keys))
	if err != nil {
		return carrierFound{}, err
	}
	names, err := holderNames(tx)
	if err != nil {
		return carrierFound{}, err
	}
	count := map[int64]int{}
	total := 0
	for _, p := range parcels {
		if p.CarrierID != 0 {
			count[p.CarrierID]++
			total++
		}
	}
	for id, n := range count {
		if 2*n > total {
			return carrierFound{name: names[id], parcels: n, of: total}, nil
		}
	}
	return carrierFound{}, nil
}

// holderID finds or makes the holder of a name; 0 for none. Known keeps what was found, by name.
func (o *op) holderID(kind data.HolderKind, name string, known map[string]int64) (int64, error) {
	if name == "" {
		return 0, nil
	}
	if id := known[name]; id != 0 {
		return id, nil
	}
	h, err := findHolder(o.Tx, kind, name)
	if isNotFound(err) {
		h, err = o.ensureHolder(newHolder(kind, name))
	}
	known[name] = h.ID
	return h.ID, err
}

// ensureHolder makes the record of a holder first met in a file.
func (o *op) ensureHolder(h data.Holder) (data.Holder, error) {
	if h.ID != 0 || h.Name == "" {
		return h, nil
	}
	id, err := o.SaveHolder(h)
	if err != nil {
		return h, err
	}
	h.ID = id
	return h, o.record("create", "holder", id, nil, h)
}
