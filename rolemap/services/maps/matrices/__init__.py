"""Matrices: what stands in their cells, and the edits that a key makes."""
