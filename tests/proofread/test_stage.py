"""Engines, languages and what the verdict must hear of them."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

import pytest

from qualitygate.config import Config
from qualitygate.document import Block, Document, Run
from qualitygate.errors import Unreadable
from qualitygate.finding import EngineInfo
from qualitygate.proofread import proofread, stage
from qualitygate.proofread.engine import Remark, Text
from qualitygate.prose import classify

from .documents import checked, document, said

FRENCH = "Nous avons le plaisir de vous présenter notre offre pour la gestion de vos sites."
GERMAN = "Das ist es, was wir mit Ihnen vor dem Sommer für das nächste Jahr vereinbart haben."


class Recorder:
    """An engine that calls every "slip" a misspelling and remembers what it was sent."""

    name = "recorder"

    def __init__(self, fails: bool = False) -> None:
        self.sent: list[Text] = []
        self.closed = False
        self.fails = fails

    def versions(self) -> tuple[tuple[str, str], ...]:
        return (("recorder", "1"),)

    def speaks(self, language: str) -> bool:
        return language.startswith("en")

    def check(self, texts: Sequence[Text]) -> list[list[Remark]]:
        if self.fails:
            raise Unreadable("The server does not answer.", "engine")
        self.sent += texts
        return [
            [Remark(at, at + 5, "spelling", "R", "", ("slip",))]
            if (at := text.content.find("slipp")) >= 0
            else []
            for text in texts
        ]

    def second_opinion(self, words: Sequence[str], language: str) -> dict[str, tuple[str, ...]]:
        return dict.fromkeys(words, ())

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    engine = Recorder()
    monkeypatch.setattr(stage, "configured", lambda config: engine)
    return engine


def test_a_text_is_sent_once_and_its_findings_stand_everywhere(recorder: Recorder) -> None:
    found = checked("It is a slipp of ours.", "Good.", "It is a slipp of ours.")
    assert [text.content for text in recorder.sent] == ["It is a slipp of ours.", "Good."]
    assert [match.block for match in found.matches] == [0, 2]
    assert recorder.closed


def test_an_engine_sees_no_code_and_offsets_stay(recorder: Recorder) -> None:
    text = "Open /etc/passwd and see the slipp."
    found = checked(text)
    assert "passwd" not in recorder.sent[0].content
    assert said(found, "spelling") == ["slipp"]


def test_the_engine_that_judged_is_named() -> None:
    _, engine = proofread(document("Fine."), Config())
    assert engine.name == "builtin"
    assert {"hunspell", "harper", "dictionaries", "typos"} == {name for name, _ in engine.versions}


def test_an_engine_that_is_not_there_is_a_gap_and_no_other_takes_its_place() -> None:
    found, engine = proofread(document("We recieve it."), Config(engine="grammarbot"))
    assert found.matches == ()
    assert engine == EngineInfo("grammarbot")
    assert len(found.gaps) == 1
    assert '"grammarbot"' in found.gaps[0].reason


def test_no_engine_is_a_gap_that_says_so() -> None:
    found, engine = proofread(document("We recieve it."), Config(engine="none"))
    assert (found.matches, engine.name) == ((), "none")
    assert "not checked" in found.gaps[0].reason


def test_an_engine_that_fails_is_a_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Recorder(fails=True)
    monkeypatch.setattr(stage, "configured", lambda config: engine)
    found = checked("Anything.")
    assert [gap.reason for gap in found.gaps] == ["The server does not answer."]
    assert engine.closed


def test_a_language_without_data_is_one_gap_that_names_it() -> None:
    found = checked("This is what we have agreed with you.", GERMAN, GERMAN + " Danke.")
    assert [gap.code for gap in found.gaps] == ["language"]
    assert "German" in found.gaps[0].reason
    assert {match.kind for match in found.matches} == {"proofing-language"}


@pytest.mark.parametrize(
    ("text", "language"), [("Raportti hankkeesta", None), ("Danke schön.", "de")]
)
def test_a_document_of_which_nothing_was_proofread_is_never_without_a_gap(
    text: str, language: str | None
) -> None:
    found = checked(text, language=language)
    assert [gap.code for gap in found.gaps] == ["language"]
    assert "2 words" in found.gaps[0].reason


def test_a_few_words_of_english_need_no_tag() -> None:
    found = checked("Recieve goods.", language=None)
    assert said(found, "typo") == ["Recieve"]
    assert found.gaps == ()


def test_english_needs_no_tag() -> None:
    found = checked("We will recieve this from you with the report.", language=None)
    assert said(found, "typo") == ["recieve"]
    assert found.gaps == ()


def test_a_text_that_nothing_says_the_language_of_is_a_gap() -> None:
    found = checked(
        "Tämä raportti kuvaa hankkeen tavoitteet aikataulun kustannukset tulokset.", language=None
    )
    assert len(found.gaps) == 1
    assert "language" in found.gaps[0].reason


def test_a_keyboard_language_does_not_make_english_french() -> None:
    text = "We will recieve this from you with the report."
    block = Block(
        0, "paragraph", text, language="fr-FR", runs=(Run(0, len(text), language="fr-FR"),)
    )
    made = classify(Document(blocks=(block,), language="en-GB"))
    found, _ = proofread(made, Config())
    assert said(found, "typo") == ["recieve"]
    assert found.gaps == ()


def test_the_configuration_speaks_where_the_file_does_not() -> None:
    made = document("The colour of honour.", language=None)
    found, _ = proofread(made, Config(language="en-US"))
    assert said(found, "dialect") == ["colour", "honour"]


def test_what_is_known_does_not_depend_on_the_order_of_words() -> None:
    first = checked("We recieve it.", "Teh end is near for all of us.")
    assert first.matches == checked("We recieve it.", "Teh end is near for all of us.").matches


def test_the_document_is_otherwise_untouched() -> None:
    made = document("We recieve it.")
    found, _ = proofread(made, Config())
    assert replace(found, matches=()) == made
    assert found.blocks == made.blocks


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    script = (
        "import sys; from qualitygate.proofread import proofread; "
        "from qualitygate.prose import classify; from qualitygate.config import Config; "
        "from qualitygate.document import Block, Document; "
        "assert not {'hunspell', 'harper'} & set(sys.modules), 'loaded by import'; "
        "block = Block(0, 'paragraph', 'All is well with us.'); "
        "made = Document(blocks=(block,), language='en-US'); "
        "proofread(classify(made), Config()); "
        "assert 'harper' not in sys.modules, 'harper loaded for a clean text'"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    checked("We look forward to hear from you, it's adjcent structre and its easy.")
    assert capfd.readouterr().out == ""


def test_a_very_long_token_is_survived() -> None:
    assert said(checked("x" * 300_000 + " recieve, and its easy to add one."), "typo") == [
        "recieve"
    ]
