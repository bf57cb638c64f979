"""The gaps beside the picture: the list, one gap in full, what mends it, where it is seen."""
