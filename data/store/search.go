package store

import (
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
)

// lookedInto is how many texts a further one is looked for in: an order may have a hundred thousand.
const lookedInto = 32

// searchText makes of several texts the one that a search looks through: lower-cased, spaces evened out, each text that
// is not there and that none of the first ones holds on a line of its own, so that no query reaches from one into the next.
func searchText(parts ...string) string {
	var kept []string
	var more map[string]bool // those of the kept that are not among the first
	for _, p := range parts {
		p = fold(p)
		if p == "" || more[p] || slices.ContainsFunc(kept[:min(len(kept), lookedInto)], func(k string) bool { return strings.Contains(k, p) }) {
			continue
		}
		if kept = append(kept, p); len(kept) > lookedInto {
			if more == nil {
				more = make(map[string]bool, len(parts)-lookedInto)
			}
			more[p] = true
		}
	}
	return strings.Join(kept, "\n")
}

// fold is the form in which texts and queries are compared.
func fold(s string) string {
	if !evenlySpaced(s) {
		s = strings.Join(strings.FieldsFunc(s, isSpace), " ")
	}
	return strings.ToLower(s)
}

func isSpace(r rune) bool { return r <= ' ' || r == '\u00a0' || r == '\u3000' }

// evenlySpaced says whether a text has single spaces, between its words only, as most have.
func evenlySpaced(s string) bool {
	space := true
	for _, r := range s {
		if isSpace(r) && (space || r != ' ') {
			return false
		}
		space = r == ' '
	}
	return !space
}

// digits is a phone number without what people write between its digits.
func digits(phone string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, phone)
}

// trigrams writes a folded query for the index: sequences of three letters that together cover it. All its sequences would
// find fewer false hits, but asking for each costs more than looking at those. "" where it has fewer than three letters.
func trigrams(query string) string {
	letters := []rune(query)
	if len(letters) < 3 {
		return ""
	}
	var terms []string
	for at := 0; at < len(letters); at += 3 {
		from := min(at, len(letters)-3)
		terms = append(terms, `"`+strings.ReplaceAll(string(letters[from:from+3]), `"`, `""`)+`"`)
	}
	return strings.Join(terms, " ")
}

// textKey orders search texts by the date of their order, then its id.
func textKey(date data.Date, orderID int64) int64 {
	const idBits = 36
	var days int64
	if date != "" {
		days = date.Time().Unix() / 86400
	}
	return days<<idBits | orderID
}

// orderText is what a search looks through for one order.
type orderText struct {
	key     int64
	orderID int64
	parts   []string
	was     string // the text that is there; "" where there is none
	wasKey  int64
}

// searchBatch is how many orders RefreshSearch reads at a time.
const searchBatch = 500

// RefreshSearch brings what a search finds up to the orders, their lines and their parcels. Whoever changes these
// calls it once at the end; texts that are unchanged are not written.
func (tx *Tx) RefreshSearch(orderIDs []int64) error {
	for batch := range slices.Chunk(orderIDs, searchBatch) {
		texts, err := tx.orderTexts(batch)
		if err != nil {
			return say.Errorf("search: %w", err)
		}
		for _, t := range texts {
			if err := tx.saveText(t); err != nil {
				return say.Errorf("search: order %d: %w", t.orderID, err)
			}
		}
	}
	return nil
}

// orderParts are the texts of an order itself.
func orderParts(o *data.Order) []string {
	return []string{o.Number, o.BuyerName, o.RecipientName, o.Phone, digits(o.Phone), o.Email}
}

// orderTexts gathers the texts of the orders that are not withdrawn.
func (tx *Tx) orderTexts(orderIDs []int64) ([]*orderText, error) {
	var texts []*orderText
	byID := map[int64]*orderText{}
	list := listOf(orderIDs)
	err := tx.each(func(row scanner) error {
		var t orderText
		var o data.Order
		err := row.Scan(&t.orderID, &o.OrderDate, &o.Number, &o.BuyerName, &o.RecipientName, &o.Phone, &o.Email, &t.wasKey, &t.was)
		t.key = textKey(o.OrderDate, t.orderID)
		t.parts = orderParts(&o)
		texts = append(texts, &t)
		byID[t.orderID] = &t
		return err
	}, `SELECT o.id, o.order_date, o.number, o.buyer_name, o.recipient_name, o.phone, o.email, coalesce(x.key, 0), coalesce(x.text, '')
		FROM orders o LEFT JOIN order_text x ON x.order_id = o.id
		WHERE o.id IN (SELECT value FROM json_each(?)) AND NOT o.withdrawn ORDER BY o.id`, list)
	if err != nil {
		return nil, err
	}
	for _, query := range []string{
		"SELECT order_id, sku, title FROM line WHERE order_id IN (SELECT value FROM json_each(?)) ORDER BY id",
		"SELECT order_id, waybill, '' FROM parcel WHERE order_id IN (SELECT value FROM json_each(?)) AND NOT withdrawn ORDER BY id",
		"SELECT o.id, a.code, '' FROM orders o JOIN alias a ON (a.number_key, a.channel_id) = (o.number_key, o.channel_id) WHERE o.id IN (SELECT value FROM json_each(?)) ORDER BY a.id",
	} {
		err := tx.each(func(row scanner) error {
			var id int64
			var one, two string
			err := row.Scan(&id, &one, &two)
			if t := byID[id]; t != nil {
				t.parts = append(t.parts, one, two)
			}
			return err
		}, query, list)
		if err != nil {
			return nil, err
		}
	}
	return texts, nil
}

func (tx *Tx) saveText(t *orderText) error {
	text := searchText(t.parts...)
	if text == t.was && t.key == t.wasKey {
		return nil
	}
	if t.was != "" {
		if err := tx.dropText(t.orderID); err != nil {
			return err
		}
	}
	if _, err := tx.insert("INSERT INTO order_text (key, order_id, text) VALUES (?, ?, ?)", t.key, t.orderID, text); err != nil {
		return err
	}
	_, err := tx.insert("INSERT INTO order_search (rowid, text) VALUES (?, ?)", t.key, text)
	return err
}

// dropText makes an order impossible to find.
func (tx *Tx) dropText(orderID int64) error {
	for _, query := range []string{
		"DELETE FROM order_search WHERE rowid = (SELECT key FROM order_text WHERE order_id = ?)",
		"DELETE FROM order_text WHERE order_id = ?",
	} {
		if _, err := tx.exec(query, orderID); err != nil {
			return err
		}
	}
	return nil
}
