"""Brake 5, budget: the five rights when the State budget is spent."""
