# ruff: noqa: T201
"""How well, and how fast, the language of a document is judged.

    python tests/benchmarks/language.py                  one table
    python tests/benchmarks/language.py --read 100       findings drawn at random, to be read
    python tests/benchmarks/language.py --plant 200      the share of planted typos that is found

Reads the folder named by --corpus: ``typos/fixes.tsv`` (real faults with their corrections),
``prose/*.tsv`` (edited text as blocks) and ``deliverables/`` (DOCX and PDF); what is not there is
left out. Halves a and b stand apart: tune on a, believe b.
"""

import argparse
import csv
import random
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from qualitygate.config import Config
from qualitygate.document import Block, Document, Source
from qualitygate.errors import Unreadable
from qualitygate.finding import Hit
from qualitygate.linting import load_rules
from qualitygate.linting.rule import Rule
from qualitygate.proofread import proofread
from qualitygate.prose import classify

_CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
# Part of an identifier or address: what touches it is no space and no ordinary punctuation.
_INSIDE = re.compile(r"^[\w./@:#\\<>=\[{]\w|\w(?:[./:]\w|[@#\\<>=(\[{_])", re.ASCII)
_KINDS = {"h": "heading", "li": "list-item"}
_COUNTED = ("error", "warning")


@cache
def rules() -> tuple[Rule, ...]:
    return load_rules(replace(Config(), select=("language",)))


@dataclass(frozen=True)
class Fault:
    """One finding of a rule: a hit, or several of one key, in a document."""

    rule: str
    severity: str
    document: Document
    hit: Hit
    count: int = 1

    @property
    def block(self) -> Block:
        return self.document.blocks[self.hit.block or 0]

    def line(self) -> str:
        text, start, end = self.block.text, self.hit.start, self.hit.end
        around = f"{text[max(0, start - 70) : start]}⟦{text[start:end]}⟧{text[end : end + 50]}"
        better = ", ".join(self.hit.replacements[:3])
        name = Path(self.document.name).name[:28]
        page = self.block.location.page or ""
        return (
            f"{self.rule.removeprefix('language/'):14} {self.severity:7} ×{self.count:<3} "
            f"{name}:{page} [{self.block.kind}] {' '.join(around.split())} → {better}"
        )


def judged(document: Document) -> Document:
    return proofread(classify(document), Config())[0]


def faults(document: Document) -> Iterator[Fault]:
    """Findings as they are counted: hits of one rule with one key are one."""
    for rule in rules():
        grouped: dict[str, list[Hit]] = defaultdict(list)
        for number, hit in enumerate(rule.hits(document)):
            grouped[hit.key or f"#{number}"].append(hit)
        for hits in grouped.values():
            severity = hits[0].severity or rule.severity
            yield Fault(rule.id, severity, document, hits[0], len(hits))


def sentence(text: str, dialect: str) -> Document:
    language = dialect if dialect.startswith("en-") else "en-US"
    return judged(Document(blocks=(Block(0, "paragraph", text),), language=language))


def prose_documents(corpus: Path, half: str) -> Iterator[Document]:
    for path in sorted((corpus / "prose").glob(f"*_{half}_*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        blocks = tuple(
            Block(number, _KINDS.get(row["kind"], "paragraph"), row["text"], level=1)
            for number, row in enumerate(rows)
        )
        language = "en-GB" if path.name.startswith("uk") else "en-US"
        yield Document(name=path.name, blocks=blocks, language=language)


def deliverables(corpus: Path) -> Iterator[Document]:
    """Every deliverable once: of twins, the DOCX."""
    from qualitygate.extract import extract

    folder = corpus / "deliverables"
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".docx", ".pdf"))
    seen: set[bytes] = set()
    for path in paths:
        if path.suffix == ".pdf" and path.with_suffix(".docx") in paths:
            continue
        source = Source.from_path(path)
        if source.data in seen:
            continue
        seen.add(source.data)
        try:
            document = extract(source, Config().limits)
        except (Unreadable, ImportError) as error:
            print(f"not read: {path.name}: {error}", file=sys.stderr)
            continue
        yield replace(document, name=path.name)


def recall(corpus: Path) -> None:
    """Found / right first / right in the first three, by half and class of fault."""
    with (corpus / "typos" / "fixes.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    tally: dict[tuple[str, str], list[tuple[bool, bool, bool]]] = defaultdict(list)
    for row in rows:
        tally[row["half"], row["class"]].append(_score(row))
    for half in "ab":
        for (of, name), scores in sorted(tally.items()):
            if of != half:
                continue
            shares = [sum(score[i] for score in scores) / len(scores) for i in range(3)]
            print(f"{half}  {name:12} {len(scores):4}   " + "  ".join(f"{s:5.3f}" for s in shares))
        others = [s for (of, n), v in tally.items() if of == half and n in _OTHERS for s in v]
        share = sum(score[0] for score in others) / len(others)
        print(f"{half}  {'all others':12} {len(others):4}   {share:5.3f}")


_OTHERS = ("REALWORD", "MISSINGWORD", "EXTRAWORD", "MERGED", "APOS", "DOUBLED")
MISSED: list[str] = []


def _score(row: dict[str, str]) -> tuple[bool, bool, bool]:
    """A hit lies on the fault (or beside it) and is gone in the corrected sentence."""
    text, start, end = row["wrong_sentence"], int(row["start"]), int(row["end"])
    right = text[:start] + row["right"] + text[end:]
    slack = 0 if row["class"] in ("SPELL", "NAMETYPO", "DIALECT") else 6
    near = [
        f.hit
        for f in faults(sentence(text, row["dialect"]))
        if f.hit.start <= end + slack and start <= f.hit.end + slack and f.severity in _COUNTED
    ]
    if near:
        left = {right[f.hit.start : f.hit.end] for f in faults(sentence(right, row["dialect"]))}
        near = [hit for hit in near if text[hit.start : hit.end] not in left]
    results = [
        [text[: hit.start] + better + text[hit.end :] for better in hit.replacements[:3]]
        for hit in near
    ]
    first = any(_same(r[0], right) for r in results if r)
    third = any(_same(one, right) for r in results for one in r)
    if not near or not first:
        why = "missed" if not near else "not first"
        MISSED.append(
            f"{row['half']} {row['class']:11} {why:9} {row['wrong']!r} → {row['right']!r} "
            f"{[hit.replacements[:3] for hit in near]}  {text[max(0, start - 30) : end + 30]}"
        )
    return bool(near), first, third


def _same(text: str, other: str) -> bool:
    return text.split() == other.split()


def density(name: str, documents: Iterable[Document]) -> list[Fault]:
    """Findings per 1,000 words, by severity, and the words proofread per second of CPU."""
    started, words, found = time.process_time(), 0, []
    for document in documents:
        checked = judged(document)
        words += checked.words
        found += faults(checked)
    seconds = time.process_time() - started
    per = Counter(fault.severity for fault in found)
    kinds = Counter(f.rule.removeprefix("language/") for f in found if f.severity in _COUNTED)
    counted = sum(per[s] for s in _COUNTED)
    errors, notes = (1000 * n / max(words, 1) for n in (counted, per["note"]))
    print(
        f"{name:14} {words:8,} words  {errors:5.2f} errors and warnings  {notes:5.2f} notes  "
        f"{words / max(seconds, 0.001):8,.0f} words/s"
        f"  {dict(kinds.most_common())}"
    )
    return found


def plant(corpus: Path, number: int, seed: int) -> None:
    """Plant typos in lower-case words of prose, one a document at a time, and count the found."""
    chance = random.Random(seed)
    documents = list(deliverables(corpus))
    shares = chance.choices(range(len(documents)), [d.words for d in documents], k=number)
    found, lost = 0, []
    for index, count in sorted(Counter(shares).items()):
        document, planted = _with_typos(documents[index], count, chance)
        places = {(f.hit.block, f.hit.start) for f in _places(judged(document))}
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


def _shifted(run, start, shift):  # type: ignore[no-untyped-def]
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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=_CORPUS)
    parser.add_argument("--read", type=int, default=0, metavar="N")
    parser.add_argument(
        "--of", choices=["prose-a", "prose-b", "deliverables"], default="deliverables"
    )
    parser.add_argument("--plant", type=int, default=0, metavar="N")
    parser.add_argument(
        "--missed", action="store_true", help="list the real faults that are missed"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.plant:
        plant(options.corpus, options.plant, options.seed)
        return
    if options.read:
        texts = {
            "prose-a": lambda: prose_documents(options.corpus, "a"),
            "prose-b": lambda: prose_documents(options.corpus, "b"),
            "deliverables": lambda: deliverables(options.corpus),
        }[options.of]()
        found = [f for f in density(options.of, texts) if f.severity in _COUNTED]
        drawn = random.Random(options.seed).sample(found, min(options.read, len(found)))
        print(*(f.line() for f in drawn), sep="\n")
        return
    print("half class      faults  found  first  in three")
    recall(options.corpus)
    if options.missed:
        print(*MISSED, sep="\n")
        return
    density("prose a", prose_documents(options.corpus, "a"))
    density("prose b", prose_documents(options.corpus, "b"))
    density("deliverables", deliverables(options.corpus))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"memory at most {memory} MB")


if __name__ == "__main__":
    main()
