-- Further codes of orders: a chat's number of an order, its number as another export writes it.

CREATE TABLE alias (
  id         INTEGER PRIMARY KEY,
  channel_id INTEGER NOT NULL REFERENCES holder (id),
  number     TEXT NOT NULL, -- of the order, by which it is known again where its file is undone and comes once more
  code       TEXT NOT NULL,
  number_key TEXT NOT NULL, -- both as numbers are compared
  code_key   TEXT NOT NULL CHECK (code_key NOT IN ('', number_key))
) STRICT;
CREATE UNIQUE INDEX alias_code ON alias (code_key, channel_id);
CREATE INDEX alias_number ON alias (number_key, channel_id);
