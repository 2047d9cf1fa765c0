"""Words that somebody has allowed: the project, the register, the document's own authors."""

from dataclasses import replace
from pathlib import Path

import pytest

from qualitygate.config import Config
from qualitygate.errors import UsageError
from qualitygate.proofread import proofread
from qualitygate.register import Brief, Client, House, Register

from .documents import document, said


def listed(folder: Path, *lines: str) -> Config:
    (folder / "words.txt").write_text("\n".join(lines), "utf-8")
    return Config(root=folder, vocabulary=("words.txt",))


def test_a_lower_case_entry_counts_in_any_case(tmp_path: Path) -> None:
    config = listed(tmp_path, "# our words", "frobnick  # the tool", "", "Recieve")
    found, _ = proofread(document("Frobnickk? A frobnick. Frobnick! FROBNICK's frobnick."), config)
    assert "frobnick" not in [word.lower() for word in said(found, "spelling", "term")]


def test_an_entry_with_capitals_counts_as_it_stands(tmp_path: Path) -> None:
    config = listed(tmp_path, "Enviroment")
    found, _ = proofread(document("The Enviroment product and the enviroment."), config)
    assert said(found, "typo") == ["enviroment"]


def test_a_phrase_allows_its_words_only_together(tmp_path: Path) -> None:
    config = listed(tmp_path, "teh tarik")
    found, _ = proofread(document("We serve teh tarik in teh morning."), config)
    assert [(m.start, m.end) for m in found.matches] == [(22, 25)]


def test_flags_say_in_which_case_an_entry_counts(tmp_path: Path) -> None:
    config = listed(tmp_path, "Kubernetties/i", "recieve/c", "C#", "Teh Tarik/i")
    text = "KUBERNETTIES and kubernetties. They recieve it. Recieve it! In C#, teh tarik."
    found, _ = proofread(document(text), config)
    assert said(found, "spelling", "typo", "term") == ["Recieve"]


def test_the_lists_of_vale_hold_patterns(tmp_path: Path) -> None:
    (tmp_path / "accept.txt").write_text("[Ff]robnick(?:ation)?\n# a comment\nteh tarik\n", "utf-8")
    config = Config(root=tmp_path, vocabulary=("accept.txt",))
    text = "A frobnick, a Frobnickation, teh tarik; but a frobnicka and teh end."
    found, _ = proofread(document(text), config)
    assert said(found, "spelling", "typo", "term") == ["frobnicka", "teh"]


def test_a_pattern_of_vale_that_does_not_compile_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "accept.txt").write_text("fine\n[broken\n", "utf-8")
    with pytest.raises(UsageError, match=r"accept\.txt:2: the pattern '\[broken'"):
        proofread(document("Fine."), Config(root=tmp_path, vocabulary=("accept.txt",)))


def test_a_list_that_is_not_there_is_an_error_in_the_configuration(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"missing\.txt"):
        proofread(document("Fine."), Config(root=tmp_path, vocabulary=("missing.txt",)))


def test_the_names_of_the_register_are_known_and_their_slips_are_errors() -> None:
    register = Register(
        house=House("Harbour & Fynche", products=("Fynchflow",)), clients=(Client("Nordwynd Rail"),)
    )
    made = document("Fynchflow by Fynche is for Nordwynd; the Nordwnd team and Fynchflw agree.")
    found, _ = proofread(replace(made, brief=Brief(register)), Config())
    assert said(found, "spelling", "typo", "term") == []
    assert said(found, "name") == ["Nordwnd", "Fynchflw"]
    assert found.matches[0].replacements == ("Nordwynd",)


def test_the_trade_marks_and_the_address_of_the_house_are_known() -> None:
    house = House("Harbour", trademarks=("Staition®",), addresses=("4 Statoin Street, Leeds",))
    made = document("We run the Staition each morning. We meet in Statoin Street at noon.")
    found, _ = proofread(made, Config())
    assert said(found, "spelling", "typo") == ["Staition", "Statoin"]
    known, _ = proofread(replace(made, brief=Brief(Register(house=house))), Config())
    assert known.matches == ()


def test_the_authors_of_the_file_are_known() -> None:
    made = document("The text is by Presentin, who is new.")
    assert said(proofread(made, Config())[0], "spelling", "typo") == ["Presentin"]
    named = replace(made, properties=(("author", "Ada Presentin"),))
    assert proofread(named, Config())[0].matches == ()


def test_a_name_and_its_plural_are_no_slips_of_one_another() -> None:
    text = "Kleenow here. Kleenow there. Kleenow again. Two Kleenows, Kleenow's."
    assert said(proofread(document(text), Config())[0], "name") == []


def test_two_things_with_like_names_are_two_things() -> None:
    text = "NodeAlpha one. NodeAlpha two. NodeAlpha three. The NodeAlphb and NodeAlpha nodes."
    assert said(proofread(document(text), Config())[0], "name") == []
