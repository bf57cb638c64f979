"""One file a command: read options, call a service, print, return the exit code. `rolemap.cli` finds them by name."""
