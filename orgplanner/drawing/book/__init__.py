"""A chart as a book: an overview, a page for each branch, contents and index, all boxes of one size."""
