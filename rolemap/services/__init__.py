"""What a user can ask for; the one door for the command line, for Python and for the web."""
