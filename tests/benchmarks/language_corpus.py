"""What the benchmark of the language reads: real faults, edited prose, real deliverables."""

import csv
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from qualitygate.config import Config
from qualitygate.document import Block, Document, Source
from qualitygate.errors import Unreadable

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
_KINDS = {"h": "heading", "li": "list-item"}


def rows(path: Path) -> list[dict[str, str]]:
    """A table with tabs between its columns, and no quotes."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def fixes(corpus: Path) -> list[dict[str, str]]:
    """Real faults: half, class, dialect, wrong_sentence, start, end, wrong, right."""
    path = corpus / "typos" / "fixes.tsv"
    return rows(path) if path.is_file() else []


def sentence(text: str, dialect: str) -> Document:
    language = dialect if dialect.startswith("en-") else "en-US"
    return Document(blocks=(Block(0, "paragraph", text),), language=language)


def prose(corpus: Path, half: str) -> Iterator[Document]:
    """Edited prose of one half."""
    for path in sorted((corpus / "prose").glob(f"*_{half}_*.tsv")):
        blocks = tuple(
            Block(number, _KINDS.get(row["kind"], "paragraph"), row["text"], level=1)
            for number, row in enumerate(rows(path))
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
            print(f"not read: {path.name}: {error}", file=sys.stderr)  # noqa: T201
            continue
        yield replace(document, name=path.name)


TEXTS = {
    "prose-a": lambda corpus: prose(corpus, "a"),
    "prose-b": lambda corpus: prose(corpus, "b"),
    "deliverables": deliverables,
}
