"""Where something stands, for people and for machines."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class TextAnchor:
    """Where ``block.text[start:end]`` stands in a DOCX.

    `part` is the member of the zip; `paragraph` the ordinal of the ``w:p`` among all in the part
    and `run` of the ``w:r`` among those whose nearest paragraph it is, both in document order from
    0; `offset` counts the run's characters: the text of ``w:t``, ``w:delText`` and ``w:instrText``,
    and one each for tab, break, no-break hyphen and symbol; of an alternate content, those of the
    branch that is read. What is no run has `paragraph` -1 and names its `element` by its ordinal
    among all of its name in the part, an attribute behind it: ``a:t[3]``, ``wp:docPr[0]@descr``.
    """

    start: int
    end: int
    part: str
    paragraph: int = -1
    run: int = -1
    offset: int = 0
    element: str = ""


@dataclass(frozen=True, slots=True)
class PageAnchor:
    """Where ``block.text[start:end]`` stands on a PDF page: a piece of one line.

    `index` is the first character's index in PDFium's text page (-1 where the text is no page
    content) and `count` the number of characters there; `edges` are the x of each character's left
    side and of the last one's right side.
    """

    start: int
    end: int
    page: int
    index: int = -1
    count: int = 0
    top: float = 0.0
    bottom: float = 0.0
    edges: tuple[float, ...] = ()
    element: str = ""

    def box(self, start: int, end: int) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of ``block.text[start:end]`` as far as it is in this piece."""
        if not self.edges:
            return (0.0, self.top, 0.0, self.bottom)
        last = len(self.edges) - 1
        left = self.edges[min(max(start - self.start, 0), last)]
        right = self.edges[min(max(end - self.start, 0), last)]
        return (min(left, right), self.top, max(left, right), self.bottom)


Anchor = TextAnchor | PageAnchor


@dataclass(frozen=True, slots=True)
class Location:
    """A place, said twice: for people (`display`) and for machines (`anchors`).

    `page` is counted from 1; a DOCX holds only hints of its pages, so there it is `approximate`.
    `outline` are the headings above, outermost first, as they are numbered. `detail` is the place
    within: ``table 2, row 4``, ``header``, ``footnote 3``, ``property Title``.
    """

    page: int | None = None
    approximate: bool = False
    outline: tuple[str, ...] = ()
    detail: str = ""
    anchors: tuple[Anchor, ...] = ()

    @property
    def display(self) -> str:
        """``p. 3 · 2.1 Pricing › table 2, row 4``."""
        heading = self.outline[-1] if self.outline else ""
        if len(heading) > 60:
            heading = heading[:59].rstrip() + "…"
        within = " › ".join(part for part in (heading, self.detail) if part)
        page = f"{'about ' if self.approximate else ''}p. {self.page}" if self.page else ""
        return " · ".join(part for part in (page, within) if part) or "document"


def cut(anchor: Anchor, start: int, end: int) -> Anchor:
    low, high = max(start, anchor.start), min(end, anchor.end)
    skipped = low - anchor.start
    if isinstance(anchor, TextAnchor):
        return replace(anchor, start=low, end=high, offset=anchor.offset + skipped)
    return replace(
        anchor,
        start=low,
        end=high,
        index=anchor.index + skipped if anchor.index >= 0 else -1,
        count=_count(anchor, low, high),
        edges=anchor.edges[skipped : high - anchor.start + 1],
    )


def _count(anchor: PageAnchor, low: int, high: int) -> int:
    """How many of PDFium's characters a part of a piece takes; an accent may be one of its own."""
    if (low, high) == (anchor.start, anchor.end) or anchor.count < anchor.end - anchor.start:
        return anchor.count
    return min(high - low, max(anchor.count - (low - anchor.start), 0))
