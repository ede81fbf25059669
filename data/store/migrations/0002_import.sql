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

-- Cells that the user gave another text, so that their rows could be taken in; import_row keeps the rows as they were.
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
