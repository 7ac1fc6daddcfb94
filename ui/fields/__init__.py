"""One editor for each kind of column of the model."""
