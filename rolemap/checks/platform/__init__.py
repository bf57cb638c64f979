"""Brake 4, platform approach: shared and connected tools instead of separate and repeated ones."""
