"""The proofreading stage: engine, vocabulary, judgement, matches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qualitygate.config import Config
from qualitygate.document import Block, Document, Gap
from qualitygate.errors import Unreadable
from qualitygate.finding import EngineInfo
from qualitygate.proofread import dialect as dialects
from qualitygate.proofread.builtin import dialect_of
from qualitygate.proofread.detection import count_words
from qualitygate.proofread.engine import Engine
from qualitygate.proofread.engines import NotAvailable, configured
from qualitygate.proofread.judged import with_languages
from qualitygate.proofread.languages import language_name, primary
from qualitygate.proofread.proofing import wrong_marks
from qualitygate.proofread.reading import Reading, in_order
from qualitygate.proofread.remembered import remembered
from qualitygate.proofread.shelf import shelf
from qualitygate.proofread.texts import Passage, passages, proofread_blocks
from qualitygate.proofread.vocabulary import learn

# Of these LingoTweaker has data in a package of that name.
_WITH_DATA = "ar be ca da de el en es fa fr gl it ja km nl pl pt ro ru sk sl sv ta tl uk zh"
_DATA = frozenset(_WITH_DATA.split())
_GAP_WORDS = 8  # words below which a quotation beside text that was read is no gap


def proofread(document: Document, config: Config) -> tuple[Document, EngineInfo]:
    """Add what the configured engine finds to a document, and say which engine judged.

    What cannot be checked becomes a gap: an engine that is not there or fails, a language without
    data. There is no fall-back from one engine to another. The languages of the document and its
    blocks are judged in any case: rules ask for them.
    """
    claimed = document
    document = with_languages(document, proofread_blocks(document), config.language)
    if config.engine == "none":
        reason = 'The language was not checked, because the configuration says engine = "none".'
        return _with_gaps(document, [Gap(reason, code="engine-none")]), EngineInfo()
    try:
        engine = remembered(configured(config), config)
    except NotAvailable as error:
        gap = Gap(str(error), code="engine-missing")
        return _with_gaps(document, [gap]), EngineInfo(config.engine)
    try:
        checked = _checked(claimed, document, config, engine)
        engine.read(document.name)
        return checked, EngineInfo(engine.name, engine.versions(), engine.notes)
    except Unreadable as error:
        gap = Gap(error.reason, code=error.code)
        return _with_gaps(document, [gap]), EngineInfo(engine.name, notes=engine.notes)
    finally:
        engine.close()


def _checked(claimed: Document, document: Document, config: Config, engine: Engine) -> Document:
    blocks = proofread_blocks(document)
    tags = {block.index: block.language or document.language or "" for block in blocks}
    spoken = frozenset(tag for tag in _tags(blocks, tags) if tag and engine.speaks(tag))
    texts = [text for text in passages(blocks, tags) if text.text.language in spoken]
    dictionaries = shelf(config.dictionaries)
    vocabulary = learn(document, texts, config.words(), dictionaries)
    remarks = engine.check([passage.text for passage in texts])
    dialect = _home(texts, config)
    reading = Reading(document, texts, vocabulary, dialect, dictionaries)
    read = [block for block in blocks if tags[block.index] in spoken]
    matches = (
        *reading.matches(engine, remarks, read),
        *wrong_marks(claimed, document, blocks, texts, dialect),
    )
    gaps = _language_gaps(blocks, tags, spoken, engine.name)
    return replace(
        _with_gaps(document, gaps),
        language=_in_dialect(document.language, dialect),
        matches=tuple(sorted(matches, key=in_order)),
    )


def _in_dialect(language: str | None, dialect: str) -> str | None:
    """The document's language, with the dialect that its words say."""
    if language is None or primary(language) != "en" or dialect_of(language) == dialect:
        return language
    return dialect


def _tags(blocks: Sequence[Block], tags: dict[int, str]) -> frozenset[str]:
    """All languages of a document."""
    quoted = (span.reason for block in blocks for span in block.foreign)
    return frozenset((*tags.values(), *quoted))


def _with_gaps(document: Document, gaps: Iterable[Gap]) -> Document:
    return replace(document, gaps=(*document.gaps, *gaps))


def _language_gaps(
    blocks: Sequence[Block], tags: dict[int, str], spoken: frozenset[str], engine: str
) -> list[Gap]:
    """One gap for each language that nobody here can judge."""
    words: dict[str, int] = {}
    few = 1
    for block in blocks:
        for tag, count in _pieces(block, tags[block.index]):
            if tag in spoken:
                few = _GAP_WORDS
            else:
                words[primary(tag)] = words.get(primary(tag), 0) + count
    gaps = []
    for tag, count in sorted(words.items()):
        if count < few:
            continue
        inside = f" in {language_name(tag)}" if tag else ""
        subject = f"1 word{inside} was" if count == 1 else f"{count} words{inside} were"
        if tag:
            reason = (
                f'{subject} not proofread: the engine "{engine}" has no data for that '
                f"language. {_remedy(primary(tag), engine)}"
            )
        else:
            reason = (
                f"{subject} not proofread: neither the file nor the configuration says in which "
                'language; set language = "en-GB" or the like.'
            )
        gaps.append(Gap(reason, code="language"))
    return gaps


def _remedy(language: str, engine: str) -> str:
    """What the user can do about a language that the engine does not speak."""
    if engine == "lingotweaker" and language in _DATA:
        return f"Install it: pip install lingotweaker-data-{language}."
    if engine != "builtin":
        return "Let somebody read them who speaks it."
    return (
        f"Put a Hunspell dictionary ({language}.aff and {language}.dic) into a folder and name it "
        'with dictionaries = ["FOLDER"], or use engine = "languagetool".'
    )


def _pieces(block: Block, tag: str) -> Iterator[tuple[str, int]]:
    """The languages in a block and how many words there are of each."""
    quoted = [
        (span.reason, count_words(block.text[span.start : span.end])) for span in block.foreign
    ]
    yield tag, count_words(block.text) - sum(count for _, count in quoted)
    yield from quoted


def _home(texts: Sequence[Passage], config: Config) -> str:
    """The English of the document as a whole."""
    english = [passage for passage in texts if primary(passage.text.language) == "en"]
    size: dict[str, int] = {}
    for passage in english:
        tag = passage.text.language
        size[tag] = size.get(tag, 0) + len(passage.text.content)
    tag = max(sorted(size), key=lambda name: size[name]) if size else (config.language or "en-US")
    return dialects.decide(english, tag)
