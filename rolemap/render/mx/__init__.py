"""A page of draw.io: its cells, and how each part of a layout becomes some of them."""
