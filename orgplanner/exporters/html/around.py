"""What stands around a chart on paper, as HTML: titles, marks, approval, totals, notes, in both languages."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import replace

from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import both, joined, said_also
from orgplanner.drawing.sheet.approval import blanks_of, heading_of
from orgplanner.drawing.sheet.foot import page_words
from orgplanner.exporters.html.boxes import text
from orgplanner.text import render, say


def titles(sheet: PaperOptions) -> Iterator[str]:
    """Yield the head of the page: logo, titles, subtitle with number, version and date, mark of classification."""
    yield '<div class="titles">'
    if sheet.logo is not None:
        data = base64.b64encode(sheet.logo.data).decode("ascii")
        yield f'<img class="logo" alt="" src="data:image/{sheet.logo.kind};base64,{data}">'
    yield f'<div class="names"><h1 dir="auto">{text(sheet.title)}</h1>'
    if second := said_also(sheet.title, sheet.also):
        yield f'<h1 dir="auto">{text(second)}</h1>'
    unnumbered = replace(sheet, pages=0)
    for place, language in enumerate(sheet.tongues):
        subtitle = sheet.subtitle if place == 0 else said_also(sheet.subtitle, sheet.also)
        words = joined(subtitle, page_words(unnumbered, language))
        if words:
            yield f'<p dir="auto">{text(words)}</p>'
    yield "</div>"
    if sheet.classification:
        yield f'<p class="mark" dir="auto">{text(both(sheet.classification, sheet.also))}</p>'
    yield "</div>"


def approval(sheet: PaperOptions) -> Iterator[str]:
    """Yield the block in which the chart is approved."""
    if not sheet.approval:
        return
    yield f'<aside class="approval"><h2 dir="auto">{text(heading_of(sheet))}</h2>'
    for post in sheet.approver.posts:
        yield f'<p dir="auto">{text(post)}</p>'
    for label, values in blanks_of(sheet):
        words = " / ".join(dict.fromkeys(render(label, language) for language in sheet.tongues))
        yield f'<p class="blank"><span>{text(words)}</span><b dir="auto">{text(" / ".join(values))}</b></p>'
    yield "</aside>"


def foot(sheet: PaperOptions) -> Iterator[str]:
    """Yield what stands below the legend: the totals box, notes and the line of totals."""
    if sheet.figures:
        cells = (
            f"<li><b>{text(each.figure)}</b>{''.join(f'<span>{text(words)}</span>' for words in each.words)}</li>"
            for each in sheet.figures
        )
        yield f'<ul class="totals">{"".join(cells)}</ul>'
    for language, words in zip(sheet.tongues, sheet.notes, strict=False):
        heading = render(say("Remarks on the sheet"), language)
        yield f'<div class="notes"><b>{text(heading)}</b><p dir="auto">{text_lines(words)}</p></div>'
    for words in filter(None, (sheet.footer, said_also(sheet.footer, sheet.also))):
        yield f"<p>{text(words)}</p>"


def text_lines(words: str) -> str:
    """Return words as they may stand in HTML, each paragraph on a line of its own."""
    return "<br>".join(text(line) for line in words.splitlines())
