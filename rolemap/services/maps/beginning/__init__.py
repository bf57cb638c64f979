"""New maps: from a template, a sample or nothing, and copies of maps."""
