"""An algebra of edits on plain documents: difference, apply, inverse; undo, merge and every form rest on it."""
