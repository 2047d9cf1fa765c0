"""A copyright notice must name the year of the document.

"© 2023" at the foot of an offer of 2026 says that the footer came from an old one. Only the house's
own notices are judged: those that name it, and those in headers and footers that name nobody else.
The document's year is that of its own date, else of the day on which the file was saved, else of
the day of the check: a report of 2020 rightly says 2020.
"""

import re
from collections.abc import Iterator

from qualitygate.api import (
    Block,
    Brief,
    Document,
    Example,
    Hit,
    House,
    Names,
    own_dates,
    rule,
    saved_on,
)

from ._house import BRIEF, house_names

_NOTICE = (
    r"(?:©|\([cC]\)|\bcopyright\b)[\s,]*(?:(?:©|\([cC]\)|copyright)[\s,]*)?"
    r"(?P<who>[^\d©\n]{0,60}?)[\s,]*(?P<first>(?:19|20)\d\d)"
    r"(?:\s*(?:[-–—/]|to|,)\s*(?P<last>(?:19|20)?\d\d)(?!\d))?(?P<after>[^\n©]{0,60})"
)
_SIGNS = ("©", "(c)", "(C)", "opyright", "OPYRIGHT")
_SOMEBODY = re.compile(r"[^\W\d_]{3,}")
_NOBODY = {
    "all", "rights", "reserved", "and", "the", "page", "confidential", "version", "copyright", "of",
    "proprietary", "draft", "alle", "rechte", "vorbehalten", "tous", "droits", "réservés", "seite",
}  # fmt: skip


def _example(text: str, brief: Brief = BRIEF) -> Example:
    return Example(text, brief=brief)


@rule(
    severity="warning",
    bad=[
        _example("footer: © Harbour & Finch Ltd ⟦2023⟧. All rights reserved."),
        _example("Copyright (c) 2019–⟦2024⟧ Harbour & Finch"),
        _example("header: Page 2 · © ⟦2025⟧\n# Offer of 3 March 2026\nWe begin in May."),
        _example("footer: Harbour & Finch © ⟦2025⟧", Brief(date=BRIEF.date)),
    ],
    good=[
        _example("footer: © 2019–2026 Harbour & Finch Ltd"),
        _example("Map data © 2023 Harbour Maps, and © 2021 other contributors."),
        _example("footer: © 2023 Northwind Rail plc"),
        _example("footer: Northwind Rail © 2023"),
        _example("In 2023 Harbour & Finch published the copyright guide of 2019."),
        _example("footer: © 2020 Harbour & Finch Ltd\n# Report of 12 May 2020\nWe found this."),
        _example("property modified: 2020-05-12T09:00:00Z\nfooter: © 2020 Harbour & Finch Ltd"),
        Example("footer: © Harbour & Finch Ltd 2023", brief=Brief(BRIEF.register)),
    ],
)
def check(document: Document) -> Iterator[Hit]:
    year = _year_of(document)
    if year is None:
        return
    names = house_names(document)
    for block in document.shown:
        if not any(sign in block.text for sign in _SIGNS):
            continue
        for match in re.finditer(_NOTICE, block.text, re.IGNORECASE):
            if not _ours(document, names, block, match):
                continue
            if hit := _late(block, match, year, document.brief.register.house):
                yield hit


def _year_of(document: Document) -> int | None:
    today = document.brief.date
    years = [day.year for day in own_dates(document)]
    saved = saved_on(document)
    if not years and saved is not None:
        years = [saved.year]
    if today is None:
        return max(years, default=None)
    return min(max(years, default=today.year), today.year)


def _ours(document: Document, names: Names, block: Block, match: re.Match[str]) -> bool:
    """Whether a notice names the house, or stands around the page and names nobody.

    Where the register knows no house, whoever is named there is.
    """
    if any(word[0].islower() and word not in _NOBODY for word in _SOMEBODY.findall(match["who"])):
        return False  # a sentence about copyright
    line = block.text[: match.start()].rpartition("\n")[2][-60:]
    if any(names.find(f"{line} {match.group()}")):
        return True
    if block.kind not in ("header", "footer"):
        return False
    said = _SOMEBODY.findall(f"{line} {match['who']} {match['after']}")
    known = document.brief.register.house is not None
    return not known or all(word.casefold() in _NOBODY for word in said)


def _late(block: Block, match: re.Match[str], year: int, house: House | None) -> Hit | None:
    group = "last" if match["last"] else "first"
    written = match[group]
    if int(match["first"][: 4 - len(written)] + written) >= year:
        return None
    whose = f"The copyright notice of {house.name}" if house else "The copyright notice"
    return Hit(
        block.index,
        match.start(group),
        match.end(group),
        f"{whose} says {match.group(group)}: write {year}.",
        (str(year)[-len(written) :],),
        key=match.group(),
    )
