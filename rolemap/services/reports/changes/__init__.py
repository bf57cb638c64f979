"""Two maps held against each other; every function takes a comparison."""
