"""orgplanner sample: lists the sample plans, or copies one out."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from orgplanner.cli.passphrase import given
from orgplanner.cli.using import WrongUse, english, file_of, read, tell, write
from orgplanner.errors import NotWritten
from orgplanner.exporters.target import replacing
from orgplanner.paths import samples
from orgplanner.text import say


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="the sample to copy out")
    parser.add_argument("--list", action="store_true", help="list the samples")
    parser.add_argument("-o", metavar="FILE", type=file_of, dest="target", help="where to; else NAME.orgplan here")


def run(chosen: Namespace) -> int:
    """Lists, or copies."""
    if chosen.list or chosen.name is None:
        if chosen.target is not None:
            known = ", ".join(sample_names())
            raise WrongUse(say("Specify which sample to copy; there are: {known}.", known=known))
        _list()
    else:
        copy_sample(chosen.name, chosen.target)
    return 0


def sample_names() -> list[str]:
    """The names of the samples there are."""
    return sorted(file.stem for file in samples().glob("*.orgplan"))


def sample_file(name: str) -> Path:
    """The file of a sample, which is not to be written to; raises WrongUse when there is none of this name."""
    wanted = name.casefold().removesuffix(".orgplan")
    if wanted not in sample_names():
        known = ", ".join(sample_names()) or "–"
        raise WrongUse(say("There is no sample “{name}”; there are: {known}.", name=name, known=known))
    return samples() / f"{wanted}.orgplan"


def copy_sample(name: str, target: Path | None) -> None:
    """Copies a sample to a file or into a folder; only a file that was named is written over."""
    origin = sample_file(name)
    place = target or Path(origin.name)
    place = place / origin.name if place.is_dir() else place
    if target is None and place.exists():
        raise NotWritten(
            say("{file} already exists and was not overwritten.", file=str(place)),
            say("Specify with -o where to put the sample."),
        )
    if given():
        write(read(origin), place)
    else:
        with replacing(place) as stream:
            stream.write(origin.read_bytes())
    tell(say("Wrote {file}.", file=str(place)))


def _list() -> None:
    for name in sample_names():
        plan = read(samples() / f"{name}.orgplan")
        tell(f"{name}: {plan.words(plan.settings.title, 'en')}")
        for row in plan.ordered_scenarios():
            tell(f"    {english(plan, row)} ({row.kind})")
