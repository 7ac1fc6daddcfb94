"""What opens over the window, one in each file."""
