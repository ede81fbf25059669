-- What an import said of records that were there before it: undoing what brought or changed them would take away what its
-- file says too.
CREATE TABLE confirmed (
  import_id INTEGER NOT NULL REFERENCES import (id),
  kind      TEXT NOT NULL, -- 'order', or 'line' of a statement
  record    INTEGER NOT NULL,
  PRIMARY KEY (import_id, kind, record)
) STRICT, WITHOUT ROWID;
