"""The list of maps."""
