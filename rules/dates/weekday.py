"""A weekday must be that of the date beside it.

Somebody will come on the Thursday and somebody on the 20th; and a schedule that was copied from the
year before shows in its weekdays first. A date without a year counts where the document leaves no
doubt which year it means.
"""

import datetime
from collections.abc import Iterator

from qualitygate.api import (
    Block,
    Dated,
    Document,
    Example,
    Hit,
    Severity,
    dates_by_block,
    full_dates,
    own_dates,
    rule,
    weekday_name,
    weekday_number,
)

from ._wording import said, weekday_of

_OLDEST = 1900  # years: before, countries kept different calendars
_NEAR = 400  # days


@rule(
    severity="error",
    bad=[
        "We present our findings on ⟦Thursday⟧, 20 November 2026.",
        "The workshop is on 21 November 2026 (⟦Sunday⟧), and the review on ⟦Tue⟧ 2026-11-25.",
        "lang: de-DE\nWir liefern am ⟦Mittwoch⟧, den 20. November 2026.",
        "| Day | Date | Session |\n| ⟦Monday⟧ | 24 November 2026 | Kick-off |",
        "# Offer of 2 November 2026\nWe meet on ⟦Wednesday⟧ 24 November.",
        Example("lang: fr-FR\nLa réunion aura lieu le ⟦lundi⟧ 3 mars 2026."),
    ],
    good=[
        "We present our findings on Friday, 20 November 2026, and on Tuesday 24 November 2026.",
        "lang: en-US\nThe review is on Thursday 5/3/2026 and the report on Mon, 11/30/2026.",
        "Wednesday to Friday, 18-20 November 2026; Thursday and Friday, 19 and 20 May 2026.",
        "The Sun, 20 November 2026; and the Mail on Sunday, 20 November 2026.",
        "# Offer of 2 November 2026\nWe met on Monday 24 November 2025 and Wednesday 25 November.",
        "# Offer of 2 November 2026\nMinutes of 5 October 2011: next on Wednesday, October 19.",
        "| Day | Date | Day | Date |\n| Monday | 24 November 2026 | Tuesday | 23 November 2026 |",
        "The Treaty was signed on Thursday, 24 October 1648.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for index, in_block in dates_by_block(document).items():
        block = document.blocks[index]
        for dated in in_block:
            if dated.weekday is not None:
                yield from _beside(document, block, dated)
    yield from _in_rows(document)


def _beside(document: Document, block: Block, dated: Dated) -> Iterator[Hit]:
    """A weekday and its date in one text."""
    word = block.text[dated.weekday_start : dated.weekday_end]
    span = (dated.weekday_start, dated.weekday_end)
    if dated.year is not None:
        yield from _judged(document, block, span, word, dated)
    elif (day := _meant(document, dated)) and day.weekday() != dated.weekday:
        written = block.text[dated.start : dated.end]
        yield Hit(
            block.index,
            *span,
            f"{written} is a {weekday_of(day)} in {day.year}, not a '{word}': correct one of them.",
            severity="warning",
        )


def _judged(
    document: Document, block: Block, span: tuple[int, int], word: str, dated: Dated
) -> Iterator[Hit]:
    """A hit where the weekday is not that of a date with its year."""
    day = dated.date
    if day is None or day.year < _OLDEST:
        return
    weekday = weekday_number(word, block.language or document.language or "")
    if day.weekday() == weekday:
        return
    other = dated.exchanged().date if dated.form == "numeric" else None
    if other is not None and other.weekday() == weekday:
        return
    doubtful = not dated.sure and other is not None
    better = weekday_name(day.weekday(), word, block.language or document.language or "")
    last = _a_year_off(dated, weekday)
    sure = better and not doubtful and last is None
    was = f" (it was one in {last})" if last else ""
    severity: Severity | None = "warning" if doubtful else None
    yield Hit(
        block.index,
        *span,
        f"{said(day)} is a {weekday_of(day)}, not a '{word}'{was}: correct one of them.",
        replacements=(better,) if sure else (),
        severity=severity,
    )


def _a_year_off(dated: Dated, weekday: int | None) -> int | None:
    """The year before, if the weekday was right then: what is stale may be the date."""
    before = dated.in_year((dated.year or 0) - 1)
    return before.year if before and before.weekday() == weekday else None


def _meant(document: Document, dated: Dated) -> datetime.date | None:
    """The day that a date without a year is; None where the document has several years."""
    own = max(own_dates(document), default=None)
    if own is None:
        return None
    years = {day.year for day in full_dates(document)}
    nearest = sorted(
        (day for year in (own.year - 1, own.year, own.year + 1) if (day := dated.in_year(year))),
        key=lambda day: abs((day - own).days),
    )
    told = (dated.in_year(year) for year in years)  # a sample or a report of another year
    fits = any(day and day.weekday() == dated.weekday for day in told)
    if fits or not nearest or abs((nearest[0] - own).days) > _NEAR:
        return None
    return nearest[0] if nearest[0].year in years else None


def _in_rows(document: Document) -> Iterator[Hit]:
    """A weekday and its date in two cells of a row, which has no others."""
    read = dates_by_block(document)
    for table in document.tables:
        weekdays: dict[int, list[Block]] = {}
        whole: dict[int, list[tuple[Block, Dated]]] = {}
        for cell in table.cells:
            for index in cell.blocks:
                block = document.blocks[index]
                language = block.language or document.language or ""
                if weekday_number(block.text, language) is not None:
                    weekdays.setdefault(cell.row, []).append(block)
                for dated in read.get(index, ()):
                    whole.setdefault(cell.row, []).append((block, dated))
        for row, in_row in weekdays.items():
            if len(in_row) == 1 and len(whole.get(row, ())) == 1:
                block, (cell_block, dated) = in_row[0], whole[row][0]
                if _fills(cell_block, dated):
                    start = len(block.text) - len(block.text.lstrip())
                    word = block.text.strip().rstrip(".")
                    span = (start, start + len(word))
                    yield from _judged(document, block, span, word, dated)


def _fills(block: Block, dated: Dated) -> bool:
    return dated.weekday is None and block.text.strip() == block.text[dated.start : dated.end]
