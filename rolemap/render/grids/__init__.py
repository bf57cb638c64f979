"""Grids of rows and cells, by pages."""
