"""Which rows a total adds up: every reading that explains it, in every column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from . import _table_words as words
from ._table_column import Column, columns_of, digits_of
from ._table_grid import Grid

_REACH = 60  # rows that a total may add up
# A reading of a total: which list of rows, from which row on, with "less" rows taken off or not.
Reading = tuple[str, int, bool]


@dataclass(frozen=True, slots=True)
class Range:
    """What a reading comes to in one column: signed addends by row."""

    rows: tuple[int, ...]
    addends: tuple[int, ...]

    @property
    def sum(self) -> int:
        return sum(self.addends)

    @property
    def counted(self) -> int:
        return sum(addend != 0 for addend in self.addends)


@dataclass
class Total:
    """A row that says total, and what explains it.

    `natural` are the readings that a reader would try first; `fits` what adds up, by column;
    `explained` the columns in which something else makes the figure right.
    """

    row: int
    label: str
    natural: list[Reading]
    lists: dict[str, list[int]]
    fits: dict[int, set[Reading]] = field(default_factory=dict)
    explained: set[int] = field(default_factory=set)
    wrong: list[Column] = field(default_factory=list)

    @cached_property
    def distinct(self) -> list[tuple[str, list[int]]]:
        """The lists without those that are the same as one before."""
        first = {tuple(rows): name for name, rows in reversed(self.lists.items())}
        return [(name, rows) for name, rows in self.lists.items() if first[tuple(rows)] == name]


class Sums:
    """The totals of a grid from top to bottom, each with its readings."""

    def __init__(self, grid: Grid, columns: list[Column] | None = None) -> None:
        self.grid = grid
        self.columns = columns_of(grid) if columns is None else columns
        self._lessens = [words.is_less(label) for label in grid.labels]
        self._says_total = [words.is_total(label) for label in grid.labels]
        self._part = [words.is_part(label) for label in grid.labels]
        self._collapsed: set[int] = set()  # rows that turned out to be sums of others
        self._open: list[int] = []  # what no total has added up yet
        self._since: int = 0  # how many of those stood there at the last total or section

        self.before: list[Total] = []  # the totals above the one that is looked at

    def totals(self) -> Iterator[Total]:
        """The totals from top to bottom; each must be judged before the next is asked for."""
        if not self.columns:
            return
        for row, label in enumerate(self.grid.labels):
            if row in self.grid.walls:
                self._since = len(self._open)
            elif not any(column.numbers[row] for column in self.columns):
                continue
            elif self._says_total[row]:
                total = self._total(row, label)
                yield total
                self._close(row, total)
                self.before.append(total)
            else:
                self._item(row)

    def _total(self, row: int, label: str) -> Total:
        before = [r for r in range(max(0, row - 2 * _REACH), row) if r not in self.grid.walls]
        leaves = [r for r in before if not self._is_sum(r) and not self._part[r]]
        lists = {
            "open": self._open[-_REACH:],
            "whole": [r for r in self._open if not self._part[r]][-_REACH:],
            "leaves": leaves[-_REACH:],
            "totals": [r for r in before if self._is_sum(r)][-_REACH:],
            "run": before[-_REACH:],
        }
        total = Total(row, label, self._natural(label), lists)
        for column in self.columns:
            if not column.numbers[row]:
                continue
            total.fits[column.index] = set(self._fitting(total, column))
            if total.fits[column.index]:
                continue
            if self._other(total, column):
                total.explained.add(column.index)
            else:
                total.wrong.append(column)
        return total

    def _is_sum(self, row: int) -> bool:
        return self._says_total[row] or row in self._collapsed

    def _natural(self, label: str) -> list[Reading]:
        """Since the last total or section, and everything that is open; a grand total only that."""
        firsts = [self._open[0]] if self._open else []
        since = self._open[self._since :]
        if since and not words.is_grand_total(label):
            firsts.insert(0, since[0])
        return [("open", first, True) for first in dict.fromkeys(firsts)]

    def range(self, total: Total, reading: Reading, column: Column) -> Range | None:
        """What a reading adds up in a column; None where a figure of it is not known."""
        name, first, less = reading
        rows = total.lists[name]
        if first not in rows:
            return None
        rows = rows[rows.index(first) :]
        addends = []
        for row in rows:
            value = column.values[row]
            if value is None:
                return None
            addends.append(-value if less and value > 0 and self._lessens[row] else value)
        return Range(tuple(rows), tuple(addends))

    def _fitting(self, total: Total, column: Column) -> Iterator[Reading]:
        """The readings that add up to the total."""
        wanted = column.values[total.row]
        assert wanted is not None
        for name, rows in total.distinct:
            for first, plain, less, tolerance, counted in self._suffixes(rows, column, total.row):
                if counted < 1:
                    continue
                if 2 * abs(less - wanted) <= tolerance:
                    yield name, first, True
                if plain != less and 2 * abs(plain - wanted) <= tolerance:
                    yield name, first, False

    def _suffixes(
        self, rows: Sequence[int], column: Column, total: int
    ) -> Iterator[tuple[int, int, int, int, int]]:
        """Each run of rows to the end: first row, sum, sum with less rows off, tolerance, count."""
        plain = less = counted = steps = coarsest = 0
        own, lessens = column.steps[total], self._lessens
        for row in reversed(rows):
            value = column.values[row]
            if value is None:
                return
            plain += value
            less += -value if value > 0 and lessens[row] else value
            if value:
                counted += 1
            step = column.steps[row]
            if step:
                steps += step
                if step > coarsest:
                    coarsest = step
            yield row, plain, less, _tolerance(steps, coarsest, own), counted

    def _other(self, total: Total, column: Column) -> bool:
        """Whether the figure is something else than a sum of what is above, and right."""
        wanted = column.values[total.row] or 0
        slack = max(column.steps[total.row], 1)
        firsts = [first for _, first, _ in total.natural]
        if _is_run(column, total.row, wanted) or self._below(total, column, wanted):
            return True
        for _, rows in total.distinct:
            rest = 0
            for row, plain, _, tolerance, counted in self._suffixes(rows, column, total.row):
                value = column.values[row] or 0
                if 2 * abs(value - rest - wanted) <= tolerance:
                    return True  # the first less the others
                rest = plain
                if counted < 2 or not plain or not wanted or row not in (*firsts, rows[0]):
                    continue
                # twelve months of it, or the mean of so many, or a parent beside its parts
                if plain % wanted == 0 or wanted % plain == 0:
                    return True
                if abs(wanted * counted - plain) <= slack * counted:
                    return True
        known = (self._product, self._weighted, self._without_parts)
        return any(explains(total, column, wanted) for explains in known)

    def _below(self, total: Total, column: Column, wanted: int) -> bool:
        """Whether the parts stand below their total."""
        for skip_sums in (False, True):
            found = steps = coarsest = counted = 0
            for row in range(total.row + 1, min(total.row + 1 + _REACH, len(column.values))):
                value = column.values[row]
                if value is None:
                    break
                if row in self.grid.walls or (skip_sums and self._says_total[row]):
                    continue
                found, counted = found + value, counted + (value != 0)
                steps, coarsest = steps + column.steps[row], max(coarsest, column.steps[row])
                allowed = _tolerance(steps, coarsest, column.steps[total.row])
                if counted > 1 and 2 * abs(found - wanted) <= allowed:
                    return True
        return False

    def _weighted(self, total: Total, column: Column, wanted: int) -> bool:
        """Whether the figures are multiplied by another column's: prices of one, marks."""
        rows = total.lists["leaves"]
        slack = (column.steps[total.row] or 1) * column.finest
        for index in self.grid.numeric:
            weights = [self.grid.amount(row, index) for row in rows]
            if index == column.index or not any(weights):
                continue
            found = sum(
                (column.shown(column.values[row] or 0) * weight.value
                 for row, weight in zip(rows, weights, strict=True) if weight), Decimal(0)
            )  # fmt: skip
            shown = column.shown(wanted)
            if abs(found - shown) <= slack or abs(found / 100 - shown) <= slack:
                return True
        return False

    def _product(self, total: Total, column: Column, wanted: int) -> bool:
        """Whether two figures shortly above it multiply to it: days, a rate and their price."""
        row = total.row
        near = [column.shown(v) for v in column.values[max(0, row - 6) : row] if v]
        amount = column.shown(wanted)
        slack = column.finest
        return any(abs(a * b - amount) <= slack for i, a in enumerate(near) for b in near[i + 1 :])

    def _without_parts(self, total: Total, column: Column, wanted: int) -> bool:
        """Whether rows are parents of those below them, and only parents or only parts count."""
        rows = total.lists["run"]
        parents, parts = _families(column, rows, min(100, abs(wanted) // 20))
        if not parents:
            return False
        for gone in (parts, parents):
            kept = [row for row in rows if row not in gone]
            for _, plain, less, tolerance, _ in self._suffixes(kept, column, total.row):
                if 2 * min(abs(plain - wanted), abs(less - wanted)) <= tolerance:
                    return True
        return False

    def _item(self, row: int) -> None:
        """A row with another name; where it is the sum of what is open, it stands for it."""
        votes: dict[int, int] = {}
        asked = 0
        for column in self.columns:
            wanted = column.values[row]
            if not column.numbers[row] or not wanted:
                continue
            asked += 1
            if digits_of(self.grid.amount(row, column.index)) < 3:
                continue
            for first, plain, less, tolerance, counted in self._suffixes(
                self._open[-_REACH:], column, row
            ):
                if counted > 1 and 2 * min(abs(plain - wanted), abs(less - wanted)) <= tolerance:
                    votes[first] = votes.get(first, 0) + 1
        best = max(votes, key=lambda first: (votes[first], first), default=None)
        if best is not None and 2 * votes[best] >= asked:
            self._collapse(row, best)
        else:
            self._open.append(row)

    def _close(self, row: int, total: Total) -> None:
        """Let the total stand for what it adds up."""
        votes: dict[int, int] = {}
        for fits in total.fits.values():
            for first in {first for name, first, _ in fits if name in ("open", "whole")}:
                votes[first] = votes.get(first, 0) + 1
        natural = [first for _, first, _ in total.natural]
        best = max(votes, key=lambda f: (votes[f], f in natural, f), default=None)
        if best is None and natural:
            best = natural[0]
        if best is None:
            self._open.append(row)
        else:
            self._collapse(row, best)
        self._since = len(self._open)

    def _collapse(self, row: int, first: int) -> None:
        at = self._open.index(first)
        del self._open[at:]
        self._open.append(row)
        self._collapsed.add(row)
        self._since = min(self._since, len(self._open))


def _tolerance(steps: int, coarsest: int, own: int) -> int:
    """What rounding may come to, in halves of the finest unit: half a last digit of each.

    `steps` is the sum of the addends' last digits' worth, `coarsest` the largest of them.
    """
    return min(steps + own, 6 * max(coarsest, own))


def _is_run(column: Column, total: int, wanted: int) -> bool:
    """Whether some rows above that follow one another add up to the figure exactly."""
    seen: set[int] = set()
    found = 0
    for value in column.values[:total]:
        seen.add(found)
        found += value or 0
        if wanted and value and found - wanted in seen and value != wanted:
            return True
    return wanted in column.values[:total]


def _families(column: Column, rows: Sequence[int], least: int) -> tuple[set[int], set[int]]:
    """The rows that are the sum of those that follow them, and the rows that follow.

    Figures below `least` agree by chance.
    """
    parents: set[int] = set()
    parts: set[int] = set()
    for at, row in enumerate(rows):
        wanted = column.values[row]
        if not wanted or row in parts or abs(wanted) < least:
            continue
        found = 0
        for end, other in enumerate(rows[at + 1 : at + 21], at + 2):
            value = column.values[other]
            if value is None:
                break
            found += value
            if end > at + 2 and found == wanted:
                parents.add(row)
                parts.update(rows[at + 1 : end])
                break
    return parents, parts
