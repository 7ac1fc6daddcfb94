"""A report: drawings and tables on pages, each with its heading, tables with their headings on every page."""

from orgplanner.drawing.report.pages import Progress, report_pages
from orgplanner.drawing.report.section import Section

__all__ = ["Progress", "Section", "report_pages"]
