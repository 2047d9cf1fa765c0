"""The house's logo must be on the front page or in a header.

A proposal without it could be anybody's. The logos are in the register. What is looked for is a
picture that shows one of them, whatever its size; where a DOCX has only drawings there, nobody can
tell, and nothing is said. A PDF often has its logo as lines, which are no picture: there, what is
missing is a note.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Example, Hit, Picture, rule

from ._house import BRIEF
from ._pictures import is_logo

_OURS, _THEIRS = f"hash {'00ff' * 8}", f"hash {'0ff0' * 8}"


def _example(text: str) -> Example:
    return Example(text, brief=BRIEF)


@rule(
    severity="warning",
    bad=[
        _example("⟦⟧ document\n# Proposal\nWe propose three phases."),
        _example(
            f"⟦⟧ document\nheader: Offer\npicture: 400x100 px, 200x50 pt, {_THEIRS}, in header"
        ),
        _example(f"⟦⟧ document\n# Offer\n---\nMap\npicture: 400x100 px, 200x50 pt, {_OURS}"),
        _example("⟦⟧ document\nset format=pdf\n# Offer"),
    ],
    good=[
        _example(f"# Proposal\npicture: 400x100 px, 200x50 pt, {_OURS}"),
        _example(f"One\n---\nheader: Offer\npicture: 400x100 px, 90x22 pt, {_OURS}, in header"),
        _example("# Proposal\npicture: 0x0 px, 200x50 pt"),
        Example("# Proposal\nNo logo is registered."),
    ],
)
def check(document: Document) -> Iterator[Hit]:
    house = document.brief.register.house
    if house is None or not (house.logos or house.logo_files) or not document.blocks:
        return
    seen = [picture for picture in document.pictures if _in_front(document, picture)]
    if any(is_logo(document, picture) for picture in seen):
        return
    pdf = document.settings.format == "pdf"
    if not pdf and any(not picture.phash for picture in seen):
        return
    message = f"{house.name}'s logo is neither on the front page nor in a header: put it there."
    if pdf:
        message = (
            f"No picture on the front page is {house.name}'s logo: put it there, unless it is "
            "drawn in lines."
        )
    yield Hit(
        message=message,
        severity="note" if pdf else None,
        quote=house.name,
    )


def _in_front(document: Document, picture: Picture) -> bool:
    if picture.location.detail.startswith("header") or picture.location.page == 1:
        return True
    return picture.block in document.front_page or picture.location.page is None
