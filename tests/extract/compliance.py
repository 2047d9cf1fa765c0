"""What every extractor owes to every document, whatever the format.

A format brings a `Reader`: an independent, slow and simple way to the characters of the source.
"""

import json
import pickle
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Protocol

from qualitygate.config import Limits
from qualitygate.document import Anchor, Block, Document, Source
from qualitygate.extract import extract
from qualitygate.report.model import model_json

SYMBOL = "\0"  # a character whose shape is the font's: any one character may stand for it


class Reader(Protocol):
    """Looks up places in a source file."""

    def text(self, anchor: Anchor) -> str:
        """The characters that stand at the anchor's place."""

    def keys(self, anchor: Anchor) -> Iterable[Any]:
        """One key for each character there, the same only for the same character."""

    def order(self, anchor: Anchor) -> Any:
        """Where it stands among the shown text of one flow; None where it is in no flow."""


def assert_complies(data: bytes, name: str, reader: Reader) -> Document:
    """Extract the document and hold it to every promise of the model."""
    document = extract(Source(name, data), Limits())
    _assert_indexed(document)
    _assert_anchored(document, reader)
    _assert_ordered(document, reader)
    _assert_runs_cover(document)
    _assert_tables_agree(document)
    _assert_spans_fit(document)
    again = extract(Source(name, data), Limits())
    assert json.dumps(model_json(document)) == json.dumps(model_json(again))
    assert pickle.loads(pickle.dumps(document)) == document
    return document


def _assert_indexed(document: Document) -> None:
    assert [block.index for block in document.blocks] == list(range(len(document.blocks)))
    assert document.blocks[-1].kind == "file-name"
    for block in document.blocks:
        if block.parent is not None:
            assert 0 <= block.parent < len(document.blocks), _say(block)
            assert block.parent != block.index, _say(block)


def _assert_anchored(document: Document, reader: Reader) -> None:
    """The source says the same at every anchor's place, and says it once."""
    read: dict[Any, Block] = {}
    for block in document.blocks[:-1]:
        end = 0
        for anchor in block.location.anchors:
            assert end <= anchor.start < anchor.end <= len(block.text), (_say(block), anchor)
            assert not block.text[end : anchor.start].strip(), (_say(block), anchor)
            end = anchor.end
            text = block.text[anchor.start : anchor.end]
            assert _same(reader.text(anchor), text), (_say(block), anchor, reader.text(anchor))
            for key in reader.keys(anchor):
                assert key not in read, (_say(block), "was read before by", _say(read[key]), anchor)
                read[key] = block
        assert not block.text[end:].strip(), (_say(block), "has no place from", end)


def _assert_ordered(document: Document, reader: Reader) -> None:
    last: dict[Any, Any] = {}
    for block in document.shown:
        for anchor in block.location.anchors:
            order = reader.order(anchor) if block.kind != "text-box" else None
            if order is not None:
                flow, place = order
                assert flow not in last or last[flow] <= place, (_say(block), anchor)
                last[flow] = place


def _assert_runs_cover(document: Document) -> None:
    for block in document.blocks:
        end = 0
        for run in block.runs:
            assert run.start == end, _say(block)
            assert run.end > run.start, _say(block)
            end = run.end
        assert end == len(block.text) or not block.runs, _say(block)


def _assert_tables_agree(document: Document) -> None:
    for position, table in enumerate(document.tables):
        assert table.index == position
        taken: set[tuple[int, int]] = set()
        for cell in table.cells:
            assert cell.row + cell.row_span <= table.rows
            assert cell.column + cell.column_span <= table.columns
            if cell.column_span < 100:
                rows = range(cell.row, cell.row + cell.row_span)
                columns = range(cell.column, cell.column + cell.column_span)
                places = {(row, column) for row in rows for column in columns}
                assert not places & taken, (table.index, cell)
                taken |= places
            for index in cell.blocks:
                ref = document.blocks[index].cell
                assert ref is not None
                assert (ref.table, ref.row, ref.column) == (table.index, cell.row, cell.column)


def _assert_spans_fit(document: Document) -> None:
    spans = [
        *document.links, *document.references, *document.revisions, *document.comments
    ]  # fmt: skip
    for span in spans:
        block = getattr(span, "block", None)
        if any(field.name == "anchor_block" for field in fields(span)):
            block = getattr(span, "anchor_block", None)
        if block is not None:
            assert 0 <= span.start <= span.end <= len(document.blocks[block].text), span
            text = getattr(span, "text", None)
            if text is not None:
                assert document.blocks[block].text[span.start : span.end] == text, span


def _same(source: str, text: str) -> bool:
    return len(source) == len(text) and all(
        there in (SYMBOL, here) for there, here in zip(source, text, strict=True)
    )


def _say(block: Block) -> str:
    return f"block {block.index}, {block.kind}: {block.text[:60]!r}"
