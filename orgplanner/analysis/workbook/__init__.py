"""What a workbook of a plan holds and how it is read back: shared by those who write it and who read it."""
