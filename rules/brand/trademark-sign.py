"""A trade mark of the house must have its sign at first use, and the right one.

Whoever does not mark a trade mark may lose it, and ® beside one that is not registered is an
offence in many countries. The marks are in the register as they are written at first use
(`trademarks = ["FinchFlow®"]`). First use is the first in running text, or in a title before it;
later uses need no sign.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Example, Found, Hit, Names, rule

from ._house import BRIEF
from ._words import excluded, holding

_SIGNS = "®™℠"
_SIGN = re.compile(r"[ \u00a0]?(?:(?P<sign>[®™℠])|(?P<typed>\((?:R|TM|SM|r|tm|sm)\)))")
_RUNNING = {"paragraph", "list-item", "cell", "text-box", "caption", "footnote", "endnote"}
_HEADED = {"title", "heading"}
_MEANT = {"(r)": "®", "(tm)": "™", "(sm)": "℠"}


def _example(text: str) -> Example:
    return Example(text, brief=BRIEF)


@rule(
    severity="warning",
    bad=[
        _example("# FinchFlow\n⟦FinchFlow⟧ runs at night; FinchFlow® is ours."),
        _example("header: FinchFlow®\nWe bring ⟦FinchFlow⟧ to you."),
        _example("FinchFlow® is new, and ⟦FinchFlow™⟧ is old; so is ⟦QuaySense(TM)⟧."),
        _example("| Product | Fee |\n| ⟦QuaySense⟧ | 90 |"),
        _example("# FINCHFLOW\n⟦Finchflow⟧ runs at night."),
    ],
    good=[
        _example("# FinchFlow\nFinchFlow® runs at night. FinchFlow's log says so."),
        _example("title: FinchFlow® for Northwind Rail\nFinchFlow runs at night."),
        _example("footer: FinchFlow 4\nThe log is `FinchFlow.log`, at https://finchflow.example."),
        _example("FinchFlow Studio is another product, and QuaySense ™ a mark."),
        _example("QuaySense{!raised|TM!} is new, and QuaySense has a log."),
        Example("No register is set, so FinchFlow has no sign."),
    ],
)
def check(document: Document) -> Iterator[Hit]:
    house = document.brief.register.house
    if house is None or not house.trademarks:
        return
    marks = {mark.rstrip(_SIGNS + " "): mark.strip()[-1] for mark in house.trademarks}
    names = Names()
    names.add(marks, "mark")
    names.add((*house.names, *house.products), "other")
    waiting = {mark for mark, sign in marks.items() if sign in _SIGNS}
    for block in holding(document, marks):
        if block.kind not in _RUNNING | _HEADED:
            continue
        waiting -= {mark for mark in waiting if _raised(block, mark)}
        for found in names.find(block.text):
            mark = found.name
            if found.owner != "mark" or not _meant(block, found):
                continue
            if excluded(block, found, camel=True):
                continue
            sign, end = _sign(block, found)
            if sign and sign != marks[mark]:
                waiting.discard(mark)
                yield _wrong(block, found, end, marks[mark])
            elif mark in waiting and (sign or block.kind in _RUNNING):
                waiting.discard(mark)
                if not sign:
                    yield _missing(block, found, marks[mark])


def _meant(block: Block, found: Found) -> bool:
    """A mark is an ordinary word where it is written as one."""
    text = block.text[found.start : found.end]
    return text == found.name or text.isupper() or not found.name[1:].islower()


def _raised(block: Block, mark: str) -> bool:
    """Whether letters above the line stand for the sign of a mark: FinchFlow with a small TM."""
    for letters in ("TM", "SM", "R"):
        at = block.text.find(mark + letters)
        end = at + len(mark)
        if at >= 0 and any(run.raised for run in block.runs_in(end, end + len(letters))):
            return True
    return False


def _sign(block: Block, found: Found) -> tuple[str, int]:
    """The sign behind a name as it is written, and where it ends; none: empty."""
    match = _SIGN.match(block.text, found.end)
    if match is None:
        return "", found.end
    return match["sign"] or match["typed"], match.end()


def _wrong(block: Block, found: Found, end: int, sign: str) -> Hit:
    text = _as_written(block, found)
    written = block.text[found.end : end].strip()
    typed = _MEANT.get(written.lower())
    why = "write the sign" if typed == sign else "that is the sign in the register"
    return Hit(
        block.index,
        found.start,
        end,
        f"Write '{text}{sign}', not '{text}{written}': {why}.",
        (text + sign,),
        key=f"{found.name} {written}",
    )


def _missing(block: Block, found: Found, sign: str) -> Hit:
    text = _as_written(block, found)
    return Hit(
        block.index,
        found.start,
        found.end,
        f"'{text}' has no {sign} at its first use: write '{text}{sign}' here.",
        (text + sign,),
    )


def _as_written(block: Block, found: Found) -> str:
    """The mark in its own capitals, or in those of a line in capitals."""
    text = block.text[found.start : found.end]
    return text if text.isupper() else found.name
