"""What a browser is told of a save, of conflicts and of what others did."""
