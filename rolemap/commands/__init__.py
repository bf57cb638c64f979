"""One file a command, found by its name: read options, call a service, print, return the exit code."""
