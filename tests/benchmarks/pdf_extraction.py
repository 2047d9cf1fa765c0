"""How fast a PDF is read: ``python tests/benchmarks/pdf_extraction.py [FILE …]``.

Without files, documents of 100 pages are generated, one as a word processor writes text (a text
object for each line) and one as a browser does (one for each glyph). All times are CPU seconds, the
best of several, and what counts are the ratios within one run: everything that is extracted,
against pypdfium2's plain text and pypdf's. Python looks for cycles as seldom as in the processes
that read documents.
"""

import argparse
import gc
import io
import logging
import random
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from pypdf import PdfReader

from qualitygate.config import Limits
from qualitygate.extract.pdf import read

_WORDS = [
    "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was", "with", "be",
    "on", "not", "this", "are", "or", "from", "at", "which", "but", "have", "had", "they",
    "you", "were", "their", "one", "all", "we", "can", "has", "there", "been", "if", "more",
    "when", "will", "would", "who", "schedule", "delivery", "migration", "proposal", "service",
    "customer", "price", "review", "quality",
]  # fmt: skip


def build(pages: int, *, glyphs: bool, seed: int = 7) -> bytes:
    """A document with headings, paragraphs, headers and footers; `glyphs`: one object a glyph."""
    rng = random.Random(seed)
    objects = {
        2: b"", 3: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        4: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold>>",
    }  # fmt: skip
    for number in range(pages):
        body = zlib.compress("".join(_page(number + 1, rng, glyphs=glyphs)).encode())
        entries = f"<</Length {len(body)} /Filter /FlateDecode>>\nstream\n".encode()
        objects[11 + 2 * number] = entries + body + b"\nendstream"
        objects[10 + 2 * number] = (
            f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {11 + 2 * number} 0 R "
            "/Resources <</Font <</F1 3 0 R /F2 4 0 R>>>>>>"
        ).encode()
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(pages))
    objects[1] = b"<</Type /Catalog /Pages 2 0 R>>"
    objects[2] = f"<</Type /Pages /Kids [{kids}] /Count {pages}>>".encode()
    return _written(objects)


def _page(number: int, rng: random.Random, *, glyphs: bool) -> list[str]:
    rows = [("F1", 9, 760.0, "Harbour and Finch: the proposal")]
    rows.append(("F2", 16, 715.0, f"{number} Section about the work"))
    height = 690.0
    for _ in range(6):
        for line in range(rng.randint(4, 8)):
            words = rng.choices(_WORDS, k=15 if line else 14)
            rows.append(("F1", 10, height, " ".join(words).capitalize()))
            height -= 12
        rows[-1] = (*rows[-1][:3], "and that is the end of it.")
        height -= 12
    rows.append(("F1", 9, 40.0, f"Page {number}"))
    drawn = []
    for font, size, y, text in rows:
        if not glyphs:
            drawn.append(f"BT /{font} {size} Tf 72 {y} Td ({text}) Tj ET\n")
            continue
        for place, letter in enumerate(text):
            x = 72 + place * 0.5 * size
            drawn.append(f"BT /{font} {size} Tf {x} {y} Td ({letter}) Tj ET\n")
    return drawn


def _written(objects: dict[int, bytes]) -> bytes:
    result, places = bytearray(b"%PDF-1.5\n"), {}
    for number in sorted(objects):
        places[number] = len(result)
        result += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    table = len(result)
    result += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        result += f"{number} 1\n{place:010} 00000 n \n".encode()
    result += (
        f"trailer <</Size {max(objects) + 1} /Root 1 0 R>>\nstartxref\n{table}\n%%EOF".encode()
    )
    return bytes(result)


def plain_pdfium(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def plain_pypdf(data: bytes) -> None:
    for page in PdfReader(io.BytesIO(data)).pages:
        page.extract_text()


def everything(data: bytes) -> None:
    read(data, "benchmark.pdf", Limits())


def best(calls: list[Callable[[bytes], None]], data: bytes, times: int) -> list[float]:
    """CPU seconds of the fastest run of each call, in turns: all see the same machine."""
    found: list[list[float]] = [[] for _ in calls]
    for _ in range(times):
        for call, seconds in zip(calls, found, strict=True):
            start = time.process_time()
            call(data)
            seconds.append(time.process_time() - start)
    return [min(seconds) for seconds in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=100)
    options = parser.parse_args()
    gc.set_threshold(20_000, 20, 20)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    documents = [(path.name[:40], path.read_bytes()) for path in options.files] or [
        ("a text object for each line", build(options.pages, glyphs=False)),
        ("a text object for each glyph", build(options.pages, glyphs=True)),
    ]
    write = sys.stdout.write
    write(f"{'':42}{'pages':>6}{'all, ms/page':>14}{'× pdfium':>10}{'× pypdf':>9}\n")
    for name, data in documents:
        pages = len(pypdfium2.PdfDocument(data))
        whole, fast = best([everything, plain_pdfium], data, 5)
        (slow,) = best([plain_pypdf], data, 1)
        write(
            f"{name:42}{pages:>6}{1000 * whole / pages:>14.1f}{whole / fast:>10.1f}"
            f"{whole / slow:>9.2f}\n"
        )


if __name__ == "__main__":
    main()
