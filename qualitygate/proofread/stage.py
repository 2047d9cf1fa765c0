"""The proofreading stage: engine, vocabulary, judgement, matches."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qualitygate.config import Config
from qualitygate.document import Block, Document, Gap
from qualitygate.errors import Unreadable
from qualitygate.finding import EngineInfo
from qualitygate.proofread import dialect as dialects
from qualitygate.proofread.detection import count_words
from qualitygate.proofread.engine import Engine
from qualitygate.proofread.engines import NotAvailable, configured
from qualitygate.proofread.languages import language_name, languages, primary
from qualitygate.proofread.reading import Reading
from qualitygate.proofread.remembered import remembered
from qualitygate.proofread.texts import Passage, passages, proofread_blocks
from qualitygate.proofread.vocabulary import learn

_GAP_WORDS = 8  # words below which a quotation beside text that was read is no gap


def proofread(document: Document, config: Config) -> tuple[Document, EngineInfo]:
    """Add what the configured engine finds to a document, and say which engine judged.

    What cannot be checked becomes a gap: an engine that is not there or fails, a language without
    data. There is no fall-back from one engine to another.
    """
    if config.engine == "none":
        reason = 'The language was not checked, because the configuration says engine = "none".'
        return _with_gaps(document, [Gap(reason, code="engine-none")]), EngineInfo()
    try:
        engine = remembered(configured(config), config)
    except NotAvailable as error:
        gap = Gap(str(error), code="engine-missing")
        return _with_gaps(document, [gap]), EngineInfo(config.engine)
    try:
        checked = _checked(document, config, engine)
        engine.read(document.name)
        return checked, EngineInfo(engine.name, engine.versions(), engine.notes)
    except Unreadable as error:
        gap = Gap(error.reason, code=error.code)
        return _with_gaps(document, [gap]), EngineInfo(engine.name, notes=engine.notes)
    finally:
        engine.close()


def _checked(document: Document, config: Config, engine: Engine) -> Document:
    blocks = proofread_blocks(document)
    tags = languages(document, blocks, config.language)
    spoken = [block for block in blocks if tags[block.index] and engine.speaks(tags[block.index])]
    gaps = _language_gaps(blocks, tags, engine)
    texts = passages(spoken, tags)
    vocabulary = learn(document, texts, config.words())
    remarks = engine.check([passage.text for passage in texts])
    reading = Reading(document, texts, vocabulary, _home(texts, config))
    matches = reading.matches(engine, remarks, spoken)
    return replace(_with_gaps(document, gaps), matches=matches)


def _with_gaps(document: Document, gaps: Iterable[Gap]) -> Document:
    return replace(document, gaps=(*document.gaps, *gaps))


def _language_gaps(blocks: Sequence[Block], tags: dict[int, str], engine: Engine) -> list[Gap]:
    """One gap for each language that nobody here can judge."""
    words: dict[str, int] = {}
    few = 1
    for block in blocks:
        tag = tags[block.index]
        if tag and engine.speaks(tag):
            few = _GAP_WORDS
        else:
            words[primary(tag)] = words.get(primary(tag), 0) + count_words(block.text)
    gaps = []
    for tag, count in sorted(words.items()):
        if count < few:
            continue
        inside = f" in {language_name(tag)}" if tag else ""
        subject = f"1 word{inside} was" if count == 1 else f"{count} words{inside} were"
        if tag:
            reason = (
                f'{subject} not proofread: the engine "{engine.name}" has no data for that '
                "language. Let somebody read them who speaks it."
            )
        else:
            reason = (
                f"{subject} not proofread: neither the file nor the configuration says in which "
                'language; set language = "en-GB" or the like.'
            )
        gaps.append(Gap(reason, code="language"))
    return gaps


def _home(texts: Sequence[Passage], config: Config) -> str:
    """The English of the document as a whole."""
    english = [passage for passage in texts if primary(passage.text.language) == "en"]
    size: dict[str, int] = {}
    for passage in english:
        tag = passage.text.language
        size[tag] = size.get(tag, 0) + len(passage.text.content)
    tag = max(sorted(size), key=lambda name: size[name]) if size else (config.language or "en-US")
    return dialects.decide(english, tag)
