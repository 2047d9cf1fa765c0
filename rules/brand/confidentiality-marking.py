"""The confidentiality marking must be on every page.

A page without it may be copied, and the one that is passed on is the one without. The marking is
set in the configuration. In a DOCX the header, footer or watermark of each section is judged, and
of its first and even pages where they have their own; on the front page it may stand in the text.
In a PDF it may stand anywhere on the page. A marking that is a picture is not seen.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Block, Document, Example, Hit, Section, Variant, rule

from ._house import body, words
from ._sections import first_shown

_SECRET = {"text": ["Confidential", "Streng vertraulich"]}
_PAGES = {"first": "first page", "default": "pages", "even": "even pages"}


@dataclass(frozen=True)
class Options:
    text: tuple[str, ...] = ()  # the marking; one of several is enough


@rule(
    severity="error",
    bad=[
        Example("section: 595x842 pt\nfooter: Page 1\n⟦⟧The fee is fixed.", _SECRET),
        Example(
            "section: 595x842 pt, first\nheader: CONFIDENTIAL\n# ⟦⟧Offer\n---\nPlan\n---\n"
            "section: 842x595 pt\nfooter: Page 2\n⟦⟧Plan",
            _SECRET,
        ),
        Example("set format=pdf\nfooter: Confidential\nOne\n---\n⟦⟧Two", _SECRET),
    ],
    good=[
        Example("section: 595x842 pt\nfooter: Harbour & Finch – Confidential\nText", _SECRET),
        Example(
            "section: 595x842 pt, first\nheader: streng vertraulich\nConfidential offer", _SECRET
        ),
        Example(
            "section: 595x842 pt, first\nheader (first): Confidential\nCover\n---\n"
            "section: 595x842 pt\nheader: Confidential\nOffer",
            _SECRET,
        ),
        Example("section: 595x842 pt\nwatermark: CONFIDENTIAL\nText", _SECRET),
        Example("set format=pdf\nConfidential\n---\nfooter: confidential\nTwo", _SECRET),
        "section: 595x842 pt\nNo marking is set.",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    if not options.text:
        return
    markings = [words(text) for text in options.text]
    if document.settings.format == "pdf":
        yield from _by_page(document, options.text[0], markings)
        return
    stamped = any(block.kind == "watermark" and _has(block, markings) for block in document.shown)
    if stamped and len(document.sections) < 2:
        return
    ends = [*(section.first_block for section in document.sections), len(document.blocks)][1:]
    for number, (section, end) in enumerate(zip(document.sections, ends, strict=True)):
        for variant in _variants(document, section, end):
            if number == 0 and variant.pages == "first" and _in_front(document, markings):
                continue
            if not _marked(document, variant, markings):
                yield Hit(
                    first_shown(document, section),
                    message=f"'{options.text[0]}' is missing from the header and footer of the "
                    f"{_PAGES[variant.pages]} of this section: put it there.",
                    key=variant.pages,
                )


def _variants(document: Document, section: Section, end: int) -> Iterator[Variant]:
    """The variants that somebody sees: one page that is a first page hides the others."""
    blocks = document.blocks[section.first_block : end]
    pages = {b.location.page for b in blocks if b.shown and b.kind not in ("header", "footer")}
    alone = len(pages) == 1 and None not in pages
    first = tuple(variant for variant in section.variants if variant.pages == "first")
    yield from first if first and alone else section.variants


def _by_page(document: Document, marking: str, markings: list[list[str]]) -> Iterator[Hit]:
    pages: dict[int, list[Block]] = defaultdict(list)
    for block in document.shown:
        if block.location.page is not None:
            pages[block.location.page].append(block)
    for _, blocks in sorted(pages.items()):
        if not any(_has(block, markings) for block in blocks):
            message = f"'{marking}' is missing from this page: put it into the header or footer."
            text = next((b for b in blocks if b.kind not in ("header", "footer")), blocks[0])
            yield Hit(text.index, message=message, key="page")


def _marked(document: Document, variant: Variant, markings: list[list[str]]) -> bool:
    indexes = (*variant.headers, *variant.footers)
    return any(_has(document.blocks[index], markings) for index in indexes)


def _in_front(document: Document, markings: list[list[str]]) -> bool:
    return any(_has(b, markings) for b in body(document) if b.index in document.front_page)


def _has(block: Block, markings: list[list[str]]) -> bool:
    text = block.text.casefold()
    if not any(marking[:1] and marking[0] in text for marking in markings):
        return False
    said = f" {' '.join(words(block.text))} "
    return any(f" {' '.join(marking)} " in said for marking in markings)
