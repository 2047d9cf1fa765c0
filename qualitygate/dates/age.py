"""How old a document is: its own date, as it says it, and what it shows of its time.

A deadline in the past is a fault of an offer that goes out today; in a report of ten years ago it
is history. So what is held against the day of judgement is so only in a document of that time.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Literal

from qualitygate.dates.find import Dated
from qualitygate.dates.shown import dates_by_block, full_dates
from qualitygate.document import Block, Document
from qualitygate.once import once

Age = Literal["current", "old", "unknown"]

_RECENT = 180  # days in which an offer is written, agreed and sent
_PAST = 400  # days after which a document is one of the past
_AHEAD = 60  # days by which a cover may carry the day on which it will be sent
_LINE = 90  # characters of a line that is there for its date
# What a date may be that is not the document's own.
_ANOTHERS = re.compile(
    r"valid|until|expir|due\b|deadline|clos(?:es|ing)|revised|revision|rev\.|template|form\b|"
    r"deliver|start|begin|end(?:s|ing)?\b|effective|return|respon[ds]|born|since|meeting|event|"
    r"conference|workshop|symposium|congress|konferenz|tagung|conférence|colloque|congreso|"
    r"from\b|between|period|frist|gültig|bis\b|échéance|jusqu|hasta|vence|fino|scad|geldig|ważn|"
    r"accessed|retrieved|order by|by\b",
    re.IGNORECASE,
)
# Days from one to another, behind or before the one that was read: when something takes place.
_SPAN = re.compile(r"[a-z.] \d{1,2}[–—-]\d{1,2},? \d|(?<![\d.-])\d{1,2}\.?[–—-]\d{1,2}\.? [A-Za-z]")
_LABEL = re.compile(
    r"\b(?:date|dated|datum|fecha|data|dato|submitted|submission|issued?|published|version|"
    r"proposal|offer|report|quotation|tender|prepared|stand|le|den|am|angebot|offre|oferta)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d.,/-]\d|\d)")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)", re.IGNORECASE)
# The file from which python-docx makes every document says that it is of this day.
_NO_DAY = "2013-12-23T23:15:00"


@once
def own_dates(document: Document) -> tuple[datetime.date, ...]:
    """The days that the document gives as its own, on its front page, in its header or footer."""
    found = dict.fromkeys(
        day for block, dated in own_date_places(document) if (day := _last_day(dated)) is not None
    )
    return tuple(found)


@once
def own_date_places(document: Document) -> tuple[tuple[Block, Dated], ...]:
    """Where it says so: ``London, 12 May 2026``, ``Version 1.2 · 12 May 2026``."""
    return tuple(_own(document))


def age_of(document: Document, today: datetime.date) -> Age:
    """Whether the document is one of the time in which it is judged, as far as it shows it."""
    own = [day for day in own_dates(document) if (day - today).days <= _AHEAD]
    if own:
        return _of(max(own), today, _RECENT)
    years = _years(document)
    if years:
        return "old" if max(years) < today.year - 1 else "unknown"
    stamp = saved_on(document)
    if stamp is not None:
        return _of(stamp, today, _PAST)
    told = full_dates(document)
    if any(-_AHEAD * 10 < (today - day).days <= _RECENT for day in told):
        return "current"
    return "old" if len(told) > 2 and all((today - day).days > _PAST for day in told) else "unknown"


def _of(day: datetime.date, today: datetime.date, most: int) -> Age:
    return "current" if (today - day).days <= most else "old"


def _own(document: Document) -> Iterator[tuple[Block, Dated]]:
    front = document.front_page
    for index, in_block in dates_by_block(document).items():
        block = document.blocks[index]
        around = block.kind in ("header", "footer", "title")
        if not around and index not in front:
            continue
        for dated in in_block:
            line = _line(block.text, dated)
            if dated.month is None or dated.year is None or len(line) > _LINE:
                continue
            if _SPAN.search(line):
                continue
            rest = line.replace(block.text[dated.start : dated.end], " ")
            if _ANOTHERS.search(rest) or _ANOTHERS.search(document.label_of(block)):
                continue
            short = block.nature != "sentences" and len(_WORD.findall(rest)) <= 6
            if short or _LABEL.match(rest.strip()):
                yield block, dated


def _line(text: str, dated: Dated) -> str:
    """The line of a block in which a date stands."""
    start = max(text.rfind("\n", 0, dated.start), text.rfind("\t", 0, dated.start)) + 1
    end = min(at for at in (text.find("\n", dated.end), text.find("\t", dated.end), len(text))
              if at >= 0)  # fmt: skip
    return text[start:end]


def _last_day(dated: Dated) -> datetime.date | None:
    """The day; of a month its last one."""
    if dated.day is not None or dated.year is None or dated.month is None:
        return dated.date
    following = datetime.date(dated.year + dated.month // 12, dated.month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)


def _years(document: Document) -> set[int]:
    """The years that stand alone on the front page, or behind a copyright sign."""
    front, found = document.front_page, set[int]()
    for block in document.shown:
        around = block.kind in ("header", "footer")
        if not (around or block.index in front) or len(block.text) > _LINE:
            continue
        if _COPYRIGHT.search(block.text) or len(_WORD.findall(block.text)) <= 4:
            found |= {int(year) for year in _YEAR.findall(block.text)}
    return found


def saved_on(document: Document) -> datetime.date | None:
    """The day on which the file was last saved, as it says itself."""
    stamps = []
    for name, value in document.properties:
        if name in ("modified", "created") and not value.startswith(_NO_DAY):
            try:
                stamps.append(datetime.date.fromisoformat(value[:10]))
            except ValueError:
                continue
    return max(stamps, default=None)
