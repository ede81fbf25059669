package store

// Unsettled lists the statements that this version of the program posts otherwise than the one that took them in, until
// they are said to be settled.
func (tx *Tx) Unsettled() ([]int64, error) {
	var ids []int64
	err := tx.each(func(row scanner) error {
		var id int64
		err := row.Scan(&id)
		ids = append(ids, id)
		return err
	}, "SELECT statement_id FROM unsettled ORDER BY statement_id")
	return ids, err
}

// Settled says that what was unsettled is settled.
func (tx *Tx) Settled() error {
	_, err := tx.exec("DELETE FROM unsettled")
	return err
}
