"""A choice of many groups finds what it would find as a whole, though few of them are tried."""

from dataclasses import replace

import pytest

from qualitygate.linting.vale.patterns import form, pattern

KEYS = ("in order to", "(?<=must )loose(?= the)", "order", "in", "to|too", "loos(?:e|ing)")
CHOICE = pattern(
    form("|".join(f"({key})" for key in KEYS), word=True, ignorecase=True), (), "a.yml"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We write in order to win.", [(0, "in order to")]),
        ("An order in order.", [(2, "order"), (3, "in"), (2, "order")]),
        ("You must loose the bolt, too.", [(1, "loose"), (4, "too")]),
        ("Loose bolts, and loosing them, in Order.", [(5, "Loose"), (5, "loosing"), (3, "in"),
                                                      (2, "Order")]),
        ("Inorder and tooth.", []),
        ("", []),
    ],
)  # fmt: skip
def test_only_what_a_text_can_hold_is_searched_for(text: str, found: list[tuple[int, str]]) -> None:
    assert len(CHOICE.parts) == len(KEYS)
    spans = list(CHOICE.groups(text))
    assert [(group, text[start:end]) for group, start, end in spans] == found
    assert spans == list(replace(CHOICE, parts=()).groups(text))


def test_a_group_without_a_literal_keeps_the_choice_whole() -> None:
    choice = pattern(form(r"(\d+)|(order)", word=True, ignorecase=False), (), "a.yml")
    assert choice.parts == ()
    assert list(choice.groups("order 12")) == [(1, 0, 5), (0, 6, 8)]
