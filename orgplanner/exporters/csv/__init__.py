"""Tables as CSV for spreadsheets and other programs."""
