"""The parts of the window, one in each file."""
