"""A report: drawings and tables on pages, each with its heading, tables with their headings on every page."""

from orgplanner.drawing.report.laid import LaidReport
from orgplanner.drawing.report.pages import Progress, lay_sections, report_pages
from orgplanner.drawing.report.section import Section

__all__ = ["LaidReport", "Progress", "Section", "lay_sections", "report_pages"]
