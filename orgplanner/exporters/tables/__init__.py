"""Tables on pages: what they say, and how they are laid."""
