"""What the cache saves: ``python tests/benchmarks/warm_check.py``.

Documents of 100 pages are generated (the PDF with LibreOffice, once) and checked by the command in
processes of their own, with a cache folder of this run's. CPU seconds of each process with its
workers, the best of several; what matters are the ratios within one run.
"""

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import documents

_FOLDER_FILES, _FOLDER_PAGES = 40, 10
_READING = (
    "import sys; from qualitygate.config import Limits; from qualitygate.document import Source; "
    "from qualitygate.extract import extract; extract(Source.from_path(sys.argv[1]), Limits())"
)
_TEXT = re.compile(rb"(?<=>)[A-Z][^<>]{40,}\.(?=<)")


def seconds(*arguments: str) -> float:
    """CPU seconds of a Python process with its children."""
    before = os.times()
    subprocess.run([sys.executable, *arguments], capture_output=True, check=False)
    after = os.times()
    used = (after.children_user, after.children_system)
    return sum(used) - before.children_user - before.children_system


def check(path: Path, *options: str) -> float:
    return seconds("-m", "qualitygate", "check", *options, str(path))


def best(rounds: int, measure: Callable[[], float], before: Callable[[], object]) -> float:
    """The fastest of several measurements, before each of which something is prepared."""
    times = []
    for _ in range(rounds):
        before()
        times.append(measure())
    return min(times)


def repacked(data: bytes) -> bytes:
    """Other bytes with the same content."""
    if not data.startswith(b"PK"):
        return data + b"%% saved again\n"
    changed = io.BytesIO(data)
    with zipfile.ZipFile(changed, "a") as archive:
        archive.comment = b"saved again"
    return changed.getvalue()


def edited(data: bytes) -> bytes:
    """The Word document with a sentence or two in its middle written anew."""
    source, target = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                texts = list(_TEXT.finditer(part))
                chosen = texts[len(texts) // 2]
                new = b"This sentence was written on the last evening before the deadline."
                part = part[: chosen.start()] + new + part[chosen.end() :]
            archive.writestr(name, part)
    return target.getvalue()


def document(label: str, path: Path, cache: Path, rounds: int) -> Iterator[str]:
    """One document: first, again, saved again, edited."""
    original = path.read_bytes()

    def forget() -> None:
        shutil.rmtree(cache, ignore_errors=True)
        path.write_bytes(original)

    def warm(data: bytes) -> Callable[[], None]:
        """The cache knows the original, and `data` is in its place."""

        def prepare() -> None:
            forget()
            check(path)
            path.write_bytes(data)

        return prepare

    nothing = forget
    alone = best(rounds, lambda: seconds("-c", _READING, str(path)), nothing)
    start = best(rounds, lambda: seconds("-m", "qualitygate", "--version"), nothing)
    base = alone + start
    rows = [
        ("without the cache", lambda: check(path, "--no-cache"), forget),
        ("first check", lambda: check(path), forget),
        ("again, unchanged", lambda: check(path), warm(original)),
        ("saved again, same text", lambda: check(path), warm(repacked(original))),
    ]
    if original.startswith(b"PK"):
        rows.append(("one paragraph edited", lambda: check(path), warm(edited(original))))
    yield f"{label}: CPU seconds, and times extraction with start-up ({alone:.2f} + {start:.2f} s)"
    for name, measure, before in rows:
        used = best(rounds, measure, before)
        yield f"  {name:26} {used:6.2f} s {used / base:6.2f} ×"
    forget()


def folder(home: Path, cache: Path, rounds: int) -> Iterator[str]:
    """A folder of documents, first and again."""
    home.mkdir()
    for number in range(_FOLDER_FILES):
        (home / f"{number:02}.docx").write_bytes(documents.docx(_FOLDER_PAGES, seed=number + 2))
    start = best(rounds, lambda: seconds("-m", "qualitygate", "--version"), lambda: None)
    first = best(1, lambda: check(home), lambda: shutil.rmtree(cache, ignore_errors=True))
    again = best(rounds, lambda: check(home), lambda: None)
    yield f"{_FOLDER_FILES} documents of {_FOLDER_PAGES} pages: CPU seconds"
    yield f"  {'first check':26} {first:6.2f} s"
    yield f"  {'again, unchanged':26} {again:6.2f} s, {again / first:.1%} of the first"
    yield f"  {'start-up alone':26} {start:6.2f} s"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each is measured")
    parser.add_argument("--pages", type=int, default=100, help="pages of the documents")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        cache = scratch / "cache"
        os.environ["QUALITYGATE_CACHE_DIR"] = str(cache)
        parts = []
        for form, data in (
            ("docx", documents.docx(options.pages)),
            ("pdf", documents.pdf(options.pages)),
        ):
            if data is not None:
                path = scratch / f"report.{form}"
                path.write_bytes(data)
                label = f"{options.pages} pages, {form}"
                parts.append(document(label, path, cache, options.rounds))
        parts.append(folder(scratch / "folder", cache, options.rounds))
        for part in parts:
            for line in part:
                sys.stdout.write(line + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
