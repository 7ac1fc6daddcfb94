"""orgplanner demo: the main job on the sample mebp-trade, everything it can write, into a folder."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from orgplanner.cli.sample import sample_file
from orgplanner.cli.using import file_of, read, tell
from orgplanner.errors import NotWritten
from orgplanner.exporters import ExportOptions, export
from orgplanner.model import Plan
from orgplanner.text import say

SAMPLE = "mebp-trade"
FOLDER = Path("orgplanner-demo")
SCENARIOS = {
    "1-current": "Current, April 2013", "2-proposed": "Proposed (source)", "3-worked-example": "Worked example",
}  # fmt: skip
LANGUAGES = ("en", "ru", "kk")


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    parser.add_argument("-o", metavar="FOLDER", type=file_of, dest="folder", default=FOLDER, help=f"else {FOLDER}")


def run(chosen: Namespace) -> int:
    """Writes the files, and names the folder and what is in it."""
    folder: Path = chosen.folder
    if folder.exists() and not folder.is_dir():
        raise NotWritten(say("{folder} is a file, not a folder.", folder=str(folder)))
    plan = read(sample_file(SAMPLE))
    folder.mkdir(parents=True, exist_ok=True)
    tell(say("The current and the proposed trade departments, in {folder}:", folder=str(folder.resolve())))
    for name, scenario, options in jobs(plan):
        report = export(plan, plan.find_scenario(scenario).id, folder / name, options)
        tell(f"  {name}")
        for note in report.notes:
            tell(f"    {note}")
    return 0


def jobs(plan: Plan) -> Iterator[tuple[str, str, ExportOptions]]:
    """The files: name, scenario, options."""
    for stem, scenario in SCENARIOS.items():
        for language in LANGUAGES:
            yield f"{stem}-{language}.pdf", scenario, ExportOptions(paper="A3", landscape=True, language=language)
        yield f"{stem}.svg", scenario, ExportOptions()
        yield f"{stem}.png", scenario, ExportOptions()
        yield f"{stem}.dot", scenario, ExportOptions()
        yield f"{stem}-posts.pdf", scenario, ExportOptions(chart="both")
    yield from _changes(plan)
    yield from _documents(plan)
    yield f"{SAMPLE}.json", SCENARIOS["1-current"], ExportOptions()
    yield f"{SAMPLE}.xlsx", SCENARIOS["3-worked-example"], ExportOptions(everything=True)


def _documents(plan: Plan) -> Iterator[tuple[str, str, ExportOptions]]:
    """The worked example as a pack, tables, a book, a poster, slides and for other programs."""
    stem, scenario = "3-worked-example", SCENARIOS["3-worked-example"]
    compared = ExportOptions(against=plan.find_scenario(SCENARIOS["1-current"]).id)
    pack = replace(compared, form="pack", approval=True)
    yield f"{stem}-pack-en.pdf", scenario, pack
    yield f"{stem}-pack-ru-kk.pdf", scenario, replace(pack, language="ru", languages=("ru", "kk"))
    yield f"{stem}-tables.pdf", scenario, replace(compared, form="tables")
    yield f"{stem}-book.pdf", scenario, ExportOptions(form="book", paper="A5")
    yield f"{stem}-poster.pdf", scenario, ExportOptions(form="poster", paper="A4", poster_text=12)
    for ending in (".html", ".pptx", ".drawio", ".csv"):
        yield f"{stem}{ending}", scenario, ExportOptions()
    for ending in (".docx", ".jsonld"):
        yield f"{stem}{ending}", scenario, compared


def _changes(plan: Plan) -> Iterator[tuple[str, str, ExportOptions]]:
    """Before, after and changes of the proposal."""
    stem, scenario = "2-proposed", SCENARIOS["2-proposed"]
    options = ExportOptions(against=plan.find_scenario(SCENARIOS["1-current"]).id, show="all", arrows=True)
    for language in LANGUAGES:
        paper = replace(options, paper="A3", landscape=True, language=language)
        yield f"{stem}-changes-{language}.pdf", scenario, paper
    yield f"{stem}-changes.svg", scenario, options
    yield f"{stem}-changes.png", scenario, options
