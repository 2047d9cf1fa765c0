"""Columns of percentages whose total says 100."""

import re
from collections.abc import Iterator
from decimal import Decimal

from qualitygate.api import LazyPattern

from . import _table_words as words
from ._table_column import share_columns
from ._table_grid import Entry, Grid
from ._table_sums import Sums

_HEAD = LazyPattern(
    r"\b(?:complet\w*|progress|utili[sz]\w*|availability|attendance|change|growth|yield|margin|"
    r"probability|confidence|coverage|cumul\w*|success|pass\w*|rates?|discount|auslastung|"
    r"fortschritt|avancement|avance|voortgang)\b",
    re.IGNORECASE,
)
_NEAR = 25  # a sum that is further from 100 is none


def wrong_shares(grid: Grid) -> Iterator[tuple[Entry, Decimal]]:
    """The cells that say 100 below percentages that come to something else, and to what."""
    if grid.doubtful or grid.paged or not any(map(words.is_total, grid.labels)):
        return
    columns = [c for c in share_columns(grid) if not _HEAD.search(grid.heads[c.index])]
    sums = Sums(grid, columns)
    for total in sums.totals():
        for column in total.wrong:
            entry = grid.rows[total.row][column.index]
            if (
                not words.is_bare_total(total.label)
                or not entry.amount
                or entry.amount.value != 100
            ):
                continue
            found = [sums.range(total, reading, column) for reading in total.natural]
            shares = [one for one in found if one and one.counted > 2]
            if len(shares) != len(found) or any(words.is_part(label) for label in grid.labels):
                continue
            came = column.shown(shares[0].sum)
            if all(0 <= column.shown(a) < 100 for a in shares[0].addends) and (
                abs(came - 100) <= _NEAR
            ):
                yield entry, came
