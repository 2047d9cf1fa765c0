"""Literals of a pattern: where none of them stands in a text, the pattern cannot match there.

They are case-folded, as the text must be that they are looked for in.
"""

from qualitygate.linting.vale.syntax import Node

_SHORTEST = 2


def required(node: Node) -> frozenset[str]:
    """Texts of which at least one is in every match of `node`; empty: there are none to name."""
    if node.kind == "choice":
        branches = [required(child) for child in node.children]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if node.kind == "words":
        singles = [_single(word) for word in node.value.split("|")]
        return frozenset().union(*singles) if all(singles) else frozenset()
    if node.kind == "group":
        return required(node.children[0])
    if node.kind == "repeat":
        return required(node.children[0]) if node.low else frozenset()
    if node.kind == "sequence":
        return _of_sequence(node)
    return _of_sequence(Node("sequence", node.text, children=(node,)))


def _of_sequence(node: Node) -> frozenset[str]:
    candidates: list[frozenset[str]] = []
    run = ""
    for child in node.children:
        if child.kind == "literal":
            run += child.value
            continue
        if child.kind == "assertion":
            continue
        if child.kind == "repeat" and child.low and child.children[0].kind == "literal":
            candidates.append(_single(run + child.children[0].value))
            run = ""
            continue
        candidates.append(_single(run))
        run = ""
        candidates.append(required(child) if child.kind != "class" else frozenset())
    candidates.append(_single(run))
    return max(candidates, key=_worth)


def _single(text: str) -> frozenset[str]:
    folded = text.casefold()
    return frozenset({folded}) if len(folded) >= _SHORTEST else frozenset()


def _worth(literals: frozenset[str]) -> tuple[int, int]:
    """The longer the shortest of them, the rarer a text that has one."""
    return (min(map(len, literals)), -len(literals)) if literals else (0, 0)
