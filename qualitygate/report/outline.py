"""The document model as text: one paragraph a line, so that two states can be compared."""

from collections.abc import Iterator
from typing import TextIO

from qualitygate.document import Block, Document, Table
from qualitygate.report.wording import counted, printable, unread

_LABELLED = {
    "caption", "contents", "reference", "code", "header", "footer", "footnote", "endnote",
    "text-box", "watermark", "chart", "diagram", "title", "form-field",
}  # fmt: skip


def write_outline(document: Document, stream: TextIO) -> None:
    """Headings, paragraphs and tables as they are read, then what travels with the file unseen."""
    for line in outline(document):
        stream.write(line + "\n")


def outline(document: Document) -> Iterator[str]:
    """The lines of the outline."""
    facts = [document.settings.format, counted(document.words, "word")]
    facts += [counted(document.pages, "page")] if document.pages else []
    yield ", ".join(fact for fact in (*facts, document.language) if fact)
    yield ""
    yield from _shown(document)
    yield from _section("Not shown", _latent(document))
    yield from _section("Tracked changes", _changes(document))
    yield from _section("Pictures", _pictures(document))
    yield from _section("Attachments", (f"{a.kind}: {a.name}" for a in document.attachments))
    yield from _section("Settings", _settings(document))
    gaps = map(unread, document.gaps)
    yield from _section("Could not be read", gaps)


def _shown(document: Document) -> Iterator[str]:
    begun: set[int] = set()
    for block in document.shown:
        if block.cell is None:
            if block.text.strip():
                yield _line(block)
            continue
        index = block.cell.table
        if index not in begun:
            begun.add(index)
            yield from _grid(document, document.tables[index])


def _line(block: Block) -> str:
    text = printable(block.text)
    if block.kind == "heading":
        label = f"{block.number} {text}" if block.number else text
        return f"{'#' * max(block.level, 1)} {label}"
    if block.kind == "list-item":
        return f"{'  ' * max(block.level - 1, 0)}{printable(block.number) or '-'} {text}"
    if block.kind in _LABELLED:
        number = f" {block.number}" if block.kind in ("footnote", "endnote") else ""
        return f"{block.kind}{number}: {text}"
    return text


def _grid(document: Document, table: Table) -> Iterator[str]:
    """A table's rows; a merged cell stands where it begins."""
    rows: dict[int, list[str]] = {row: [] for row in range(table.rows)}
    for cell in table.cells:
        texts = (printable(document.blocks[index].text) for index in cell.blocks)
        rows.setdefault(cell.row, []).append(" / ".join(text for text in texts if text.strip()))
    for row in sorted(rows):
        yield f"| {' | '.join(rows[row])} |"


def _latent(document: Document) -> Iterator[str]:
    bookmarks = []
    for block in document.latent:
        if block.kind == "bookmark":
            bookmarks.append(printable(block.text))
        elif block.text.strip():
            place = block.location.detail or block.location.display
            yield f"{block.kind} ({printable(place)}): {printable(block.text)}"
    if bookmarks:
        yield f"bookmarks: {', '.join(bookmarks)}"


def _changes(document: Document) -> Iterator[str]:
    for change in document.revisions:
        by = f" by {change.author}" if change.author else ""
        yield f"{change.kind}{by}: {printable(change.text)}"


def _pictures(document: Document) -> Iterator[str]:
    for picture in document.pictures:
        size = f"{picture.width:g} × {picture.height:g} pt"
        alt = "no alternative text" if picture.alt is None else picture.alt or "decorative"
        yield f"{printable(picture.name)} ({size}): {printable(alt)}"


def _settings(document: Document) -> Iterator[str]:
    settings = document.settings
    if settings.track_revisions:
        yield "changes are tracked"
    if settings.protected:
        yield "the document is protected against changes"
    if settings.template:
        yield f"template: {printable(settings.template)}"
    for target in settings.external:
        yield f"outside the file: {printable(target)}"


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    first = next(lines, None)
    if first is None:
        return
    yield ""
    yield f"--- {title} ---"
    yield first
    yield from lines
