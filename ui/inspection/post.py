"""All about a post: a line of the establishment."""

from orgplanner.analysis.structure import superior
from orgplanner.model import Assignment, Post
from orgplanner.text import LANGUAGES, Message, say
from ui.inspection.sheet import NOTHING, Cell, Pair, Section, Sheet, Table, Teller, section
from ui.inspection.unit import links_table, needs_of, origin, skills_table, successions

STATUSES: dict[str, Message] = {
    "established": say("established"), "frozen": say("frozen"), "proposed": say("proposed"),
}  # fmt: skip
TENURES: dict[str, Message] = {
    "substantive": say("substantive"), "acting": say("acting"), "temporary": say("temporary"),
}  # fmt: skip


def post_sheet(teller: Teller, post: Post) -> Sheet:
    """Title, grade, numbers with their basis, holders, skills, links, where it came from."""
    place = teller.unit(post.unit) if post.unit else teller(say("not yet placed"))
    sections = (
        Section("", (*_facts(teller, post), *_numbers(teller, post))),
        *section(teller(say("Holders")), _holders(teller, post)),
        *section(teller(say("Skills needed")), skills_table(teller, needs_of(teller, "post", post.id))),
        *section(teller(say("Links")), links_table(teller, post.id)),
        *successions(teller, post.id),
        *origin(teller, post.basis, post.source, post.note),
    )
    return Sheet(post.id, teller(say("Post")), teller.name(post.title), place, sections)


def _facts(teller: Teller, post: Post) -> tuple[Pair, ...]:
    grade = teller.plan.grades.get(post.grade or "")
    above = superior(teller.state, post.id) or ""
    head = teller(say("head of the unit")) if post.is_head else teller(say("deputy")) if post.is_deputy else ""
    titles = (Pair(_title(teller, code), words) for code, words in post.title.items)
    return (
        *titles,
        *teller.pair(say("Code"), post.code),
        *teller.pair(say("Organisational unit"), teller.unit(post.unit) if post.unit else "", post.unit or ""),
        *teller.pair(say("Role"), head),
        *teller.pair(say("Reports to"), teller.unit(above) if above else "", above),
        *teller.pair(say("Grade"), " ".join((grade.code, teller.words(grade.name))).strip() if grade else ""),
        *teller.pair(say("Profession"), teller.words(post.profession)),
        *teller.pair(say("Status"), teller(STATUSES[post.status])),
        *teller.pair(say("Funding"), "" if post.funded else teller(say("not funded"))),
    )


def _title(teller: Teller, code: str) -> str:
    return teller(say("Title, {language}", language=LANGUAGES.get(code, code)))


def _numbers(teller: Teller, post: Post) -> tuple[Pair, ...]:
    pairs = [teller.figure_pair(say("Established"), post.established)]
    if teller.totals is None or not teller.state.holders(post.id):
        pairs.append(teller.figure_pair(say("Filled"), post.filled))
    else:
        filled = teller.totals.filled_of_post(post)
        pairs.append(Pair(teller(say("Filled")), NOTHING if filled is None else str(filled)))
    if teller.totals is not None:
        vacant = teller.totals.vacant_of_post(post)
        pairs.append(Pair(teller(say("Vacant")), NOTHING if vacant is None else str(vacant)))
    return tuple(pairs)


def _holders(teller: Teller, post: Post) -> Table:
    headings = (teller(say("Person")), teller(say("Contract")), teller(say("Share")))
    return Table(headings, tuple(_holder(teller, row) for row in teller.state.holders(post.id)), numbers=2)


def _holder(teller: Teller, row: Assignment) -> Cell:
    person = teller.plan.people.get(row.person)
    dates = "–".join((row.since, row.until)) if row.since or row.until else ""
    hint = "\n".join(filter(None, (dates, teller.grounds(row.basis, row.source), row.note)))
    name = teller.name(person.name) if person is not None else NOTHING
    return Cell((name, teller(TENURES[row.kind]), str(row.share.normalize())), hint, row.person)
