"""The file should not tell how long, and how often, it was worked on.

Word adds up the minutes and counts the saves. A client who pays for ten days and finds forty
minutes, or the hundredth version of an offer, asks. A PDF holds neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Document, Hit, rule

from ._advice import clean


@dataclass(frozen=True)
class Options:
    minutes: int = 10  # so much editing time is told
    saves: int = 10  # so many revisions are told


@rule(
    severity="note",
    bad=[
        "property totalTime: 783\nproperty revision: 34\nWe deliver in March.\n⟦⟧ document",
        "property revision: 331\n⟦⟧ document",
        "property totalTime: 13\nproperty revision: 1\n⟦⟧ document",
    ],
    good=[
        "property totalTime: 4\nproperty revision: 3\nWe deliver in March.",
        "The revision took 783 minutes.",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    told = dict(document.properties)
    minutes, saves = _whole(told.get("totalTime", "")), _whole(told.get("revision", ""))
    said = []
    if minutes >= options.minutes:
        hours = f"{minutes // 60} h " if minutes >= 60 else ""
        said.append(f"{hours}{minutes % 60} min of editing")
    if saves >= options.saves:
        said.append(f"{saves} revisions")
    if said:
        what = " and ".join(said)
        message = f"The file tells of {what}: if the client need not know, {clean(document)}."
        yield Hit(message=message, quote=what)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
