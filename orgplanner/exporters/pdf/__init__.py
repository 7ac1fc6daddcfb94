"""Pages as PDF: the document, its letters and fonts, its links."""
