"""A name is found as people write it, and only where it is the name."""

import pytest

from qualitygate.names import Names, plain


def found(text: str, *names: str) -> list[str]:
    index = Names()
    index.add(names)
    return [text[hit.start : hit.end] for hit in index.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Northwind Rail",
        "NORTHWIND RAIL",
        "northwind-rail",
        "Northwind\u00a0Rail",
        "North\u00adwind Rail",
        "Northwind\nRail",
        "Northwind\u2011Rail",
        "northwind_rail",
    ],
)
def test_a_name_is_found_however_it_is_set(text: str) -> None:
    assert found(f"For {text}'s board.", "Northwind Rail") == [text]


@pytest.mark.parametrize(
    "text", ["Northwind Railway", "Northwind. Rail is dear.", "A northwind, rail by rail", "Wind"]
)
def test_what_only_looks_like_the_name_is_not_found(text: str) -> None:
    assert found(text, "Northwind Rail") == []


def test_and_is_written_in_two_ways() -> None:
    text = "Harbour and Finch, or Harbour & Finch"
    assert found(text, "Harbour & Finch") == ["Harbour and Finch", "Harbour & Finch"]


def test_of_names_that_overlap_the_longest_is_found() -> None:
    text = "Acme Rail Services and Acme"
    assert found(text, "Acme", "Acme Rail Services", "Rail") == ["Acme Rail Services", "Acme"]


def test_points_and_commas_of_the_registered_name_are_kept() -> None:
    assert found("We met Acme, Inc. and Acme Inc.", "Acme, Inc.") == ["Acme, Inc", "Acme Inc"]


def test_the_first_owner_keeps_a_name() -> None:
    index = Names()
    index.add(["Acme"], "ours")
    index.add(["ACME"], "theirs")
    assert [hit.owner for hit in index.find("Acme")] == ["ours"]


def test_plain_makes_typographic_variants_equal() -> None:
    assert plain("world\u2011\n class\u00ad’s\u00a0end") == "world-class's end"
