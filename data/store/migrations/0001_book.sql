-- The book. Money is whole minor units beside a currency; dates are text as 2006-01-02, '' for none;
-- withdrawn rows stay for the trace and count nowhere else.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE import (
  id        INTEGER PRIMARY KEY,
  file      TEXT NOT NULL,
  hash      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  format    TEXT NOT NULL,
  sheet     TEXT NOT NULL,
  holder_id INTEGER REFERENCES holder (id),
  at        TEXT NOT NULL,
  rows      INTEGER NOT NULL,
  new       INTEGER NOT NULL,
  changed   INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  refused   INTEGER NOT NULL,
  skipped   INTEGER NOT NULL,
  records   INTEGER NOT NULL,
  undone    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX import_hash ON import (hash) WHERE NOT undone;

CREATE TABLE import_row (
  id        INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id),
  sheet     TEXT NOT NULL,
  row       INTEGER NOT NULL,
  cells     TEXT NOT NULL -- JSON array of the raw cells
) STRICT;
CREATE INDEX import_row_import ON import_row (import_id);

CREATE TABLE quarantine (
  id        INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES import (id),
  subject   TEXT NOT NULL,
  rows      TEXT NOT NULL, -- JSON array of {sheet, row, cells}
  problems  TEXT NOT NULL, -- JSON array of {sheet, row, column, value, reason}
  state     TEXT NOT NULL DEFAULT 'open'
) STRICT;
CREATE INDEX quarantine_import ON quarantine (import_id);

CREATE TABLE audit (
  id     INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,
  who    TEXT NOT NULL,
  what   TEXT NOT NULL,
  kind   TEXT NOT NULL,
  record INTEGER NOT NULL,
  import_id INTEGER REFERENCES import (id), -- the import that did it
  before TEXT NOT NULL,
  after  TEXT NOT NULL
) STRICT;
CREATE INDEX audit_record ON audit (kind, record);
CREATE INDEX audit_import ON audit (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE holder (
  id              INTEGER PRIMARY KEY,
  kind            TEXT NOT NULL CHECK (kind IN ('channel', 'carrier', 'processor')),
  name            TEXT NOT NULL,
  contact         TEXT NOT NULL DEFAULT '',
  phone           TEXT NOT NULL DEFAULT '',
  email           TEXT NOT NULL DEFAULT '',
  note            TEXT NOT NULL DEFAULT '',
  cycle           TEXT NOT NULL DEFAULT '',
  fee_percent     TEXT NOT NULL DEFAULT '0', -- decimal, 0.8 means 0.8 %
  fee_fixed       INTEGER NOT NULL DEFAULT 0,
  fee_min         INTEGER NOT NULL DEFAULT 0,
  fee_currency    TEXT NOT NULL DEFAULT '',
  usual_days      INTEGER NOT NULL DEFAULT 0,
  pay_within_days INTEGER NOT NULL DEFAULT 0,
  method          TEXT NOT NULL DEFAULT '',
  processor_id    INTEGER REFERENCES holder (id),
  withdrawn       INTEGER NOT NULL DEFAULT 0 -- the import that first named it was undone
) STRICT;
CREATE UNIQUE INDEX holder_name ON holder (kind, name) WHERE NOT withdrawn;

CREATE TABLE customer (
  id           INTEGER PRIMARY KEY,
  ident        TEXT NOT NULL,
  name         TEXT NOT NULL,
  phone        TEXT NOT NULL DEFAULT '',
  email        TEXT NOT NULL DEFAULT '',
  country      TEXT NOT NULL DEFAULT '',
  city         TEXT NOT NULL DEFAULT '',
  address      TEXT NOT NULL DEFAULT '',
  verification TEXT NOT NULL DEFAULT 'unverified',
  credit_limit INTEGER NOT NULL DEFAULT 0,
  note         TEXT NOT NULL DEFAULT '',
  search       TEXT NOT NULL DEFAULT '', -- lower-cased, what a search looks through
  row_id       INTEGER REFERENCES import_row (id),
  withdrawn    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX customer_ident ON customer (ident) WHERE NOT withdrawn;
CREATE INDEX customer_name ON customer (name) WHERE NOT withdrawn;

CREATE TABLE document (
  id          INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customer (id),
  kind        TEXT NOT NULL,
  number      TEXT NOT NULL,
  expiry      TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX document_customer ON document (customer_id);

CREATE TABLE orders (
  id             INTEGER PRIMARY KEY,
  channel_id     INTEGER NOT NULL REFERENCES holder (id),
  customer_id    INTEGER REFERENCES customer (id),
  number         TEXT NOT NULL,
  number_key     TEXT NOT NULL, -- as numbers are compared
  state          TEXT NOT NULL,
  file_state     TEXT NOT NULL DEFAULT '',
  method         TEXT NOT NULL DEFAULT '',
  order_date     TEXT NOT NULL DEFAULT '',
  month          INTEGER NOT NULL DEFAULT 0, -- 202605, of order_date
  paid_date      TEXT NOT NULL DEFAULT '',
  ship_by_date   TEXT NOT NULL DEFAULT '',
  cancelled_date TEXT NOT NULL DEFAULT '',
  buyer_name     TEXT NOT NULL DEFAULT '',
  recipient_name TEXT NOT NULL DEFAULT '',
  phone          TEXT NOT NULL DEFAULT '',
  email          TEXT NOT NULL DEFAULT '',
  country        TEXT NOT NULL DEFAULT '',
  region         TEXT NOT NULL DEFAULT '',
  city           TEXT NOT NULL DEFAULT '',
  address        TEXT NOT NULL DEFAULT '',
  postal_code    TEXT NOT NULL DEFAULT '',
  note           TEXT NOT NULL DEFAULT '',
  currency       TEXT NOT NULL,
  items          INTEGER NOT NULL DEFAULT 0,
  shipping       INTEGER NOT NULL DEFAULT 0,
  discount       INTEGER NOT NULL DEFAULT 0,
  tax            INTEGER NOT NULL DEFAULT 0,
  total          INTEGER NOT NULL DEFAULT 0,
  paid           INTEGER NOT NULL DEFAULT 0,
  refunded       INTEGER NOT NULL DEFAULT 0,
  packed         TEXT NOT NULL DEFAULT '',
  pack_reason    TEXT NOT NULL DEFAULT '',
  row_id         INTEGER REFERENCES import_row (id),
  fact_row_id    INTEGER REFERENCES import_row (id), -- the row its figures last came from
  withdrawn      INTEGER NOT NULL DEFAULT 0,
  -- Worked out from the facts whenever they change, checked by "check":
  open           INTEGER NOT NULL DEFAULT 0, -- something is still held or owed
  differs        INTEGER NOT NULL DEFAULT 0  -- a statement disagrees with it
) STRICT;
CREATE UNIQUE INDEX orders_number ON orders (number_key, channel_id) WHERE NOT withdrawn;
CREATE INDEX orders_date ON orders (order_date, id) WHERE NOT withdrawn;
CREATE INDEX orders_customer ON orders (customer_id) WHERE NOT withdrawn;
CREATE INDEX orders_open ON orders (order_date, id) WHERE open AND NOT withdrawn;
CREATE INDEX orders_differs ON orders (id) WHERE differs AND NOT withdrawn;

-- What a search looks through: the lower-cased words of each live order. The key grows with the order's date, then
-- its id, so that walking it backwards gives the newest first without sorting, however many orders are hit.
CREATE TABLE order_text (
  key      INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL UNIQUE REFERENCES orders (id),
  text     TEXT NOT NULL
) STRICT;
-- Only which orders hold which three letters: positions would double the size, and order_text settles what is a true hit.
CREATE VIRTUAL TABLE order_search USING fts5 (
  text, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1'
);
INSERT INTO order_search (order_search, rank) VALUES ('hashsize', 4000000); -- bytes gathered before a write

CREATE TABLE line (
  id             INTEGER PRIMARY KEY,
  order_id       INTEGER NOT NULL REFERENCES orders (id),
  ident          TEXT NOT NULL,
  sku            TEXT NOT NULL DEFAULT '',
  title          TEXT NOT NULL DEFAULT '',
  specification  TEXT NOT NULL DEFAULT '',
  quantity       INTEGER NOT NULL DEFAULT 1,
  unit_price     INTEGER NOT NULL DEFAULT 0,
  total          INTEGER NOT NULL DEFAULT 0,
  check_sku      INTEGER NOT NULL DEFAULT 0,
  check_name     INTEGER NOT NULL DEFAULT 0,
  check_spec     INTEGER NOT NULL DEFAULT 0,
  check_quantity INTEGER NOT NULL DEFAULT 0,
  check_note     TEXT NOT NULL DEFAULT '',
  row_id         INTEGER REFERENCES import_row (id)
) STRICT;
CREATE INDEX line_order ON line (order_id);

CREATE TABLE parcel (
  id             INTEGER PRIMARY KEY,
  order_id       INTEGER NOT NULL REFERENCES orders (id),
  carrier_id     INTEGER REFERENCES holder (id),
  waybill        TEXT NOT NULL,
  waybill_key    TEXT NOT NULL,
  return         INTEGER NOT NULL DEFAULT 0,
  state          TEXT NOT NULL DEFAULT '',
  file_state     TEXT NOT NULL DEFAULT '',
  sent_date      TEXT NOT NULL DEFAULT '',
  delivered_date TEXT NOT NULL DEFAULT '',
  closed_date    TEXT NOT NULL DEFAULT '',
  cod_amount     INTEGER NOT NULL DEFAULT 0,
  collected      INTEGER NOT NULL DEFAULT -1, -- -1: the courier did not say
  note           TEXT NOT NULL DEFAULT '',
  row_id         INTEGER REFERENCES import_row (id),
  state_row_id   INTEGER REFERENCES import_row (id), -- the row that last told its state
  withdrawn      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX parcel_order ON parcel (order_id) WHERE NOT withdrawn;
CREATE INDEX parcel_waybill ON parcel (waybill_key) WHERE NOT withdrawn AND waybill_key <> '';
CREATE INDEX parcel_carrier ON parcel (carrier_id) WHERE NOT withdrawn;

CREATE TABLE statement (
  id        INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind IN ('cod', 'payout', 'ledger', 'freight')),
  holder_id INTEGER NOT NULL REFERENCES holder (id),
  reference TEXT NOT NULL DEFAULT '',
  date      TEXT NOT NULL,
  currency  TEXT NOT NULL,
  total     INTEGER, -- NULL: the statement names none
  import_id INTEGER REFERENCES import (id),
  withdrawn INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX statement_holder ON statement (holder_id, date) WHERE NOT withdrawn;

CREATE TABLE statement_line (
  id             INTEGER PRIMARY KEY,
  statement_id   INTEGER NOT NULL REFERENCES statement (id),
  ordinal        INTEGER NOT NULL,
  ident          TEXT NOT NULL,
  waybill        TEXT NOT NULL DEFAULT '',
  waybill_key    TEXT NOT NULL DEFAULT '',
  order_number   TEXT NOT NULL DEFAULT '',
  number_key     TEXT NOT NULL DEFAULT '',
  entry_type     TEXT NOT NULL DEFAULT '',
  collected      INTEGER NOT NULL DEFAULT 0,
  freight        INTEGER NOT NULL DEFAULT 0,
  net            INTEGER NOT NULL DEFAULT 0,
  delivered_date TEXT NOT NULL DEFAULT '',
  paid_date      TEXT NOT NULL DEFAULT '',
  state          TEXT NOT NULL DEFAULT '',
  file_state     TEXT NOT NULL DEFAULT '',
  reference      TEXT NOT NULL DEFAULT '',
  recipient      TEXT NOT NULL DEFAULT '',
  note           TEXT NOT NULL DEFAULT '',
  order_id       INTEGER REFERENCES orders (id),
  parcel_id      INTEGER REFERENCES parcel (id),
  row_id         INTEGER REFERENCES import_row (id),
  withdrawn      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX statement_line_statement ON statement_line (statement_id);
CREATE INDEX statement_line_order ON statement_line (order_id) WHERE order_id IS NOT NULL AND NOT withdrawn;
CREATE INDEX statement_line_parcel ON statement_line (parcel_id) WHERE parcel_id IS NOT NULL AND NOT withdrawn;
CREATE INDEX statement_line_ident ON statement_line (ident) WHERE NOT withdrawn;
CREATE INDEX statement_line_loose_waybill ON statement_line (waybill_key) WHERE order_id IS NULL AND NOT withdrawn;
CREATE INDEX statement_line_loose_number ON statement_line (number_key) WHERE order_id IS NULL AND NOT withdrawn;

CREATE TABLE statement_fee (
  line_id INTEGER NOT NULL REFERENCES statement_line (id),
  kind    TEXT NOT NULL,
  amount  INTEGER NOT NULL,
  PRIMARY KEY (line_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE deposit (
  id           INTEGER PRIMARY KEY,
  statement_id INTEGER NOT NULL REFERENCES statement (id),
  date         TEXT NOT NULL,
  currency     TEXT NOT NULL,
  amount       INTEGER NOT NULL,
  reference    TEXT NOT NULL DEFAULT '',
  withdrawn    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX deposit_statement ON deposit (statement_id);

CREATE TABLE entry (
  id             INTEGER PRIMARY KEY,
  event          TEXT NOT NULL,
  date           TEXT NOT NULL,
  amount         INTEGER NOT NULL,
  currency       TEXT NOT NULL,
  order_id       INTEGER REFERENCES orders (id),
  parcel_id      INTEGER REFERENCES parcel (id),
  line_id        INTEGER REFERENCES statement_line (id),
  account        TEXT NOT NULL, -- whose money moves, as "carrier:3" or "bank"
  other_amount   INTEGER NOT NULL DEFAULT 0,
  other_currency TEXT NOT NULL DEFAULT '',
  statement_id   INTEGER REFERENCES statement (id),
  reason         TEXT NOT NULL DEFAULT '',
  row_id         INTEGER REFERENCES import_row (id),
  withdrawn      INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entry_order ON entry (order_id) WHERE NOT withdrawn;

CREATE TABLE dispute (
  id         INTEGER PRIMARY KEY,
  order_id   INTEGER NOT NULL REFERENCES orders (id),
  chargeback INTEGER NOT NULL,
  opened     TEXT NOT NULL,
  deadline   TEXT NOT NULL DEFAULT '',
  closed     TEXT NOT NULL DEFAULT '',
  outcome    TEXT NOT NULL DEFAULT '',
  amount     INTEGER NOT NULL,
  evidence   TEXT NOT NULL DEFAULT '',
  note       TEXT NOT NULL DEFAULT '',
  withdrawn  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX dispute_order ON dispute (order_id) WHERE NOT withdrawn;

CREATE TABLE contact (
  id        INTEGER PRIMARY KEY,
  order_id  INTEGER NOT NULL REFERENCES orders (id),
  date      TEXT NOT NULL,
  note      TEXT NOT NULL,
  next_date TEXT NOT NULL DEFAULT '',
  promise   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX contact_order ON contact (order_id);

CREATE TABLE claim (
  id           INTEGER PRIMARY KEY,
  kind         TEXT NOT NULL,
  statement_id INTEGER NOT NULL DEFAULT 0,
  line_id      INTEGER NOT NULL DEFAULT 0,
  parcel_id    INTEGER NOT NULL DEFAULT 0,
  order_id     INTEGER NOT NULL DEFAULT 0,
  state        TEXT NOT NULL,
  date         TEXT NOT NULL,
  note         TEXT NOT NULL DEFAULT '',
  UNIQUE (kind, statement_id, line_id, parcel_id, order_id)
) STRICT;

-- What the user set by hand; a file does not change it unless the review says so.
CREATE TABLE hand_edit (
  kind   TEXT NOT NULL,
  record INTEGER NOT NULL,
  field  TEXT NOT NULL,
  PRIMARY KEY (kind, record, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  id     INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,
  holder INTEGER NOT NULL DEFAULT 0,
  name   TEXT NOT NULL DEFAULT '',
  UNIQUE (kind, holder, name)
) STRICT;

CREATE TABLE transfer (
  id           INTEGER PRIMARY KEY,
  key          TEXT NOT NULL,
  event        TEXT NOT NULL,
  date         TEXT NOT NULL,
  debit        INTEGER NOT NULL REFERENCES account (id),
  credit       INTEGER NOT NULL REFERENCES account (id),
  amount       INTEGER NOT NULL CHECK (amount > 0),
  currency     TEXT NOT NULL,
  order_id     INTEGER REFERENCES orders (id),
  parcel_id    INTEGER REFERENCES parcel (id),
  line_id      INTEGER REFERENCES statement_line (id),
  statement_id INTEGER REFERENCES statement (id),
  reason       TEXT NOT NULL DEFAULT '',
  rate         TEXT NOT NULL DEFAULT '0', -- decimal
  row_id       INTEGER REFERENCES import_row (id),
  audit_id     INTEGER REFERENCES audit (id),
  reverses     INTEGER REFERENCES transfer (id),
  recorded_at  TEXT NOT NULL,
  CHECK (row_id IS NOT NULL OR audit_id IS NOT NULL)
) STRICT;
CREATE INDEX transfer_order ON transfer (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX transfer_line ON transfer (line_id) WHERE line_id IS NOT NULL;
CREATE INDEX transfer_statement ON transfer (statement_id) WHERE statement_id IS NOT NULL;
CREATE INDEX transfer_key ON transfer (key) WHERE order_id IS NULL AND line_id IS NULL AND statement_id IS NULL;
CREATE UNIQUE INDEX transfer_reverses ON transfer (reverses) WHERE reverses IS NOT NULL;
CREATE TRIGGER transfer_never_changed BEFORE UPDATE ON transfer BEGIN SELECT RAISE (ABORT, 'a transfer is never changed'); END;
CREATE TRIGGER transfer_never_deleted BEFORE DELETE ON transfer BEGIN SELECT RAISE (ABORT, 'a transfer is never deleted'); END;

-- Transfers with the order they count for: their own, else that of their statement line.
CREATE VIEW posting AS
SELECT t.*, coalesce(t.order_id, l.order_id) AS for_order
FROM transfer t LEFT JOIN statement_line l ON l.id = t.line_id;

-- What each account holds: debits less credits, kept as transfers are written.
CREATE TABLE balance (
  account  INTEGER NOT NULL REFERENCES account (id),
  currency TEXT NOT NULL,
  amount   INTEGER NOT NULL,
  PRIMARY KEY (account, currency)
) STRICT, WITHOUT ROWID;

-- Money of an order in one holder's hands, worked out from the facts whenever they change.
CREATE TABLE holding (
  order_id INTEGER NOT NULL REFERENCES orders (id),
  account  INTEGER NOT NULL REFERENCES account (id),
  amount   INTEGER NOT NULL,
  currency TEXT NOT NULL,
  due      TEXT NOT NULL DEFAULT '',
  estimate INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (order_id, account, currency)
) STRICT, WITHOUT ROWID;
CREATE INDEX holding_due ON holding (due, account) WHERE due <> '';
CREATE INDEX holding_account ON holding (account);
