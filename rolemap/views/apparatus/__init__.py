"""Which part of the apparatus takes part in which problem."""
