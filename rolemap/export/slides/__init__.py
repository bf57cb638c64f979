"""Slides: the pictures of a map as shapes that can be moved, one page a slide, and the deck around them."""
