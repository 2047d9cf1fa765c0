"""Which language is a text in: how often right, how often a text is called foreign that is not.

    python tests/benchmarks/detection.py [FOLDER]

Reads the sentences beside the tests, then the documents of FOLDER (by default the real deliverables
in ``../shared/corpus``, where they are there), whose texts are English: what is called foreign in
them is printed to be read. Times are shares of the CPU time of a whole check.
"""

import csv
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from qualitygate.config import Config
from qualitygate.document import Block, Document, Source
from qualitygate.errors import Unreadable
from qualitygate.proofread import detection
from qualitygate.proofread.detection import count_words
from qualitygate.proofread.judged import with_languages
from qualitygate.proofread.languages import primary
from qualitygate.proofread.texts import proofread_blocks
from qualitygate.run import check, read

TESTS = Path(__file__).parents[1] / "proofread"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "deliverables"
Sample = tuple[str, str, str]  # language, kind, text


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def samples() -> list[Sample]:
    with (TESTS / "languages.tsv").open(encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(language, kind, text) for language, kind, text in rows]


def judged(texts: list[str], language: str | None, tag: str | None = None) -> list[str]:
    """The primary languages of the texts of a document; the one in the middle is tagged."""
    middle = len(texts) // 2
    blocks = tuple(
        Block(number, "paragraph", text, language=tag if number == middle else None)
        for number, text in enumerate(texts)
    )
    document = with_languages(Document(blocks=blocks, language=language), blocks, None)
    return [primary(block.language or document.language or "") for block in document.blocks]


def settings(rows: list[Sample]) -> Iterator[tuple[str, Counter[str], Counter[str]]]:
    """How the samples are shown, and how many of each kind are right and there in all."""
    english = [text for language, kind, text in rows if language == "en" and kind != "heading"]
    names = sorted({language for language, _, _ in rows})
    for shown, tag in (("alone among English, untagged", False), ("alone, rightly tagged", True)):
        right: Counter[str] = Counter()
        for language, kind, text in rows:
            texts = [*english, text, *english]
            found = judged(texts, "en-GB", language if tag else None)[len(english)]
            right[kind] += found == language
        yield shown, right, Counter(kind for _, kind, _ in rows)
    for shown, mark in (("whole document, untagged", None), ("whole, tagged en-US", "en-US")):
        right = Counter()
        for name in names:
            own = [(kind, text) for language, kind, text in rows if language == name]
            for (kind, _), found in zip(own, judged([t for _, t in own], mark), strict=True):
                right[kind] += found == name
        yield shown, right, Counter(kind for _, kind, _ in rows)


def measure(folder: Path) -> None:
    """What is called foreign in the documents of a folder, and what the judging costs."""
    asked, words, blocks, spent, whole = 0, 0, 0, 0.0, 0.0
    guess = detection._guess

    def counted(text: str) -> tuple[str, float]:
        nonlocal asked
        asked += 1
        return guess(text)

    detection._guess = counted
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".docx", ".pdf")):
        source = Source.from_path(path)
        try:
            document = read(source, Config())
        except Unreadable:
            continue
        prose = proofread_blocks(document)
        begin = time.process_time()
        found = with_languages(document, prose, None)
        spent += time.process_time() - begin
        begin = time.process_time()
        check(source, Config(cache=False))
        whole += time.process_time() - begin
        blocks += len(prose)
        for block in (found.blocks[block.index] for block in prose):
            words += count_words(block.text)
            tag = block.language or found.language or ""
            if primary(tag) != "en" or block.foreign:
                say(f"  {path.name}: {tag or 'unknown'}: {block.text[:90]!r} {block.foreign}")
    detection._guess = guess
    say(f"{words} words in {blocks} texts; the detector was asked {asked} times;")
    say(f"judging took {100 * spent / whole:.1f} % of the whole checks")


def main() -> None:
    rows = samples()
    tricky = (TESTS / "english.txt").read_text("utf-8").splitlines()
    english = [text for language, _, text in rows if language == "en"]
    for shown, right, all_ in settings(rows):
        say(f"{shown}: " + ", ".join(f"{kind} {right[kind]} of {all_[kind]}" for kind in all_))
    found = judged([*english, *tricky, *english], "en-GB")
    wrong = sum(language != "en" for language in found)
    say(f"English with foreign words, names and lists, called foreign: {wrong} of {len(tricky)}")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if folder.is_dir():
        measure(folder)


if __name__ == "__main__":
    main()
