-- Of the list of orders, a page sorted by total and their number are found in this index alone.

DROP INDEX orders_date;
CREATE INDEX orders_date ON orders (order_date, id, total, withdrawn) WHERE NOT withdrawn;
