"""Dials and sparklines inside a cell."""
