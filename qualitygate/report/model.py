"""The document model as JSON: everything that a rule can see, complete and stable."""

import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any, TextIO

from qualitygate.document import Block, Document, Location
from qualitygate.report.location import location_json

SCHEMA = 1  # keys are added, never renamed

_LISTS = (
    "tables", "pictures", "links", "bookmarks", "references", "sections", "styles", "fonts",
    "revisions", "comments", "attachments", "fills", "fields", "prompts", "redactions", "gaps",
)  # fmt: skip


def write_model(document: Document, stream: TextIO) -> None:
    """Write the document as one JSON object; the same file gives the same bytes."""
    json.dump(model_json(document), stream, ensure_ascii=False, indent=1)
    stream.write("\n")


def model_json(document: Document) -> dict[str, Any]:
    """``{"schema": 1, "name", "language", "pages", "words", "blocks": […], "tables": […], …}``."""
    return {
        "schema": SCHEMA,
        "name": document.name,
        "language": document.language,
        "pages": document.pages,
        "words": document.words,
        "settings": _plain(document.settings),
        "properties": [{"name": name, "value": value} for name, value in document.properties],
        "blocks": [_block(block) for block in document.blocks],
    } | {key: _plain(getattr(document, key)) for key in _LISTS}


def _block(block: Block) -> dict[str, Any]:
    return {
        "index": block.index,
        "kind": block.kind,
        "text": block.text,
        "visibility": block.visibility,
        "language": block.language,
        "nature": block.nature,
        "style": block.style,
        "level": block.level,
        "number": block.number,
        "name": block.name,
        "parent": block.parent,
        "cell": _plain(block.cell),
        "location": location_json(block.location),
        "runs": _plain(block.runs),
        "masks": _plain(block.masks),
        "foreign": _plain(block.foreign),
    }


def _plain(value: Any) -> Any:
    """Dataclasses as objects, tuples as arrays, places as `location_json` gives them."""
    if isinstance(value, Location):
        return location_json(value)
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value
