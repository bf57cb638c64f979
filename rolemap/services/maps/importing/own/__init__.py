"""A planner's own sheets: which column is what, into which map, which names are meant; then one revision."""
