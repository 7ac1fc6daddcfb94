"""The commands: name, what it does in a line, and the module that does it, imported when it is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Command:
    """A command; its module has `add_words(parser)` and `run(chosen) -> exit status`."""

    summary: str
    module: str


COMMANDS: Mapping[str, Command] = MappingProxyType({
    "demo": Command("write the charts of the sample mebp-trade into a folder", "orgplanner.cli.demo"),
    "sample": Command("list the sample plans, or copy one out", "orgplanner.cli.sample"),
    "generate": Command("make up a large organisation", "orgplanner.cli.generate"),
    "info": Command("title, scenarios and counts of a plan", "orgplanner.cli.info"),
    "check": Command("what calls for a decision or a correction", "orgplanner.cli.check"),
    "compare": Command("two scenarios: what changed, ledger, staffing and skill gaps", "orgplanner.cli.compare"),
    "import": Command("lists of any shape, or an edited workbook, into a plan", "orgplanner.cli.import_files"),
    "merge": Command("what two people made of one plan, in one plan", "orgplanner.cli.merge"),
    "export": Command("a chart, the staffing plan as a workbook, or the plan as JSON", "orgplanner.cli.export"),
    "redact": Command("a copy without pay, names, notes or skills, or of one unit", "orgplanner.cli.redact"),
})  # fmt: skip
