"""Into how many stages, phases or lots a document says that its work is divided, and how many of
them it numbers in its headings or in the first column of its tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Block, Document, Patterns, numerals, once

from ._fact_texts import language_of, texts

# The plural by which they are counted, and the singular before the number of one.
_KINDS = {
    "stage": r"stages?",
    "phase": r"phasen?|phases?|fases?|fasen",
    "work package": r"work\s?packages?|workpackages?|arbeitspakete?n?|lots\sde\stravail",
    "workstream": r"work\s?streams?",
    "lot": r"lots?|lose?n?|lotes?",
    "milestone": r"milestones?|meilensteine?n?|jalons?|hitos?",
    "module": r"modules?|module?n?|módulos?",
    "étape": r"étapes?",
    "etapa": r"etapas?",
}
_SHORT = {"WP": "work package", "AP": "work package"}
_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
}
_ANY = "|".join(_KINDS.values())
_NAMED = re.compile(
    rf"[\W\d]*(?:(?P<kind>(?i:{_ANY}))\s?|(?P<short>WP|AP)[\s-]?)(?:(?P<number>\d{{1,2}})|(?P<roman>[IVX]+))"
    r"(?![.\d][\d]|[^\W_])"
)
# What is ours to divide, before or with the number.
_LEAD = (
    r"(?:(?:we|wir|nous|our|the|this|these|work|project|assignment|engagement|programme|projekt"
    r"|vorhaben|projet|proyecto|approach|methodology|plan|ansatz|proposal|offer|angebot)\b"
    r"[^.;:!?\n]{0,60}?\s(?:in|into|has|have|over|across|comprises?|our|propose"
    r"|plan|umfasst|hat|en|comprend|comporte|dans|consta\sde|comprende|unsere|nos|nuestras)"
    r"|our|unsere|nos|nuestras)"
)
_SAID = Patterns(
    [
        (
            rf"(?<![^\W_])(?i:{_LEAD})\s(?P<count>\d{{1,2}}|(?i:[a-zäöüßéèêñ]+))"
            rf"\s(?:(?i:main|key|distinct|consecutive|successive|clear|short)\s)?"
            rf"(?P<kind>(?i:{_ANY}))(?![^\W_])(?!\s(?i:of|du|de|der|des)\s)",
            None,
        )
    ]
)
_ELSEWHERE = re.compile(
    r"\b(?i:reference|experience|case stud|track record|about us|similar|previous|earlier|referenz"
    r"|référence|referencia|cv|biograph|lebenslauf|example|past)",
)
_PAST = re.compile(r"\b(?i:was|were|had|delivered|completed|finished|ran|took|wurden?|hatte)\b")


@dataclass(frozen=True, slots=True)
class Divided:
    """``block.text[start:end]`` says `count` of a `kind`; the document numbers up to `named`."""

    block: Block
    start: int
    end: int
    count: int
    kind: str
    named: int


def divided(document: Document) -> Iterator[Divided]:
    """What is said of the number of stages, where the document numbers them."""
    known = _named(document)
    for block, match, _ in _SAID.find(texts(document)) if known else ():
        kind = _kind(match["kind"])
        language = language_of(block, document)
        if kind not in known or language is None or block.kind not in ("paragraph", "list-item"):
            continue
        word = match["count"]
        count = int(word) if word.isdigit() else numerals.in_words(word, language)
        heading = " ".join(block.location.outline)
        if (
            count is None
            or count < 2
            or _ELSEWHERE.search(heading)
            or _ELSEWHERE.search(match[0])
            or _PAST.search(match[0])
        ):
            continue
        nearest = min(known[kind], key=lambda named: (abs(named - count), named))
        yield Divided(block, match.start("count"), match.end("kind"), count, kind, nearest)


@once
def _named(document: Document) -> dict[str, set[int]]:
    """How many of each kind are numbered, from 1 without a gap: in headings, and in tables."""
    seen: dict[tuple[str, str], set[int]] = {}
    for block in document.shown:
        column = block.cell is not None and block.cell.column == 0
        if block.kind != "heading" and not column:
            continue
        match = _NAMED.match(block.text)
        if match:
            kind = _kind(match["kind"]) if match["kind"] else _SHORT[match["short"]]
            number = int(match["number"] or 0) or _ROMAN.get((match["roman"] or "").casefold(), 0)
            seen.setdefault((kind, block.kind), set()).add(number)
    known: dict[str, set[int]] = {}
    for (kind, _), numbers in seen.items():
        if len(numbers) > 1 and numbers == set(range(1, len(numbers) + 1)):
            known.setdefault(kind, set()).add(len(numbers))
        else:
            known.setdefault(kind, set()).add(0)
    return {kind: counts for kind, counts in known.items() if 0 not in counts}


def _kind(written: str) -> str:
    plain = " ".join(written.casefold().split())
    return next(kind for kind, words in _KINDS.items() if re.fullmatch(words, plain))
