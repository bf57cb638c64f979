"""Tests of figures in dots."""
