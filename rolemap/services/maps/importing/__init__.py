"""A file looked at before anything of it is kept."""
