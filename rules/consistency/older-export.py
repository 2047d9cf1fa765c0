"""A PDF must say what the DOCX beside it says.

The last correction was made in the DOCX, and the client gets the PDF of the day before. Where
``proposal.docx`` lies beside ``proposal.pdf``, the two are compared word by word; headers, footers,
tables of contents and the numbers of lists are left out. A paragraph that only the PDF has is not
found where the DOCX has pictures: their words may be text in a PDF. Only in a PDF.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from qualitygate.api import Block, Document, Field, Hit, rule, shortened

from ._alignment import Parting, Word, partings, trigrams, words_of

_LEFT_OUT = {"header", "footer", "contents", "watermark", "chart", "diagram", "form-field"}
_CELL = 4  # words
_SHOWN = 80  # characters of the difference that the message gives


@dataclass(frozen=True)
class Options:
    paragraph: int = 8  # words of a paragraph that is in one of the two only; shorter is left alone


@rule(
    severity="error",
    bad=[
        "The whole price is ⟦£46,000⟧ before tax, for all of the three stages.\n"
        "=== beside\nThe whole price is £48,000 before tax, for all of the three stages.",
        "We shall begin the work in May and⟦⟧ end it with the year, as you asked us to.\n"
        "=== beside\n"
        "We shall begin the work in May and never end it with the year, as you asked us to.",
        "# Terms of the offer we make\nWe keep your papers safe for as long as the law wants it.\n"
        "⟦You pay us thirty days after you have had our invoice for it.⟧\n"
        "=== beside\n# Terms of the offer we make\n"
        "We keep your papers safe for as long as the law wants it.",
        "We keep your papers safe for as long as the law wants ⟦it.⟧\n"
        "=== beside\nWe keep your papers safe for as long as the law wants it.\n"
        "You pay us thirty days after you have had our invoice for it.",
    ],
    good=[
        "The co-\noperation of all four part-\nners begins in May, and ends with the year.\n"
        "=== beside\nThe co-operation of all four partners begins in May, and ends with the year.",
        "header: Page 3 of 8\nWe begin in May, and we end with the year.\n- First of the things\n"
        "=== beside\n- First of the things\nWe begin in May, and we end with the year.",
        "A PDF that is alone says what it says about the price of £46,000.",
        "This is another letter, to somebody else, on something that is not that offer.\n"
        "=== beside\nWe begin in May, and we end with the year, as you have asked us to do.",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    twin = document.twin
    if twin is None:
        return
    mine, yours = _words(document), _words(twin)
    known, theirs = _trigrams(document), _trigrams(twin)
    if len(known & theirs) * 3 < len(known):
        return  # another document that happens to have the name
    found = [
        *_changed(document, twin, mine, yours),
        *(() if _has_drawings(twin) else _added(document, mine, theirs, options.paragraph)),
        *_missing(twin, mine, yours, known, options.paragraph),
    ]
    if found:
        first = min(found, key=lambda hit: (hit.block or 0, hit.start))
        others = len(found) - 1
        more = f" ({others} more {'places differ' if others > 1 else 'place differs'})" * bool(
            others
        )
        yield replace(first, message=f"{first.message}{more}: export the PDF anew.")


def _trigrams(document: Document) -> set[tuple[str, ...]]:
    """Of everything that is shown: what is a footer in one of the two may be text in the other."""
    words = (word for block in document.shown for word in words_of(block.index, block.text))
    return trigrams(list(words))


def _words(document: Document) -> list[Word]:
    return [
        word
        for block in document.shown
        if block.kind not in _LEFT_OUT
        for word in words_of(block.index, _without_marks(block))
    ]


def _without_marks(block: Block) -> str:
    """The text with spaces for what is raised: the numbers of footnotes."""
    text = block.text
    for run in block.runs:
        if run.raised:
            text = text[: run.start] + " " * (run.end - run.start) + text[run.end :]
    return text


def _changed(
    document: Document, twin: Document, mine: Sequence[Word], yours: Sequence[Word]
) -> Iterator[Hit]:
    """Words within a paragraph that are others in the two."""
    fields = [f for f in twin.fields if f.block is not None]
    for parting in partings(mine, yours):
        own, other = parting.left, parting.right
        certain = parting.inside or _is_exchange(own, other)
        if not certain or any(_in_field(yours[index], fields) for index in other):
            continue
        here = _passage(document, mine, own)
        there = _passage(twin, yours, other)
        if not own:
            word = mine[own.start - 1]
            message = f"The DOCX beside this PDF has '{there}' here, and the PDF has not"
            yield Hit(word.block, word.end, word.end, message)
            continue
        first, last = mine[own[0]], mine[own[-1]]
        end = last.end if last.block == first.block else first.end
        if other:
            message = f"This PDF says '{here}', and the DOCX beside it '{there}'"
        else:
            message = f"This PDF has '{here}', and the DOCX beside it no longer has"
        yield Hit(first.block, first.start, end, message)


def _is_exchange(own: range, other: range) -> bool:
    """Whether so many words stand for as many others between two places that agree: a cell."""
    return 0 < len(own) == len(other) <= _CELL


def _in_field(word: Word, fields: Sequence[Field]) -> bool:
    """Whether a word is what a field shows: a date or a number that Word keeps up to date."""
    return any(f.block == word.block and f.start < word.end and word.start < f.end for f in fields)


def _has_drawings(twin: Document) -> bool:
    """Whether the DOCX has pictures or diagrams, whose words the PDF may hold as text."""
    return bool(twin.pictures) or any(twin.of_kind("chart", "diagram"))


def _added(
    document: Document, mine: Sequence[Word], theirs: set[tuple[str, ...]], least: int
) -> Iterator[Hit]:
    """Paragraphs of the PDF of which the DOCX has nothing."""
    for words in _paragraphs(mine):
        if len(words) >= least and _is_new(words, theirs):
            block = document.blocks[words[0].block]
            shown = shortened(block.text, _SHOWN)
            message = f"This PDF has '{shown}', and the DOCX beside it no longer has"
            yield Hit(block.index, words[0].start, words[-1].end, message)


def _is_new(words: Sequence[Word], others: set[tuple[str, ...]]) -> bool:
    """Whether another text has hardly three words in a row of these."""
    own = trigrams(words)
    return len(own & others) * 5 <= len(own)


def _missing(
    twin: Document,
    mine: Sequence[Word],
    yours: Sequence[Word],
    known: set[tuple[str, ...]],
    least: int,
) -> Iterator[Hit]:
    """Paragraphs of the DOCX of which the PDF has nothing, said where they would stand."""
    places = {word: index for parting in partings(mine, yours) for index, word in _right(parting)}
    position = {(word.block, word.start): index for index, word in enumerate(yours)}
    for words in _paragraphs(yours):
        if len(words) < least or not _is_new(words, known):
            continue
        index = places.get(position[words[0].block, words[0].start], 0)
        before = mine[max(index - 1, 0)]
        shown = shortened(twin.blocks[words[0].block].text, _SHOWN)
        message = f"The DOCX beside this PDF has '{shown}' after this, and the PDF has not"
        yield Hit(before.block, before.start, before.end, message)


def _right(parting: Parting) -> Iterator[tuple[int, int]]:
    """Each word that only the other text has, and where it would stand in this one."""
    return ((parting.left.start, index) for index in parting.right)


def _paragraphs(words: Sequence[Word]) -> Iterator[list[Word]]:
    return (list(group) for _, group in groupby(words, key=lambda word: word.block))


def _passage(document: Document, words: Sequence[Word], span: range) -> str:
    if not span:
        return ""
    first, last = words[span[0]], words[span[-1]]
    text = document.blocks[first.block].text
    end = last.end if last.block == first.block else len(text)
    return shortened(text[first.start : end], _SHOWN)
