"""Role maps in a database: append-only revisions, chained by their hashes; SQLite by default, PostgreSQL where asked."""
