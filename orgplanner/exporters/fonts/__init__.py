"""Fonts of this computer and what is cut out of them."""
