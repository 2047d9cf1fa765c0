"""A validity that is counted from the document's date must not have run out.

"Valid for ninety days from its date" is true for ever on the page, and false from the ninety-first
day: an old offer that is sent again needs a new date. It is held against the day of
the check, and needs a date that the document gives as its own. Read in English.
"""

import datetime
import re
from collections.abc import Iterator

from qualitygate.api import Brief, Document, Example, Hit, age_of, numerals, own_dates, rule

from ._wording import said

_BRIEF = Brief(date=datetime.date(2026, 11, 22))
_SPAN = re.compile(
    r"\b(?:valid|holds?|open|firm|fixed|binding|remains?|stands?)\b[^.;!?\n]{0,40}?\bfor"
    r"(?: a (?:period|term) of)?\s+(?P<count>\d{1,3}|[a-z]+(?:[ -][a-z]+){0,3}?)\s*(?:\(\d+\)\s*)?"
    r"\s(?:calendar )?(?P<unit>days?|weeks?|months?)\s+(?:from|after|of|as of|following)\s+"
    r"(?:the )?(?:(?:its|this|the) )?(?:date|day|issue|submission)\b"
    r"(?! of (?:signature|award|order|receipt|acceptance|delivery|commencement|contract))",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "week": 7, "month": 31}


def _example(text: str) -> Example:
    return Example(text, {}, _BRIEF)


@rule(
    severity="warning",
    bad=[
        _example("# Offer of 3 August 2026\nThis proposal ⟦holds for ninety days from its date⟧."),
        _example(
            "footer: 1 October 2026\nOur prices are ⟦valid for 30 days from the date⟧ of issue."
        ),
        _example("# Quotation\n2 July 2026\nIt ⟦remains open for three months after submission⟧."),
    ],
    good=[
        _example("# Offer of 12 October 2026\nThis proposal holds for ninety days from its date."),
        _example("# Offer of 3 August 2019\nThis proposal holds for ninety days from its date."),
        _example(
            "# Offer of 3 August 2026\nPrices are valid for 30 days from the date of signature."
        ),
        _example("# Offer of 3 August 2026\nThe warranty holds for 30 days from each delivery."),
        Example("# Offer of 3 August 2026\nThis proposal holds for ninety days from its date."),
    ],
)
def check(document: Document) -> Iterator[Hit]:
    today = document.brief.date
    if today is None or age_of(document, today) != "current":
        return
    own = max((day for day in own_dates(document) if day <= today), default=None)
    if own is None:
        return
    for block in document.shown:
        for match in _SPAN.finditer(block.text) if " for " in block.text else ():
            count = _count(match["count"])
            unit = match["unit"].lower().rstrip("s")
            end = own + datetime.timedelta(days=_DAYS[unit] * count) if count else None
            if end is not None and end < today:
                yield Hit(
                    block.index,
                    *match.span(),
                    f"Counted from {said(own)}, the document's date, that ended on {said(end)}: "
                    "give the document a new date.",
                )


def _count(text: str) -> int | None:
    return int(text) if text.isdigit() else numerals.in_words(text, "en")
