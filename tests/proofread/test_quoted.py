"""What an English text takes from others is not its own spelling, and its slips are."""

import pytest

from .documents import checked, said, wrong


@pytest.mark.parametrize(
    "text",
    [
        "See Publicación 17, El Impuesto Federal sobre los Ingresos (Para Personas Físicas).",
        "It is in Publicación 179, Guía Contributiva Federal para Patronos Puertorriqueños.",
        "Our office signs the Contrato de Prestación de Serviços beside the plan.",
        "They work by the Cahier des Clauses Techniques Particulières of the town.",
        "The work of Propper et al (2008) is known, and so is that of Recieve et al.",
        "For example, Voute (1946) wrote of it (Mattmann & Zitting, 2011).",
        "Both Clusteri and Clusterj are parts of one Cluster, and each Cluster is a Cluster.",
    ],
)
def test_what_is_quoted_is_left_alone(text: str) -> None:
    assert not wrong(text)
    assert not said(checked(text), "name")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The sobre plan is good, and it is agreeed.", ["sobre", "agreeed"]),
        ("We sent the contrat to the town, and it is signed.", ["contrat"]),
        ("We recieve the direccion of the plan in May.", ["recieve", "direccion"]),
        ("The buget (2024) is what we recieve (2023).", ["buget", "recieve"]),
        (
            "It is valid until the end of the month (Febuary 2026), and (Septmber 2026).",
            ["Febuary", "Septmber"],
        ),
        ("We meet the Cluster of the Cluster, and the Clusterr is new.", ["Clusterr"]),
        ("Enviroment (2024) is the name of the report.", ["Enviroment"]),
    ],
)
def test_a_slip_is_not_excused_by_what_stands_near(text: str, words: list[str]) -> None:
    assert wrong(text) == words
