"""The cells of the scorecard."""
