"""An amount in the text must be the one that the table has, digit for digit.

Two digits change places when a figure is typed a second time: £3,519,900 for £3,591,900. Nobody
sees it in reading, the client's lawyer does. Compared are the amounts that a sentence states
nowhere else with the totals of the tables, and with the amounts that stand there more than once.
"""

from collections import Counter
from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule, same_currency

from ._fact_money import Priced, money_in_sentences, price_tables

_DIGITS = 4  # without the noughts at the end: shorter ones are alike by chance
_TABLE = "| Item | Fee |\n| Build | £3,371,900 |\n| Test | £220,000 |\n| Total | £3,591,900 |"


@rule(
    severity="error",
    yields_to=("figures/two-values",),
    bad=[
        f"We do the works for ⟦£3,519,900⟧, as agreed.\n{_TABLE}",
        "The site costs $1,284,500; half of $1,284,500 is due. We ask for ⟦$1,248,500⟧ in all.",
    ],
    good=[
        f"We do the works for £3,591,900, of which £3,371,900 are for the build.\n{_TABLE}",
        f"The last contract came to £3,519,000, and this one to £3,591,900.\n{_TABLE}",
        "A costs £12,000 and B £21,000. Of the £12,000, half is due.",
        f"We pay £3,519,900 to A and £3,519,900 to B.\n{_TABLE}",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    """Yield the amounts of sentences that are another one with two digits exchanged."""
    said = money_in_sentences(document)
    tables = price_tables(document)
    rows = [priced for table in tables for priced in (*table.rows, *table.totals)]
    times = Counter(_written(priced) for priced in (*said, *rows))
    known: dict[str, Priced] = {}
    for table in tables:
        known |= {_written(total): total for total in table.totals}
    for priced in (*rows, *said):
        if times[_written(priced)] > 1:
            known.setdefault(_written(priced), priced)
    for priced in said:
        written = _written(priced)
        if times[written] > 1 or written in known:
            continue
        for near in _exchanged(written):
            other = known.get(near)
            if other and same_currency(priced.amount.currency, other.amount.currency):
                yield _hit(priced, other)
                break


def _hit(priced: Priced, other: Priced) -> Hit:
    where = other.block.locate(other.start, other.end).display
    return Hit(
        priced.block.index,
        priced.start,
        priced.end,
        f"'{priced.text}' here and '{other.text}' elsewhere ({where}) are the same digits, two of "
        "them exchanged: correct the one that is wrong.",
    )


def _written(priced: Priced) -> str:
    """The amount in hundredths."""
    return f"{abs(priced.amount.value):.2f}".replace(".", "")


def _exchanged(written: str) -> Iterator[str]:
    """An amount with two neighbouring digits exchanged; none where it has too few."""
    if len(written.rstrip("0")) < _DIGITS:
        return
    for at in range(1, len(written)):
        one, two = written[at - 1], written[at]
        if one != two:
            yield written[: at - 1] + two + one + written[at + 1 :]
