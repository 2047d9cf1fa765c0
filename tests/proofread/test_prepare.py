"""The engine loads while the file is being read; what goes wrong meanwhile is not lost."""

import pytest

from qualitygate.proofread import harper
from qualitygate.proofread.engine import Text
from qualitygate.proofread.harper import Harper


def test_an_engine_that_was_prepared_says_the_same() -> None:
    texts = [Text("The schedule lost it's place, and its cause is known.", "en-GB")]
    prepared = Harper()
    prepared.prepare()
    prepared.prepare()
    assert prepared.grammar(texts) == Harper().grammar(texts) != [[]]


def test_a_fault_while_it_loads_is_raised_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OSError("its data is damaged")

    monkeypatch.setattr(harper, "_built", broken)
    engine = Harper()
    engine.prepare()
    with pytest.raises(OSError, match="damaged"):
        engine.spelling(["recieve"])
