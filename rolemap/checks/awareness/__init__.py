"""Brake 1, awareness: a new way of working, no added burden, a yearly review, early warning."""
