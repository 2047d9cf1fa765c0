"""Telephone numbers, e-mail addresses and postal addresses that are nearly the house's."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from qualitygate.api import Block, Document, Hit, House

from ._house import around, speaks_of_house
from ._words import holding, lowered

_PHONE = re.compile(
    r"(?<![\w.,/-])\+?\(?\d(?:(?: ?[-–/] ?|\.|[ \u00a0]|\) ?| ?\()?\d){7,14}(?!\w|[.,]\d)"
)
_FAX = re.compile(r"\b(?:fax|telefax|télécopie|f)\b\.?[ :]*\Z", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
_WORD = re.compile(r"[^\W_]+")
_LINES = 4  # blocks above and below that may belong to one address
_NEAR = 2  # wrong digits
_SHORTEST = 8  # digits of a number within its country


def phones(document: Document, house: House) -> Iterator[Hit]:
    """Numbers that differ from a registered one in a digit or two."""
    known = [_digits(phone) for phone in house.phones]
    named = {block.index for block in holding(document, house.names)} if known else set()
    blocks = [b for b in document.shown if b.index in named or b.kind in ("header", "footer")]
    complete = known and any(
        _distance(_digits(match.group()), number) == 0
        for block in around(document)
        for match in _PHONE.finditer(block.text)
        for number in known
    )
    for block in blocks if known else ():
        running = block.kind in ("header", "footer")
        for match in _PHONE.finditer(block.text):
            digits, before = _digits(match.group()), block.text[: match.start()]
            if _FAX.search(before) or not speaks_of_house(document, block, match.start()):
                continue
            distance, index = min((_distance(digits, phone), i) for i, phone in enumerate(known))
            if not 0 < distance <= _NEAR:
                continue
            if (complete or not running) and _is_extension(digits, known[index]):
                continue  # a line of its own, under the number of the house
            hit = _hit(block, match.span(), match.group(), house.phones[index])
            yield hit if running else replace(hit, severity="warning")  # or another office's


def emails(document: Document, house: House) -> Iterator[Hit]:
    """Addresses whose domain is the house's but for a letter or two."""
    ours = {domain.casefold() for domain in house.domains}
    for block in document.shown if ours else ():
        for match in _EMAIL.finditer(block.text) if "@" in block.text else ():
            domain = match["domain"].casefold()
            if domain in ours or any(domain.endswith(f".{known}") for known in ours):
                continue
            right = next((known for known in sorted(ours) if _misspelt(domain, known)), None)
            if right is not None:
                yield _hit(block, match.span("domain"), match["domain"], right)


def addresses(document: Document, house: House) -> Iterator[Hit]:
    """Postal addresses with another number than the registered one, in one line or several."""
    for address in house.addresses:
        wanted = [word.casefold() for word in _WORD.findall(address)]
        anchor = max((word for word in wanted if word.isalpha()), key=len, default="")
        if len(wanted) < 4 or len(anchor) < 4:
            continue
        for block in document.shown:
            if anchor in lowered(document)[block.index]:
                yield from _around(document, block, wanted, anchor, address)


def _around(
    document: Document, block: Block, wanted: list[str], anchor: str, address: str
) -> Iterator[Hit]:
    """The addresses in a block that holds the longest word of one, and in the lines beside it."""
    low = max(block.index - _LINES, 0)
    near = (b for b in document.blocks[low : block.index + _LINES + 1] if b.shown)
    stream = [
        (match.group().casefold(), line, *match.span())
        for line in near
        for match in _WORD.finditer(line.text)
    ]
    for at, (word, line, _, _) in enumerate(stream):
        if word == anchor and line is block:
            first = max(at - wanted.index(anchor) - 2, 0)
            yield from _compared(stream[first : first + len(wanted) + 4], wanted, address)


def _compared(
    found: list[tuple[str, Block, int, int]], wanted: list[str], address: str
) -> Iterator[Hit]:
    said = [word for word, *_ in found]
    matcher = SequenceMatcher(None, wanted, said, autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < max(3, 0.6 * len(wanted)):
        return
    for kind, i, j, low, high in matcher.get_opcodes():
        if kind != "replace" or j - i != 1 or high - low < 1:
            continue
        place = high - 1 if i == 0 else low  # what stands before an address is not of it
        if not (_numbered(wanted[i]) and _numbered(said[place])):
            continue
        _, block, start, end = found[place]
        yield _hit(block, (start, end), block.text[start:end], address)


def _numbered(word: str) -> bool:
    return any(map(str.isdigit, word))


def _hit(block: Block, span: tuple[int, int], written: str, right: str) -> Hit:
    message = f"'{written}' is not the house's: the register says {right}."
    return Hit(block.index, *span, message, key=f"{written} {right}")


def _digits(phone: str) -> str:
    """The digits that are dialled from abroad, or after the first zero."""
    return re.sub(r"\D", "", phone.replace("(0)", "")).lstrip("0")


def _distance(written: str, right: str) -> int:
    """How many digits are wrong, missing or too many, with or without the country's number."""
    if len(written) < _SHORTEST:
        return 99
    tails = (right[-size:] for size in range(len(written) - 1, len(written) + 2))
    return min(_edits(written, tail) for tail in tails if len(tail) >= _SHORTEST - 1)


def _is_extension(written: str, right: str) -> bool:
    """Whether only the last digits are others, and not the same ones in another order."""
    same = written[:-3] == right[-len(written) : -3]
    return same and sorted(written[-3:]) != sorted(right[-3:])


def _misspelt(domain: str, known: str) -> bool:
    """Whether a domain is another but for a letter or two, in the same top-level domain."""
    if domain.rpartition(".")[2] != known.rpartition(".")[2] or len(known) < 9:
        return False
    return _edits(domain, known) <= (2 if len(known) >= 14 else 1)


def _edits(one: str, other: str) -> int:
    """The edit distance, an exchange of neighbours counted as one (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
