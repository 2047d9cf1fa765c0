"""What a text must hold for a pattern of `re` to match in it: its clues.

A clue is a set of strings of which one stands in every text with a match, once both are folded: in
lower case, with a space for whatever is no letter, digit or underscore, and a space at either end.
So ``\\bthe (?:are|were)\\b`` has the clue ``{" the are ", " the were "}``.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from qualitygate.linting.vale.syntax import ASCII, Node, read

Texts = frozenset[str]

_NO_WORD = re.compile(r"[^\w ]")
_NO_WORD_OR_BAR = re.compile(r"[^\w |]")
_MOST = 150  # strings of a clue that are made of several lists; more cost more than they save
_MEMBERS = 8  # characters of a class that are told apart
_NOTHING: Texts = frozenset({""})
_SPACE: Texts = frozenset({" "})
_EDGE: Texts = frozenset({"\b"})  # a space beside a letter, else nothing
_SHORTEST = 3  # characters; what is shorter is in every text
_WEIGHTS = tuple(4.0**-length for length in range(100))


class Clue(NamedTuple):
    """One of `texts` stands in every text with a match, and one of `others` (empty: no matter).

    `joined`: the other one follows at once.
    """

    texts: Texts
    others: Texts = frozenset()
    joined: bool = False


def folded(text: str) -> str:
    """A text as clues are looked for in it."""
    return f" {_bare(text)} "


def clue_to(pattern: str) -> Clue | None:
    """The best clue to a pattern of `re`; None where it says too little.

    Raises `PatternError` for what is no pattern.
    """
    found = _useful(read(pattern, everywhere=True))
    if not found:
        return None
    best = found[0]
    if not best.others and len(found) > 1:
        return Clue(best.texts, _rarer(found[1]))
    return best


def texts_of(node: Node) -> Texts:
    """What was read as a pattern needs one of these to match; empty where it says too little."""
    found = _useful(node)
    return min(map(_rarer, found), key=_weight, default=frozenset())


def _useful(node: Node) -> list[Clue]:
    """The clues worth looking for, the best one first."""
    found = (clue for clue in _clues(node) if _is_useful(clue.texts))
    return sorted(found, key=_likeliness)


def _is_useful(texts: Texts) -> bool:
    return min(map(len, texts)) >= _SHORTEST and not any(map(str.isspace, texts))


def _bare(text: str) -> str:
    return _NO_WORD.sub(" ", text.casefold())


def _likeliness(clue: Clue) -> float:
    return _weight(clue.texts) * (_weight(clue.others) if clue.others else 1.0)


@lru_cache(maxsize=512)
def _weight(texts: Texts) -> float:
    """How likely one of some texts is: longer ones are rarer, in a list of many one is found."""
    try:
        return min(1.0, sum(map(_WEIGHTS.__getitem__, map(len, texts))))
    except IndexError:
        return min(1.0, sum(4.0 ** -len(text) for text in texts))


def _rarer(clue: Clue) -> Texts:
    return min((texts for texts in clue[:2] if texts), key=_weight)


def _clues(node: Node) -> Iterator[Clue]:
    """Clues to a part of a pattern, none of them implied by another."""
    if node.kind == "choice":
        branches = [min(map(_rarer, _clues(child)), key=_weight) for child in node.children]
        yield Clue(frozenset().union(*branches) if _NOTHING not in branches else _NOTHING)
    elif node.kind == "repeat":
        yield from _clues(node.children[0]) if node.low else (Clue(_NOTHING),)
    elif node.kind == "group":
        yield from _clues(node.children[0])
    else:
        yield from _of_sequence(list(_flat(node)))


def _of_sequence(parts: Sequence[Node]) -> Iterator[Clue]:
    """The clues of each run of parts whose texts can be named, and of what parts the runs."""
    run, lead, ends = _NOTHING, _NOTHING, list[Clue]()
    for part in parts:
        if _is_empty(part):
            before, after = _before(part), _after(part)
            if run == _NOTHING:
                lead = lead if before == _NOTHING else before
            elif after != _NOTHING:
                ends.append(_followed(run, after))
            unused = run == _NOTHING or after == _NOTHING
            if unused and part.text.startswith("(?=") and part.children:
                yield from _clues(part.children[0])
            continue
        texts = _exact(part)
        if texts is None:
            yield min([Clue(run), *ends, _followed(run, _head(part))], key=_likeliness)
            if part.children:
                yield from _clues(part)
            run, lead, ends = _NOTHING, _NOTHING, []
            continue
        texts, lead = _joined(lead, texts), _NOTHING
        if _are_many(run, texts):
            yield min([*ends, _followed(run, texts)], key=_likeliness)
            run, ends = texts, []
        else:
            run = _joined(run, texts)
    yield min([Clue(run), *ends], key=_likeliness)


def _followed(run: Texts, texts: Texts) -> Clue:
    """The clue of what stands in a run and what follows it."""
    if not _are_many(run, texts):
        return Clue(_joined(run, texts))
    if min(map(len, texts)) > 1 and not any(map(str.isspace, texts)):
        return Clue(run, texts, joined=True)
    return Clue(_joined(run, frozenset(text[:1] for text in texts)))


def _flat(node: Node) -> Iterator[Node]:
    """The parts of a sequence, with those of the groups in it in their place."""
    if node.kind == "sequence":
        for child in node.children:
            yield from _flat(child)
    elif node.kind == "group" and node.children[0].kind != "choice":
        yield from _flat(node.children[0])
    else:
        yield node


def _exact(node: Node) -> Texts | None:
    """Every text that the node can match, or more; None where they are too many to name."""
    if node.kind == "literal":
        return frozenset({_bare(node.value)})
    if node.kind == "words":
        return _listed(node.value)
    if node.kind == "class":
        return _of_class(node)
    if node.kind == "assertion":
        return _NOTHING
    if node.kind == "group":
        return _exact(node.children[0])
    parts = [_exact(child) for child in node.children]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    if node.kind == "repeat":
        once = node.text[len(node.children[0].text) :] in ("?", "??")
        return known[0] | _NOTHING if once else None
    if node.kind == "choice":
        return frozenset().union(*known)
    run = _NOTHING
    for part in known:
        if _are_many(run, part):
            return None
        run = _joined(run, part)
    return run


@lru_cache(maxsize=128)
def _listed(words: str) -> Texts:
    return frozenset(_NO_WORD_OR_BAR.sub(" ", words.casefold()).split("|"))


def _of_class(node: Node) -> Texts | None:
    if node.text in (r"[\s]", f"[{ASCII['s']}]"):
        return _SPACE
    members = frozenset(map(_bare, node.value))
    return members if 0 < len(members) <= _MEMBERS else None


def _is_empty(node: Node) -> bool:
    """Whether a part takes no room: an assertion, or a choice of such."""
    if node.kind in ("group", "choice", "sequence"):
        return bool(node.children) and all(map(_is_empty, node.children))
    return node.kind == "assertion"


def _before(node: Node) -> Texts:
    """What stands before a part that takes no room."""
    if node.kind != "assertion":
        sides = [_before(child) for child in node.children]
        return _NOTHING if _NOTHING in sides else frozenset().union(*sides)
    if node.text.startswith("(?<="):
        return _head(node.children[0], backwards=True)
    if node.text.startswith("(?<!") and _is_no_word(node):
        return _SPACE
    return {r"\b": _EDGE, r"\A": _SPACE}.get(node.text, _NOTHING)


def _after(node: Node) -> Texts:
    """What stands behind a part that takes no room."""
    if node.kind != "assertion":
        sides = [_after(child) for child in node.children]
        return _NOTHING if _NOTHING in sides else frozenset().union(*sides)
    if node.text.startswith("(?=") and node.children:
        return _head(node.children[0])
    if node.text.startswith("(?!") and _is_no_word(node):
        return _SPACE
    return _EDGE if node.text == r"\b" else _NOTHING


def _is_no_word(node: Node) -> bool:
    """Whether a negative look-around keeps every letter, digit and underscore away."""
    inner = node.children[0].text
    return inner.startswith("[") and inner.count("[") == 1 and inner[1] != "^" and r"\w" in inner


def _head(node: Node, backwards: bool = False) -> Texts:
    """Texts of which one begins whatever the node matches; backwards, of which one ends it."""
    if node.kind == "choice":
        sides = [_head(child, backwards) for child in node.children]
        return _NOTHING if _NOTHING in sides else frozenset().union(*sides)
    if node.kind == "group" and node.children[0].kind == "choice":
        return _head(node.children[0], backwards)
    run = edged = _NOTHING
    parts = list(_flat(node))
    for part in reversed(parts) if backwards else parts:
        texts = _exact(part)
        if texts is None or _are_many(run, texts):
            break
        if _is_empty(part):
            edged = run if backwards else _joined(run, _after(part))
        else:
            run = edged = _joined(texts, run) if backwards else _joined(run, texts)
    return edged


def _are_many(left: Texts, right: Texts) -> bool:
    return len(left) > 1 < len(right) and len(left) * len(right) > _MOST


@lru_cache(maxsize=512)
def _joined(left: Texts, right: Texts) -> Texts:
    if left == _EDGE:
        return frozenset(f" {text}" if _is_letter(text[:1]) else text for text in right)
    if right == _EDGE:
        return frozenset(f"{text} " if _is_letter(text[-1:]) else text for text in left)
    if left == _NOTHING or right == _NOTHING:
        return right if left == _NOTHING else left
    return frozenset(joined for one in left for joined in map(one.__add__, right))


def _is_letter(char: str) -> bool:
    return char not in ("", " ")
