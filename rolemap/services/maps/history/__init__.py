"""The history of a map, and two revisions held against each other."""
