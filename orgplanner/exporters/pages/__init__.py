"""What a file is laid out as on pages: one sheet, a book, a poster; what stands around a chart on each."""
