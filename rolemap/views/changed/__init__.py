"""What changed between two maps, as boxes, lines, rows and words."""
