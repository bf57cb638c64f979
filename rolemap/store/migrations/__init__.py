"""How a database came to be what it is: one file a step, in the order of their numbers, never changed afterwards."""
