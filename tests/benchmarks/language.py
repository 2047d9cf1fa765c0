# ruff: noqa: T201
"""How well, and how fast, the language of a document is judged.

    python tests/benchmarks/language.py                        one table: the builtin engine
    python tests/benchmarks/language.py --engine all           a column for each engine there is
    python tests/benchmarks/language.py --speed                words per second against LanguageTool
    python tests/benchmarks/language.py --read 100             findings drawn at random, to be read
    python tests/benchmarks/language.py --missed               the real faults that are not found
    python tests/benchmarks/language.py --plant 200            the share of planted typos found

LanguageTool is asked at the URL, or started from the folder, that --languagetool names, or from
where it was installed. Reads the folder named by --corpus: ``typos/fixes.tsv`` (real faults with
their corrections), ``prose/*.tsv`` (edited text as blocks) and ``deliverables/`` (DOCX and PDF);
what is not there is left out. Halves a and b stand apart: tune on a, believe b.
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import language_corpus as corpora
from language_processes import Java, apart, memory

from qualitygate.config import Config, LanguageTool
from qualitygate.document import Block, Document
from qualitygate.finding import EngineInfo, Hit
from qualitygate.linting import load_rules
from qualitygate.linting.rule import Rule
from qualitygate.proofread import proofread
from qualitygate.proofread.engines import NotAvailable, configured
from qualitygate.prose import classify

ENGINES = ("builtin", "lingotweaker", "languagetool")
OTHERS = ("REALWORD", "MISSINGWORD", "EXTRAWORD", "MERGED", "APOS", "DOUBLED")
_ABOUT_ONE_WORD = ("SPELL", "NAMETYPO", "DIALECT")
_COUNTED = ("error", "warning")
_SEVERITIES = (*_COUNTED, "note")


@cache
def rules() -> tuple[Rule, ...]:
    return load_rules(replace(Config(), select=("language",)))


def configuration(engine: str, languagetool: str) -> Config:
    """Nothing is remembered on disk: each run measures the engine."""
    isurl = languagetool.startswith(("http://", "https://"))
    settings = LanguageTool(url=languagetool) if isurl else LanguageTool(path=languagetool)
    return Config(engine=engine, cache=False, languagetool=settings)


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
        said = [
            match.rule
            for match in self.document.matches
            if (match.block, match.start) == (self.hit.block, start)
        ]
        return (
            f"{self.rule.removeprefix('language/'):14} {self.severity:7} ×{self.count:<3} "
            f"{name}:{page} [{self.block.kind}] {' '.join(around.split())} → {better} "
            f"{' '.join(said[:1])}"
        )


def judged(document: Document, config: Config) -> Document:
    return proofread(classify(document), config)[0]


def faults(document: Document) -> list[Fault]:
    """Findings as they are counted: of those that overlap one is left, as the linter leaves it."""
    taken: dict[int | None, list[Hit]] = defaultdict(list)
    found = []
    weighed = sorted(
        _keyed(document),
        key=lambda f: (_SEVERITIES.index(f.severity), -f.count, f.hit.start - f.hit.end, f.rule),
    )
    for fault in weighed:
        hit, beside = fault.hit, taken[fault.hit.block]
        if fault.count > 1 or not any(o.start < hit.end and hit.start < o.end for o in beside):
            beside.append(hit)
            found.append(fault)
    return sorted(found, key=lambda f: (f.rule, f.hit.block or 0, f.hit.start))


def _keyed(document: Document) -> Iterator[Fault]:
    """Hits of one rule with one key are one."""
    for rule in rules():
        grouped: dict[str, list[Hit]] = defaultdict(list)
        for number, hit in enumerate(rule.hits(document)):
            grouped[hit.key or f"#{number}"].append(hit)
        for hits in grouped.values():
            severity = hits[0].severity or rule.severity
            yield Fault(rule.id, severity, document, hits[0], len(hits))


@dataclass
class Density:
    """What is found in texts, and the CPU seconds that proofreading them took."""

    words: int = 0
    counted: int = 0
    notes: int = 0
    seconds: float = 0.0
    rules: Counter[str] = field(default_factory=Counter)

    def per_thousand(self, number: int) -> float:
        return 1000 * number / max(self.words, 1)


@dataclass
class Figures:
    """All that is measured of one engine; shares are of `faults`, by half and class."""

    engine: EngineInfo
    faults: dict[tuple[str, str], int] = field(default_factory=dict)
    shares: dict[tuple[str, str], tuple[float, float, float]] = field(default_factory=dict)
    texts: dict[str, Density] = field(default_factory=dict)
    memory: tuple[int, int] = (0, 0)  # MB, of this process and of Java


def measure(engine: str, corpus: Path, languagetool: str) -> Figures:
    """One engine's column, made in a process of its own."""
    config = configuration(engine, languagetool)
    java = Java(languagetool)
    document, info = proofread(classify(corpora.sentence("We begin.", "en-US")), config)
    if document.gaps:
        raise SystemExit(f"{engine}: {document.gaps[0].reason}")
    figures = Figures(info)
    tally: dict[tuple[str, str], list[tuple[bool, bool, bool]]] = defaultdict(list)
    for row in corpora.fixes(corpus):
        score = _score(row, config)[0]
        tally[row["half"], row["class"]].append(score)
        if row["class"] in OTHERS:
            tally[row["half"], "all others"].append(score)
    for of, scores in tally.items():
        first, second, third = (sum(score[i] for score in scores) / len(scores) for i in range(3))
        figures.faults[of], figures.shares[of] = len(scores), (first, second, third)
    for name, texts in corpora.TEXTS.items():
        figures.texts[name] = density(texts(corpus), config, java)[0]
    figures.memory = memory(), java.memory()
    return figures


def density(
    documents: Iterable[Document], config: Config, java: Java
) -> tuple[Density, list[Fault]]:
    """Findings by severity; only proofreading is timed."""
    total, found = Density(), []
    for document in documents:
        before = time.process_time() + java.seconds()
        checked = judged(document, config)
        total.seconds += time.process_time() + java.seconds() - before
        total.words += checked.words
        found += faults(checked)
    for fault in found:
        total.counted += fault.severity in _COUNTED
        total.notes += fault.severity == "note"
        if fault.severity in _COUNTED:
            total.rules[fault.rule.removeprefix("language/")] += 1
    return total, found


def _score(row: dict[str, str], config: Config) -> tuple[tuple[bool, bool, bool], str]:
    """Whether a hit lies on the fault (or beside it) and is gone in the corrected sentence.

    And whether its correction is right at first, and in the first three; with a line on what is
    wrong with it.
    """
    text, start, end = row["wrong_sentence"], int(row["start"]), int(row["end"])
    right = text[:start] + row["right"] + text[end:]
    slack = 0 if row["class"] in _ABOUT_ONE_WORD else 6
    near = [
        f.hit
        for f in faults(judged(corpora.sentence(text, row["dialect"]), config))
        if f.hit.start <= end + slack and start <= f.hit.end + slack and f.severity in _COUNTED
    ]
    if near:
        corrected = judged(corpora.sentence(right, row["dialect"]), config)
        left = {right[f.hit.start : f.hit.end] for f in faults(corrected)}
        near = [hit for hit in near if text[hit.start : hit.end] not in left]
    results = [
        [text[: hit.start] + better + text[hit.end :] for better in hit.replacements[:3]]
        for hit in near
    ]
    first = any(_same(r[0], right) for r in results if r)
    third = any(_same(one, right) for r in results for one in r)
    why = "missed" if not near else "not first" if not first else ""
    line = (
        f"{row['half']} {row['class']:11} {why:9} {row['wrong']!r} → {row['right']!r} "
        f"{[hit.replacements[:3] for hit in near]}  {text[max(0, start - 30) : end + 30]}"
    )
    return (bool(near), first, third), line if why else ""


def _same(text: str, other: str) -> bool:
    return text.split() == other.split()


def table(columns: list[Figures]) -> None:
    """The figures side by side."""

    def line(label: str, cells: Iterable[str]) -> None:
        print(f"{label:28}" + "".join(f"{cell:>24}" for cell in cells))

    line("", (column.engine.name for column in columns))
    for half in "ab":
        keys = sorted(key for key in columns[0].faults if key[0] == half)
        line(f"half {half}: faults", ("found  first  in 3" for _ in columns))
        for key in keys:
            shares = (column.shares[key] for column in columns)
            cells = ("  ".join(f"{share:5.3f}" for share in three) for three in shares)
            line(f"  {key[1]:14} {columns[0].faults[key]:6}", cells)
    for name, text in columns[0].texts.items():
        line(f"{name}: {text.words:,} words", ("faults  notes" for _ in columns))
        densities = [column.texts[name] for column in columns]
        each = ((d.per_thousand(d.counted), d.per_thousand(d.notes)) for d in densities)
        line("  per 1,000 words", (f"{counted:6.2f} {notes:6.2f}" for counted, notes in each))
        speeds = (d.words / max(d.seconds, 0.001) for d in densities)
        line("  words per second of CPU", (f"{speed:,.0f}" for speed in speeds))
    cells = (f"{own:,}" + (f" + Java {java:,}" if java else "") for own, java in _memories(columns))
    line("memory at most, MB", cells)
    for column in columns:
        print(f"\n{column.engine.name}: {', '.join(' '.join(v) for v in column.engine.versions)}")
        for name, text in column.texts.items():
            print(f"  {name}: {dict(text.rules.most_common())}")


def _memories(columns: list[Figures]) -> list[tuple[int, int]]:
    return [column.memory for column in columns]


def read(options: argparse.Namespace, config: Config) -> None:
    """Findings drawn at random, with where they stand."""
    texts = corpora.TEXTS[options.of](options.corpus)
    found = density(texts, config, Java(options.languagetool))[1]
    wanted = ("note",) if options.notes else _COUNTED
    found = [f for f in found if f.severity in wanted and options.rule in f.rule]
    drawn = random.Random(options.seed).sample(found, min(options.read, len(found)))
    print(f"{len(found)} found, {len(drawn)} drawn")
    print(*(fault.line() for fault in drawn), sep="\n")


def _available(engine: str, languagetool: str) -> bool:
    try:
        configured(configuration(engine, languagetool))
    except NotAvailable as error:
        print(f"left out: {error}")
        return False
    return True


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--engine", choices=[*ENGINES, "all"], default="builtin")
    parser.add_argument("--languagetool", default="", metavar="URL|FOLDER")
    parser.add_argument("--corpus", type=Path, default=corpora.CORPUS)
    parser.add_argument("--speed", action="store_true", help="only the comparison of speeds")
    parser.add_argument("--read", type=int, default=0, metavar="N")
    parser.add_argument("--of", choices=list(corpora.TEXTS), default="deliverables")
    parser.add_argument("--notes", action="store_true", help="read notes, not errors and warnings")
    parser.add_argument("--rule", default="", help="read only findings of rules so called")
    parser.add_argument("--missed", choices=["a", "b"], help="list the real faults of a half")
    parser.add_argument("--plant", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    names = ENGINES if options.engine == "all" else (options.engine,)
    config = configuration(names[0], options.languagetool)
    if options.plant:
        from language_plant import plant

        plant(options.corpus, options.plant, options.seed, config)
    elif options.read:
        read(options, config)
    elif options.missed:
        rows = [row for row in corpora.fixes(options.corpus) if row["half"] == options.missed]
        print(*filter(None, (_score(row, config)[1] for row in rows)), sep="\n")
    else:
        names = tuple(name for name in names if _available(name, options.languagetool))
        if not options.speed:
            given = (options.corpus, options.languagetool)
            table([apart(measure, name, *given) for name in names])
        if options.speed or "languagetool" in names:
            from language_speed import compare

            compare(options.corpus, options.languagetool, [n for n in ENGINES if n in names])


if __name__ == "__main__":
    main()
