"""What goes with a copy for an audience: the key to its names, the search for what it must not tell."""
