"""Texts to a server and its matches back, in requests of a good size."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import cached_property

from language_tool_python import Match

from qualitygate.config import LanguageTool as Settings
from qualitygate.errors import Unreadable
from qualitygate.proofread.engine import Remark, Text
from qualitygate.proofread.languagetool.address import Address
from qualitygate.proofread.languagetool.batches import Batch, batches, end_of
from qualitygate.proofread.languagetool.session import NEUTRAL, Session, TooLong
from qualitygate.proofread.languagetool.tags import server_tag
from qualitygate.proofread.policy import remark

_SIZE = 8_000  # characters of a request: below 5,000 each costs more, above nothing is won
# Two requests at a time make the server set up everything twice, once: about a second of its time.
_AT_A_TIME = 2
_FEW = 5  # requests that come one after the other


class Client:
    """Asks the server at an address; `ours` is one that was started for this run.

    Everything that asks it raises `Unreadable` with what to do.
    """

    def __init__(self, address: Address, settings: Settings, ours: bool) -> None:
        self._address = address
        self._settings = settings
        self._ours = ours

    @cached_property
    def languages(self) -> frozenset[str]:
        """The server's names of its languages."""
        with self._session() as session:
            return session.names

    @cached_property
    def version(self) -> str:
        """What the server says of itself."""
        with self._session() as session:
            return session.version()

    def check(self, texts: Sequence[Text]) -> list[list[Remark]]:
        """The remarks on each text."""
        found: list[list[Remark]] = [[] for _ in texts]
        requests = list(self._batches(texts))
        with ThreadPoolExecutor(_AT_A_TIME if len(requests) > _FEW else 1) as pool:
            asked = [pool.submit(self._ask, batch) for batch in requests]
            try:
                for answers in asked:
                    for batch, matches in answers.result():
                        for index, heard in _remarks(batch, matches, texts):
                            found[index].append(heard)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return found

    def _batches(self, texts: Sequence[Text]) -> Iterator[Batch]:
        names = []
        for text in texts:
            name = server_tag(text.language, self.languages)
            if name is None:
                raise Unreadable(f"LanguageTool does not know {text.language}.", "languagetool")
            names.append(name)
        return batches(texts, names, _SIZE)

    def _ask(self, batch: Batch) -> list[tuple[Batch, list[Match]]]:
        """A batch with its matches, or its parts with theirs where the server takes less."""
        try:
            with self._session(batch.language) as session:
                return [(batch, session.check(batch.content))]
        except TooLong:
            halves = batch.halves()
            if len(halves) == 1:
                raise Unreadable(
                    f"A text of {len(batch.content)} characters is longer than LanguageTool at "
                    f"{self._address.display} takes: raise its limit (maxTextLength).",
                    "languagetool",
                ) from None
        return [answer for half in halves for answer in self._ask(half)]

    @contextmanager
    def _session(self, language: str = NEUTRAL) -> Iterator[Session]:
        """A session that knows the languages already, unless it is to find them out."""
        known = None if language == NEUTRAL else self.languages
        settings = self._settings
        with closing(
            Session(self._address, settings.seconds, self._ours, language, known)
        ) as session:
            yield session


def _remarks(
    batch: Batch, matches: Sequence[Match], texts: Sequence[Text]
) -> Iterator[tuple[int, Remark]]:
    """The matches that are believed, each with the index of its text."""
    content = batch.content
    for match in matches:
        place = batch.place(match.offset, end_of(content, match.offset, match.error_length))
        if place is None:
            continue
        number, start, end = place
        index = batch.indexes[number]
        heard = remark(
            texts[index], start, end, match.rule_id, match.category, match.message,
            match.replacements,
        )  # fmt: skip
        if heard is not None:
            yield index, heard
