"""What several rules say of the same words: nobody can follow two corrections of them."""

from collections.abc import Iterable, Iterator, Sequence, Set

from qualitygate.document import Document
from qualitygate.finding import SEVERITIES, Hit
from qualitygate.linting.findings import Placed, severity_of
from qualitygate.linting.rule import Rule

Found = tuple[Rule, list[Hit]]
_Place = tuple[int, int, int]  # block, start, end


def yielding(found: Sequence[Found], document: Document) -> Iterator[Found]:
    """What each rule found but for the words that it leaves to a rule to which it yields.

    It yields to what weighs no less, and is said: a rule that is switched off silences nobody.
    """
    hits_of = {rule.id: (rule, hits) for rule, hits in found}
    for rule, hits in found:
        others = [hits_of[name] for name in rule.yields_to if name in hits_of]
        said = [
            (place, SEVERITIES.index(severity_of(other, hit)))
            for other, its in (others if hits else ())
            for hit in its
            if (place := _place(hit, document))
        ]
        yield rule, [hit for hit in hits if not _is_said(rule, hit, said, document)]


def _is_said(rule: Rule, hit: Hit, said: list[tuple[_Place, int]], document: Document) -> bool:
    place = _place(hit, document) if said else None
    if place is None:
        return False
    weight = SEVERITIES.index(severity_of(rule, hit))
    return any(_meet(place, other) and heavier <= weight for other, heavier in said)


def _place(hit: Hit, document: Document) -> _Place | None:
    """Where the words are; the address of a link is where the link is. None: nowhere in the text.

    A block that is not there is a fault of the rule, which is told of elsewhere.
    """
    if hit.block is None or not 0 <= hit.block < len(document.blocks):
        return None
    block = document.blocks[hit.block]
    if block.kind == "link":
        for link in document.links:
            if link.target == block.text and link.block is not None and link.block == block.parent:
                return link.block, link.start, link.end
    return hit.block, hit.start, hit.end


def _meet(one: _Place, other: _Place) -> bool:
    return one == other or (one[0] == other[0] and one[1] < other[2] and other[1] < one[2])


def without_echoes(placed: Iterable[Placed], exclusive: Set[str]) -> Iterator[Placed]:
    """What is said of words of which another rule of the same pack has not said more.

    `exclusive` are the rules that share their words so. Of two that overlap the more severe stays,
    then the one that says it of several places, then the longer: nobody can follow two corrections
    of the same words.
    """
    taken: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for one in sorted(placed, key=_weight):
        finding, (block, start, end) = one.finding, one.place
        if finding.rule in exclusive and block >= 0:
            spans = taken.setdefault((finding.rule.partition("/")[0], block), [])
            if finding.count == 1 and any(low < end and start < high for low, high in spans):
                continue
            spans.append((start, end))
        yield one


def _weight(placed: Placed) -> tuple[object, ...]:
    finding, (_, start, end) = placed.finding, placed.place
    return SEVERITIES.index(finding.severity), -finding.count, start - end, finding.rule
