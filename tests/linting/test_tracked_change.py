"""Tracked changes that the notation of examples cannot say."""

from qualitygate.config import Config
from qualitygate.document import Block, Document, Revision
from qualitygate.finding import Finding
from qualitygate.linting import lint, load_rules


def findings(*revisions: Revision) -> tuple[Finding, ...]:
    rules = load_rules(Config(select=("leftovers/tracked-change",)))
    blocks = (Block(0, "paragraph", "The fee is fixed."),)
    return lint(Document(blocks=blocks, revisions=revisions), rules).findings


def test_changed_formatting_is_a_tracked_change() -> None:
    found = findings(Revision("formatted", "Ann", "", "fee", 0, 4, 7))
    assert [(f.text, f.severity) for f in found] == [("fee", "error")]
    assert found[0].message.startswith("The formatting was changed by Ann as a tracked change")


def test_a_change_that_stands_nowhere_in_the_text_is_reported() -> None:
    found = findings(Revision("inserted", "Ann"))
    assert [f.location.display for f in found] == ["document"]
