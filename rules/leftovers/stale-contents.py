"""The table of contents must say what the headings say.

It is the first thing that a reader looks at, and the sign of a text that was changed after its last
update. In a DOCX the titles and numbers are compared: its pages are known to Word alone. In a PDF
the page numbers are, too, with the numbers that stand on the pages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, rule, shortened

from ._contents import Contents, Entry, Pair, contents, folded, headings, parted

_ENOUGH = 3  # headings of a style in the contents, before another of that style is missed
_FEW = 0.25  # of a style's headings may be missing: else they are left out on purpose
_SAME_SHIFT = 0.5  # of the entries off by the same number of pages: we count from another page
_AGREED = 0.3  # of the numbers that differ: so many at least must be the same
_COUNTED = 0.6  # of the numbered pages that must agree on where counting begins
_NUMBERS = re.compile(r"(?<![\d.])\d{1,4}(?![\d.]?\d)")
_LOST = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")  # a letter that the PDF does not name
_UPDATE = "update the contents."

_TWO = "contents: 1. Aims\t2\ncontents: 2. Team\t3\n"


@rule(
    severity="warning",
    bad=[
        _TWO + "contents: ⟦3. Mehtod⟧\t4\n# 1. Aims\n# 2. Team\n# 3. Method\nWe work hard.",
        _TWO + "contents: ⟦3. Prices⟧\t4\n# 1. Aims\n# 2. Team\nOur prices are fixed for a year.",
        _TWO + "contents: 3. Fees\t4\n# 1. Aims\n# 2. Team\n# ⟦2a. Method⟧\n# 3. Fees",
        _TWO + "contents: ⟦4. Fees⟧\t4\n# 1. Aims\n# 2. Team\n# 3. Fees\nWe charge by the day.",
    ],
    good=[
        _TWO + "# 1. AIMS\nWe aim high.\n# 2. Team –\nWe are four.",
        _TWO + "# 1. Aims\n## Ours\n## Yours\n# 2. Team\n## Ann\nShe leads it.",
        _TWO + "# 1. Aims\nWe aim high.\n**2. Team**\nWe are four.",
        "contents: Figure 1: The line\t2\ncontents: Figure 2: The town\t3\n# Aims\nWe aim high.",
        "contents: 1. A long day\t2\ncontents: 2. Team\t3\n# A long day\nWe met.\n# Team",
        "set format=pdf\ncontents: Aims\t1\ncontents: Team\t1\ncontents: Quick items\t1\n"
        "# Aims\n# Team\n## Qi: quick item",
        "set format=pdf\ncontents: 1. Aims\t1\ncontents: 2. Team\t1\ncontents: 3. O\ufffdcer\t1\n"
        "# 1. Aims\n# 2. Team\n# 3. Officer",
        "# Contents\nAims and team are what this offer is about.\n# Aims\nWe aim high.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    found = contents(document)
    if not found.entries:
        return
    for pair in found.pairs:
        if not pair.cut:
            yield from _retitled(pair)
    yield from _renumbered(found)
    for entry in (entry for entry in found.lost if not _LOST.search(entry.title)):
        said = f"The contents list '{shortened(entry.title)}', and no heading says that: {_UPDATE}"
        yield _at(entry, said, "lost")
    yield from _missing(document, found)
    if document.settings.format == "pdf":
        yield from _pages(document, found)


def _at(entry: Entry, message: str, key: str) -> Hit:
    begin = len(entry.block.text) - len(entry.block.text.lstrip())
    return Hit(entry.block.index, begin, entry.end, message, key=key)


def _retitled(pair: Pair) -> Iterator[Hit]:
    entry, (number, title) = pair.entry, parted(pair.heading)
    if _LOST.search(entry.title + title):
        return
    # What looks like a number may be a word: "A Detailed History", "I rilasci".
    whole, said = folded(number + title), folded(title)
    if {entry.whole, folded(entry.title)}.isdisjoint((whole, said)):
        yield _at(
            entry,
            f"The contents say '{shortened(entry.title)}', the heading says"
            f" '{shortened(title)}': {_UPDATE}",
            "changed",
        )


def _renumbered(found: Contents) -> Iterator[Hit]:
    agreed, other = 0, []
    for pair in found.pairs:
        entry, (number, title) = pair.entry, parted(pair.heading)
        if not (entry.number and number and pair.alone) or folded(entry.title) != folded(title):
            continue
        if folded(entry.number) == folded(number):
            agreed += 1
        elif entry.number.count(".") == number.count("."):
            other.append((entry, number))
    if agreed < _AGREED * len(other):
        return  # these are numbers of something else: of lines, of pages
    for entry, number in other:
        yield _at(
            entry,
            f"The contents number '{shortened(entry.title)}' {entry.number.rstrip('.')}, the"
            f" heading is {number.rstrip('.')}: {_UPDATE}",
            "number",
        )


def _missing(document: Document, found: Contents) -> Iterator[Hit]:
    """Headings behind the contents of a style whose others are nearly all in them.

    In a PDF a line in large type may be anything: there the heading has a number, the contents are
    all understood, and it is the only one.
    """
    paged = document.settings.format == "pdf"
    listed = {pair.heading.index for pair in found.pairs}
    if paged and (document.gaps or len(found.pairs) < len(found.entries)):
        return
    lines = folded("".join(b.text for b in document.blocks[found.first : found.last + 1]))
    alike: dict[tuple[str, int], list[Block]] = defaultdict(list)
    for block in headings(document):
        if block.index > found.last and block.cell is None and "\t" not in block.text:
            alike[block.style, block.level].append(block)
    for blocks in alike.values():
        known = [block for block in blocks if block.index in listed]
        absent = [b for b in blocks if b.index not in listed and folded(b.text) not in lines]
        if paged:
            absent = [block for block in absent if block.number] if len(absent) == 1 else []
        if len(known) >= _ENOUGH and len(absent) <= max(1.0, _FEW * len(known)):
            for block in (block for block in absent if not _LOST.search(block.text)):
                said = f"The heading '{shortened(block.text)}' is not in the contents: {_UPDATE}"
                yield Hit(block.index, 0, len(block.text.rstrip()), said, key="missing")


def _pages(document: Document, found: Contents) -> Iterator[Hit]:
    printed = _printed(document)
    # A number that the heading lacks: the line is the title of something else, as in a glossary.
    sure = [
        pair for pair in found.pairs
        if pair.alone and not pair.cut and not (pair.entry.number and not parted(pair.heading)[0])
    ]  # fmt: skip
    wrong = [
        (pair.entry, printed[pair.heading.location.page])
        for pair in sure
        if pair.entry.page and pair.heading.location.page in printed
        and printed[pair.heading.location.page] != pair.entry.page
    ]  # fmt: skip
    shifts = Counter(page - (entry.page or 0) for entry, page in wrong)
    if not wrong or max(shifts.values()) > _SAME_SHIFT * len(sure):
        return
    for entry, page in wrong:
        yield Hit(
            entry.block.index,
            *entry.page_span,
            f"The contents send the reader of '{shortened(entry.title)}' to page {entry.page}, and"
            f" it is on page {page}: {_UPDATE}",
            key="page",
        )


def _printed(document: Document) -> dict[int | None, int]:
    """Page of the file -> the number that stands on it, where pages are counted without a break."""
    numbers: dict[int, set[int]] = defaultdict(set)
    for block in document.of_kind("header", "footer"):
        if block.shown and block.location.page:
            found = map(int, _NUMBERS.findall(block.text))
            numbers[block.location.page].update(found)
    shifts = Counter(page - number for page, all_ in numbers.items() for number in all_)
    if not shifts:
        return {}
    shift, count = max(shifts.items(), key=lambda item: (item[1], -abs(item[0])))
    if count < max(3, _COUNTED * sum(1 for found in numbers.values() if found)):
        return {}
    return {page: page - shift for page, found in numbers.items() if page - shift in found}
