"""Spelling in the languages other than English of which dictionaries ship."""

import pytest

from qualitygate.proofread.shelf import VERSIONS, shelf

from .documents import checked, said, text, wrong

FAULTS = [
    ("fr", "Le developpement de l’offre est terminé.", "developpement", "développement"),
    ("fr", "Nous avons reçu le raport lorsqu'il était prêt.", "raport", "rapport"),
    ("es", "La informacion está en el documento que hemos enviado.", "informacion", "información"),
    ("es", "El desarollo de la aplicación es para el cliente.", "desarollo", "desarrollo"),
    ("pt-PT", "A informacao foi enviada ao cliente pela nossa equipa.", "informacao", "informação"),
    ("pt-BR", "A visualizacao do plano foi feita.", "visualizacao", "visualização"),
    ("es", "Los dispositos de la red están en el plano.", "dispositos", "dispositivos"),
    ("da", "Planen er sendt til adminsitratoren.", "adminsitratoren", "administratoren"),
    ("pt-BR", "O sistma será entregue ao cliente até o final do mês.", "sistma", "sistema"),
    ("nl", "Het onderzoeksraport is aan u verzonden.", "onderzoeksraport", "onderzoeksrapport"),
    ("pl", "Nowe rozporzadzenie jest już w mocy od dziś.", "rozporzadzenie", "rozporządzenie"),
    ("da", "Det er virksomehden, som har sendt os planen.", "virksomehden", "virksomheden"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentence", "slip", "first"), FAULTS)
def test_a_misspelling_is_found_with_its_correction(
    language: str, sentence: str, slip: str, first: str
) -> None:
    found = checked(sentence, language=language)
    assert said(found, "spelling") == [slip]
    assert found.matches[0].replacements[0] == first
    assert found.gaps == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "L’homme qu’il a vu aujourd’hui, c’est-à-dire jusqu’à midi, a-t-il dit, est là."),
        ("fr", "Le workflow et le dashboard sont dans le cloud, avec un rapport pour l’équipe."),
        ("fr", "ETAT DES LIEUX : l’Etat a publié le plan, et les élèves en parlent entre eux."),
        ("fr", "La maitrise des couts et la chaine d’outils vont disparaitre, artéfacts compris."),
        ("es", "Añádalo y configúrelo para enviárselo al cliente cuando termine el proyecto."),
        ("es", "El proceso es virtualizable y la plataforma de los clientes es arrancable."),
        ("pt-PT", "Para fazê-lo, deve-se abrir a caixa e tornar-se-á claro o que não está."),
        ("nl", "De in- en uitvoer van foto's staat bijv. in het rapport over de zee-egels."),
        ("nl", "De vulpatronen zijn in het overzicht van de celbereiken te vinden door u."),
        ("pl", "Umowa polsko-niemiecka jest już gotowa, a biało-czerwone barwy są na okładce."),
        ("da", "Sikkerheds- og driftsafdelingen har f.eks. godkendt EU's plan for pc'er."),
        ("fr", "Le message « Sorry, your filter produced no results » est pour les utilisateurs."),
    ],
)
def test_good_prose_is_left_alone(language: str, sentence: str) -> None:
    assert wrong(sentence, language=language) == []


def test_accents_that_stand_beside_their_letters_are_part_of_the_word() -> None:
    text = "Le de\u0301veloppement de l’offre est dans le de\u0301velopement."
    found = checked(text, language="fr")
    assert said(found, "spelling") == ["de\u0301velopement"]
    assert found.matches[0].replacements[0] == "développement"


def test_each_block_is_read_in_its_own_language() -> None:
    found = checked(
        "This is the report that we have agreed with you, and the developement is complete.",
        "Nous avons le plaisir de vous présenter le developpement de notre offre pour vos sites.",
        language="en-GB",
    )
    assert [text(found, match) for match in found.matches] == ["developement", "developpement"]
    assert found.matches[0].replacements[0] == "development"
    assert found.matches[1].replacements[0] == "développement"


def test_what_a_document_always_spells_the_old_way_is_no_slip() -> None:
    old = "A acção do projecto está actualizada, e o director não pode adoptar outra para ela."
    assert wrong(old, language="pt-PT") == []
    assert wrong("O projecto não está no plano que foi feito para ela.", language="pt-PT") == [
        "projecto"
    ]


def test_nothing_is_loaded_to_say_which_languages_are_spoken() -> None:
    tags = {"fr-CA", "es-MX", "pt-AO", "nl-BE", "pl", "da-DK", "de", "sv", "fi"}
    assert {tag for tag in tags if shelf(()).has(tag)} == tags - {"de", "sv", "fi"}
    assert set(VERSIONS) == {"da", "es", "fr", "nl", "pl", "pt-BR", "pt-PT"}
