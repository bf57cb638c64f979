"""Brake 3, the head's role: the head leads in person and delegates no leadership."""
