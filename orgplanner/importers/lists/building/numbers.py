"""How many posts a row states, how many of them are filled, and the share of each holder."""

from __future__ import annotations

from decimal import Decimal

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.figures import Amounts
from orgplanner.importers.lists.building.lines import NAMED, NOWHERE
from orgplanner.importers.lists.building.read import Read
from orgplanner.importers.lists.building.standing import WITHOUT_HOLDER
from orgplanner.importers.lists.trouble import Trouble
from orgplanner.model import UNKNOWN, ZERO, Figure, Quantity, exactly, total
from orgplanner.model.quantity import tidy

ONE = exactly(1)
WHOLE = Decimal(1)
MOST_OF_ONE = Decimal("1.5")
"""What one person may hold: a post, and half of another beside it. Who has the rest of more posts is not said."""
THIRDS = Decimal("0.0001")
"""What thirds of a post may lack to a whole one."""
REMEDIES = ("value", "skip", "to-do")


class Numbers:
    """The figures of posts, from the columns of numbers and from who is named."""

    def __init__(self, read: Read) -> None:
        figures = read.figures
        self.read, self._lines = read, read.lines
        self._established = self._about("established", figures.ranges("established", "established_to"))
        self._filled = self._about("filled", figures.ranges("filled", "filled_to"))
        self._vacant = figures.amounts("vacant")
        self._share = self._shares(figures.amounts("share"))
        self._names_holders = [any(name in places for name in NAMED) for places in read.lines.places]
        columns = (self._filled, self._vacant, self._share)
        self._one = self._basis_of_one()
        self._is_simple = all(column is None for column in columns) and all(self._names_holders)
        self._pairs: dict[tuple[int, bool, int], tuple[Figure, Figure]] = {}
        self._parts: dict[int, Decimal] = {}
        self._held: dict[Decimal, Quantity] = {Decimal(0): ZERO, WHOLE: ONE}

    def _basis_of_one(self) -> list[str]:
        """By table, how surely a row without a number is one post: in a list that has vacant ones it follows; of a
        list of staff it is only inferred, and nothing is known of vacancies."""
        names, statuses = self.read.said.names, self.read.said.statuses
        bases = ["inferred"] * len(self._names_holders)
        for line, table in enumerate(self._lines.table):
            if statuses[line] == "vacant" or (
                self._names_holders[table] and not names[line] and not statuses[line]
            ):
                bases[table] = "derived"
        return bases

    def _about(self, field: str, amounts: Amounts | None) -> Amounts | None:
        """Numbers beside which a column says that they are approximate."""
        signs = self._lines.texts.get(f"{field}_about")
        if amounts is None or signs is None:
            return amounts
        return [
            Quantity(amount.low, amount.high, True) if amount is not None and sign else amount
            for amount, sign in zip(amounts, signs, strict=True)
        ]

    def _shares(self, shares: Amounts | None) -> Amounts | None:
        """Only exact shares count."""
        if shares is None:
            return None
        texts = self._lines.texts["share"]
        for line, share in enumerate(shares):
            if share is not None and not (share.exact and share.low):
                shares[line] = None
                words = sentences.not_exact(texts[line])
                spot = self._lines.spot(line, "share")
                self.read.told.tell(Trouble("share", "warning", spot, texts[line], *words, REMEDIES))
        return shares

    def share(self, line: int) -> Decimal:
        """The part of a post that the holder named in a line has."""
        if self._share is not None and (said := self._share[line]) is not None:
            return said.low
        if self._lines.kind[line] != "groups" and self._established is not None:
            said = self._established[line]
            if said is not None and said.exact and 0 < said.low <= MOST_OF_ONE:
                return said.low
        return self._equal_part(line)

    def _equal_part(self, line: int) -> Decimal:
        """Of a job share of which no row states a number, the same part for each."""
        post = self.read.posts.of_line[line]
        if post == NOWHERE or len(self.read.posts.lines[post]) == 1 or self._lines.kind[line] != "posts":
            return WHOLE
        if post not in self._parts:
            members = self._leading(self.read.posts.lines[post])
            stated = any(self.stated(each) is not None for each in members)
            self._parts[post] = WHOLE if stated else tidy(WHOLE / len(members))
        return self._parts[post]

    def stated(self, line: int) -> Quantity | None:
        """The number of posts that a line states, in whichever column."""
        said = self._established[line] if self._established is not None else None
        return said if said is not None else self._share[line] if self._share is not None else None

    def of_post(self, members: list[int]) -> tuple[Figure, Figure]:
        """Established and filled of the post that some lines make."""
        line = members[0]
        if len(members) == 1 and (plain := self._plain(line)) is not None:
            return plain
        if len(members) == 1 and self._lines.kind[line] != "people":
            established = self._of_one(line)
        else:
            established = self._of_several(members)
        filled = self._filled_of(members, established)
        if established.quantity is not None and filled.quantity is not None:
            self._compare(line, established, filled)
        return established, filled

    def _plain(self, line: int) -> tuple[Figure, Figure] | None:
        """The figures of a row that states one exact number and names who is there, as most do; None for others."""
        if not self._is_simple or self._lines.kind[line] != "posts":
            return None
        quantity = self._established[line] if self._established is not None else ONE
        held = line in self.read.staff.of_line
        if (
            quantity is None
            or not quantity.low
            or not quantity.exact
            or (held and quantity.low > MOST_OF_ONE)
            or (self.read.said.statuses[line] and not held)
        ):
            return None
        key = (id(quantity), held, self._lines.table[line])
        found = self._pairs.get(key)
        if found is None:
            basis = "stated" if self._established is not None else self._one[self._lines.table[line]]
            filled = quantity if held else ZERO
            figures = (self._figure(quantity, basis, line), self._figure(filled, "derived", line))
            found = self._pairs[key] = figures
        return found

    def _figure(self, quantity: Quantity | None, basis: str, line: int) -> Figure:
        if quantity is None:
            return UNKNOWN
        return self.read.figures.figure(quantity, basis, self.read.source(line))

    def _of_one(self, line: int) -> Figure:
        if self.read.said.statuses[line] == "eliminated":
            return self._figure(ZERO, "derived", line)
        said = self._established[line] if self._established is not None else None
        if said is not None:
            return self._figure(said, "stated", line)
        if self._share is not None and self._share[line] is not None:
            return self._figure(self._share[line], self._one[self._lines.table[line]], line)
        if self._lines.kind[line] == "groups" or self._lines.has(line, "established") or self.told(line):
            return self._both(line)
        return self._figure(ONE, self._one[self._lines.table[line]], line)

    def told(self, line: int) -> bool:
        """Whether filled and vacant posts are told in place of established ones."""
        return any(column is not None and column[line] is not None for column in (self._filled, self._vacant))

    def _both(self, line: int) -> Figure:
        """Filled and vacant together, where both are stated."""
        filled = self._filled[line] if self._filled is not None else None
        vacant = self._vacant[line] if self._vacant is not None else None
        if filled is None or vacant is None:
            return UNKNOWN
        return self._figure(filled + vacant, "derived", line)

    def _of_several(self, members: list[int]) -> Figure:
        """The sum of what the lines of a job share, or of people in equal posts, state."""
        leading = self._leading(members)
        line = members[0]
        said = [self.stated(each) for each in leading if self.read.said.statuses[each] != "eliminated"]
        one = self._one[self._lines.table[line]]
        if not said:
            return self._figure(ZERO, "derived", line)
        known = [each for each in said if each is not None]
        if self._lines.kind[line] == "people":
            known = [ONE if each is None else each for each in said]
        elif not known:
            return self._figure(ONE, one, line) if self._lines.kind[line] != "groups" else UNKNOWN
        stated = self._established is not None and any(self._established[each] is not None for each in leading)
        basis = one if not stated else "stated" if len(leading) == 1 else "derived"
        return self._figure(total(known).quantity, basis, line)

    def _leading(self, members: list[int]) -> list[int]:
        """The lines that state the size of a post: not copies, nor people who stand below it."""
        kind = self._lines.kind[members[0]]
        copies = self.read.doubles.copies
        return [line for line in members if line not in copies and self._lines.kind[line] == kind]

    def _filled_of(self, members: list[int], established: Figure) -> Figure:
        line = members[0]
        said = self._filled[line] if self._filled is not None else None
        if said is not None:
            return self._figure(said, "stated", line)
        vacant = self._vacant[line] if self._vacant is not None else None
        if vacant is not None and established.quantity is not None and len(members) == 1:
            low, high = established.quantity.low - vacant.high, established.quantity.high - vacant.low
            if low >= 0:
                approximate = established.quantity.approximate or vacant.approximate
                return self._figure(Quantity(low, high, approximate), "derived", line)
        return self._by_holders(members)

    def _by_holders(self, members: list[int]) -> Figure:
        """From who is named; unknown where nothing tells whether somebody is there."""
        line = members[0]
        if self._lines.kind[line] == "units":
            return UNKNOWN
        statuses, staff = self.read.said.statuses, self.read.staff.of_line
        if len(members) == 1 and line in staff:
            self._tell_one_holder(line)
            return self._figure(self._exactly(self.share(line)), "derived", line)
        held = Decimal(0)
        tells = False
        for each in members:
            status = statuses[each]
            if each in staff:
                held += self.share(each)
                tells = True
            elif status == "not disclosed":
                stated = self.stated(each)
                if stated is None or stated.exact:
                    held += self.share(each)
                    tells = True
                else:
                    return UNKNOWN
            elif status in WITHOUT_HOLDER or (
                self._names_holders[self._lines.table[each]] and self._lines.kind[each] != "groups"
            ):
                tells = True
        if not tells:
            return UNKNOWN
        whole = held.to_integral_value()
        return self._figure(self._exactly(whole if abs(whole - held) < THIRDS else held), "derived", line)

    def _tell_one_holder(self, line: int) -> None:
        """Of several posts that have one holder it is not known whether nobody has the others."""
        said = self.stated(line)
        if said is not None and said.low > max(self.share(line), MOST_OF_ONE):
            words = sentences.one_holder(str(said))
            spot = self._lines.spot(line, "established", "share")
            self.read.told.tell(Trouble("one holder", "warning", spot, str(said), *words, REMEDIES))

    def _exactly(self, number: Decimal) -> Quantity:
        found = self._held.get(number)
        if found is None:
            found = self._held[number] = exactly(number)
        return found

    def _compare(self, line: int, established: Figure, filled: Figure) -> None:
        assert established.quantity is not None
        assert filled.quantity is not None
        if filled.quantity.low > established.quantity.high:
            words = sentences.more_filled(str(filled.quantity), str(established.quantity))
            spot = self._lines.spot(line, "filled", "established", "share")
            self.read.told.tell(Trouble("more filled", "warning", spot, str(filled.quantity), *words, REMEDIES))
        if self._filled is None or self._vacant is None or self._established is None:
            return
        parts = (self._filled[line], self._vacant[line], self._established[line])
        if None in parts:
            return
        together = total(parts[:2]).quantity
        if together is not None and parts[2] is not None and together != parts[2]:
            words = sentences.disagree(str(parts[2]), str(parts[0]), str(parts[1]))
            spot = self._lines.spot(line, "vacant")
            self.read.told.tell(Trouble("numbers disagree", "warning", spot, str(parts[1]), *words, REMEDIES))
