"""What lies around the pages' text -> latent and shown blocks, links, comments."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace

from qualitygate.document import (
    Block,
    Comment,
    Kind,
    Link,
    Location,
    PageAnchor,
    Redaction,
    Visibility,
)
from qualitygate.extract.pdf.chars import Frame
from qualitygate.extract.pdf.shapes import Box
from qualitygate.extract.pdf.structure import Structure, Target


@dataclass(slots=True)
class Shelf:
    """The blocks of a document in the making, with what belongs after each of them."""

    blocks: list[Block]
    frames: dict[int, Frame]
    extras: dict[int, list[Block]] = field(default_factory=lambda: defaultdict(list))
    links: list[Link] = field(default_factory=list)
    comments: list[tuple[Comment, Block | None]] = field(default_factory=list)
    redactions: list[Redaction] = field(default_factory=list)
    pieces: dict[int, list[tuple[int, PageAnchor]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        pieces: dict[int, list[tuple[int, PageAnchor]]] = defaultdict(list)
        for block in self.blocks:
            if block.visibility == "shown":
                for anchor in block.location.anchors:
                    if isinstance(anchor, PageAnchor):
                        pieces[anchor.page].append((block.index, anchor))
        self.pieces = dict(pieces)

    def under(self, page: int, box: Box) -> tuple[int, int, int] | None:
        """Block, start and end of the text under a rectangle; the block with most of it."""
        found: dict[int, tuple[int, int]] = {}
        for index, anchor in self.pieces.get(page, ()):
            middle = (anchor.top + anchor.bottom) / 2
            if not box[1] - 1 <= middle <= box[3] + 1 or len(anchor.edges) < 2:
                continue
            centres = [(a + b) / 2 for a, b in zip(anchor.edges, anchor.edges[1:], strict=False)]
            first, last = bisect_left(centres, box[0] - 0.5), bisect_left(centres, box[2] + 0.5)
            if first >= last:
                continue
            start, end = found.get(index, (anchor.start + first, anchor.start + last))
            found[index] = min(start, anchor.start + first), max(end, anchor.start + last)
        if not found:
            return None
        index = max(found, key=lambda key: (found[key][1] - found[key][0], -key))
        start, end = found[index]
        text = self.blocks[index].text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return (index, start, end) if start < end else None

    def host(self, page: int, box: Box) -> int | None:
        """The block that stands nearest above a place on a page, to put something after it."""
        best: tuple[float, int] | None = None
        for index, anchor in self.pieces.get(page, ()):
            distance = abs(anchor.top - box[1])
            if best is None or distance < best[0]:
                best = (distance, index)
        return best[1] if best else None

    def add(
        self, host: int | None, kind: Kind, text: str, page: int | None, *, name: str = "",
        detail: str = "", visibility: Visibility = "latent", box: Box | None = None,
    ) -> Block:  # fmt: skip
        """A block that follows `host` (None: the last one) and belongs to it if it is latent."""
        outline = self.blocks[host].location.outline if host is not None else ()
        left, top, right, bottom = box or (0.0, 0.0, 0.0, 0.0)
        anchors = (
            PageAnchor(
                0, len(text), page or 0, top=round(top, 2), bottom=round(bottom, 2),
                edges=(round(left, 2), round(right, 2)) if box else (), element=detail or kind,
            ),
        )  # fmt: skip
        location = Location(page, outline=outline, detail=detail, anchors=anchors)
        block = Block(
            -1, kind, text, visibility, location=location, name=name,
            parent=host if visibility == "latent" else None,
        )  # fmt: skip
        self.extras[host if host is not None else -1].append(block)
        return block


def place_around(shelf: Shelf, structure: Structure) -> None:
    """Put links, comments and form values where they belong."""
    _place_links(shelf, structure.targets)
    for value in structure.values:
        box = displayed(shelf, value.page, value.box)
        shelf.add(
            shelf.host(value.page, box) if box else None, "form-field", value.value, value.page,
            name=value.name, detail=f"form field {value.name}".strip(), box=box,
            visibility="shown" if value.shown else "latent",
        )  # fmt: skip
    for note in structure.annotations:
        box = displayed(shelf, note.page, note.box)
        spot = shelf.under(note.page, box) if box else None
        host = spot[0] if spot else (shelf.host(note.page, box) if box else None)
        if note.type == "Redact":
            place = Location(note.page, detail="mark for redaction")
            under, first, last = spot or (None, 0, 0)
            shelf.redactions.append(Redaction(under, first, last, place))
            continue
        text = note.text
        block = None
        if note.shown:
            shelf.add(
                host, "text-box", text, note.page, name=note.author, visibility="shown", box=box
            )
            continue
        if text:
            block = shelf.add(
                host, "comment", text, note.page, name=note.author, detail="comment", box=box
            )
        anchor, start, end = spot if spot else (None, 0, 0)
        comment = Comment(note.author, note.date, note.resolved, None, anchor, start, end)
        shelf.comments.append((comment, block))
    _place_outline(shelf, structure)
    _place_earlier(shelf, structure.earlier)


def _place_earlier(shelf: Shelf, lines: list[str]) -> None:
    """What only an older state of the file shows."""
    for number, line in enumerate(lines, 1):
        detail = f"earlier version › line {number}"
        shelf.add(None, "deleted", line, None, name="earlier version", detail=detail)


def _place_outline(shelf: Shelf, structure: Structure) -> None:
    """The entries beside the pages that say something else than the text."""
    said = set()
    for block in shelf.blocks:
        said |= {_plain(block.text), _plain(f"{block.number} {block.text}")}
    for number, (title, _, page) in enumerate(structure.outline, 1):
        if _plain(title) and _plain(title) not in said:
            said.add(_plain(title))
            shelf.add(None, "bookmark", title, page, name=title, detail=f"outline {number}")


def _plain(text: str) -> str:
    return " ".join(text.split()).lower()


def displayed(shelf: Shelf, page: int, box: tuple[float, float, float, float]) -> Box | None:
    frame = shelf.frames.get(page)
    if frame is None:
        return None
    left, top, right, bottom = frame.box(*box)
    return left, top, right, bottom


def _place_links(shelf: Shelf, targets: list[Target]) -> None:
    """Links over their text; the rectangles of one link on two lines are one link."""
    for target in targets:
        box = displayed(shelf, target.page, target.box)
        spot = shelf.under(target.page, box) if box else None
        last = shelf.links[-1] if shelf.links else None
        if last is not None and spot is not None and last.target == target.target:
            near = last.block == spot[0] and -1 <= spot[1] - last.end <= 3
            if near and last.internal == target.internal:
                text = shelf.blocks[spot[0]].text[last.start : spot[2]]
                shelf.links[-1] = replace(last, end=spot[2], text=text)
                continue
        if spot is None:
            location = Location(target.page)
            shelf.links.append(
                Link(target.target, target.internal, location=location, found=target.found)
            )
        else:
            index, start, end = spot
            text = shelf.blocks[index].text[start:end]
            link = Link(target.target, target.internal, text, index, start, end)
            shelf.links.append(replace(link, found=target.found))
        if not target.internal:
            host = spot[0] if spot else (shelf.host(target.page, box) if box else None)
            shelf.add(
                host, "link", target.target, target.page, name=target.target, detail="link", box=box
            )
