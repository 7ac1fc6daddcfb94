"""The form of a file on paper: one sheet unless a word asks for another; what a form cannot be."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from orgplanner.cli.export_words import FIT
from orgplanner.cli.using import WrongUse
from orgplanner.exporters.choices.options import Form
from orgplanner.text import Message, say

OVERLAP = (0, 50)
"""Millimetres."""
FORMS: Mapping[Form, tuple[str, Callable[[Namespace], bool]]] = {
    "book": ("--book", lambda chosen: bool(chosen.book)),
    "poster": ("--poster", lambda chosen: bool(chosen.poster)),
    "tables": ("--tables", lambda chosen: chosen.tables is not None),
    "pack": ("--pack", lambda chosen: bool(chosen.pack)),
}
"""The forms that a word asks for, with that word and whether it was said."""
NOT_PDF: Mapping[Form, Message] = {
    "book": say("A book is a PDF file: give it a name that ends in .pdf."),
    "poster": say("A poster is a PDF file: give it a name that ends in .pdf."),
    "tables": say("Pages of tables are a PDF file: give it a name that ends in .pdf."),
    "pack": say("A proposal pack is a PDF file: give it a name that ends in .pdf."),
}
FOLDS_NOTHING: Mapping[Form, Message] = {
    "book": say("A book shows all boxes; nothing is folded in it."),
    "poster": say("A poster shows all boxes; nothing is folded in it."),
    "tables": say("Tables have no boxes; nothing is folded in them."),
    "pack": say("A proposal pack shows all boxes; nothing is folded in it."),
}
NOT_IN_PACK: Mapping[str, Callable[[Namespace], bool]] = {
    "--show": lambda chosen: chosen.show is not None,
    "--wave": lambda chosen: chosen.wave is not None,
    "--arrows": lambda chosen: bool(chosen.arrows),
    "--layout": lambda chosen: chosen.layout is not None,
    "--unit": lambda chosen: chosen.unit is not None,
}
"""Words for one chart that a pack has no use for, and whether they were said."""


def form_of(chosen: Namespace) -> Form | None:
    """The form that is asked for, None where no word does; WrongUse where several do."""
    found = [form for form, (_, is_asked) in FORMS.items() if is_asked(chosen)]
    if len(found) > 1:
        listed = ", ".join(FORMS[form][0] for form in found)
        raise WrongUse(say("A file has one form; choose one of: {words}.", words=listed))
    return found[0] if found else None


def check_form(chosen: Namespace) -> None:
    """Refuses words that the form that is asked for does not go with."""
    form = form_of(chosen)
    if form is not None and form in NOT_PDF and chosen.target.suffix.lower() != ".pdf":
        raise WrongUse(NOT_PDF[form])
    if form is not None and form in FOLDS_NOTHING and chosen.fold_to_fit:
        raise WrongUse(FOLDS_NOTHING[form])
    if chosen.break_by is not None and form != "book":
        raise WrongUse(say("--break-by says where the pages of a book begin; ask for a book with --book."))
    if form == "tables" and chosen.paper == FIT:
        raise WrongUse(say("Tables stand on sheets of one size: choose A4 or another one with --paper."))
    _check_poster(chosen, form)
    _check_pack(chosen, form)


def _check_pack(chosen: Namespace, form: Form | None) -> None:
    if form != "pack":
        if chosen.parts is not None:
            raise WrongUse(say("--parts says what is in a proposal pack; ask for it with --pack."))
        return
    if chosen.paper == FIT:
        raise WrongUse(say("A proposal pack stands on sheets of one size: choose A4 or another one with --paper."))
    said = ", ".join(word for word, is_said in NOT_IN_PACK.items() if is_said(chosen))
    if said:
        words = say("A proposal pack shows both states whole, and all changes; leave out: {words}.", words=said)
        raise WrongUse(words)


def _check_poster(chosen: Namespace, form: Form | None) -> None:
    if form == "poster" and chosen.paper == FIT:
        raise WrongUse(say("A poster is made of sheets of one size: choose A4 or A3 with --paper."))
    if chosen.overlap is None:
        return
    if form != "poster":
        words = say("--overlap says how much two sheets of a poster both show; ask for a poster with --poster.")
        raise WrongUse(words)
    if not OVERLAP[0] <= chosen.overlap <= OVERLAP[1]:
        least, most = OVERLAP
        raise WrongUse(say("The sheets of a poster overlap by {least} to {most} mm.", least=least, most=most))
