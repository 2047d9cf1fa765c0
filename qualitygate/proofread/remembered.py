"""An engine that is asked only what it has not been asked before, in this run or an earlier one.

What is remembered belongs to a piece of text (a sentence, where the engine needs no more) and a
language, whatever block or document it stands in. On the disk it is sealed by that very piece
(`qualitygate.cache`), and it is found only by the same engine of the same version under the same
lists of what is believed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from qualitygate import __version__
from qualitygate.cache import Store, open_store
from qualitygate.cache.digest import MOST, digest, settled_digest
from qualitygate.config import Config
from qualitygate.proofread import engines
from qualitygate.proofread.engine import Engine, Remark, Text
from qualitygate.proofread.languages import primary
from qualitygate.prose.sentences import units

# Engines that say of an English sentence what they say of it in its paragraph. On 128,000 words of
# edited prose two of them made the same remarks either way, LanguageTool one more of 1,074 (and it
# was right). In other languages it is not as certain where a sentence ends.
_BY_SENTENCE = frozenset({"builtin", "languagetool", "lingotweaker"})
_HAS_OPINIONS = frozenset({"builtin"})  # of which each takes it some time
_MOST = 1 << 16  # texts and words that a process keeps in mind

_Key = tuple[bytes, bytes]


class _Nobody:
    """Stands for the store where nothing may be written."""


_nobody = _Nobody()
_in_mind: "WeakKeyDictionary[Store | _Nobody, dict[_Key, bytes]]" = WeakKeyDictionary()


def remembered(engine: Engine, config: Config) -> "Remembered":
    """The engine, with what it has said before."""
    return Remembered(engine, config, open_store() if config.cache else None)


def prepare(config: Config, name: str) -> None:
    """Begin to load the configured engine beside other work.

    A document that was proofread under this name before has hardly anything new to ask: for that
    the engine is loaded when it is asked.
    """
    remembers = config.cache and config.engine in _HAS_OPINIONS
    if not (remembers and remembered(engines.configured(config), config).has_read(name)):
        engines.prepare(config)


class Remembered:
    """The engine's own protocol; nothing is remembered of a call that fails."""

    def __init__(self, engine: Engine, config: Config, store: Store | None) -> None:
        self.name = engine.name
        self._engine = engine
        self._config = config
        self._store = store
        self._in_mind = _in_mind.setdefault(store or _nobody, {})

    @property
    def notes(self) -> tuple[str, ...]:
        notes: tuple[str, ...] = getattr(self._engine, "notes", ())
        return notes

    def versions(self) -> tuple[tuple[str, str], ...]:
        return self._engine.versions()

    def speaks(self, language: str) -> bool:
        return self._engine.speaks(language)

    def close(self) -> None:
        self._engine.close()

    def check(self, texts: Sequence[Text]) -> list[list[Remark]]:
        pieces = [list(self._pieces(text)) for text in texts]
        distinct = dict.fromkeys(piece for found in pieces for _, piece in found)
        said = self._said_of(list(distinct))
        return [
            [_moved(remark, start) for start, piece in found for remark in said[piece]]
            for found in pieces
        ]

    def second_opinion(self, words: Sequence[str], language: str) -> dict[str, tuple[str, ...]]:
        if self.name not in _HAS_OPINIONS:
            return self._engine.second_opinion(words, language)
        groups = _together(words, language)
        known = self._recall("words", groups)
        if new := [secret for secret in groups if secret not in known]:
            asked = [word for secret in new for word in groups[secret]]
            given = self._engine.second_opinion(asked, language)
            known |= {secret: _opinions(groups[secret], given) for secret in new}
            self._remember("words", [(secret, known[secret]) for secret in new])
        said: dict[str, list[str]] = {}
        for secret in groups:
            said |= json.loads(known[secret])
        return {word: tuple(said[word]) for word in words if word in said}

    def has_read(self, name: str) -> bool:
        """Whether a document of that name was proofread before."""
        return bool(self._recall("names", [_encoded(name)]))

    def read(self, name: str) -> None:
        """A document of that name has been proofread."""
        if not self.has_read(name):
            self._remember("names", [(_encoded(name), b"")])

    def _pieces(self, text: Text) -> Iterable[tuple[int, Text]]:
        """What the engine is asked of a text, and where each piece begins."""
        if self.name in _BY_SENTENCE and primary(text.language) == "en":
            for start, end in units(text.content):
                yield start, Text(text.content[start:end], text.language, text.sentences)
        else:
            yield 0, text

    def _said_of(self, texts: Sequence[Text]) -> dict[Text, list[Remark]]:
        secrets = {text: _secret(text) for text in texts}
        known = self._recall("texts", secrets.values())
        said = {
            text: _remarks(known[secret]) for text, secret in secrets.items() if secret in known
        }
        if new := [text for text in texts if text not in said]:
            said |= dict(zip(new, self._engine.check(new), strict=True))
            self._remember("texts", ((secrets[t], _written(said[t])) for t in new))
        return said

    @cached_property
    def _scope(self) -> bytes:
        """Everything that an answer depends on beside the text."""
        engine, config = self._engine, self._config
        asked = (engine.name, engine.versions(), config.languagetool.url)
        if self._store is None:  # this process reads its code, lists and dictionaries once
            return digest(*asked, *config.dictionaries)
        try:
            folders = [settled_digest(Path(folder), MOST) for folder in config.dictionaries]
            return digest(__version__, *asked, _policy(), *folders)
        except OSError:  # what cannot be named exactly is remembered for this run only
            self._store = None
            return digest(*asked, *config.dictionaries)

    def _recall(self, kind: str, secrets: Iterable[bytes]) -> dict[bytes, bytes]:
        scope = digest(self._scope, kind)
        asked = list(secrets)
        found = {s: self._in_mind[scope, s] for s in asked if (scope, s) in self._in_mind}
        if self._store is not None:
            rest = [secret for secret in asked if secret not in found]
            values = zip(rest, self._store.recall(scope, rest), strict=True)
            stored = {secret: value for secret, value in values if value is not None}
            self._keep(scope, stored.items())
            found |= stored
        return found

    def _remember(self, kind: str, values: Iterable[tuple[bytes, bytes]]) -> None:
        scope, values = digest(self._scope, kind), list(values)
        self._keep(scope, values)
        if self._store is not None:
            self._store.remember(scope, values)

    def _keep(self, scope: bytes, values: Iterable[tuple[bytes, bytes]]) -> None:
        if len(self._in_mind) > _MOST:
            self._in_mind.clear()
        self._in_mind.update(((scope, secret), value) for secret, value in values)


def _policy() -> bytes:
    """Of the code, lists and dictionaries that make remarks of what an engine says."""
    here = Path(__file__).parent
    return digest(settled_digest(here), settled_digest(here.parent / "prose"))


def _secret(text: Text) -> bytes:
    return _encoded(f"{text.language}\0{text.sentences:d}\0{text.content}")


def _together(words: Sequence[str], language: str) -> dict[bytes, tuple[str, ...]]:
    """The words that are answered together, by the secret of the answer.

    English ones are answered one by one; in other languages a few of them get more attention.
    """
    alone = primary(language) == "en"
    groups = [(word,) for word in words] if alone else [tuple(words)] if words else []
    return {_encoded("\0".join((language, *group))): group for group in groups}


def _opinions(words: Iterable[str], given: Mapping[str, tuple[str, ...]]) -> bytes:
    return _plain({word: given[word] for word in words if word in given})


def _moved(remark: Remark, by: int) -> Remark:
    return replace(remark, start=remark.start + by, end=remark.end + by) if by else remark


def _written(remarks: Iterable[Remark]) -> bytes:
    """Nothing at all for no remarks, which is usual."""
    rows = [[r.start, r.end, r.kind, r.rule, r.message, r.replacements] for r in remarks]
    return _plain(rows) if rows else b""


def _remarks(value: bytes) -> list[Remark]:
    rows = json.loads(value) if value else []
    return [
        Remark(start, end, kind, rule, message, tuple(replacements))
        for start, end, kind, rule, message, replacements in rows
    ]


def _plain(value: Any) -> bytes:
    return _encoded(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
