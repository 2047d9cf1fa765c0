"""A date that is promised must not have passed.

An offer that expired before it was sent binds nobody, and a delivery that is promised for last year
was copied from an older document. Only a document of the present is judged: in a report of former
times, its deadlines have passed by right. It is held against the day of the check (`--date`).
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import (
    Block,
    Brief,
    Document,
    Example,
    Hit,
    Severity,
    age_of,
    date_places,
    own_dates,
    rule,
)

from ._promises import promise
from ._wording import said

_BRIEF = Brief(date=datetime.date(2026, 11, 22))
_SAYS = {
    "validity": "'{}' is past on {}, the day of this check: give a day that is still to come.",
    "due": "'{}' is past on {}, the day of this check: give a day that can be kept.",
    "planned": "'{}' is planned, but is past on {}, the day of this check: bring it up to date.",
    "future": "'{}' is promised, but is past on {}, the day of this check: give the new day.",
}


@dataclass(frozen=True)
class Options:
    grace: int = 0  # days after a date in which it is not yet held to have passed


def _example(text: str, **options: object) -> Example:
    return Example(text, options, _BRIEF)


@rule(
    severity="error",
    yields_to=("dates/impossible-date",),
    bad=[
        _example("# Offer of 20 November 2026\nThis proposal is valid until ⟦30 June 2024⟧."),
        _example("# Offer of 20 November 2026\nThe offer expires on Friday, ⟦20 March 2026⟧."),
        _example("footer: 20 November 2026\nPlease sign and return it by ⟦1 October 2026⟧."),
        _example("footer: 20 November 2026\nWe will deliver the report on ⟦3 May 2025⟧."),
        _example("# Offer, 2 November 2026\n| Fee | 9,000 |\n| Valid until | ⟦31 March 2025⟧ |"),
        _example("# Offer, 2 November 2026\n"
                 "| Step | Due date |\n| Design | ⟦3 May 2025⟧ |\n| Build | 3 May 2027 |"),
        _example("lang: de-DE\n# Angebot vom 2. November 2026\n"
                 "Das Angebot ist gültig bis zum ⟦31. Januar 2026⟧."),
        _example("# Offer, 18 November 2026\nThe quotation holds until ⟦20 November 2026⟧."),
    ],
    good=[
        _example("# Report of 12 March 2015\nThe offer was valid until 30 June 2015, and expired."),
        _example("# Offer of 20 May 2019\nThis proposal is valid until 30 June 2019."),
        _example("# Offer of 20 November 2026\nThis proposal is valid until 30 January 2027."),
        _example("# Offer of 20 November 2026\nThe old offer was valid until 30 June 2024."),
        _example("# Offer of 20 November 2026\nWe will use the rules that came into force on "
                 "3 May 2025, and your conditions of purchase of 1 April 2025."),
        _example("# Offer, 2 November 2026\n| Step | Due | State |\n"
                 "| Design | 3 May 2025 | done |\n| Build | 3 May 2027 | |"),
        _example("# Offer, 2 November 2026\n| Reference | Delivery |\n| Ferries | 3 May 2025 |"),
        _example("# Offer of 20 November 2026\nAs was due on 1 May 2025, we reported in full."),
        Example("# Offer of 20 November 2026\nThis proposal is valid until 30 June 2024."),
        _example("# Offer, 18 November 2026\nThe offer holds until 20 November 2026.", grace=7),
    ],
)  # fmt: skip
def check(document: Document, options: Options) -> Iterator[Hit]:
    today = document.brief.date
    if today is None or age_of(document, today) == "old":
        return
    known = age_of(document, today) == "current"
    own = max((day for day in own_dates(document) if day <= today), default=None)
    limit = today - datetime.timedelta(days=options.grace)
    for place in date_places(document):
        day = _last_day(place.dated.year, place.dated.month, place.dated.date)
        if day is None or not place.dated.sure or day >= limit:
            continue
        kind = promise(document, place.block, place.dated)
        if not kind or (kind == "planned" and not _goes_on(document, place.block, today)):
            continue
        # What was right on the document's own day has lapsed since; what was not is a slip.
        lapsed = own is not None and day >= own
        heavy = known and kind in ("validity", "due") and not lapsed
        severity: Severity | None = None if heavy else "warning"
        message = _SAYS[kind].format(place.text, said(today))
        yield Hit(place.block.index, place.dated.start, place.dated.end, message,
                  severity=severity)  # fmt: skip


def _goes_on(document: Document, block: Block, today: datetime.date) -> bool:
    """Whether another date of the same column lies ahead: it is a plan, not a list of the past."""
    assert block.cell is not None
    return any(
        day >= today
        for place in date_places(document)
        if (cell := place.block.cell) is not None
        and (cell.table, cell.column) == (block.cell.table, block.cell.column)
        and (day := place.dated.date) is not None
    )


def _last_day(
    year: int | None, month: int | None, day: datetime.date | None
) -> datetime.date | None:
    """The day itself, or the last one of a month that is said without a day."""
    if day is not None or year is None or month is None or not 1 <= month <= 12:
        return day
    following = datetime.date(year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)
