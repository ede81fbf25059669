package store

import (
	"parcelbook/data"
	"parcelbook/data/say"
)

var aliases = newRecord(record[data.Alias]{
	name:    "alias",
	table:   "alias",
	fields:  func(a *data.Alias) []any { return []any{&a.ID, &a.ChannelID, &a.Number, &a.Code} },
	derived: func(a *data.Alias) []any { return []any{data.RefKey(a.Number), data.RefKey(a.Code)} },
}, "channel_id number code", "number_key", "code_key")

// AliasesAmong lists the aliases of a channel whose code, or the number of whose order, is among the keys, which are as
// data.RefKey writes them.
func (tx *Tx) AliasesAmong(channelID int64, keys []string) ([]data.Alias, error) {
	list := listOf(keys)
	return aliases.all(tx, `WHERE t.id IN (
			SELECT a.id FROM json_each(?2) k CROSS JOIN alias a ON a.code_key = k.value AND a.channel_id = ?1 UNION
			SELECT a.id FROM json_each(?2) k CROSS JOIN alias a ON a.number_key = k.value AND a.channel_id = ?1)
		ORDER BY t.id`, channelID, list)
}

// OrderAliases lists the aliases of an order in the order in which they were tied.
func (tx *Tx) OrderAliases(o data.Order) ([]data.Alias, error) {
	return aliases.all(tx, "WHERE t.channel_id = ? AND t.number_key = ? ORDER BY t.id", o.ChannelID, data.RefKey(o.Number))
}

// SaveAlias adds or changes an alias and gives its id. ErrExists where the channel has the code already.
func (tx *Tx) SaveAlias(a data.Alias) (int64, error) {
	if err := validated("alias", a.Code, a.Validate()); err != nil {
		return 0, err
	}
	return aliases.save(tx, &a)
}

// DeleteAlias removes an alias.
func (tx *Tx) DeleteAlias(id int64) error { return aliases.delete(tx, id) }

// OrdersKnownAs finds orders of any channel by codes in the form of data.RefKey, their own numbers and their aliases,
// among those not withdrawn: for each code that is known, its orders.
func (tx *Tx) OrdersKnownAs(keys []string) (map[string][]data.Order, error) {
	own, err := tx.OrdersByKeys(keys)
	if err != nil {
		return nil, err
	}
	found := grouped(own, func(o data.Order) string { return data.RefKey(o.Number) })
	err = tx.each(func(row scanner) error {
		var o data.Order
		var code string
		err := row.Scan(append(orders.fields(&o), &code)...)
		found[code] = append(found[code], o)
		return err
	}, "SELECT "+orders.list("t")+`, a.code_key FROM json_each(?) k CROSS JOIN alias a ON a.code_key = k.value
		CROSS JOIN orders t ON t.number_key = a.number_key AND t.channel_id = a.channel_id AND NOT t.withdrawn ORDER BY t.id`, listOf(keys))
	if err != nil {
		return nil, say.Errorf("orders by their aliases: %w", err)
	}
	return found, nil
}

// aliasesOf reads, as SQL in a query over orders o, the aliases of an order, separated by spaces.
const aliasesOf = `coalesce((SELECT group_concat(a.code, ' ' ORDER BY a.id) FROM alias a
	WHERE a.number_key = o.number_key AND a.channel_id = o.channel_id), '')`

// checkAliases looks for codes that stand for more than one order.
func checkAliases(tx *Tx) ([]say.Text, error) {
	return tx.tell([]tally{
		{
			"1 alias is the number of another order.", "%d aliases are the numbers of other orders.",
			"SELECT count(*) FROM alias a JOIN orders o ON o.number_key = a.code_key AND o.channel_id = a.channel_id AND NOT o.withdrawn",
		},
		{
			"1 alias is of a holder that is not a channel.", "%d aliases are of holders that are not channels.",
			"SELECT count(*) FROM alias a JOIN holder h ON h.id = a.channel_id WHERE h.kind <> 'channel'",
		},
	})
}
