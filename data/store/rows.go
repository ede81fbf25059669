package store

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"parcelbook/data"
	"parcelbook/data/say"
)

// blockRows is how many rows of a file share a block: more take less space, fewer are read sooner when one is wanted.
const blockRows = 100

// rowBlock is some rows of one sheet of an import's file, whose ids follow each other.
type rowBlock struct {
	first    int64
	importID int64
	sheet    string
	numbers  []int64 // of the rows, as the spreadsheet counts
	cells    [][]string
}

func (b *rowBlock) last() int64 { return b.first + int64(len(b.numbers)) - 1 }

// rowKeeper gathers the rows that a Tx keeps. A full block is compressed beside the Tx, which writes it when the next one is full.
type rowKeeper struct {
	next    int64 // free id; 0: not asked for yet
	open    *rowBlock
	packed  *rowBlock
	packing chan packedCells // of packed
	squeeze *flate.Writer
}

type packedCells struct {
	bytes []byte
	err   error
}

// InsertRow keeps a row of an imported file and gives its id.
func (tx *Tx) InsertRow(r data.SourceRow) (int64, error) {
	k := &tx.rows
	if k.next == 0 {
		if err := tx.scan("SELECT coalesce(max(last), 0) + 1 FROM import_block", nil, &k.next); err != nil {
			return 0, say.Errorf("rows of import %d: %w", r.ImportID, err)
		}
	}
	if b := k.open; b != nil && (b.importID != r.ImportID || b.sheet != r.Sheet || len(b.numbers) == blockRows) {
		if err := tx.packRows(); err != nil {
			return 0, err
		}
	}
	if k.open == nil {
		k.open = &rowBlock{first: k.next, importID: r.ImportID, sheet: r.Sheet}
	}
	k.open.numbers, k.open.cells = append(k.open.numbers, int64(r.Row)), append(k.open.cells, r.Cells)
	k.next++
	return k.next - 1, nil
}

// packRows begins to compress the open block, having written the one before.
func (tx *Tx) packRows() error {
	if err := tx.writeRows(); err != nil {
		return err
	}
	k := &tx.rows
	k.packed, k.open = k.open, nil
	k.packing = make(chan packedCells, 1)
	go func(cells [][]string, done chan<- packedCells) {
		var p packedCells
		p.bytes, p.err = k.pack(cells)
		done <- p
	}(k.packed.cells, k.packing)
	return nil
}

// pack compresses the cells of a block.
func (k *rowKeeper) pack(cells [][]string) ([]byte, error) {
	var buf bytes.Buffer
	if k.squeeze == nil {
		var err error
		if k.squeeze, err = flate.NewWriter(&buf, flate.BestSpeed); err != nil {
			return nil, err
		}
	} else {
		k.squeeze.Reset(&buf)
	}
	err := errors.Join(json.NewEncoder(k.squeeze).Encode(cells), k.squeeze.Close())
	return buf.Bytes(), err
}

// writeRows takes the block that was being compressed into the batch that is written next.
func (tx *Tx) writeRows() error {
	k := &tx.rows
	if k.packed == nil {
		return nil
	}
	cells, b := <-k.packing, k.packed
	k.packed = nil
	if err := cmp.Or(cells.err, tx.writing.batch().blocks.add(b.first, b.last(), b.importID, b.sheet, listOf(b.numbers), cells.bytes)); err != nil {
		return say.Errorf("rows of import %d: %w", b.importID, err)
	}
	return nil
}

// saveRows writes all rows kept so far, so that queries see them.
func (tx *Tx) saveRows() error {
	if tx.rows.open != nil {
		if err := tx.packRows(); err != nil {
			return err
		}
	}
	if err := cmp.Or(tx.writeRows(), tx.writing.wait()); err != nil || tx.writing.filling == nil {
		return err
	}
	return tx.writing.filling.blocks.write(tx)
}

// importOf is, as SQL, the import that a row belongs to by its id; NULL of none.
func importOf(rowID string) string {
	return "(SELECT b.import_id FROM import_block b WHERE b.first <= " + rowID + " ORDER BY b.first DESC LIMIT 1)"
}

// rowReferences lists, as SQL, the ids of all rows that records say they came from.
func rowReferences() string {
	var all []string
	for _, of := range []struct{ table, column string }{
		{"customer", "row_id"},
		{"orders", "row_id"},
		{"orders", "fact_row_id"},
		{"line", "row_id"},
		{"parcel", "row_id"},
		{"parcel", "state_row_id"},
		{"statement_line", "row_id"},
		{"entry", "row_id"},
		{"transfer", "row_id"},
	} {
		all = append(all, "SELECT "+of.column+" AS id FROM "+of.table+" WHERE "+of.column+" IS NOT NULL")
	}
	return strings.Join(all, " UNION ALL ")
}

// sourceRows reads kept rows by their ids, with the name of their file and what their cells were set to.
func (tx *Tx) sourceRows(ids []int64) (map[int64]data.SourceRow, error) {
	ids = slices.Sorted(slices.Values(ids))
	rows := make(map[int64]data.SourceRow, len(ids))
	mends := mendsOf{tx: tx}
	var block rowBlock
	var file string
	for _, id := range ids {
		if len(block.numbers) == 0 || id > block.last() {
			var cells []byte
			err := tx.scan(`SELECT b.first, b.import_id, b.sheet, b.numbers, b.cells, i.file FROM import_block b JOIN import i ON i.id = b.import_id
				WHERE b.first <= ?1 AND b.last >= ?1 ORDER BY b.first DESC LIMIT 1`, []any{id},
				&block.first, &block.importID, &block.sheet, asJSON{&block.numbers}, &cells, &file)
			if err == nil {
				block.cells, err = unpack(cells)
			}
			if err == nil && len(block.cells) != len(block.numbers) {
				err = say.Errorf("%w: a block of %d rows has the cells of %d", ErrDamaged, len(block.numbers), len(block.cells))
			}
			if err != nil {
				return nil, say.Errorf("imported row %d: %w", id, err)
			}
		}
		at := id - block.first
		r := data.SourceRow{ID: id, ImportID: block.importID, File: file, Sheet: block.sheet, Row: int(block.numbers[at]), Cells: block.cells[at]}
		if err := mends.add(block.importID, &r); err != nil {
			return nil, err
		}
		rows[id] = r
	}
	return rows, nil
}

// unpack reads what pack wrote.
func unpack(packed []byte) (cells [][]string, err error) {
	text, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err == nil {
		err = json.Unmarshal(text, &cells)
	}
	if err != nil {
		return nil, say.Errorf("%w: %w", ErrDamaged, err)
	}
	return cells, nil
}

// mendsOf looks up what cells of rows were set to, once for each import.
type mendsOf struct {
	tx       *Tx
	byImport map[int64][]data.Mend
}

// add completes a row of an import's file with what its cells were set to.
func (m *mendsOf) add(importID int64, r *data.SourceRow) error {
	mends, known := m.byImport[importID]
	if !known {
		var err error
		if mends, err = m.tx.Mends(importID); err != nil {
			return err
		}
		if m.byImport == nil {
			m.byImport = map[int64][]data.Mend{}
		}
		m.byImport[importID] = mends
	}
	r.Mends = nil
	for _, one := range mends {
		if one.Sheet == r.Sheet && one.Row == r.Row {
			r.Mends = append(r.Mends, one)
		}
	}
	return nil
}
