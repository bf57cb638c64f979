"""Networks of integrated tools, what does the same twice, and their pages."""
