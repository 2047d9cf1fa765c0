"""An engine hears every sentence once, and what it said is the same whoever asks."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from qualitygate.cache import cache_folder, open_store
from qualitygate.cache.digest import settled_digest
from qualitygate.config import Config
from qualitygate.document import Block, Document
from qualitygate.errors import Unreadable
from qualitygate.proofread import engines, proofread, remembered, stage
from qualitygate.proofread.builtin import Builtin
from qualitygate.proofread.engine import Remark, Text
from qualitygate.proofread.harper import Harper
from qualitygate.prose.sentences import units

FIRST = "The infromation was sent to the margin team. Nobody has read it's contents yet."
SECOND = "The infromation was sent to the margin team. This sentence is another one."


class Spy(Builtin):
    """The engine that ships, and what it was asked."""

    def __init__(self, version: str = "1") -> None:
        super().__init__()
        self.asked: list[str] = []
        self.words: list[str] = []
        self.version = version

    def versions(self) -> tuple[tuple[str, str], ...]:
        return (("spy", self.version),)

    def check(self, texts: Sequence[Text]) -> list[list[Remark]]:
        self.asked += [text.content for text in texts]
        return super().check(texts)

    def second_opinion(self, words: Sequence[str], language: str) -> dict[str, tuple[str, ...]]:
        self.words += words
        return super().second_opinion(words, language)


class Other(Spy):
    """An engine that looks at whole paragraphs."""

    name = "another"


class Sparing(Spy):
    """An engine that gives corrections to the first two words only."""

    def second_opinion(self, words: Sequence[str], language: str) -> dict[str, tuple[str, ...]]:
        self.words += words
        return {word: ("mot",) if number < 2 else () for number, word in enumerate(words)}


def document(*paragraphs: str, language: str = "en-GB") -> Document:
    blocks = (Block(n, "paragraph", text) for n, text in enumerate(paragraphs))
    return Document("a.docx", tuple(blocks), language)


def asked(*paragraphs: str, spy: Spy | None = None, config: Config | None = None) -> list[str]:
    """What a new engine is asked about a document."""
    spy = spy or Spy()
    engine = remembered.remembered(spy, config or Config())
    engine.check([Text(paragraph, "en-GB") for paragraph in paragraphs])
    return spy.asked


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> Spy:
    """The engine that a check uses."""
    spy = Spy()
    monkeypatch.setattr(stage, "configured", lambda config: spy)
    return spy


@pytest.fixture
def forget(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a new process: only what is on the disk is known."""
    open_store().close()
    monkeypatch.setattr(remembered, "_in_mind", {})


def test_a_sentence_is_asked_once_whatever_paragraph_it_stands_in() -> None:
    shared, one, other = FIRST[:44], FIRST[45:], SECOND[45:]
    assert asked(FIRST, SECOND, FIRST, one) == [shared, one, other]


@pytest.mark.parametrize("config", [Config(), Config(cache=False)])
def test_a_run_asks_nothing_twice(config: Config) -> None:
    spy = Spy()
    asked(FIRST, spy=spy, config=config)
    before = len(spy.asked)
    assert len(asked(SECOND, spy=spy, config=config)) == before + 1


def test_a_second_run_asks_nothing_and_says_the_same(
    spy: Spy, request: pytest.FixtureRequest
) -> None:
    first = proofread(document(FIRST, SECOND, "A blorptik was cosigned."), Config())
    asked_before, words = len(spy.asked), len(spy.words)
    assert asked_before == 4
    assert words > 0
    request.getfixturevalue("forget")
    assert proofread(document(FIRST, SECOND, "A blorptik was cosigned."), Config()) == first
    assert (len(spy.asked), len(spy.words)) == (asked_before, words)


def test_a_word_is_asked_once_where_its_answer_is_its_own() -> None:
    spy = Spy()
    engine = remembered.remembered(spy, Config())
    first = engine.second_opinion(["blorptik", "comitee", "house"], "en-GB")
    assert set(first) == {"blorptik", "comitee"}
    assert "committee" in first["comitee"]
    again = engine.second_opinion(["house", "comitee", "wibblish"], "en-GB")
    assert again["comitee"] == first["comitee"]
    assert spy.words == ["blorptik", "comitee", "house", "wibblish"]


def test_words_of_which_only_some_get_corrections_are_remembered_together() -> None:
    spy = Sparing()
    engine = remembered.remembered(spy, Config())
    for words in (["un", "deux", "trois"], ["un", "deux", "trois"], ["trois"]):
        assert engine.second_opinion(words, "fr-FR") == Sparing().second_opinion(words, "fr-FR")
    assert spy.words == ["un", "deux", "trois", "trois"]


def test_after_an_edit_only_the_new_sentences_are_asked(
    spy: Spy, request: pytest.FixtureRequest
) -> None:
    paragraphs = [f"This is item {n} of many. It has two sentences." for n in range(50)]
    proofread(document(*paragraphs), Config())
    spy.asked.clear()
    request.getfixturevalue("forget")
    paragraphs[7] = "This is item 7 of hundreds. It has two sentences."
    proofread(document(*paragraphs), Config())
    assert spy.asked == ["This is item 7 of hundreds."]


def test_without_the_cache_nothing_is_written_and_nothing_read(
    spy: Spy, request: pytest.FixtureRequest
) -> None:
    proofread(document(FIRST), Config(cache=False))
    assert not list(cache_folder().iterdir())
    proofread(document(FIRST), Config())
    request.getfixturevalue("forget")
    spy.asked.clear()
    proofread(document(FIRST), Config(cache=False))
    assert len(spy.asked) == 2


def test_places_are_those_in_the_paragraph() -> None:
    engine = remembered.remembered(Spy(), Config())
    text = Text(f"All is well here. {FIRST}", "en-GB")
    for _ in range(2):
        (found,) = engine.check([text])
        assert found == Spy().check([text])[0]
        assert [text.content[r.start : r.end] for r in found] == ["infromation", "it's"]


def test_another_engine_version_or_language_is_asked_anew() -> None:
    assert asked(FIRST)
    assert not asked(FIRST)
    assert asked(FIRST, spy=Spy("2"))
    spy = Spy()
    remembered.remembered(spy, Config()).check([Text(FIRST, "en-US")])
    remembered.remembered(spy, Config()).check([Text(FIRST, "en-GB", sentences=False)])
    assert len(spy.asked) == 4
    assert asked(FIRST, spy=Other())


def test_another_policy_asks_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(FIRST)
    monkeypatch.setattr(remembered, "_policy", lambda: b"another list of what is believed")
    assert asked(FIRST)


def test_other_dictionaries_ask_anew_once_they_are_read_again(tmp_path: Path) -> None:
    config = Config(dictionaries=(str(tmp_path),))
    (tmp_path / "sv.dic").write_text("1\nbrev\n", encoding="utf-8")
    assert asked(FIRST, config=config)
    assert not asked(FIRST, config=config)
    (tmp_path / "sv.dic").write_text("2\nbrev\nbok\n", encoding="utf-8")
    assert not asked(FIRST, config=config)
    settled_digest.cache_clear()  # as in a new process
    assert asked(FIRST, config=config)


def test_dictionaries_that_cannot_be_read_in_passing_are_for_this_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qualitygate.cache.digest._MOST_FILES", 1)
    for name in ("sv.dic", "sv.aff"):
        (tmp_path / name).write_text("0\n", encoding="utf-8")
    config, spy = Config(dictionaries=(str(tmp_path),)), Spy()
    engine = remembered.remembered(spy, config)
    for _ in range(2):
        engine.check([Text(FIRST, "en-GB")])
    assert len(spy.asked) == 2
    assert not list(cache_folder().iterdir())


def test_an_engine_that_needs_paragraphs_gets_paragraphs() -> None:
    assert asked(FIRST, SECOND, spy=Other()) == [FIRST, SECOND]


def test_where_sentences_end_is_certain_in_english_only() -> None:
    spy = Spy()
    french = "Les clients sont prêts. Nous avons tout lu."
    remembered.remembered(spy, Config()).check([Text(french, "fr-FR")])
    assert spy.asked == [french]


def test_what_failed_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: Spy, texts: Sequence[Text]) -> list[list[Remark]]:
        raise Unreadable("The server is gone.", "languagetool")

    with monkeypatch.context() as patch:
        patch.setattr(Spy, "check", fails)
        with pytest.raises(Unreadable):
            asked(FIRST)
    assert len(asked(FIRST)) == 2


def test_no_word_of_the_document_is_on_the_disk(spy: Spy) -> None:
    found, _ = proofread(document(FIRST, "A blorptik was cosigned by the comitee."), Config())
    said = {word for match in found.matches for word in (*match.replacements, match.message)}
    words = {word for text in (FIRST, *said) for word in text.split() if len(word) > 2}
    assert {"information", "committee"} <= words
    on_disk = [path.read_bytes() for path in cache_folder().rglob("*") if path.is_file()]
    assert sum(map(len, on_disk)) > 0
    for word in {*words, "blorptik", "comitee", "a.docx"}:
        for form in (word.encode(), word.encode("utf-16-le")):
            assert not any(form in content for content in on_disk)


def test_a_document_known_by_name_is_begun_without_the_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(engines, "prepare", lambda config: begun.append("begun"))
    remembered.prepare(Config(), "a.docx")
    assert begun
    proofread(document(FIRST), Config())
    begun.clear()
    remembered.prepare(Config(), "a.docx")
    assert not begun
    remembered.prepare(Config(), "b.docx")
    remembered.prepare(Config(cache=False), "a.docx")
    assert len(begun) == 2


def test_a_second_check_builds_no_engine(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    text = document(FIRST, "A blorptik was cosigned.")
    first = proofread(text, Config())
    request.getfixturevalue("forget")

    def built() -> None:
        raise AssertionError("the engine was built")

    monkeypatch.setattr("qualitygate.proofread.harper._built", built)
    monkeypatch.setattr("qualitygate.proofread.builtin._harper", Harper)
    assert proofread(text, Config()) == first


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One is here. Two is there.", ["One is here.", "Two is there."]),
        ("Is it here? Yes, it is.", ["Is it here?", "Yes, it is."]),
        ("Ask Dr. Smith about it.", None),
        ("We use J. K. Rowling here. All is well.", ["We use J. K. Rowling here.", "All is well."]),
        ("It costs approx. Ten euros.", None),
        ("It grew by 3.5 per cent.", None),
        ("See section 3. The fee is there.", None),
        ("He said “Go there. Come back.” and left.", None),
        ("(It is so. We know it.) Indeed.", None),
        ("And then ... The end.", None),
        ("Wait… What?", None),
        ("It runs on Node.js and so on. then it stops.", None),
        ("See e.g. The Times.", None),
        ("We met at 5 p.m. The talk was long.", None),
        ('It is called "Big. Bang" here.', None),
        ("The end of the U.S. The rest.", None),
        ("", []),
    ],
)
def test_text_is_cut_only_where_a_sentence_ends_beyond_doubt(
    text: str, pieces: list[str] | None
) -> None:
    assert [text[s:e] for s, e in units(text)] == ([text] if pieces is None else pieces)
