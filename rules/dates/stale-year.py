"""The header and footer must not carry last year's year in a document of this year.

They are the part that nobody reads again: a page that says 2025 at its foot under an offer of 2026
shows that an old document was reused. The form's own version ("Revised May 2025") and a span of
years ("2019-2026") are left alone; copyright notices are the business of brand/copyright-year. It
is held against the day of the check.
"""

import datetime
import re
from collections.abc import Iterator

from qualitygate.api import (
    Block,
    Brief,
    Document,
    Example,
    Hit,
    age_of,
    date_places,
    own_date_places,
    rule,
)

_BRIEF = Brief(date=datetime.date(2026, 11, 22))
_YEAR = re.compile(r"(?<![\w.,/#€$£-])(?:19|20)\d\d(?![\w/#%]|[.,-]\d)")
_SPAN = re.compile(r"\d\s*(?:[-–—/,&]|to|and|bis|und|et)\s*\d")
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)
# A year that is part of a name, or of something older that is named.
_NAMED = re.compile(
    r"\b(?:revised|revision|rev|version|form|template|edition|issue|approved|founded|established|"
    r"since|est|registered|incorporated|iso|iec|din|en|bs|act|directive|regulation|law|fiscal|fy|"
    r"conference|award|annual|financial year|season|census|standard|agreement|contract|no|ref|"
    r"reference|nr|vorlage|formular|stand|depuis|seit|desde|dal)\b",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a header that is no text of its own


def _example(text: str) -> Example:
    return Example(text, {}, _BRIEF)


@rule(
    severity="warning",
    bad=[
        _example("footer: Harbour & Finch, Leeds ⟦2025⟧\n# Offer\n\n12 October 2026\nWe propose."),
        _example("header: Proposal for Northwind Rail, October ⟦2025⟧\n"
                 "title: Offer\nLeeds, 12 October 2026\nWe propose this."),
        _example("footer: Offer ⟦2025⟧\n# Offer of 3 March 2026\nWe begin in May 2026."),
    ],
    good=[
        _example("footer: Harbour & Finch 2026\n# Offer of 12 October 2026\nWe propose this."),
        _example("footer: © 2019–2025 and 2026\n# Offer of 12 October 2026\nWe propose this."),
        _example("footer: Form HF-12, revised May 2025\n# Offer of 12 October 2026\nWe propose."),
        _example("footer: Harbour & Finch 2014\n# Report of 12 October 2015\nWe found this."),
        _example("footer: Survey 2025, ISO 9001:2015\n# The survey of 2025\n12 October 2026"),
        _example("footer: © 2025 Harbour & Finch\n# Offer of 12 October 2026\nWe propose this."),
        Example("footer: Harbour & Finch 2025\n# Offer of 12 October 2026\nWe propose this."),
    ],
)  # fmt: skip
def check(document: Document) -> Iterator[Hit]:
    today = document.brief.date
    year = _year_of(document, today) if today else None
    if year is None:
        return
    last = year - 1
    subject = any(str(last) in block.text for block in _titles(document))
    for block in document.of_kind("header", "footer"):
        if len(block.text) > _LONGEST or _SPAN.search(block.text):
            continue
        years = list(_YEAR.finditer(block.text))
        if not years or any(int(match.group()) != last for match in years):
            continue
        if subject or _NAMED.search(block.text) or _COPYRIGHT.search(block.text):
            continue
        for match in years:
            yield Hit(
                block.index,
                *match.span(),
                f"The {block.kind} says '{match.group()}' in a document of {year}: "
                "bring it up to date.",
                replacements=(str(year),),
                key=block.text.casefold(),
            )


def _year_of(document: Document, today: datetime.date) -> int | None:
    """The year that a document of the present gives itself outside its headers and footers."""
    own = [
        dated.year
        for block, dated in own_date_places(document)
        if block.kind not in ("header", "footer") and dated.year is not None
    ]
    if own:
        known = max(own) == today.year or age_of(document, today) == "current"
        return max(own) if known else None
    told = [place.dated.year for place in date_places(document) if place.dated.year is not None]
    of_today = told.count(today.year)
    return today.year if of_today > 1 and of_today * 2 > len(told) else None


def _titles(document: Document) -> Iterator[Block]:
    yield from document.of_kind("title")
    yield from (b for b in document.of_kind("heading") if b.index in document.front_page)
