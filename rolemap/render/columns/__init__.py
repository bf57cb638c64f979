"""Diagrams in lanes: stacks of boxes, placed and joined by Graphviz."""
