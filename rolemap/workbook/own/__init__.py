"""Sheets that no program laid out: what their columns may be, their headings, rows and words."""
