"""Brakes and thresholds as rows of scales."""
