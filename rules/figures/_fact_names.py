"""Which row of a table of prices a sentence speaks of: "Stage 2", or the row's whole label."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from qualitygate.api import Document, Names, once

from ._fact_money import Priced, price_tables
from ._fact_texts import NUMBERED

_SAME = {"wp": "workpackage", "arbeitspaket": "workpackage"}
# Between the name of a row and its price; "after stage 2, £20,000 is due" is none.
_BETWEEN = re.compile(
    r"(?=\s?[(:–—]|\s[^\W\d_])[\s:(–—-]*(?:(?:is|are|costs?|will\scost|will\sbe|shall\sbe|comes\sto"
    r"|amounts\sto|priced\sat|charged\sat|at|for|of|has|a|an|the|fixed|total|price|fee|cost|kostet"
    r"|kosten|beträgt|zum|von|preis|festpreis|coûte|coûtent|est|de|au|prix|cuesta|es|un|precio)"
    r"[\s:]+){0,7}",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s(?:for|für|pour|para)\s(?:(?:the|die|den|das|la|le|el)\s)?", re.IGNORECASE)
_JOINED_BEFORE = re.compile(r"(?:\b(?:and|to|or|und|bis|et|y|of)|[–,&-])\s*\Z")
_PRICE_OF = re.compile(
    r"\b(?:price|fees?|costs?|charges?|preis|kosten|honorar|prix|precio)\s(?:for|of|für|von|pour|de|"
    r"del?|para)\s(?:(?:the|die|das|la|le|el)\s)?\Z",
    re.IGNORECASE,
)
_JOINED_AFTER = re.compile(r"\s?(?:and|to|or|und|bis|et|y|à|[–,&-]\s?\d)(?![^\W_])", re.IGNORECASE)
_TAIL = re.compile(r"\s*(?:\(.*\)|\*+|¹|²)?\s*\Z")


@dataclass(slots=True)
class _Rows:
    numbered: dict[tuple[str, str], list[Priced]] = field(default_factory=dict)
    labelled: dict[str, list[Priced]] = field(default_factory=dict)
    names: Names = field(default_factory=Names)


@dataclass(frozen=True, slots=True)
class Named:
    """The rows that are called `name`; a `label` is a whole one, else a kind and its number."""

    name: str
    rows: tuple[Priced, ...]
    label: bool


def named(document: Document, priced: Priced, sentence: tuple[int, int]) -> Iterator[Named]:
    """The rows whose price an amount in a sentence is said to be."""
    rows = _rows(document)
    text = priced.block.text
    for start, end, found in _names(rows, text, *sentence):
        if end <= priced.start:
            before = text[sentence[0] : start]
            alone = not _JOINED_BEFORE.search(before) or _PRICE_OF.search(before)
            if alone and _BETWEEN.fullmatch(text, end, priced.start):
                yield found
        elif (
            start >= priced.end
            and _AFTER.fullmatch(text, priced.end, start)
            and not _JOINED_AFTER.match(text, end)
        ):
            yield found


def names_in(document: Document, text: str, start: int, end: int) -> int:
    """How many rows a sentence names."""
    return sum(1 for _ in _names(_rows(document), text, start, end))


def _names(rows: _Rows, text: str, start: int, end: int) -> Iterator[tuple[int, int, Named]]:
    for match in NUMBERED.finditer(text, start, end):
        found = rows.numbered.get(_key(match), [])
        yield match.start(), match.end(), Named(match[0], tuple(found), False)
    for name in rows.names.find(text[start:end]):
        label = str(name.owner)
        yield (
            start + name.start,
            start + name.end,
            Named(label, tuple(rows.labelled[label]), True),
        )


@once
def _rows(document: Document) -> _Rows:
    rows = _Rows()
    for table in price_tables(document):
        for priced in table.rows:
            if match := NUMBERED.match(priced.label):
                rows.numbered.setdefault(_key(match), []).append(priced)
                continue
            label = _TAIL.sub("", priced.label).strip(" :;,.")
            if " " in label and 10 <= len(label) <= 60 and not any(map(str.isdigit, label)):
                rows.labelled.setdefault(label, []).append(priced)
                rows.names.add([label], label)
    return rows


def _key(name: re.Match[str]) -> tuple[str, str]:
    kind = re.sub(r"\W", "", name["kind"].casefold())
    return _SAME.get(kind, kind), name["number"].casefold()
