"""The catalogue of checks; every function takes the checks in the order of ids."""
