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
  header    TEXT NOT NULL -- JSON array of the header's cells
) STRICT;
