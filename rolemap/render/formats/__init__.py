"""One format a file, named by its suffix; each offers `write(layout) -> bytes`."""
