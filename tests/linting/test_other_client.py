"""Names of other clients where the notation of examples has no place for them."""

from dataclasses import replace

import pytest

from qualitygate.config import Config
from qualitygate.document import (
    Attachment,
    Block,
    Comment,
    Document,
    Picture,
    Revision,
    Style,
)
from qualitygate.linting import lint, load_rules
from qualitygate.register import Brief, Client, Register

_CLIENTS = (Client("Northwind Rail"), Client("Calder Water"))
_DOCUMENT = Document(
    blocks=(Block(0, "paragraph", "We begin in May."),),
    brief=Brief(Register(clients=_CLIENTS), _CLIENTS[0], "option"),
)


def _said(**parts: object) -> list[str]:
    rules = load_rules(Config(select=("clients/other-client",)))
    return [f.message for f in lint(replace(_DOCUMENT, **parts), rules).findings]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"pictures": (Picture("logo-CalderWater.png"),) * 2}, "a picture, names another client"),
        ({"attachments": (Attachment("calder_water.xlsx", "workbook"),)}, "an embedded file"),
        ({"comments": (Comment("Ann (Calder Water)"),)}, "an author"),
        ({"revisions": (Revision("inserted", "Calder Water User"),)}, "an author"),
        ({"styles": (Style("CW", "Calder Water Heading", "paragraph"),)}, "a style"),
        ({"blocks": (Block(0, "heading", "Scope", number="Calder Water 1"),)}, "a numbered part"),
    ],
)
def test_a_name_beside_the_text(parts: dict[str, object], said: str) -> None:
    (message,) = _said(**parts)
    assert said in message


def test_our_own_client_may_be_named_everywhere() -> None:
    assert (
        _said(pictures=(Picture("Northwind Rail.png"),), styles=(Style("a", "Normal", "x"),)) == []
    )
