"""Tables of sections and relations: columns, rows, filters, order, pasting."""
