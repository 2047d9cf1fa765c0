"""LanguageTool's rules in process: what they are asked, and what becomes of their answers."""

import os
import platform
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from qualitygate.config import Config
from qualitygate.errors import Unreadable
from qualitygate.proofread import lingotweaker, proofread
from qualitygate.proofread.engine import Text
from qualitygate.proofread.engines import NotAvailable, configured
from qualitygate.proofread.lingotweaker import LingoTweaker, variant_of

from .documents import document, said

CONFIG = Config(engine="lingotweaker", cache=False)


@pytest.fixture(scope="module")
def engine() -> LingoTweaker:
    """The real one; where it cannot run its tests are skipped, but not in CI on its platform."""
    here = sys.platform == "linux" and platform.machine() == "x86_64"
    try:
        return LingoTweaker()
    except NotAvailable as error:
        if here and os.environ.get("CI"):
            pytest.fail(f"In CI nothing may be skipped: {error}")
        pytest.skip(str(error))


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], None]:
    """``loaded(pretended)``: what is built instead of the real engine."""
    kept = lingotweaker.import_module

    def pretend(builds: object) -> None:
        code = type("Code", (), {"Engine": builds})
        monkeypatch.setattr(lingotweaker, "_loaded", lingotweaker._loaded.__wrapped__)
        monkeypatch.setattr(
            lingotweaker, "import_module", lambda name: code if name == "lt_py" else kept(name)
        )

    return pretend


class Pretended:
    """An engine that has the American dictionary whatever is asked of it."""

    def __init__(self, name: str, *, variant: str, data_dir: str) -> None:
        self.speller = "MORFOLOGIK_RULE_EN_US"

    def check(self, text: str) -> list[dict[str, Any]]:
        return [
            {
                "rule_id": self.speller, "category_id": "TYPOS", "offset": 0, "length": len(text),
                "message": "", "suggestions": [],
            }
        ]  # fmt: skip


def words(engine: LingoTweaker, content: str, language: str = "en-US", **rest: bool) -> list[str]:
    (remarks,) = engine.check([Text(content, language, **rest)])
    return [content[remark.start : remark.end] for remark in remarks]


def test_faults_are_found_where_they_stand(engine: LingoTweaker) -> None:
    text = "“Naïve” 😀 plans (𝒳, é): he can prevents teh worst — in in May."
    assert words(engine, text) == ["prevents", "teh", "in in"]


def test_one_text_says_nothing_of_the_next(engine: LingoTweaker) -> None:
    texts = [Text(content, "en-US") for content in ("It ends with in", "in May we begin.", "")]
    assert engine.check(texts) == [[], [], []]


def test_headings_are_read_for_their_words_alone(engine: LingoTweaker) -> None:
    text = "Teh plan can prevents it"
    assert words(engine, text, sentences=False) == ["Teh"]
    assert words(engine, text) == ["Teh", "prevents"]


def test_half_a_character_does_no_harm(engine: LingoTweaker) -> None:
    assert words(engine, "A \ud800 teh plan.") == ["teh"]


def test_advice_is_plain_text(engine: LingoTweaker) -> None:
    (remarks,) = engine.check([Text("We will loose the contract if nobody reads it.", "en-US")])
    assert [remark.rule for remark in remarks] == ["LOOSE_LOSE"]
    assert "“lose”" in remarks[0].message
    assert remarks[0].replacements == ("lose",)


def test_each_english_has_its_own_dictionary(engine: LingoTweaker) -> None:
    for language, rule in (("en-GB", "MORFOLOGIK_RULE_EN_GB"), ("en-US", "MORFOLOGIK_RULE_EN_US")):
        (remarks,) = engine.check([Text("We recieve it.", language)])
        assert [remark.rule for remark in remarks] == [rule]


@pytest.mark.parametrize(
    ("language", "variant"),
    [
        ("en", "en-US"), ("en-CA", "en-US"), ("en_GB", "en-GB"), ("en-IE", "en-GB"),
        ("en-AU", "en-GB"), ("en-Latn-US", "en-US"), ("de", "de-DE"), ("de-AT", "de-AT"),
        ("de-LI", "de-CH"), ("pt", "pt-PT"), ("pt-BR", "pt-BR"), ("fr-BE", "fr"),
    ],
)  # fmt: skip
def test_a_language_goes_to_its_nearest_variant(language: str, variant: str) -> None:
    assert variant_of(language) == variant


def test_another_dictionary_than_asked_for_is_never_used(
    engine: LingoTweaker, loaded: Callable[[object], None]
) -> None:
    loaded(Pretended)
    engine.check([Text("A teh.", "en-US")])
    with pytest.raises(Unreadable, match=r"British|en-GB") as caught:
        engine.check([Text("A teh.", "en-GB")])
    assert caught.value.code == "engine"


def test_an_engine_that_fails_leaves_the_verdict_incomplete(
    engine: LingoTweaker, loaded: Callable[[object], None]
) -> None:
    class PanicException(BaseException):
        """As the engine's library names it."""

    class Fails(Pretended):
        def check(self, text: str) -> list[dict[str, Any]]:
            if text == lingotweaker._NO_WORD:
                return super().check(text)
            raise PanicException(f"index out of bounds in {text!r}")

    loaded(Fails)
    found, info = proofread(document("The secret plan."), CONFIG)
    assert info.name == "lingotweaker"
    (gap,) = found.gaps
    assert gap.code == "engine"
    assert "secret" not in gap.reason


def test_data_that_is_broken_leaves_the_verdict_incomplete(
    engine: LingoTweaker, loaded: Callable[[object], None]
) -> None:
    def build(*given: object, **named: object) -> None:
        raise RuntimeError("data error: missing core/segment.srx")

    loaded(build)
    (gap,) = proofread(document("A plan."), CONFIG)[0].gaps
    assert "lingotweaker-data-en" in gap.reason


def test_a_folder_called_data_beside_the_document_changes_nothing(
    engine: LingoTweaker, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    code = (
        "from qualitygate.proofread.lingotweaker import LingoTweaker;"
        "from qualitygate.proofread.engine import Text;"
        "print(len(LingoTweaker().check([Text('A teh.', 'en-US')])[0]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == "1\n"


def test_nothing_is_loaded_until_there_is_text(engine: LingoTweaker) -> None:
    code = (
        "import sys; from qualitygate.proofread.lingotweaker import LingoTweaker;"
        "e = LingoTweaker(); e.versions(); e.speaks('en-GB'); e.speaks('de'); e.close();"
        "print('lt_py' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "False\n"


def test_it_says_what_judged_and_in_which_languages(engine: LingoTweaker) -> None:
    versions = dict(engine.versions())
    assert versions["lingotweaker"] == metadata.version("lingotweaker")
    assert versions["lingotweaker-data-en"] == metadata.version("lingotweaker-data-en")
    assert engine.speaks("en-GB")
    assert not engine.speaks("tlh")
    assert not engine.speaks("../../etc")


def test_a_document_is_judged_as_by_any_other_engine(engine: LingoTweaker) -> None:
    found, info = proofread(
        document("We analyse teh colour of it.", "The pallettes of Xantrium’s maker.",
                 language="en-GB"), CONFIG
    )  # fmt: skip
    assert info.name == "lingotweaker"
    assert said(found, "spelling", "typo") == ["teh", "pallettes"]
    assert not found.gaps


def test_without_the_package_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(lingotweaker, "version", missing)
    with pytest.raises(NotAvailable, match=r'qualitygate\[lingotweaker\].*engine = "builtin"'):
        configured(CONFIG)


def test_the_empty_package_of_other_platforms_is_told_from_the_real_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lingotweaker, "version", lambda name: "0.0.1")
    monkeypatch.setattr(lingotweaker, "find_spec", lambda name: None)
    with pytest.raises(NotAvailable, match=r"Linux.*x86-64.*empty"):
        configured(CONFIG)
    (gap,) = proofread(document("A plan."), CONFIG)[0].gaps
    assert gap.code == "engine-missing"
