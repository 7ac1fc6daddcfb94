"""The canvas that shows charts."""

from ui.canvas.chart_canvas import ChartCanvas

__all__ = ["ChartCanvas"]
