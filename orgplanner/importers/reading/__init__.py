"""Files of other programs as sheets of cells, whatever their format; nothing a stranger sends is trusted."""
