"""What the views of a comparison list: rows of cells worked out beside the window, words made when looked at."""
