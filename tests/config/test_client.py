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
