"""A date must be one that the calendar has.

Nobody can come on the 31st of June, and a contract that ends on it ends in court. Numbers that only
look like a date (versions, sections, reference numbers) are left alone.
"""

import re
from calendar import isleap
from collections.abc import Iterator

from qualitygate.api import Block, Dated, DatePlace, Document, Hit, date_places, rule

_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBERED = re.compile(
    r"(?:\b(?:no|nr|n°|nos|number|ref|reference|version|ver|v|section|sec|clause|article|art|para|"
    r"chapter|part|item|table|figure|fig|iso|iec|en|din|rfc|id|code|invoice|order|case|docket|"
    r"ticket|release|build|rev|revision|ratio|score|scale|size)|[#№§])[.:]?[ \u00a0]{0,2}\Z",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b[A-ZА-Я]{2,}[A-ZА-Я0-9-]*[ \u00a0]\Z")  # "SNIP 12.33.2001"


@rule(
    severity="error",
    bad=[
        "The contract ends on ⟦31 June 2026⟧.",
        "Please reply by ⟦29 February 2025⟧, or by ⟦32/11/2026⟧.",
        "lang: en-US\nThe kick-off is on ⟦September 31st, 2026⟧ and the review on ⟦02/30/2026⟧.",
        "| Milestone | Due |\n| Design | ⟦2026-02-30⟧ |\n| Build | ⟦2026-13-01⟧ |",
        "lang: de-DE\nDas Angebot gilt bis zum ⟦31. November 2026⟧, nicht bis ⟦31.04.2026⟧.",
        "We will deliver the report on the ⟦31st of September⟧.",
    ],
    good=[
        "The contract runs from 29 February 2024 to 30 June 2026, or 06/30/2026 as you write it.",
        "Version 31.06.2026 of reference no. 32/13/2026 replaces section 4.31.2011.",
        "See ISO 45.13.2019, 21.13.2019, part 12-45-2019 and the address 192.168.45.2010.",
        "The ratio was 40/60/2020 at first. In March 40 people came, and in June 31.",
        "| Month | Nov 31 | Feb 30 |\n| Hours | 31 | 30 |",
        "lang: de-DE\nDas Angebot gilt bis zum 30. November 2026.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for place in date_places(document):
        if _is_impossible(place.dated) and _is_a_date(place):
            block, dated = place.block, place.dated
            yield Hit(
                block.index,
                dated.start,
                dated.end,
                f"There is no '{place.text}': {_reason(dated)} Give the day that is meant.",
                severity=None if dated.year is not None else "warning",
            )


def _is_impossible(dated: Dated) -> bool:
    if dated.month is None or dated.day is None:
        return False
    if not 1 <= dated.month <= 12:
        return True
    last = dated.last_day if dated.year is not None and dated.last_day else 0
    return not 1 <= dated.day <= _length(dated) or last > _length(dated)


def _length(dated: Dated) -> int:
    """How many days the month has; February has 29 where no year is said."""
    assert dated.month is not None
    if dated.month == 2 and dated.year is not None and not isleap(dated.year):
        return 28
    return _LENGTHS[dated.month - 1]


def _reason(dated: Dated) -> str:
    assert dated.month is not None
    if not 1 <= dated.month <= 12:
        return "a year has twelve months."
    in_year = f" in {dated.year}" if dated.month == 2 and dated.year is not None else ""
    return f"the month has {_length(dated)} days{in_year}."


def _is_a_date(place: DatePlace) -> bool:
    """Whether it is meant to be one, and not a number of another kind."""
    block, dated = place.block, place.dated
    before = block.text[max(0, dated.start - 24) : dated.start]
    if dated.form == "words":
        return dated.year is not None or _is_in_prose(block, dated)
    assert dated.day is not None
    assert dated.month is not None
    separator = place.text.strip("0123456789 \u00a0")[:1]
    if not dated.sure or dated.day > 39 or dated.month > 19 or dated.day == 0 or dated.month == 0:
        return False
    if dated.year is None or not 1900 <= dated.year < 2100:
        return False
    if dated.form == "numeric" and (separator == "-" or (separator == "." and dated.month > 12)):
        return False
    if dated.form == "iso" and len(place.text) != 10:
        return False
    return not _NUMBERED.search(before) and not _CODE.search(before)


def _is_in_prose(block: Block, dated: Dated) -> bool:
    """Whether a day and a month without a year are a date: "June 31" may be a count."""
    written = block.text[dated.start : dated.end]
    if block.nature != "sentences" or "\n" in written:
        return False
    return bool(re.match(r"\d+(?:st|nd|rd|th|\.|er)?\s+(?:of\s|de\s)?[^\W\d_]{3,}\Z", written)) or (
        written[-2:] in ("st", "nd", "rd", "th")
    )
