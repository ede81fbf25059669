-- Statements that this version posts otherwise than an earlier one did: opening the book settles them anew, and says so.

CREATE TABLE unsettled (statement_id INTEGER PRIMARY KEY REFERENCES statement (id)) STRICT;

-- Fees on invoices of freight were not owed.
INSERT INTO unsettled SELECT DISTINCT s.id
FROM statement s JOIN statement_line l ON l.statement_id = s.id AND NOT l.withdrawn JOIN statement_fee f ON f.line_id = l.id AND f.amount <> 0
WHERE s.kind = 'freight' AND NOT s.withdrawn
  AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.line_id = l.id AND t.event = 'fee' AND t.reverses IS NULL);
