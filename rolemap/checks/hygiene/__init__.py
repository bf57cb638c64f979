"""Hygiene of the map: what must hold so that the other checks can be trusted."""
