"""Documents of stored maps: ordered, made one after the other, handed out for an hour."""
