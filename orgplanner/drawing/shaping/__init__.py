"""Letters that join, change places or run leftward: which, in what order, how wide, and where lines break."""
