# ruff: noqa: T201
"""Typos planted in real deliverables, and how many of them are found."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from language import Fault, judged, rules
from language_corpus import deliverables

from qualitygate.config import Config
from qualitygate.document import Document, Run

# Part of an identifier or address: what touches it is no space and no ordinary punctuation.
_INSIDE = re.compile(r"^[\w./@:#\\<>=\[{]\w|\w(?:[./:]\w|[@#\\<>=(\[{_])", re.ASCII)


def plant(corpus: Path, number: int, seed: int, config: Config) -> None:
    """Plant typos in lower-case words of prose, one a document at a time, and count the found."""
    chance = random.Random(seed)
    documents = list(deliverables(corpus))
    shares = chance.choices(range(len(documents)), [d.words for d in documents], k=number)
    found, lost = 0, []
    for index, count in sorted(Counter(shares).items()):
        document, planted = _with_typos(documents[index], count, chance)
        places = {(f.hit.block, f.hit.start) for f in _places(judged(document, config))}
        for block, start, end in planted:
            if (block, start) in places:
                found += 1
            else:
                lost.append(
                    f"{document.name}: {document.blocks[block].text[start - 30 : end + 20]!r}"
                )
    print(f"planted {number}, found {found} ({found / number:.1%})")
    print(*lost, sep="\n")


def _places(document: Document) -> Iterator[Fault]:
    for rule in rules():
        for hit in rule.hits(document):
            yield Fault(rule.id, hit.severity or rule.severity, document, hit)


def _with_typos(
    document: Document, count: int, chance: random.Random
) -> tuple[Document, list[tuple[int, int, int]]]:
    """Words are chosen by themselves alone: lower case, five letters or more, in a prose line."""
    from qualitygate.proofread.dictionary import is_word
    from qualitygate.prose.words import function_share, words

    places = [
        (block.index, match.start(), match.group())
        for block in document.shown
        if function_share(block.text)[0] >= 3 and block.kind not in ("code", "contents")
        for match in words(block.text)
        if len(match.group()) > 4 and match.group().islower() and match.group().isascii()
        if is_word(match.group(), "en-US")
        if not any(r.mono for r in block.runs_in(match.start(), match.end()))
        if not _INSIDE.search(block.text[max(match.start() - 1, 0) : match.end() + 2])
    ]
    blocks, planted, used = list(document.blocks), [], set()
    chance.shuffle(places)
    for index, start, word in places:
        if len(planted) == count:
            break
        typo = _slip(word, chance)
        if index in used or is_word(typo, "en-US"):
            continue
        used.add(index)
        block = blocks[index]
        text = block.text[:start] + typo + block.text[start + len(word) :]
        shift = len(typo) - len(word)
        runs = tuple(_shifted(run, start, shift) for run in block.runs)
        blocks[index] = replace(block, text=text, runs=runs)
        planted.append((index, start, start + len(typo)))
    return replace(document, blocks=tuple(blocks)), planted


def _shifted(run: Run, start: int, shift: int) -> Run:
    begin = run.start + shift if run.start > start else run.start
    return replace(run, start=begin, end=run.end + shift if run.end > start else run.end)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )
