"""Which client a document is for: by option, by path, by the front page."""

import pytest

from qualitygate.config import Config
from qualitygate.document import Block, Document, Location
from qualitygate.errors import UsageError
from qualitygate.register import Client, Register

RAIL = Client("Northwind Rail", aliases=("NWR",), paths=("rail/**",))
FOODS = Client("Contoso Foods", paths=("food/**", "**/rail/special/*.docx"))
REGISTER = Register(clients=(RAIL, FOODS))


def brief(name: str, *texts: str, client: str | None = None) -> tuple[str | None, str]:
    """The client's name and why, for a document with one text a page."""
    blocks = tuple(
        Block(n, "paragraph", text, location=Location(page=n + 1)) for n, text in enumerate(texts)
    )
    config = Config(register=REGISTER, client=client)
    found = config.brief(Document(name=name, blocks=blocks, pages=len(texts) or None)).brief
    return found.client.name if found.client else None, found.client_source


def test_the_option_comes_first_and_knows_every_name() -> None:
    assert brief("food/a.docx", client="nwr") == ("Northwind Rail", "option")


def test_then_the_path_and_the_longest_glob_wins() -> None:
    assert brief("rail/a.docx", "Contoso Foods", "x") == ("Northwind Rail", "path")
    assert brief("rail/special/a.docx") == ("Contoso Foods", "path")


def test_then_the_front_page_in_any_letter_case() -> None:
    front = "Proposal for NORTHWIND RAIL"
    assert brief("a.docx", front, "Contoso Foods") == ("Northwind Rail", "front page")


def test_a_short_name_counts_in_its_own_letter_case_only() -> None:
    assert brief("a.docx", "An nwr of things.", "x") == (None, "")
    assert brief("a.docx", "Offer to NWR.", "x") == ("Northwind Rail", "front page")


def test_a_part_of_a_word_is_no_name() -> None:
    assert brief("a.docx", "Northwind Railway", "x") == (None, "")


def test_the_one_named_most_often_on_the_front_page() -> None:
    front = "After Contoso Foods: an offer to Northwind Rail. Northwind Rail asked."
    assert brief("a.docx", front, "x") == ("Northwind Rail", "front page")


def test_an_unknown_client_is_an_error_that_helps() -> None:
    with pytest.raises(UsageError, match="Did you mean 'Northwind Rail'"):
        brief("a.docx", client="Northwind Rial")


def claims(name: str, *texts: str, client: str | None = None) -> tuple[tuple[str, str], ...]:
    blocks = tuple(
        Block(n, "paragraph", text, location=Location(page=n + 1)) for n, text in enumerate(texts)
    )
    config = Config(register=REGISTER, client=client)
    return config.brief(Document(name=name, blocks=blocks, pages=2)).brief.claims


def test_all_three_are_asked() -> None:
    assert claims("rail/a.docx", "For Contoso Foods", "x", client="NWR") == (
        ("option", "Northwind Rail"),
        ("path", "Northwind Rail"),
        ("front page", "Contoso Foods"),
    )


def test_a_front_page_that_names_several_agrees_with_the_one_claimed() -> None:
    front = "Contoso Foods and Contoso Foods again, for Northwind Rail"
    assert claims("rail/a.docx", front, "x")[-1] == ("front page", "Northwind Rail")
    assert claims("a.docx", front, "x") == (("front page", "Contoso Foods"),)


def test_a_clients_domain_on_the_front_page_names_it() -> None:
    register = Register(clients=(Client("Northwind Rail", domains=("northwind.example",)), FOODS))
    text = "Offer to Ann Lee, ann@post.northwind.example"
    blocks = (Block(0, "paragraph", text),)
    found = Config(register=register).brief(Document(name="a.docx", blocks=blocks)).brief
    assert found.claims == (("front page", "Northwind Rail"),)


def test_a_name_inside_a_longer_one_is_the_longer_ones() -> None:
    register = Register(clients=(Client("Northwind Rail"), Client("Northwind Rail Partners")))
    blocks = (Block(0, "title", "Offer to Northwind Rail Partners"),)
    found = Config(register=register).brief(Document(name="a.docx", blocks=blocks)).brief
    assert found.client is not None
    assert found.client.name == "Northwind Rail Partners"


def test_a_client_whose_name_is_a_word() -> None:
    register = Register(clients=(Client("Target"), FOODS))

    def chosen(front: str) -> str:
        blocks = (
            Block(0, "paragraph", front, location=Location(page=1)),
            Block(1, "paragraph", "A target, the target, a target.", location=Location(page=2)),
        )
        return Config(register=register).brief(Document(blocks=blocks)).brief.client_source

    assert chosen("Prepared for Target by Harbour") == "front page"
    assert chosen("Target") == "front page"
    assert chosen("Target operating model") == ""
    assert chosen("Target Operating Model") == ""
    assert chosen("How to meet every target") == ""
