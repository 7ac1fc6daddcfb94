"""Two scenarios on one canvas: before, after, and what changes between them; what stays keeps its place."""
