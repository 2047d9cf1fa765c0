"""LingoTweaker speaks LanguageTool's rules: how far do the two say the same?"""

import os
import sys
from pathlib import Path

import pytest

from qualitygate.config import LanguageTool
from qualitygate.proofread.engine import Engine, Text
from qualitygate.proofread.engines import NotAvailable
from qualitygate.proofread.languagetool.engine import LanguageTool as Reference
from qualitygate.proofread.lingotweaker import LingoTweaker

sys.path.insert(0, str(Path(__file__).parents[1]))
from sentences import sentences

Found = set[tuple[str, int, int, str, str]]
_AGREED = 0.97  # of what either finds: the same rule at the same place


@pytest.fixture(scope="module")
def lingotweaker() -> LingoTweaker:
    try:
        return LingoTweaker()
    except NotAvailable as error:
        if os.environ.get("CI") and sys.platform == "linux" and os.uname().machine == "x86_64":
            pytest.fail(f"In CI nothing may be skipped: {error}")
        pytest.skip(str(error))


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_both_find_the_same(real_url: str, lingotweaker: LingoTweaker, language: str) -> None:
    texts = [Text(sentence, language) for sentence in sentences()]
    reference = _found(Reference(LanguageTool(url=real_url)), texts)
    other = _found(lingotweaker, texts)
    share = len(reference & other) / len(reference | other)
    report = [
        f"{language}: {len(texts)} sentences, {len(reference)} findings of LanguageTool, "
        f"{len(other)} of LingoTweaker, {share:.1%} the same",
        *(f"LanguageTool only: {one}" for one in sorted(reference - other)),
        *(f"LingoTweaker only: {one}" for one in sorted(other - reference)),
    ]
    print(*report, sep="\n")  # noqa: T201
    assert len(reference) > len(texts) / 2
    assert share >= _AGREED, "\n".join(report)


def _found(engine: Engine, texts: list[Text]) -> Found:
    remarks = engine.check(texts)
    return {
        (text.content, remark.start, remark.end, remark.rule, remark.kind)
        for text, said in zip(texts, remarks, strict=True)
        for remark in said
    }
