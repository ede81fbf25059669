-- An import may take in several sheets of a workbook, whose rows have the same numbers.

CREATE TABLE mend_new (
  import_id INTEGER NOT NULL REFERENCES import (id),
  sheet     TEXT NOT NULL,
  row       INTEGER NOT NULL,
  column    INTEGER NOT NULL, -- from 0
  value     TEXT NOT NULL,
  PRIMARY KEY (import_id, sheet, row, column)
) STRICT, WITHOUT ROWID;

INSERT INTO mend_new SELECT m.import_id, i.sheet, m.row, m.column, m.value FROM mend m JOIN import i ON i.id = m.import_id;
DROP TABLE mend;
ALTER TABLE mend_new RENAME TO mend;
