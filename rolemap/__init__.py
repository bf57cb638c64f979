"""rolemap: who sets the problem, who builds the tool, who uses it, and what is missing."""

__version__ = "0.1.0"
