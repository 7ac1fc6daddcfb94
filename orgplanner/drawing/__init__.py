"""From positions to a Picture: measuring text, drawing boxes, dividing pages."""
