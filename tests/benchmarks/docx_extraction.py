"""How fast a DOCX is read: ``python tests/benchmarks/docx_extraction.py``.

Documents of 100 and 1,000 pages are generated; all times are CPU seconds, the best of several, and
what counts are the ratios within one run.
"""

import argparse
import io
import random
import sys
import time
import zipfile
from collections.abc import Callable

import docx
from docx.document import Document as Builder
from lxml import etree

from qualitygate.config import Limits
from qualitygate.document import Source
from qualitygate.extract import extract

_WORDS_PER_PAGE = 265
_VOCABULARY = [
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was", "with", "be",
    "on", "not", "this", "are", "or", "from", "at", "which", "but", "have", "had", "they", "you",
    "were", "their", "one", "all", "we", "can", "has", "there", "been", "if", "more", "when",
    "will", "would", "who", "schedule", "delivery", "migration", "proposal", "service", "customer",
    "price", "review", "quality",
]  # fmt: skip


def build(pages: int, seed: int = 7) -> bytes:
    """A document with headings, lists, mixed formatting and a table on every fourth page."""
    rng = random.Random(seed)
    document = docx.Document()
    for page in range(pages):
        document.add_heading(f"Section {page + 1}", 1 + page % 3)
        words = 0
        while words < _WORDS_PER_PAGE - (60 if page % 4 == 0 else 0):
            style = "List Bullet" if rng.random() < 0.2 else None
            paragraph = document.add_paragraph(style=style)
            for _ in range(rng.randint(1, 6)):
                piece = rng.choices(_VOCABULARY, k=rng.randint(3, 14))
                run = paragraph.add_run(" ".join(piece) + " ")
                run.bold = rng.random() < 0.1
                words += len(piece)
        if page % 4 == 0:
            _add_table(document, rng)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _add_table(document: Builder, rng: random.Random) -> None:
    table = document.add_table(rows=5, cols=4)
    for row in table.rows:
        for cell in row.cells:
            cell.text = " ".join(rng.choices(_VOCABULARY, k=3))


def read_here(data: bytes) -> int:
    return extract(Source("benchmark.docx", data), Limits()).words


def parse_with_lxml(data: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        roots = [
            etree.fromstring(package.read(n)) for n in package.namelist() if n.endswith(".xml")
        ]
    return len(roots)


def read_with_python_docx(data: bytes) -> int:
    """Paragraphs and tables with the formatting of their runs, as its interface gives them."""
    document = docx.Document(io.BytesIO(data))
    paragraphs = list(document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                paragraphs.extend(cell.paragraphs)
    seen = [(run.text, run.bold, run.font.size) for p in paragraphs for run in p.runs]
    return sum(len(text.split()) for text, _, _ in seen)


def read_with_docx2python(data: bytes) -> int:
    from docx2python import docx2python

    with docx2python(io.BytesIO(data)) as content:
        return len(content.text.split())


def best(read: Callable[[bytes], int], data: bytes, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        read(data)
        times.append(time.process_time() - begin)
    return min(times)


def write(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    rounds: int = parser.parse_args().rounds
    small, large = build(100), build(1000)
    ours = best(read_here, small, rounds)
    ours_large = best(read_here, large, max(rounds // 2, 1))
    words = read_here(small)
    rows = [("qualitygate", ours), ("lxml parse alone", best(parse_with_lxml, small, rounds))]
    rows.append(("python-docx", best(read_with_python_docx, small, max(rounds // 2, 1))))
    try:
        rows.append(("docx2python", best(read_with_docx2python, small, max(rounds // 2, 1))))
    except ModuleNotFoundError:
        write("docx2python is not installed: left out")
    write(f"100 pages, {words:,} words")
    for label, seconds in rows:
        write(f"  {label:18} {seconds:7.3f} s   {seconds / ours:6.2f} × qualitygate")
    write(f"1,000 pages / 100 pages: {ours_large:.2f} s, {ours_large / ours:.1f} × (linear: 10)")


if __name__ == "__main__":
    main()
