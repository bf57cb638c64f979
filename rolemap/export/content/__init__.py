"""What the annexes share: the head of the set, badges, rows of roles, rows of gaps."""
