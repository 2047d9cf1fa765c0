"""What another engine's dictionaries do not have, held to those that ship and the user's own.

LanguageTool's lack some thousand words that ours have, and hold some that are no words
("pallettes", "publically"). So a form is misspelled where both say so, and a misspelling that is
known as one is reported though theirs have it. In a language without a dictionary of ours, the
engine is believed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from qualitygate.proofread.builtin import Builtin
from qualitygate.proofread.engine import Remark, Text
from qualitygate.proofread.languages import primary
from qualitygate.proofread.lists import known_typo


def agreed(text: Text, remarks: Sequence[Remark], folders: tuple[str, ...] = ()) -> list[Remark]:
    """The remarks on a text, sorted by place, those on spelling as far as our own words agree.

    `folders` hold the user's dictionaries.
    """
    ours = _ours(folders)
    found = _settled(text, remarks, ours) if ours.speaks(text.language) else remarks
    return sorted(found, key=lambda remark: (remark.start, remark.end, remark.rule))


@cache
def _ours(folders: tuple[str, ...]) -> Builtin:
    return Builtin(folders)


def _settled(text: Text, remarks: Sequence[Remark], builtin: Builtin) -> Iterator[Remark]:
    unknown = builtin.unknown(text)
    seen = set()
    for remark in remarks:
        if remark.kind != "spelling":
            yield remark
            continue
        for ours in unknown:
            if ours.start < remark.end and remark.start < ours.end and ours not in seen:
                seen.add(ours)
                yield _narrowed(text.content, remark, ours)
    if primary(text.language) == "en":
        for ours in unknown:
            if ours not in seen and known_typo(text.content[ours.start : ours.end]):
                yield ours


def _narrowed(content: str, remark: Remark, ours: Remark) -> Remark:
    """The remark on our word alone: LanguageTool also joins words ("listend one"), or cuts them.

    Corrections that change what is beside the word say nothing of it.
    """
    low, high = min(remark.start, ours.start), max(remark.end, ours.end)
    before, after = content[low : remark.start], content[remark.end : high]
    left, right = content[low : ours.start], content[ours.end : high]
    wholes = (before + offered + after for offered in remark.replacements)
    words = tuple(
        whole.removeprefix(left).removesuffix(right)
        for whole in wholes
        if whole.startswith(left) and whole.endswith(right) and len(whole) > len(left + right)
    )
    return replace(remark, start=ours.start, end=ours.end, replacements=words)
