"""Cuts clusters of letters out of a font: each becomes one glyph, found and placed as one letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from orgplanner.drawing.shaping.faces import Cluster
from orgplanner.exporters.fonts.installed import FontFile, cut, saved

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


def cut_out_clusters(file: FontFile, clusters: Mapping[int, Cluster]) -> bytes:
    """Return a small TrueType font in which each cluster is the glyph of a code point."""
    from fontTools.ttLib import TTFont

    with TTFont(file.path, fontNumber=file.number, lazy=True) as font:
        names = {number: font.getGlyphName(number) for one in clusters.values() for number, _, _ in one.glyphs}
        small = cut(font, glyphs=set(names.values()))
        for code, cluster in clusters.items():
            _add(small, f"cluster{code:X}", cluster, names)
        small["cmap"] = _character_map({code: f"cluster{code:X}" for code in clusters})
        return saved(small)


def _add(font: TTFont, name: str, cluster: Cluster, names: Mapping[int, str]) -> None:
    """Add a glyph with the outlines of all glyphs of a cluster."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    unit, shapes, pen = font["head"].unitsPerEm / 1000, font.getGlyphSet(), TTGlyphPen(None)
    for number, right, up in cluster.glyphs:
        outline = DecomposingRecordingPen(shapes)
        shapes[names[number]].draw(outline)
        outline.replay(TransformPen(pen, (1, 0, 0, 1, round(right * unit), round(up * unit))))
    glyph = font["glyf"][name] = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (round(cluster.advance * unit), getattr(glyph, "xMin", 0))


def _character_map(names: Mapping[int, str]) -> Any:
    """Return a table from code points to the names of glyphs."""
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    part = CmapSubtable.newSubtable(12)
    part.platformID, part.platEncID, part.language, part.cmap = 3, 10, 0, dict(names)
    table = newTable("cmap")
    table.tableVersion, table.tables = 0, [part]
    return table
