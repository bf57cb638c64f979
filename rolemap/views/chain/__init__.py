"""The chain from the leaders over problems and tools to the users: who stands on it, and its pages."""
