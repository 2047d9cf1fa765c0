"""Fields: what their instructions say (ECMA-376 Part 1, 17.16)."""

import re
from dataclasses import dataclass

from qualitygate.extract.docx.draft import Draft, Span

_ARGUMENT = re.compile(r'"((?:[^"\\]|\\.)*)"|“([^”]*)”|(\\\S)|([^\s"\\]+)')
_BUTTONS = {"MACROBUTTON", "GOTOBUTTON"}
_NAMING = {"SET", "ASK"}
_REFERENCES = {"REF", "PAGEREF", "NOTEREF", "FTNREF"}
_REFERENCE_LISTS = re.compile(r"BIBLIOGRAPHY\b|ADDIN (EN\.REFLIST|ZOTERO_BIBL|Mendeley Bib)", re.I)
_ESCAPED = re.compile(r'\\(["\\])')


@dataclass(frozen=True, slots=True)
class Instruction:
    """A field's code taken apart; `start` and `end` are those of the first argument in it."""

    kind: str = ""
    target: str = ""
    start: int = 0
    end: int = 0
    anchor: str = ""  # of a hyperlink: the bookmark behind \l

    @property
    def refers(self) -> bool:
        return self.kind in _REFERENCES and bool(self.target)

    @property
    def names(self) -> bool:
        """Whether it gives a value to a name that references may use."""
        return self.kind in _NAMING and bool(self.target)

    @property
    def is_button(self) -> bool:
        """Whether what is shown is not a result, but stands in the code behind the target."""
        return self.kind in _BUTTONS and bool(self.target)


def parse(code: str) -> Instruction:
    """Read ``HYPERLINK "https://…" \\l "part"``, ``PAGEREF _Toc1 \\h`` and the like."""
    words = _ARGUMENT.finditer(code[:20_000])
    first = next(words, None)
    if first is None or first[4] is None:
        return Instruction()
    kind = first[4].upper()
    target, start, end, anchor, switch = "", 0, 0, "", ""
    for word in words:
        if word[3]:
            switch = word[3].lower()
            continue
        group = 1 if word[1] is not None else 2 if word[2] is not None else 4
        text = word[group]
        if kind == "HYPERLINK" and switch == "\\l":
            anchor = text
        elif not target and not (kind == "HYPERLINK" and switch in ("\\o", "\\t")):
            target, start, end = text, *word.span(group)
        switch = ""
    return Instruction(kind, _ESCAPED.sub(r"\1", target), start, end, anchor)


@dataclass(slots=True)
class Field:
    """An open complex field: in its instruction until `result` is set."""

    code: Draft
    result: Span | None = None
    swallowed: bool = False  # text, not only instructions, stands in its instruction

    @property
    def is_contents(self) -> bool:
        return bool(re.match(r"\s*(TOC|TOA|INDEX)\b", self.code.text, re.I))

    @property
    def is_references(self) -> bool:
        return bool(_REFERENCE_LISTS.match(self.code.text.strip()))
