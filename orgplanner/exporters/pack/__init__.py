"""The proposal pack: one document with cover, contents, charts, tables and what all of it rests on."""

from orgplanner.exporters.pack.binding import pack_sheets
from orgplanner.exporters.pack.matter import other_of

__all__ = ["other_of", "pack_sheets"]
