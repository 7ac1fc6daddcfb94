"""orgplanner redact: a copy of a plan for somebody who may not see all of it."""

from argparse import ArgumentParser, Namespace

from orgplanner.analysis.as_json import Json
from orgplanner.analysis.audience import KINDS, Audience, AudienceCopy, audience_copy
from orgplanner.analysis.audience.words import COUNT_WORDS, copy_words, searched_words
from orgplanner.cli.finding import unit_of
from orgplanner.cli.passphrase import given
from orgplanner.cli.using import WrongUse, answer, check_target, file_of, read, tell
from orgplanner.document.audience_copies import WrittenCopy, write_copy
from orgplanner.errors import NotWritten
from orgplanner.exporters.audience.key_file import check_key
from orgplanner.model import Plan, Scenario
from orgplanner.text import say


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    parser.add_argument("plan", metavar="PLAN", type=file_of)
    parser.add_argument("-o", metavar="PLAN", type=file_of, dest="target", required=True, help="the copy")
    parser.add_argument(
        "--without", metavar="WORDS", type=_words, default=frozenset(), help=f"of {','.join(KINDS)}"
    )
    parser.add_argument("--unit", metavar="U", help="only this unit and all below it, by code, name or id")
    parser.add_argument("--scenario", metavar="S", help="only this scenario, by name or id")
    parser.add_argument(
        "--pseudonyms", metavar="KEYFILE", type=file_of, help="who is who, as CSV; leaves out names"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(chosen: Namespace) -> int:
    """Writes the copy, and the key to it; 1 when something of what was left out is in the file after all."""
    _check(chosen)
    plan = read(chosen.plan)
    made = audience_copy(plan, _audience(plan, chosen))
    written = write_copy(plan, made, chosen.target, chosen.pseudonyms, passphrase=given())
    if chosen.json:
        answer(_as_json(made, written))
    else:
        _tell(chosen, made, written)
    return 1 if written.found else 0


def _check(chosen: Namespace) -> None:
    """Refuses what cannot be done before the plan is read."""
    if not (chosen.without or chosen.unit or chosen.scenario or chosen.pseudonyms):
        raise WrongUse(say("Say what the copy leaves out: --without, --unit, --scenario or --pseudonyms."))
    check_target(chosen.target)
    if chosen.target.exists() and chosen.plan.exists() and chosen.target.samefile(chosen.plan):
        raise NotWritten(say("{file} is the plan itself and was left alone.", file=str(chosen.target)))
    if chosen.pseudonyms is not None:
        check_target(chosen.pseudonyms)
        check_key(chosen.pseudonyms)
        if chosen.pseudonyms.absolute() == chosen.target.absolute():
            raise WrongUse(say("The copy and the key to it cannot be the same file."))


def _audience(plan: Plan, chosen: Namespace) -> Audience:
    names = {"names"} if chosen.pseudonyms is not None else set()
    scenario = None if chosen.scenario is None else plan.find_scenario(chosen.scenario)
    unit = None if chosen.unit is None else _unit(plan, scenario, chosen.unit)
    return Audience(chosen.without | names, unit, None if scenario is None else scenario.id)


def _unit(plan: Plan, scenario: Scenario | None, wanted: str) -> str:
    """The unit in the scenario, else in the first scenario that has one of this code or name."""
    refusal: WrongUse | None = None
    for row in [scenario] if scenario is not None else plan.ordered_scenarios():
        try:
            return unit_of(plan, row, wanted)
        except WrongUse as problem:
            refusal = refusal or problem
    raise refusal or WrongUse(say("There is no unit “{code}” in this scenario.", code=wanted))


def _as_json(made: AudienceCopy, written: WrittenCopy) -> Json:
    return {
        "without": list(made.plan.settings.without), "left_out": dict(made.counts), "holders": len(made.holders),
        "searched": written.searched, "found": list(written.found),
    }  # fmt: skip


def _tell(chosen: Namespace, made: AudienceCopy, written: WrittenCopy) -> None:
    tell(say("Wrote {file}.", file=str(chosen.target)))
    tell(copy_words(made.plan) or "")
    for word, count in made.counts.items():
        tell(say("  {what}: {count}", what=COUNT_WORDS[word], count=count))
    if chosen.pseudonyms is not None:
        tell(say("Who is who stands in {file}; keep it apart from the copy.", file=str(chosen.pseudonyms)))
    tell(searched_words(written.searched, written.found))


def _words(text: str) -> frozenset[str]:
    words = frozenset(word.strip() for word in text.casefold().split(",") if word.strip())
    unknown = sorted(words.difference(KINDS))
    if unknown:
        known = ", ".join(KINDS)
        raise WrongUse(
            say("A copy cannot be without “{word}”; it can be without: {known}.", word=unknown[0], known=known)
        )
    return words
