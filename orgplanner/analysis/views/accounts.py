"""The ledger as rows: the account of the whole and of every unit, every pair of units, and what is unexplained."""

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Cell, figures, words
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.ledger import Account, Ledger
from orgplanner.analysis.ledger.behind import number_words
from orgplanner.analysis.views.grid import Grid, GridRow, changes_of
from orgplanner.model import Total
from orgplanner.text import Message, say

PARTS = ("old", "stays", "leaves", "closed", "undecided", "comes", "created", "new", "difference")
"""What the columns of an account after its name hold."""
FIRST = 1
"""The column of the first of PARTS."""
COLUMNS = (
    *words(say("Unit")),
    *figures(
        say("Before"), say("= Stays"), say("+ To others"), say("+ Closed"), say("+ Undecided"),
        say("+ From others"), say("+ Created"), say("After"),
    ),
    *changes_of(say("Difference")), *words(say("Balance")),
)  # fmt: skip
WIDTHS = (250, 84, 84, 78, 78, 84, 78, 84, 84, 84, 84)
TONES = {"closed": "closed", "undecided": "closed", "created": "new", "leaves": "moved", "comes": "moved"}
PAIR_COLUMNS = (*words(say("From unit"), say("To unit"), say("What")), *figures(say("Figure")))
PAIR_WIDTHS = (290, 290, 150, 110)
KINDS = {
    "carried": say("carried"), "closed": say("closed"), "created": say("created"), "undecided": say("undecided"),
}  # fmt: skip
FLOW_TONES = {"closed": "closed", "undecided": "closed", "created": "new"}


def account_grid(found: Comparison, ledger: Ledger, language: str = "en") -> Grid:
    """The whole, then the units of the new tree with the closed ones at the end, each with its sub-units."""
    wording = Wording(found, language)
    rows = [_account_row(say("Whole organisation"), "", 0, ledger.whole)]
    for side, tree in ((1, ledger.trees[1]), (0, ledger.trees[0])):
        for id, chain in tree.chains.items():
            if side == 1 or id not in ledger.trees[1].chains:
                level = len(chain) if side == 1 else 1
                rows.append(_account_row(wording.unit(id, side), id, level, ledger.of_unit(id)))
    return Grid(COLUMNS, WIDTHS, rows, is_tree=True)


def _account_row(name: Message | str, id: str, level: int, account: Account) -> GridRow:
    parts = tuple(getattr(account, part) for part in PARTS)
    good = account.is_balanced
    check = say("✓ balances") if good else say("! unexplained")
    shown = tuple(_shown(part, figure) for part, figure in zip(PARTS, parts, strict=True))
    tones = ("", *("" if cell is None else TONES.get(part, "") for part, cell in zip(PARTS, shown, strict=True)))
    cells: tuple[Cell, ...] = (name, *shown, check)
    hay = name.casefold() if isinstance(name, str) else ""
    return GridRow(cells, id, level, (*tones, "same" if good else "alarm"), (), hay, level == 0)


def _shown(part: str, figure: Total) -> Total | None:
    """A figure; nothing where a part of an account is empty."""
    empty = figure.quantity is None and not figure.unknown
    return None if empty and part not in ("old", "new") else figure


def pair_grid(found: Comparison, ledger: Ledger, language: str = "en") -> Grid:
    """What goes from every unit itself to every other, and what of it is closed, undecided or created."""
    wording = Wording(found, language)
    order = [{id: place for place, id in enumerate(tree.chains)} for tree in ledger.trees]
    flows = sorted(
        ledger.flows.items(),
        key=lambda item: (
            order[0].get(item[0].old or "", len(order[0])), order[1].get(item[0].new or "", len(order[1])),
            item[0].kind,
        ),
    )  # fmt: skip
    rows = []
    for flow, part in flows:
        old, new = wording.unit(flow.old, 0), wording.unit(flow.new, 1)
        same = flow.kind == "carried" and flow.old == flow.new
        said = say("stays") if same else KINDS[flow.kind]
        tone = "same" if same else FLOW_TONES.get(flow.kind, "moved")
        rows.append(
            GridRow(
                (old or "–", new or "–", said, part.total()), flow.new or flow.old or "", 0, ("", "", tone, ""),
                (flow.kind, flow.old or "", flow.new or ""), f"{old} {new}".casefold(),
            )
        )  # fmt: skip
    return Grid(PAIR_COLUMNS, PAIR_WIDTHS, rows)


def fault_grid(found: Comparison, ledger: Ledger, language: str = "en") -> Grid:
    """The lines that the entries do not explain: what each is, and what the entries say of it."""
    wording, rows = Wording(found, language), []
    for fault in ledger.unexplained:
        side = 1 if fault.line in ledger.new.placed else 0
        line = (ledger.old, ledger.new)[side].placed.get(fault.line)
        person = found.plan.people.get(fault.line)
        name = wording.post(fault.line, side) if person is None else wording.called(person)
        cells = (name, wording.unit(line.unit if line is not None else None, side), fault.stands, fault.entered)
        rows.append(GridRow(cells, fault.line, 0, ("", "", "", "alarm")))
    columns = (*words(say("Post or person"), say("Unit")), *figures(say("Figure"), say("In the ledger")))
    return Grid(columns, (280, 280, 100, 100), rows)


def state_of(ledger: Ledger) -> Message:
    """The ledger of the whole in one sentence."""
    whole = ledger.whole
    if not ledger.is_balanced:
        return say("The ledger does not balance. Lines not explained: {count}.", count=len(ledger.unexplained))
    return say(
        "✓ The ledger balances: {old} before = {carried} carried + {closed} closed + {undecided} undecided; "
        "{new} after = {carried} carried + {created} created.",
        old=number_words(whole.old), carried=number_words(whole.carried), closed=number_words(whole.closed),
        undecided=number_words(whole.undecided), new=number_words(whole.new), created=number_words(whole.created),
    )  # fmt: skip
