"""A small document in one string: how the examples of a rule are written.

One line is one block:

    file: acme-proposal.docx        the file's name (latent; its text is the stem)
    lang: en-GB                     the document's language; without it en-US
    # Heading                       a heading, ``##`` one level down
    - item, 1. item                 a list item; two spaces before it are one level down
    | a | b |                       a table's row, a block per cell; rows without a blank line
                                    between them are one table, whose first row is its head
    title: text                     a block of that kind; so do header, footer, footnote, endnote,
                                    caption, box, contents, code, reference, alt, watermark,
                                    chart, diagram, form, redaction (a paragraph marked for it)
    comment by Ann: text            a comment on the block before; also ``comment:``,
                                    ``resolved comment:``
    property title: text            a document property
    hidden: text                    hidden text; so do deleted, link, bookmark, field, attachment,
                                    value (what a form's field holds unseen)
    hidden (covered): text          in brackets, the name of a block; of a link, its place
    attachment (workbook of Excel.Sheet.12; Prices, -Costs): a.xlsx
                                    its kind, program and sheets, of which some are hidden
    set track_revisions             a setting; ``set template=C:/house.dotx`` one with a value
    section: 595x842 pt, first      a section begins; also picture, style and fill, which are of
                                    the block before: see `qualitygate.linting.notation_layout`
    ---                             the next page begins
    ⟦⟧ document                     a fault of the document as a whole
    === beside                      what follows is the DOCX that lies beside this PDF
    anything else                   a paragraph

Within a line: `mono`, **bold**, ==highlighted==, {+inserted+}, {-deleted-}, [text](target), {@fr-FR
marked as French@}, {!size=0.5; color=#FFFFFF; font=Arial; italic: words of a look of their own!}
and the fault marks ⟦…⟧, which may be nested and may hold nothing. A backslash takes the meaning of
the character after it, or of the word that begins the line. The target of a link may be no link:
[«Name»](field:MERGEFIELD_Name) is what a field shows, [Enter text](prompt:LABEL) an empty content
control, [Section 3](ref:NAME) a reference, whose target is gone where no ``bookmark: NAME`` is;
[text](#NAME) leads to one too.
[text](gone:URL) is a link that was asked for, with what came of it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from qualitygate.document import (
    Attachment,
    Block,
    Bookmark,
    Cell,
    CellRef,
    Comment,
    Document,
    Kind,
    Location,
    Picture,
    Redaction,
    Revision,
    Settings,
    Table,
    Visibility,
)
from qualitygate.errors import UsageError
from qualitygate.linting.notation_inline import SPECIAL, Inline, Piece, read
from qualitygate.linting.notation_layout import LAYOUT, Layout, attachment
from qualitygate.linting.notation_targets import Targets

_SHOWN: dict[str, Kind] = {
    "title": "title",
    "header": "header",
    "footer": "footer",
    "footnote": "footnote",
    "endnote": "endnote",
    "caption": "caption",
    "box": "text-box",
    "contents": "contents",
    "code": "code",
    "reference": "reference",
    "watermark": "watermark",
    "chart": "chart",
    "diagram": "diagram",
    "form": "form-field",
    "redaction": "paragraph",
}
_LATENT: dict[str, Kind] = {
    "alt": "alt",
    "hidden": "hidden",
    "link": "link",
    "bookmark": "bookmark",
    "field": "field-code",
    "attachment": "attachment",
    "deleted": "deleted",
    "value": "form-field",
    "file": "file-name",
}
_KINDS = _SHOWN | _LATENT
_BESIDE = "\n=== beside\n"
_UNSEEN = set(_LATENT.values()) - set(_SHOWN.values())
_PLACELESS = {"header", "footer", "file-name", "property", "attachment", "watermark"}
_PREFIX = re.compile(
    r"(?:(?P<kind>" + "|".join(_KINDS) + r"|lang)(?: \((?P<of>[^()]+)\))?"
    r"|(?P<resolved>resolved )?comment(?: by (?P<author>[^:]+))?"
    r"|property (?P<property>(?:custom:)?[^:]+)): ?"
)
_ESCAPED_PREFIX = re.compile(r"\\(?=" + _PREFIX.pattern.replace("?P<", "?P<_") + r"|set )")
_HEADING = re.compile(r"(#{1,9}) +")
_ITEM = re.compile(r"(?P<indent> *)(?P<label>[-•]|\d{1,3}\.) +")
_SETTING = re.compile(r"set (?P<name>\w+)(?:=(?P<value>.*))?")
_SEPARATOR = re.compile(r"\|(\s*:?-{3,}:?\s*\|)+")
_BAR = re.compile(r"\\.|(?P<bar>\|)")


class Mark(NamedTuple):
    """A marked span of ``document.blocks[block].text``; no block: the document as a whole."""

    block: int | None
    start: int
    end: int


class Edit(NamedTuple):
    """``blocks[block].text[start:end]`` is to become `text`."""

    block: int
    start: int
    end: int
    text: str


def parse(text: str) -> tuple[Document, tuple[Mark, ...]]:
    """The document that `text` describes, and the faults marked in it, in reading order.

    Raises `UsageError` that names the line where the notation is wrong. The blocks are as an
    extractor leaves them: `qualitygate.prose.classify` has not seen them.
    """
    own, beside, other = text.partition(_BESIDE)
    builder = _build(own)
    document = builder.document()
    if beside:
        document = replace(document, twin=_build(other).document())
    return document, tuple(builder.marks)


def rewrite(text: str, edits: Iterable[Edit]) -> str:
    """`text` with the edits made and every mark taken out, in the same notation."""
    origins = _build(text).origins
    insertions: dict[int, str] = {}
    gone: set[int] = {match.start() for match in re.finditer(r"(?<!\\)[⟦⟧]", text)}
    for edit in edits:
        places = origins[edit.block]
        for at in range(edit.start, edit.end):
            gone.add(places[at])
            if text[places[at] - 1 : places[at]] == "\\" and text[places[at]] in SPECIAL:
                gone.add(places[at] - 1)
        escaped = re.sub(f"[{re.escape(SPECIAL)}]", r"\\\g<0>", edit.text)
        at = places[edit.start]
        insertions[at] = insertions.get(at, "") + escaped
    return "".join(
        insertions.get(at, "") + ("" if at in gone else character)
        for at, character in enumerate((*text, ""))
    )


def _build(text: str) -> "_Builder":
    builder, start = _Builder(text), 0
    for number, line in enumerate(text.split("\n"), 1):
        end = start + len(line.rstrip())
        try:
            builder.line(start, end)
        except UsageError as error:
            raise UsageError(f"line {number} of the example: {error.message}") from None
        start += len(line) + 1
    return builder


@dataclass
class _Builder:
    """Collects blocks and records line by line; offsets are offsets in `text`."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    origins: list[tuple[int, ...]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    rows: list[list[int | None]] = field(default_factory=list)  # of the table being read
    tables: list[Table] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    page: int = 1
    base: Document = field(default_factory=lambda: Document("example.docx", language="en-US"))
    settings: Settings = field(default_factory=lambda: Settings(format="docx"))
    attachments: list[Attachment] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    properties: list[tuple[str, str]] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    redactions: list[Redaction] = field(default_factory=list)
    targets: Targets = field(default_factory=Targets)

    def __post_init__(self) -> None:
        self.layout = Layout(self.pictures)

    def line(self, start: int, end: int) -> None:
        line = self.text[start:end]
        if line.startswith("|"):
            self._row(start, end)
            return
        self._close_table()
        if not line:
            return
        if line == "⟦⟧ document":
            self.marks.append(Mark(None, 0, 0))
        elif line == "---":
            self.page += 1
        elif match := _SETTING.fullmatch(line):
            self._set(match["name"], match["value"])
        elif match := LAYOUT.fullmatch(line):
            self.layout.line(match, self.blocks)
        elif match := _PREFIX.match(line):
            if match.end() == len(line):
                raise UsageError(f"nothing follows '{line}'")
            self._prefixed(match, start + match.end(), end)
        elif match := _HEADING.match(line):
            self._heading(len(match[1]), start + match.end(), end)
        elif match := _ITEM.match(line):
            number = "•" if match["label"] in "-•" else match["label"]
            level = 1 + len(match["indent"]) // 2
            inline = read(self.text, start + match.end(), end)
            self._block("list-item", inline, level=level, number=number)
        else:
            escaped = _ESCAPED_PREFIX.match(line)
            begin = start + len(line) - len(line.lstrip()) + (1 if escaped else 0)
            self._block("paragraph", read(self.text, begin, end))

    def _prefixed(self, match: re.Match[str], start: int, end: int) -> None:
        kind = match["kind"]
        if kind == "lang":
            self.base = replace(self.base, language=self.text[start:end].strip())
            return
        inline = read(self.text, start, end)
        if match["property"]:
            self.properties.append((match["property"], inline.text))
            self._block("property", inline, name=match["property"])
        elif kind in _KINDS:
            self._of_kind(_KINDS[kind], inline, match["of"] or "", kind)
        else:
            self._comment(match["author"] or "", match["resolved"] is not None, inline)

    def _of_kind(self, kind: Kind, inline: Inline, of: str, word: str) -> None:
        text = inline.text
        if kind == "file-name":
            self.base = replace(self.base, name=text)
            stem = inline.cut(len(PurePosixPath(text).stem))
            self._add(kind, stem)
            return
        name = text if kind in ("link", "bookmark") else of
        seen: Visibility = "shown" if word in _SHOWN else "latent"
        index = self._block(kind, inline, of if kind == "link" else "", name=name, visibility=seen)
        if word == "redaction":
            self.redactions.append(Redaction(index, 0, len(text)))
        if kind == "link":
            self.targets.lead_from_nowhere(text)
        elif kind == "bookmark":
            self.targets.bookmarks.append(Bookmark(text, self._before(index)))
        elif kind == "alt":
            self.pictures.append(Picture(f"Picture {len(self.pictures) + 1}", alt=text))
        elif kind == "attachment":
            self.attachments.append(attachment(text, of))

    def _comment(self, author: str, resolved: bool, inline: Inline) -> None:
        anchor = self._before(len(self.blocks))
        index = self._block("comment", inline, name=author, parent=anchor)
        end = len(self.blocks[anchor].text) if anchor is not None else 0
        self.comments.append(Comment(author, "", resolved, index, anchor, 0, end))

    def _before(self, index: int) -> int | None:
        """The shown block before the one at `index`."""
        shown = (block.index for block in reversed(self.blocks[:index]) if block.shown)
        return next(shown, None)

    def _heading(self, level: int, start: int, end: int) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        inline = read(self.text, start, end)
        self._block("heading", inline, level=level)
        self.headings.append((level, inline.text))

    def _set(self, name: str, value: str | None) -> None:
        known: dict[str, Any] = {f.name: getattr(self.settings, f.name) for f in fields(Settings)}
        if name not in known:
            raise UsageError(f"there is no setting '{name}'; there are {', '.join(known)}")
        if isinstance(known[name], bool) != (value is None):
            form = f"set {name}" if isinstance(known[name], bool) else f"set {name}=VALUE"
            raise UsageError(f"write '{form}'")
        new: Any = True if value is None else value
        if isinstance(known[name], tuple):
            new = (*known[name], new)
        elif type(known[name]) is int:
            new = int(new)
        change: dict[str, Any] = {name: new}
        self.settings = replace(self.settings, **change)

    def _row(self, start: int, end: int) -> None:
        line = self.text[start:end]
        if _SEPARATOR.fullmatch(line):
            raise UsageError("a table has no line of dashes here: its first row is its head")
        bars = [m.start() for m in _BAR.finditer(line) if m["bar"]]
        if bars[-1] != len(line) - 1 or len(bars) < 2:
            raise UsageError("a table's row ends with '|'")
        if self.rows and len(self.rows[0]) != len(bars) - 1:
            raise UsageError(f"a row of {len(bars) - 1} cells in a table of {len(self.rows[0])}")
        row: list[int | None] = []
        table, detail = len(self.tables), f"table {len(self.tables) + 1}, row {len(self.rows) + 1}"
        for column, (left, right) in enumerate(pairwise(bars)):
            content = line[left + 1 : right]
            begin = start + left + 1 + len(content) - len(content.lstrip())
            inline = read(self.text, begin, max(begin, start + left + 1 + len(content.rstrip())))
            cell = CellRef(table, len(self.rows), column, header=not self.rows)
            filled = content.strip() != ""
            row.append(self._block("cell", inline, detail, cell=cell) if filled else None)
        self.rows.append(row)

    def _close_table(self) -> None:
        if not self.rows:
            return
        cells = tuple(
            Cell(r, c, header=r == 0, blocks=() if block is None else (block,))
            for r, row in enumerate(self.rows)
            for c, block in enumerate(row)
        )
        index = len(self.tables)
        location = self._location("cell", f"table {index + 1}")
        self.tables.append(Table(index, len(self.rows), len(self.rows[0]), cells, None, location))
        self.rows = []

    def _block(self, kind: Kind, inline: Inline, detail: str = "", **rest: Any) -> int:
        """A block with its formatting, and the latent blocks that its line makes beside it."""
        runs = tuple(replace(run, mono=run.mono or kind == "code") for run in inline.runs)
        index = self._add(kind, inline, detail, runs=runs, **rest)
        for start, end in inline.insertions:
            text = inline.text[start:end]
            self.revisions.append(Revision("inserted", "", "", text, index, start, end))
        for _, gone in inline.deletions:
            block = self._add("deleted", gone, "deleted text", parent=index)
            span = (0, len(gone.text))
            self.revisions.append(Revision("deleted", "", "", gone.text, block, *span))
        for start, end, target in inline.links:
            if self.targets.lead(inline.text[start:end], target.text, index, start, end):
                self._add("link", target, "link", parent=index, name=target.text)
        return index

    def _add(self, kind: Kind, piece: Piece, detail: str = "", **rest: Any) -> int:
        index = len(self.blocks)
        latent = kind in _UNSEEN or kind in ("comment", "property")
        location = self._location(kind, detail or self._detail(kind, rest.get("name", "")))
        rest.setdefault("visibility", "latent" if latent else "shown")
        self.blocks.append(Block(index, kind, piece.text, location=location, **rest))
        self.origins.append(piece.origins)
        self.marks += [Mark(index, start, end) for start, end in piece.marks]
        return index

    def _detail(self, kind: Kind, name: str) -> str:
        if kind in ("paragraph", "heading", "list-item", "title"):
            return ""
        if kind in ("property", "bookmark"):
            return f"{kind} {name}"
        if kind in ("footnote", "endnote", "comment"):
            self.counts[kind] = self.counts.get(kind, 0) + 1
            return f"{kind} {self.counts[kind]}"
        return kind.replace("-", " ")

    def _location(self, kind: Kind, detail: str) -> Location:
        outline = () if kind in _PLACELESS else tuple(text for _, text in self.headings)
        page = None if kind in ("file-name", "property", "attachment") else self.page
        return Location(page, False, outline, detail)

    def document(self) -> Document:
        self._close_table()
        return replace(
            self.base,
            blocks=tuple(self.blocks),
            pages=self.page,
            tables=tuple(self.tables),
            pictures=tuple(self.pictures),
            fills=tuple(self.layout.fills),
            sections=self.layout.sections(self.blocks),
            links=tuple(self.targets.links()),
            bookmarks=tuple(self.targets.bookmarks),
            properties=tuple(self.properties),
            revisions=tuple(self.revisions),
            redactions=tuple(self.redactions),
            fields=tuple(self.targets.fields),
            prompts=tuple(self.targets.prompts),
            references=tuple(self.targets.references()),
            comments=tuple(self.comments),
            attachments=tuple(self.attachments),
            settings=self.settings,
        )
