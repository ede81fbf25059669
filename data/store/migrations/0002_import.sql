-- How the files of a seller are read.

-- A format of the seller's own, in the form of the built-in ones.
CREATE TABLE format (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL -- JSON
) STRICT;

-- How the file of an import was read, so that its rows can be shown under their headers.
CREATE TABLE reading (
  import_id INTEGER PRIMARY KEY REFERENCES import (id),
  header    TEXT NOT NULL, -- JSON array of the header's cells
  how       TEXT NOT NULL, -- JSON of what the user said of the file
  content   BLOB           -- the file, compressed, while records of it wait in quarantine
) STRICT;

-- Cells that the user gave another text, so that their rows could be taken in; import_block keeps the rows as they were.
CREATE TABLE mend (
  import_id INTEGER NOT NULL REFERENCES import (id),
  row       INTEGER NOT NULL,
  column    INTEGER NOT NULL, -- from 0
  value     TEXT NOT NULL,
  PRIMARY KEY (import_id, row, column)
) STRICT, WITHOUT ROWID;

-- What the user answered about the values of files of a format from a holder, asked once.
CREATE TABLE answer (
  format   TEXT NOT NULL,
  holder   TEXT NOT NULL, -- by name: its record comes with the first file
  question TEXT NOT NULL,
  answer   TEXT NOT NULL,
  PRIMARY KEY (format, holder, question)
) STRICT, WITHOUT ROWID;

-- No list goes by them.
DROP INDEX customer_name;
DROP INDEX holding_account;

-- The rows of imported files as they were, some in a block; their ids follow each other. Records name rows by these ids, which
-- "check" looks up: a row has no record of its own that a foreign key could name.
CREATE TABLE import_block (
  first     INTEGER PRIMARY KEY,
  last      INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import (id),
  sheet     TEXT NOT NULL,
  numbers   TEXT NOT NULL, -- JSON array of the rows' numbers in the file
  cells     BLOB NOT NULL  -- JSON array of the raw cells of each row, compressed
) STRICT;
CREATE INDEX import_block_import ON import_block (import_id);
CREATE VIEW source_row AS SELECT b.first + n.key AS id, b.import_id, b.sheet, n.value AS row FROM import_block b, json_each(b.numbers) n;
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ' REFERENCES import_row (id)', '') WHERE type = 'table';
PRAGMA writable_schema = RESET;
