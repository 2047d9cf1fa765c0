"""Scopes: which texts of a deliverable a rule in YAML reads."""

from pathlib import Path

import pytest

from qualitygate.linting.declarative import load_declared, prepare
from qualitygate.linting.notation import parse
from qualitygate.prose import classify

TEXT = r"""file: word-0.docx
title: The word 1 of the title
# The word 2 of a heading
## The word 3 of another
The word 4 is in a sentence. Here stands `word 5` as code.
- The word 6 in a list
| The word 7 | Of heads |
| The word 8 | of cells |
header: The word 9 above
footer: The word 10 below
footnote: The word 11 of a note.
caption: Table 1: The word 12
caption: Figure 1: The word 13
box: The word 14 in a box.
contents: The word 15 ..... 3
code: word = 16
comment by Ann: The word 17 of Ann.
alt: A word 18
property title: The word 19
hidden: The word 20
link: http://word-21.example
field: REF word 22
We **bold word 23** and {-gone word 24-} here.
---
# New
The word 25 stands on another page."""


def words(tmp_path: Path, scope: str, foreign: bool = False) -> list[int]:
    """The numbers of the words that a rule with this scope finds."""
    path = tmp_path / "rule.yml"
    head = "extends: existence\nsummary: S.\nmessage: '%s'\nnonword: true\nbad: [⟦a⟧]\ngood: [b]\n"
    if foreign:
        head = "extends: existence\nmessage: '%s'\nnonword: true\n"
    path.write_text(
        head + "tokens: ['word[ =-]+\\d+']\n" + (f"scope: {scope}\n" if scope else ""),
        encoding="utf-8",
    )
    rule = prepare(load_declared(path, "x/rule", "rule.yml", tmp_path if foreign else None))
    document = classify(parse(TEXT)[0])
    return sorted(int(hit.message.split()[-1].split("-")[-1]) for hit in rule.hits(document))


SHOWN_PROSE = [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 23, 25]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("", SHOWN_PROSE),
        ("text", SHOWN_PROSE),
        ("paragraph", [4, 11, 14, 23, 25]),
        ("sentence", SHOWN_PROSE),
        ("heading", [1, 2, 3]),
        ("h2", [3]),
        ("heading & ~h2", [1, 2]),
        ("~heading & ~table", [4, 6, 9, 10, 11, 13, 14, 23, 25]),
        ("list", [6]),
        ("[list, heading.h1]", [2, 6]),
        ("table.header", [7]),
        ("table.cell", [8]),
        ("table.caption", [12]),
        ("figure.caption", [13]),
        ("header", [9]),
        ("[footer, footnote, box]", [10, 11, 14]),
        ("strong", [23]),
        ("alt", [18]),
        ("comment", [17]),
        ("property", [19]),
        ("link", [21]),
        ("field", [22]),
        ("file-name", [0]),
        ("deleted", [24]),
        ("hidden", [20]),
        ("code", [16]),
        ("contents", [15]),
        ("latent", [0, 17, 18, 19, 20, 21, 22, 24]),
        ("shown", sorted([*SHOWN_PROSE, 5, 15, 16])),
        ("raw", sorted([*SHOWN_PROSE, 5, 15, 16])),
    ],
)
def test_a_scope_reads_its_texts(tmp_path: Path, scope: str, expected: list[int]) -> None:
    assert words(tmp_path, scope) == expected


def test_the_cover_is_what_a_customer_sees_first(tmp_path: Path) -> None:
    cover = words(tmp_path, "cover")
    assert 25 not in cover
    assert 4 in cover


def test_a_style_of_vale_does_not_read_what_is_latent(tmp_path: Path) -> None:
    assert words(tmp_path, "", foreign=True) == SHOWN_PROSE
    assert words(tmp_path, "link", foreign=True) == []
