"""The page that holds the chosen scenario against another one: one file for each view, one line in `page.py`."""
