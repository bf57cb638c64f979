"""Brake 2, participation: setter, builder and user of every problem, across the whole apparatus."""
