"""A period must not end before it begins.

A plan whose phase ends before it starts was changed in one place only, and the client asks which of
the two dates holds. Read are periods in a sentence, and tables with a column for each.
"""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from qualitygate.api import Block, Dated, Document, Hit, Table, dates_by_block, rule

from ._wording import said

_S = r"[\s\u00a0]"
_BETWEEN = re.compile(
    rf"(?P<to>,?{_S}+(?:to|until|till|through|thru|bis(?: zum)?|au|jusqu['’]au|hasta(?: el)?|al|a|"
    rf"até|fino al|tot(?: en met)?|do|til){_S}+(?:(?:the|le|el){_S}+)?)|(?P<dash>{_S}*[-–—]{_S}*)|"
    rf"(?P<verb>,?{_S}+(?:and|then){_S}+(?:it{_S}+)?(?:ends?|finish(?:es)?|closes?|stops?|"
    rf"runs until|lasts until|continues until|is completed)(?:{_S}+(?:on|by))?{_S}+)|"
    rf"(?P<and>{_S}+(?:and|und|et|y|e|en|i|og){_S}+(?:the{_S}+)?)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:from|starting|beginning|runs?|lasts?|period|von|vom|ab|du|depuis|del|desde|dal|van|"
    r"vanaf|od|fra)\b[^.;]{0,24}\Z",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:begins?|starts?|commences?|opens?|goes live|"
    r"(?:will|shall) (?:begin|start|commence|open))\b[^.;]{0,24}\Z",
    re.IGNORECASE,
)
_BETWIXT = re.compile(
    r"\b(?:between|zwischen|entre|tra|fra|tussen|między|mellem)\b[^.;]{0,24}\Z", re.IGNORECASE
)
_BACKWARDS = re.compile(
    r"\b(?:moved?|moving|brought|changed?|changes|postponed|shifted|corrected|extended|compared|"
    r"versus|back|earlier|forward|verschoben|vorgezogen|avancée?)\b",
    re.IGNORECASE,
)
_START = frozenset(
    [
        "start", "starts", "begin", "begins", "beginning", "from", "start date", "begin date",
        "date from", "commencement", "planned start", "beginn", "anfang", "von", "début", "du",
        "inicio", "desde", "inizio", "dal", "van", "od", "fra", "início",
    ]
)  # fmt: skip
_END = frozenset(
    [
        "end", "ends", "finish", "finishes", "to", "until", "end date", "finish date", "date to",
        "completion", "planned end", "planned finish", "ende", "bis", "fin", "au", "hasta", "fim",
        "fine", "al", "eind", "einde", "tot", "koniec", "do", "slut", "til",
    ]
)  # fmt: skip


@rule(
    severity="error",
    bad=[
        "The pilot runs from ⟦3 May 2026 to 1 April 2026⟧.",
        "The survey takes place between ⟦12 June and 5 March 2026⟧.",
        "The contract starts on ⟦1 March 2027 and ends on 28 February 2027⟧.",
        "Phase 2: ⟦15/06/2026 – 10/05/2026⟧",
        "| Phase | Start | End |\n| Listen | 11 January 2027 | 5 March 2027 |\n"
        "| Build | 8 March 2027 | ⟦30 July 2026⟧ |",
        "The work lasts from ⟦March 2027 to January 2027⟧.",
        "| Start date | 1 March 2027 |\n| End date | ⟦1 February 2027⟧ |",
        "lang: de-DE\nDie Erprobung dauert vom ⟦3. Mai 2026 bis zum 1. April 2026⟧.",
    ],
    good=[
        "The pilot runs from 3 May 2026 to 1 April 2027, and from 12 November to 5 March 2027.",
        "The deadline was moved from 3 May 2026 to 1 April 2026.",
        "| Phase | Start | End |\n| Listen | 11 January 2027 | 5 March 2027 |\n"
        "| Support | 8 March 2027 | open |",
        "We met on 3 May 2026 and 1 April 2026; minutes are of 2 May 2026 - 1 April 2026 has none.",
        "| Planned start | Actual start | To |\n| 3 May 2026 | 5 May 2026 | Northwind |",
        "Open from 1 October to 31 March, and from 20 December to 3 January.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for index, in_block in dates_by_block(document).items():
        yield from _in_text(document.blocks[index], in_block)
    for table in document.tables:
        yield from _in_table(document, table)


def _in_text(block: Block, in_block: tuple[Dated, ...]) -> Iterator[Hit]:
    for first, second in pairwise(in_block):
        gap = block.text[first.whole_end : second.whole_start]
        between = _BETWEEN.fullmatch(gap)
        if between is None or not _is_period(block, between, first, second):
            continue
        days = _pair(first, second)
        if days and days[1] < days[0]:
            yield Hit(
                block.index,
                first.start,
                second.end,
                f"'{block.text[first.start : second.end]}' ends before it begins: correct one of "
                "the dates.",
            )


def _is_period(block: Block, between: re.Match[str], first: Dated, second: Dated) -> bool:
    before = block.text[max(0, first.whole_start - 60) : first.whole_start]
    if _BACKWARDS.search(before):
        return False
    if between["verb"]:
        return bool(_BEGINS.search(before))
    if between["and"]:
        return bool(_BETWIXT.search(before))
    if between["to"]:
        return bool(_FROM.search(before)) or block.nature != "sentences"
    rest = block.text[: first.whole_start] + block.text[second.whole_end :]
    return len(rest.strip()) <= 40 or bool(_FROM.search(before))


def _pair(first: Dated, second: Dated) -> tuple[datetime.date, datetime.date] | None:
    """Both days, the year of the second for the first where it has none; None if in doubt."""
    if not (first.sure and second.sure) and (first.form != second.form):
        return None
    start, end = first.date, second.date
    if first.day is None and second.day is None:
        return _months(first, second)
    if start is None and first.year is None and second.year is not None and end is not None:
        start = first.in_year(second.year)
        if start is not None and end < start and _spans_new_year(start, end):
            return None
    if start is None or end is None:
        return None
    if not (first.sure and second.sure) and _ordered(first.exchanged(), second.exchanged()):
        return None
    return start, end


def _months(first: Dated, second: Dated) -> tuple[datetime.date, datetime.date] | None:
    """The first days of two months."""
    if first.year is None or second.year is None or first.month is None or second.month is None:
        return None
    return datetime.date(first.year, first.month, 1), datetime.date(second.year, second.month, 1)


def _spans_new_year(start: datetime.date, end: datetime.date) -> bool:
    """Whether a period without its first year may have begun in the year before."""
    return (end - start.replace(year=start.year - 1, day=min(start.day, 28))).days < 240


def _ordered(first: Dated, second: Dated) -> bool:
    start, end = first.date, second.date
    return start is not None and end is not None and start <= end


def _in_table(document: Document, table: Table) -> Iterator[Hit]:
    """Rows of a table that has one column for the start and one for the end, or a row for each."""
    texts = {
        (cell.row, cell.column): document.cell_text(cell).strip(" :\n").casefold()
        for cell in table.cells
        if cell.row == 0 or cell.column == 0
    }
    for across in (True, False):
        labels = {at[across]: text for at, text in texts.items() if at[not across] == 0}
        starts = [at for at, text in labels.items() if text in _START]
        ends = [at for at, text in labels.items() if text in _END]
        if len(starts) == len(ends) == 1:
            yield from _lines(document, table, starts[0], ends[0], across)


def _lines(document: Document, table: Table, start: int, end: int, across: bool) -> Iterator[Hit]:
    """The dates of two columns (`across`) or two rows, where both have one."""
    lines: dict[int, dict[int, tuple[Block, Dated]]] = {}
    for cell in table.cells:
        line, at = (cell.row, cell.column) if across else (cell.column, cell.row)
        if at in (start, end) and line and len(cell.blocks) == 1:
            block = document.blocks[cell.blocks[0]]
            found = dates_by_block(document).get(block.index, ())
            if len(found) == 1:
                lines.setdefault(line, {})[at] = block, found[0]
    for line_ in lines.values():
        if len(line_) == 2:
            (_, first), (block, second) = line_[start], line_[end]
            days = _pair(first, second)
            if days and days[1] < days[0]:
                yield Hit(
                    block.index,
                    second.start,
                    second.end,
                    f"It ends on {said(days[1])}, but begins on {said(days[0])}: correct one of "
                    "the dates.",
                )
