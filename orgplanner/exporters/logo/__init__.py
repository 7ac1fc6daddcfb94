"""Logos that somebody sent: looked through before they are kept or drawn."""
