"""The order in which letters of both directions are seen: the Unicode Bidirectional Algorithm (UAX #9).

Without explicit marks of embedding, which no text that is shown has: all of it is one run of the rules W and N.
The library python-bidi gives the text turned around, not the levels by which stretches of one font are parted, and
its part that tells levels knows no brackets; the tests hold what is found here against it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from orgplanner.drawing.shaping.letters import runs_leftward

PAIRS = dict(
    zip(
        "([{⁅⁽₍〈❨❪❬❮❰❲❴⟅⟦⟨⟪⟬⟮⦃⦅⸢⸤⸦⸨〈《「『【〔〖〘〚（［｛｟｢",
        ")]}⁆⁾₎〉❩❫❭❯❱❳❵⟆⟧⟩⟫⟭⟯⦄⦆⸣⸥⸧⸩〉》」』】〕〗〙〛）］｝｠｣",
        strict=True,
    )
)
MOST_OPEN = 63
ONE_WAY = {"L", "WS", "ON", "EN", "ES", "ET", "CS", "NSM", "BN"}, {"R", "AL", "WS", "NSM", "BN"}
"""kinds of letters of which no text runs both ways, rightward and leftward"""
NUMBERS = {"EN", "AN"}
STRONG = {"L", "R", "AL"}
NEUTRAL = {"ON", "WS", "S", "B"}


def levels(text: str) -> list[int]:
    """Return the level of each character: even ones run to the right, odd ones to the left."""
    base = int(runs_leftward(text))
    found = [unicodedata.bidirectional(character) or "L" for character in text]
    kinds = set(found)
    if kinds <= ONE_WAY[base]:
        return [base] * len(text)
    seen = [place for place, kind in enumerate(found) if kind != "BN"]
    types = _resolved("".join(text[place] for place in seen), [found[place] for place in seen], "LR"[base])
    result = [base] * len(text)
    for place, kind in zip(seen, types, strict=True):
        result[place] = _level(base, kind)
    _follow(result, found, base)
    return result


def seen_order(several: Sequence[int]) -> list[int]:
    """Return the places of stretches of these levels in the order in which they are seen from the left."""
    order = list(range(len(several)))
    lowest = min((level for level in several if level % 2), default=0)
    for level in range(max(several, default=0), lowest - 1 if lowest else 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and several[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order


def _level(base: int, kind: str) -> int:
    """Rules I1 and I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _follow(result: list[int], found: Sequence[str], base: int) -> None:
    """Give what is not seen the level of what is before it, and spaces at the end that of the whole (rule L1)."""
    for place, kind in enumerate(found):
        if kind == "BN" and place:
            result[place] = result[place - 1]
    for place in range(len(found) - 1, -1, -1):
        if found[place] not in {"WS", "BN", "S", "B"}:
            break
        result[place] = base


def _resolved(text: str, found: Sequence[str], base: str) -> list[str]:
    """Return L, R, EN or AN for each character."""
    types = list(found)
    _weak(types, base)
    _brackets(text, types, found, base)
    _neutral(types, base)
    return types


def _weak(types: list[str], base: str) -> None:
    """Rules W1 to W7: numbers, and the signs in and beside them."""
    strong = before = base
    for place, kind in enumerate(types):
        kind = before if kind == "NSM" else kind
        strong = kind if kind in STRONG else strong
        before = types[place] = "AN" if kind == "EN" and strong == "AL" else kind
    types[:] = ["R" if kind == "AL" else kind for kind in types]
    _separators(types)
    _terminators(types)
    strong = base
    for place, kind in enumerate(types):
        strong = kind if kind in STRONG else strong
        if kind == "EN" and strong == "L":
            types[place] = "L"


def _separators(types: list[str]) -> None:
    """Rule W4: a single sign between two numbers of a kind."""
    for place in range(1, len(types) - 1):
        around = types[place - 1]
        if around == types[place + 1] and (
            (types[place] == "CS" and around in NUMBERS) or (types[place] == "ES" and around == "EN")
        ):
            types[place] = around


def _terminators(types: list[str]) -> None:
    """Rules W5 and W6: per cent signs and currencies beside numbers; what is left is neutral."""
    for way in (range(len(types)), range(len(types) - 1, -1, -1)):
        before = ""
        for place in way:
            if types[place] == "ET" and before == "EN":
                types[place] = "EN"
            before = types[place]
    types[:] = ["ON" if kind in {"ES", "ET", "CS"} else kind for kind in types]


def _strong(kind: str) -> str:
    """Return the direction that a type stands for beside neutral ones; numbers count as R."""
    return "R" if kind in NUMBERS else kind if kind in STRONG else ""


def _brackets(text: str, types: list[str], found: Sequence[str], base: str) -> None:
    """Rule N0: both brackets of a pair take one direction."""
    other = "R" if base == "L" else "L"
    for opening, closing in sorted(_pairs(text, types)):
        inside = {_strong(kind) for kind in types[opening + 1 : closing]}
        if base in inside:
            _turn((opening, closing), types, found, base)
        elif other in inside:
            before = next(filter(None, map(_strong, reversed(types[:opening]))), base)
            _turn((opening, closing), types, found, other if before == other else base)


def _turn(pair: tuple[int, int], types: list[str], found: Sequence[str], to: str) -> None:
    """Give two brackets, and marks that sit on them, a direction."""
    for place in pair:
        types[place] = to
        after = place + 1
        while after < len(types) and found[after] == "NSM":
            types[after] = to
            after += 1


def _pairs(text: str, types: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of brackets that belong together."""
    waiting: list[tuple[str, int]] = []
    for place, character in enumerate(text):
        if types[place] != "ON":
            continue
        if character in PAIRS:
            if len(waiting) == MOST_OPEN:
                return
            waiting.append((PAIRS[character], place))
        elif any(character == closing for closing, _ in waiting):
            while (top := waiting.pop())[0] != character:
                pass
            yield top[1], place


def _neutral(types: list[str], base: str) -> None:
    """Rules N1 and N2: what has no direction takes that of both sides, else that of the whole."""
    place = 0
    while place < len(types):
        end = place
        while end < len(types) and types[end] in NEUTRAL:
            end += 1
        if end > place:
            before = _strong(types[place - 1]) if place else base
            after = _strong(types[end]) if end < len(types) else base
            types[place:end] = [before if before == after else base] * (end - place)
        place = end + 1
