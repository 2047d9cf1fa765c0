"""Legal forms of firms behind their names."""

import pytest

from qualitygate.legal_forms import legal_form_behind, legal_form_of, legal_forms


@pytest.mark.parametrize(
    ("legal_name", "form"),
    [
        ("Northwind Rail plc", ("plc", "plc")),
        ("Calder Water Limited", ("Limited", "Ltd")),
        ("Muster Werke GmbH & Co. KG", ("GmbH & Co. KG", "GmbH & Co. KG")),
        ("Atelier Bleu SAS", ("SAS", "S.A.S")),
        ("Quay Works sp. z o.o.", ("sp. z o.o.", "sp. z o.o")),
        ("The Limited Edition", ("", "")),
        ("Harbour & Finch", ("", "")),
    ],
)
def test_the_form_with_which_a_name_ends(legal_name: str, form: tuple[str, str]) -> None:
    assert legal_form_of(legal_name) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Northwind, Ltd. pays", "Ltd."),
        ("Northwind S.A. paie", "S.A."),
        ("Northwind AG zahlt", "AG"),
        ("Northwind as a whole", None),
        ("NORTHWIND AS A WHOLE", None),
        ("Northwind limits it", None),
        ("Northwind", None),
    ],
)
def test_a_form_behind_a_name(text: str, form: str | None) -> None:
    behind = legal_form_behind(text, 0, len("Northwind"))
    assert (text[behind[0] : behind[1]] if behind else None) == form


def test_all_forms_of_a_text() -> None:
    text = "Calder Water Ltd, Muster Werke GmbH & Co. KG and the limited company are here."
    assert [text[start:end] for start, end in legal_forms(text)] == ["Ltd", "GmbH & Co. KG"]
