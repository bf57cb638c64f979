"""What every command needs at the terminal: texts in the reader's language, options, output, progress."""
