"""Stored maps: what the web and its neighbours can ask for."""
