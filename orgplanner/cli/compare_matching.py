"""Comparing with a scenario that shares no ids, of another file or of the plan: what was matched, how surely."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from orgplanner import edits
from orgplanner.analysis.as_json import Json
from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.matching import (
    KINDS,
    SURE,
    Listing,
    Matching,
    Pair,
    Rival,
    counted,
    match,
    shares_few_ids,
)
from orgplanner.analysis.matching.reading import name_of
from orgplanner.cli.using import WrongUse, english, file_of, read
from orgplanner.edits.scenario_bring import free_name
from orgplanner.model import Plan, new_id
from orgplanner.text import Message, say

MOST = 60
"""Pairs that are printed; the JSON answer has them all."""


@dataclass(frozen=True, slots=True)
class Matched:
    """What was matched, from which certainty on it was concluded, the other file, and the name of its scenario."""

    matching: Matching
    certainty: float
    file: Path | None
    name: str

    def concludes(self, pair: Pair) -> bool:
        """Whether a pair was taken for the same thing."""
        return pair.is_whole and pair.certainty >= self.certainty

    def counts(self) -> tuple[Counter[str], Counter[str]]:
        """By table how many pairs were concluded, and how many rows the old scenario has."""
        pairs = self.matching.pairs
        held = Counter(pair.table for pair in pairs if self.concludes(pair))
        return held, Counter(pair.table for pair in pairs if pair.old)

    def told(self, listing: Listing) -> list[Pair]:
        """The pairs that are worth telling: whole or open, and not by their ids; the uncertain first."""
        return [pair for pair in listing.in_order(self.matching.pairs)
                if (pair.is_whole and pair.by != "id") or pair.is_open]  # fmt: skip


def add_words(parser: ArgumentParser) -> None:
    """The words that are about another file."""
    parser.add_argument("--with", metavar="OTHER", dest="other", type=file_of,
                        help="another plan: --to is one of its scenarios, matched with that of --from")  # fmt: skip
    parser.add_argument("--certainty", metavar="N", type=_certainty, default=SURE,
                        help=f"pairs below it, from 0 to 1, are not concluded ({SURE} unless said)")  # fmt: skip


def _certainty(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise WrongUse(say("--certainty: “{text}” is not a number from 0 to 1.", text=text))
    return number


def compared(plan: Plan, chosen: Namespace) -> tuple[Comparison, Matched | None]:
    """The comparison that was asked for, and what was matched for it; None where ids are shared."""
    old = plan.find_scenario(chosen.old).id
    if chosen.other is not None:
        return _with_file(plan, old, chosen)
    new = plan.find_scenario(chosen.new).id
    if old == new or not shares_few_ids(plan, old, new):
        return compare(plan, old, new), None
    found = match(plan, old, plan, new)
    for row in list(plan.scenarios.values()):
        if row.locked:  # the file stays as it is; only what was read changes
            plan.apply(edits.lock_scenario(plan, row.id, locked=False))
    plan.apply(edits.match_scenarios(plan, old, new, found.sure_twins(chosen.certainty)))
    return compare(plan, old, new), Matched(found, chosen.certainty, None, english(plan, plan.scenarios[new]))


def _with_file(plan: Plan, old: str, chosen: Namespace) -> tuple[Comparison, Matched]:
    other, id = read(chosen.other), new_id()
    row = other.find_scenario(chosen.new)
    found = match(plan, old, other, row.id)
    twins, name = found.sure_twins(chosen.certainty), free_name(plan, row.name, chosen.other.name)
    made = plan.after(edits.bring_scenario(plan, old, other, row.id, twins, name=name, kind=row.kind, id=id))
    return compare(made, old, id), Matched(found, chosen.certainty, chosen.other, english(other, row))


def matching_as_json(matched: Matched) -> Json:
    """How many have a partner, and every pair that is not by an id."""
    return {
        "with": None if matched.file is None else str(matched.file),
        "certainty": matched.certainty,
        **{table: _counts(matched, table) for table in KINDS},
        "pairs": [_pair(matched, pair) for pair in matched.told(Listing(matched.matching))],
    }  # fmt: skip


def _counts(matched: Matched, table: str) -> Json:
    pairs = [pair for pair in matched.matching.pairs if pair.table == table]
    return {
        "from": sum(bool(pair.old) for pair in pairs),
        "to": sum(bool(pair.new) for pair in pairs),
        "matched": sum(map(matched.concludes, pairs)),
        "not_concluded": sum(pair.is_whole and not matched.concludes(pair) for pair in pairs),
        "open": sum(pair.is_open for pair in pairs),
    }


def _pair(matched: Matched, pair: Pair) -> Json:
    return {
        "table": pair.table,
        "from": _row(matched, 0, pair.table, pair.old),
        "to": _row(matched, 1, pair.table, pair.new) if pair.new else None,
        "by": pair.by, "certainty": pair.certainty, "concluded": matched.concludes(pair),
        "reason": str(pair.reason), "others": [_rival(matched, pair.table, each) for each in pair.others],
    }  # fmt: skip


def _rival(matched: Matched, table: str, rival: Rival) -> Json:
    found = _row(matched, 1, table, rival.id)
    return {**found, "certainty": rival.certainty, "reason": str(rival.reason)}


def _row(matched: Matched, side: int, table: str, id: str) -> Json:
    one = matched.matching.sides[side]
    row = one.rows[table][id]
    return {"id": id, "code": getattr(row, "code", ""), "name": one.plan.words(name_of(row), "en")}


def matching_lines(matched: Matched) -> Iterator[Message | str]:
    """What was matched, in lines."""
    said = ", ".join(map(str, counted(*matched.counts())))
    if matched.file is None:
        yield say("The scenarios share no ids; matched: {counts}.", counts=said)
    else:
        yield say("Matched with {file}: {counts}.", file=str(matched.file), counts=said)
    listing = Listing(matched.matching)
    told = matched.told(listing)
    left = sum(not matched.concludes(pair) for pair in told)
    if left:
        yield say("Pairs below {certainty}, and open ones, are not concluded: {count}.",
                  certainty=f"{matched.certainty:.0%}", count=left)  # fmt: skip
    for pair in told[:MOST]:
        yield _line(matched, listing, pair)
    if len(told) > MOST:
        yield say("  … and {count} more; --json lists all.", count=len(told) - MOST)


def _line(matched: Matched, listing: Listing, pair: Pair) -> str:
    sign = "=" if matched.concludes(pair) else "?"
    other = listing.called(1, pair.table, pair.new) if pair.new else "–"
    certainty = f"{pair.certainty:.0%}" if pair.new else "–"
    name = listing.called(0, pair.table, pair.old)
    return f"  {sign} {certainty:>4}  {KINDS[pair.table]}: {name}  =  {other}  ({pair.reason})"
