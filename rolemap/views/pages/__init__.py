"""A picture split into pages: an overview, its parts, and what refers from one to the other."""
