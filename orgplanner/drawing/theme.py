"""The colours of the screen (light, dark, high contrast) and of paper; colour only supports what words say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

KIND_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "ministry": ("ministry", "government"),
    "department": ("department", "division"),
    "unit": ("unit", "sub-unit", "secretariat", "office", "mission"),
    "centre": ("centre", "agency", "company"),
    "committee": ("committee", "commission", "council", "working group"),
    "external": ("external", "association"),
})  # fmt: skip
"""The kinds of unit that share a colour, by the group's name."""

DASHED = frozenset(KIND_GROUPS["committee"])
"""Kinds that meet rather than work together: their boxes are dashed."""

_GROUP_OF = {kind: group for group, kinds in KIND_GROUPS.items() for kind in kinds}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb; `canvas` None means that nothing is painted behind a chart."""

    name: str
    window: str
    panel: str
    canvas: str | None
    box: str
    text: str
    secondary: str
    line: str
    box_line: str
    connector: str
    link: str
    accent: str
    selection: str
    track: str
    """the empty part of a bar"""
    hatch: str
    """the diagonal lines of vacant posts"""
    kinds: Mapping[str, str] = field(hash=False)
    """the stripe by group of KIND_GROUPS"""
    tones: Mapping[str, tuple[str, str, str]] = field(hash=False)
    """new, moved, closed, open, same: a strong colour, the colour of words on it, and a pale fill for a box"""
    gaps: tuple[str, str, str]
    """fills of a small, middling and large gap"""
    met: str
    gap_text: str
    scale: tuple[str, ...]
    """fills from little to much, on which `text` can be read"""

    @property
    def is_dark(self) -> bool:
        return _luminance(self.box) < _luminance(self.text)

    def stripe(self, kind: str, own: str = "") -> str:
        """Return the colour of a kind of unit, or the unit's own colour where that is one."""
        if own and _COLOUR.fullmatch(own):
            return own
        return self.kinds[group_of(kind)]


def group_of(kind: str) -> str:
    """Return the name of the colour group that a kind of unit belongs to."""
    return _GROUP_OF.get(kind, "unit")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG 2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_on(fill: str) -> str:
    """Return near-black or white, whichever reads better on a colour."""
    return max(("#FFFFFF", "#1D2733"), key=lambda colour: contrast(colour, fill))


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour that goes this share of the way, 0 to 1, from one to the other."""
    pairs = ((int(one[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (1, 3, 5))
    return "#" + "".join(f"{round(start + (end - start) * share):02X}" for start, end in pairs)


def raised(colour: str, power: float) -> str:
    """Return a colour with each part, 0 to 1, raised to a power: above 1 stronger and darker, below 1 brighter."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return "#" + "".join(f"{round(part**power * 255):02X}" for part in parts)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LIGHT = Theme(
    name="light",
    window="#EEF1F5",
    panel="#FBFCFD",
    canvas="#F4F6F9",
    box="#FFFFFF",
    text="#1D2733",
    secondary="#5B6A7D",
    line="#D5DBE3",
    box_line="#CBD3DD",
    connector="#8A98AA",
    link="#7A5BB0",
    accent="#1F5FA8",
    selection="#DFEAF7",
    track="#E6EAF0",
    hatch="#9FB0C4",
    kinds=MappingProxyType({
        "ministry": "#1F3A5F", "department": "#2F6DB5", "unit": "#5B9BD5",
        "centre": "#1F8A7D", "committee": "#7A5BB0", "external": "#8A94A6",
    }),
    tones=MappingProxyType({
        "new": ("#00805C", "#FFFFFF", "#F3FAF7"), "moved": ("#A86400", "#FFFFFF", "#FDF8F0"),
        "closed": ("#B5532A", "#FFFFFF", "#FEF7F3"), "open": ("#A3246B", "#FFFFFF", "#FCF4F9"),
        "same": ("#5B6A7D", "#FFFFFF", "#FFFFFF"),
    }),
    gaps=("#FCE8CF", "#F8CB97", "#F0A95C"),
    met="#DFF1E6",
    gap_text="#1D2733",
    scale=("#E8F1FA", "#CFE1F4", "#B3D0EE", "#94BDE6", "#74A8DC", "#5693D0"),
)  # fmt: skip
"""The screen by day."""

DARK = Theme(
    name="dark",
    window="#14181E",
    panel="#1B2129",
    canvas="#171C23",
    box="#222A34",
    text="#E6EBF1",
    secondary="#A6B2C1",
    line="#333D4A",
    box_line="#414D5C",
    connector="#6E7E92",
    link="#B39DDB",
    accent="#79B0EA",
    selection="#24405F",
    track="#313B48",
    hatch="#7487A0",
    kinds=MappingProxyType({
        "ministry": "#A9C3E6", "department": "#5C9BE0", "unit": "#6FAEE3",
        "centre": "#45B8A8", "committee": "#A98BDD", "external": "#8A94A6",
    }),
    tones=MappingProxyType({
        "new": ("#4CC79E", "#10161D", "#1E302D"), "moved": ("#E5A648", "#10161D", "#332C20"),
        "closed": ("#EE9470", "#10161D", "#35271F"), "open": ("#F08CC0", "#10161D", "#33222D"),
        "same": ("#A6B2C1", "#10161D", "#222A34"),
    }),
    gaps=("#4D3A22", "#6A4A1F", "#85571A"),
    met="#1F3B2E",
    gap_text="#F3F6F9",
    scale=("#26303C", "#28394B", "#2A455F", "#2C5178", "#2E5D8F", "#3069A6"),
)  # fmt: skip
"""The screen by night, of the same calm."""

CONTRAST = Theme(
    name="contrast",
    window="#000000",
    panel="#000000",
    canvas="#000000",
    box="#000000",
    text="#FFFFFF",
    secondary="#FFFFFF",
    line="#B8C4D2",
    box_line="#FFFFFF",
    connector="#FFFFFF",
    link="#E0B8FF",
    accent="#FFE14D",
    selection="#00468C",
    track="#000000",
    hatch="#B8C4D2",
    kinds=MappingProxyType({
        "ministry": "#FFFFFF", "department": "#6CC4FF", "unit": "#A8DCFF",
        "centre": "#5CE6D0", "committee": "#E0B8FF", "external": "#D0D6DD",
    }),
    tones=MappingProxyType({
        "new": ("#5CF0B4", "#000000", "#000000"), "moved": ("#FFD166", "#000000", "#000000"),
        "closed": ("#FFA98A", "#000000", "#000000"), "open": ("#FF9FD6", "#000000", "#000000"),
        "same": ("#FFFFFF", "#000000", "#000000"),
    }),
    gaps=("#3D2A00", "#5C3F00", "#7A5400"),
    met="#00361F",
    gap_text="#FFFFFF",
    scale=("#001A33", "#00264D", "#003366", "#004080", "#004C99", "#0059B3"),
)  # fmt: skip
"""The screen for eyes that need the strongest contrast."""

PAPER = Theme(
    name="paper",
    window="#FFFFFF",
    panel="#FFFFFF",
    canvas=None,
    box="#FFFFFF",
    text="#1D2733",
    secondary="#4C5B6E",
    line="#C3CBD6",
    box_line="#B7C1CE",
    connector="#7C8A9D",
    link="#7A5BB0",
    accent="#1F5FA8",
    selection="#DFEAF7",
    track="#E6EAF0",
    hatch="#8D9FB5",
    kinds=LIGHT.kinds,
    tones=LIGHT.tones,
    gaps=LIGHT.gaps,
    met=LIGHT.met,
    gap_text=LIGHT.gap_text,
    scale=LIGHT.scale,
)
"""White paper."""

THEMES: Mapping[str, Theme] = MappingProxyType({theme.name: theme for theme in (LIGHT, DARK, CONTRAST, PAPER)})
