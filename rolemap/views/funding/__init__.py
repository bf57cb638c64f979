"""Budget items, their proofs, and the chain behind the money."""
