"""The client's name must be written as the client writes it.

Nobody overlooks a slip in the own name: "Northwind Railways", "North Wind Rail" or "Northwind rail"
say that the client is one of many. Its other names in the register are all right, and so are
capitals throughout; a name of everyday words is left alone where it is not written as a name, and
a misspelling that the proofreader has found is not told twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from qualitygate.api import (
    Block,
    Brief,
    Client,
    Document,
    Example,
    Hit,
    Register,
    legal_form_of,
    plain,
    rule,
)

from ._mentions import RAIL, REGISTER, mentions, parties

_BRIEF = Brief(REGISTER, RAIL, "option")
_TRUST = Client("Finch and Sons", aliases=("Finch",))
_BANK = Client("EuroBank", aliases=("EB",))
_TRUSTED = Brief(Register(clients=(_TRUST,)), _TRUST, "path")
_BANKED = Brief(Register(clients=(_BANK,)), _BANK, "path")
_NO_PROSE = frozenset(["link", "bookmark", "field-code", "file-name", "attachment", "code"])
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|&")
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
_POSSESSIVE = re.compile(r"['’]s\Z")
_BROKEN = re.compile(r"[-\xad]\s")  # at the end of a line
_ENDINGS = frozenset(["s", "es", "way", "ways", "road", "roads", "ing", "ings", "er", "ers"])
_SPELLING = frozenset(["spelling", "typo", "name"])
_JOINTS = frozenset("/\\_@#=")
_LETTERS = 7  # of a name in which a letter may be wrong
_PER_SLIP = 6  # letters to each wrong one


@dataclass(frozen=True)
class _Name:
    """A name to which others may be near: its letters, those of its words and of its parts.

    Of three parts of a name, two slips leave one as it is; of two, one slip does.
    """

    text: str
    letters: str
    words: tuple[str, ...]
    parts: tuple[str, ...]


@rule(
    severity="error",
    bad=[
        Example("We thank ⟦North Wind Rail⟧ for asking.", brief=_BRIEF),
        Example("We thank ⟦Northwind Railways⟧ and ⟦Northwind Railing⟧'s board.", brief=_BRIEF),
        Example("We thank ⟦NorthwindRail⟧; ⟦Northwind rail⟧ has asked.", brief=_BRIEF),
        Example("| Client | ⟦Northwind Rial⟧ |\nheader: ⟦Northwinds Rail⟧", brief=_BRIEF),
        Example("⟦Finch & Sons⟧ began in May.", brief=_TRUSTED),
        Example("The ⟦Eurobank⟧ contract, and what ⟦Euro Bank⟧ wants.", brief=_BANKED),
    ],
    good=[
        Example("NORTHWIND RAIL, NWR and Northwind Rail plc are one client.", brief=_BRIEF),
        Example("Northwind\u00a0Rail's line; the Northwind-Rail plan; Northwind.", brief=_BRIEF),
        Example("Northwind Ferries sails; the north wind railed at us.", brief=_BRIEF),
        Example("Rail Partners and Calder Water are others, as are Rail Artners.", brief=_BRIEF),
        Example("See [the site](https://www.northwind.example/northwindrail).", brief=_BRIEF),
        Example("Finch and Sons, or Finch: finch and sons are words.", brief=_TRUSTED),
        Example("EUROBANK and EB; eurobanks are others.", brief=_BANKED),
    ],
)  # fmt: skip
def check(document: Document) -> Iterator[Hit]:
    client = document.brief.client
    if client is None:
        return
    yield from _found(document, client)
    yield from _nearly(document, client)


def _found(document: Document, client: Client) -> Iterator[Hit]:
    """The client's name, with other capitals, hyphens or spaces than it has."""
    for mention in mentions(document):
        block = document.blocks[mention.block]
        if mention.party is client and not mention.domain and block.kind not in _NO_PROSE:
            written = _unbroken(document, block.text[mention.start : mention.end])
            if _is_otherwise(block, mention.start, mention.end, written, client):
                yield _hit(block, mention.start, mention.end, mention.name)


def _nearly(document: Document, client: Client) -> Iterator[Hit]:
    """What has other letters than the client's name, or other words, but hardly."""
    names = [_name(text) for text in client.names if not parties(document).is_ordinary(text)]
    names = [name for name in names if len(name.letters) >= _LETTERS]
    parts = {part for name in names for part in name.parts}
    taken: dict[int, list[tuple[int, int]]] = {}
    for mention in mentions(document):
        taken.setdefault(mention.block, []).append((mention.start, mention.end))
    for match in document.matches:
        if match.kind in _SPELLING:
            taken.setdefault(match.block, []).append((match.start, match.end))
    for block in document.blocks:
        low = block.text.casefold().replace("\xad", "").replace(" ", "")
        if block.kind in _NO_PROSE or not any(part in low for part in parts):
            continue
        for start, end, name in _near(block.text, names):
            others = taken.get(block.index, ())
            apart = not any(s < end and start < e for s, e in others)
            right = _is_right(_unbroken(document, block.text[start:end]), client)
            if apart and not right and not _is_masked(block, start, end):
                yield _hit(block, start, end, name)


def _unbroken(document: Document, written: str) -> str:
    """The text without a hyphen that a line's end may have put into it: a PDF does not tell."""
    return _HYPHEN.sub("", written) if document.settings.format == "pdf" else written


def _hit(block: Block, start: int, end: int, name: str) -> Hit:
    return Hit(
        block.index,
        start,
        end,
        f"'{block.text[start:end]}' is not how the client's name is written: write '{name}'.",
        (name,),
        key=f"{name} {plain(block.text[start:end])}",
    )


def _is_otherwise(block: Block, start: int, end: int, written: str, client: Client) -> bool:
    """Whether a name that was found is written in a way that the register does not know."""
    if _is_right(written, client) or _is_masked(block, start, end):
        return False
    known = {_bare(name) for name in client.names}
    found = _bare(written)
    joined = block.text[start - 1 : start] == "-" or block.text[end : end + 1] == "-"
    compound = joined or ("-" in found and block.text[end : end + 2].strip() != "")
    return not (compound and found.replace("-", " ") in {n.replace("-", " ") for n in known})


def _is_right(written: str, client: Client) -> bool:
    """Whether it is a name of the client's, in capitals throughout, or broken by a line."""
    known = {_bare(name) for name in client.names}
    if _bare(written) in known or _BROKEN.search(written):
        return True
    return written.isupper() and _bare(written) in {name.upper() for name in known}


def _bare(name: str) -> str:
    """A name without its legal form, about which another rule is, and without its dots."""
    name = plain(name)
    return name.removesuffix(legal_form_of(name)[0]).replace(".", "").rstrip(" ,")


def _is_masked(block: Block, start: int, end: int) -> bool:
    """Whether it is a part of an address, a path or code, where names have other rules."""
    if {block.text[start - 1 : start], block.text[end : end + 1]} & _JOINTS:
        return True
    return any((mask.start, mask.end) != (start, end) for mask in block.masks_in(start, end))


def _name(text: str) -> _Name:
    words = tuple(word.casefold() for word in _WORD.findall(text))
    letters = "".join(words)
    count = 2 if len(letters) < 2 * _PER_SLIP else 3
    cuts = [len(letters) * part // count for part in range(count + 1)]
    return _Name(text, letters, words, tuple(letters[a:b] for a, b in pairwise(cuts)))


def _near(text: str, names: list[_Name]) -> Iterator[tuple[int, int, str]]:
    """Words that are together nearly a name, and that name."""
    words = list(_WORD.finditer(text))
    end = 0
    for first, word in enumerate(words):
        if word.start() < end or not word[0][0].isupper():
            continue
        found = (
            (words[last].end(), name.text)
            for name in names
            if _begins(word[0].casefold(), name.letters)
            for last in range(first, min(first + len(name.words) + 1, len(words)))
            if _is_near([word[0] for word in words[first : last + 1]], name)
            and "\n" not in text[word.start() : words[last].end()]
        )
        end, name_text = max(found, default=(end, ""))
        if name_text:
            last = _POSSESSIVE.search(text[word.start() : end])
            yield word.start(), end - (len(last[0]) if last else 0), name_text


def _begins(word: str, letters: str) -> bool:
    return word[0] == letters[0] or word[1:3] == letters[1:3]


def _is_near(written: list[str], name: _Name) -> bool:
    folded = [word.casefold().replace("’", "'").removesuffix("'s") for word in written]
    letters = "".join(folded)
    if abs(len(letters) - len(name.letters)) > 6:
        return False
    if letters == name.letters:
        return True
    if len(folded) == len(name.words) and folded[:-1] == list(name.words[:-1]):
        ending = folded[-1].removeprefix(name.words[-1])
        if ending != folded[-1]:
            return ending in _ENDINGS and len(name.words) > 1
    slips = len(name.letters) // _PER_SLIP
    if len(folded) != len(name.words) or slips < 1:
        return False
    wrong = [_distance(a, b, 2) for a, b in zip(folded, name.words, strict=True)]
    return sum(wrong) <= min(slips, 2) and all(
        slip <= len(word) // 4 for slip, word in zip(wrong, name.words, strict=True)
    )


def _distance(left: str, right: str, most: int) -> int:
    """Letters added, dropped, changed or exchanged between two words, at most `most` + 1."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return min(row[-1], most + 1)
