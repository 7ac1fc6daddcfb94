"""Words can be read on every ground they stand on, by day, by night and on paper."""

import pytest

from orgplanner.drawing.theme import DARK, LIGHT, PAPER, THEMES, Theme, contrast, text_on
from orgplanner.model.choices import UNIT_KINDS

READABLE = 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_has_contrast(theme: Theme) -> None:
    grounds = [theme.window, theme.panel, theme.canvas or "#FFFFFF", theme.box]
    for ground in grounds:
        assert contrast(theme.text, ground) >= READABLE
        assert contrast(theme.secondary, ground) >= READABLE
        assert contrast(theme.link, theme.canvas or "#FFFFFF") >= READABLE
    assert contrast(theme.text, theme.selection) >= READABLE
    assert contrast(theme.accent, theme.selection) >= READABLE


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_changes_and_gaps_have_contrast(theme: Theme) -> None:
    for strong, on_it, pale in theme.tones.values():
        assert contrast(on_it, strong) >= READABLE
        assert contrast(theme.text, pale) >= READABLE
        assert contrast(theme.secondary, pale) >= READABLE
    assert contrast(theme.tones["closed"][0], theme.tones["closed"][2]) >= READABLE
    for fill in (*theme.gaps, theme.met):
        assert contrast(theme.gap_text, fill) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
def test_every_kind_of_unit_has_a_visible_stripe(theme: Theme) -> None:
    for kind in UNIT_KINDS:
        assert contrast(theme.stripe(kind), theme.box) >= 2.4


def test_a_unit_may_have_a_colour_of_its_own_if_it_is_one() -> None:
    assert LIGHT.stripe("unit", "#123456") == "#123456"
    assert LIGHT.stripe("unit", "red; x") == LIGHT.stripe("unit")


def test_text_on_a_colour_is_the_more_readable_one() -> None:
    assert text_on("#FFFFFF") != "#FFFFFF"
    assert text_on("#1F3A5F") == "#FFFFFF"
