"""The way through the house: a file's bytes and a configuration in, a judgement out."""

from dataclasses import replace

from qualitygate.config import Config
from qualitygate.document import Document, Source
from qualitygate.errors import Unreadable
from qualitygate.extract import extract
from qualitygate.finding import FileReport
from qualitygate.linting import left_out, lint, load_rules, with_word_lists
from qualitygate.network import reach
from qualitygate.proofread import prepare, proofread
from qualitygate.prose import classify
from qualitygate.verdict import incomplete, judge


def check(source: Source, config: Config) -> FileReport:
    """Judge one document; a pure function whose result is plain, picklable data.

    Raises `UsageError` where the configuration or a rule is wrong. What cannot be read is no error:
    it is the verdict *incomplete*.
    """
    elsewhere = config.overrides()
    config = config.for_document(source.name)
    prepare(config, source.name)
    for override in elsewhere:
        load_rules(with_word_lists(override))
    config = with_word_lists(config)
    rules = load_rules(config)
    try:
        document = extract(source, config.limits, config.register.has_logos)
    except Unreadable as error:
        return replace(incomplete(source.name, error), sha256=source.sha256)
    document = config.brief(classify(document))
    if config.profiles:
        config = with_word_lists(config.for_client(document.brief.client))
        rules = load_rules(config)
    document, compared = _with_twin(document, source, config)
    document, engine = proofread(document, config)
    document = reach(document, config)
    linted = lint(document, rules)
    notes = (*left_out(config), *compared, *engine.notes, *linted.notes)
    document = replace(document, gaps=(*document.gaps, *linted.gaps))
    report = judge(document, linted.findings, engine, config, notes)
    return replace(report, sha256=source.sha256)


def _with_twin(
    document: Document, source: Source, config: Config
) -> tuple[Document, tuple[str, ...]]:
    """A PDF with the DOCX of which it was made; a note where that cannot be read."""
    if source.twin is None:
        return document, ()
    try:
        twin = extract(source.twin, config.limits)
    except Unreadable:
        name = source.twin.name.rpartition("/")[2]
        return document, (f"{name}, beside it, cannot be read: the two were not compared.",)
    return replace(document, twin=classify(twin)), ()


def read(source: Source, config: Config) -> Document:
    """What is in one document, as the rules see it. Raises `Unreadable`."""
    return classify(extract(source, config.for_document(source.name).limits))
