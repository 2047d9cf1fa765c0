# ruff: noqa: T201
"""Words per second of CPU: each engine, and a warm LanguageTool server at its best.

All on the same edited prose, cut into parts by every seventh block, so that no engine and no
server meets a sentence twice. Engines are timed with all that is ours around them (vocabulary,
judgement); the server alone, without the client, in requests of several sizes.
"""

import json
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import language_corpus as corpora
from language_processes import Java, apart

from qualitygate.config import Config, LanguageTool
from qualitygate.document import Document
from qualitygate.proofread import proofread
from qualitygate.prose import classify

_SIZES = (0, 1_000, 5_000, 20_000, 50_000)  # characters of a request; 0: one block
_PARTS = len(_SIZES) + 2  # the first two warm


def compare(corpus: Path, languagetool: str, engines: list[str]) -> None:
    """A line for each engine and each size of request, and the ratio that matters."""
    print("\nwords per second of CPU on the same text, warm")
    speeds = {name: apart(engine_speed, name, corpus, languagetool) for name in engines}
    for name, speed in speeds.items():
        print(f"  engine {name:14} {speed:8,.0f}")
    server = apart(server_speeds, corpus, languagetool)
    for size, speed in server.items():
        print(f"  server, {f'requests of {size:,}' if size else 'one block each':18} {speed:8,.0f}")
    if "builtin" in speeds and server:
        best = max(server.values())
        print(f"builtin / LanguageTool's server at its best: {speeds['builtin'] / best:.1f}")


def parts(corpus: Path) -> list[list[Document]]:
    documents = list(corpora.prose(corpus, "a"))
    return [
        [
            classify(replace(document, blocks=_numbered(document, part)))
            for document in documents
        ]
        for part in range(_PARTS)
    ]  # fmt: skip


def _numbered(document: Document, part: int) -> tuple:  # type: ignore[type-arg]
    chosen = document.blocks[part::_PARTS]
    return tuple(replace(block, index=number) for number, block in enumerate(chosen))


def engine_speed(name: str, corpus: Path, languagetool: str) -> float:
    settings = LanguageTool(
        **{"url" if "://" in languagetool else "path": languagetool}  # type: ignore[arg-type]
    )
    config, java = Config(engine=name, cache=False, languagetool=settings), Java(languagetool)
    warming, texts = parts(corpus)[:2], parts(corpus)[2:]
    for document in (document for part in warming for document in part):
        proofread(document, config)
    begin, words = time.process_time() + java.seconds(), 0
    for document in (document for part in texts for document in part):
        words += proofread(document, config)[0].words
    return words / (time.process_time() + java.seconds() - begin)


def server_speeds(corpus: Path, languagetool: str) -> dict[int, float]:
    """Size of a request -> words per second of the server's CPU."""
    if "://" in languagetool:
        url = languagetool.rstrip("/")
    else:
        from qualitygate.proofread.languagetool.provider import server_url

        url = server_url(LanguageTool(path=languagetool)).rstrip("/")
    java, texts = Java(url), parts(corpus)
    for part in texts[:2]:
        for _ in _answers(url, part, _SIZES[-1]):
            pass
    speeds = {}
    for size, part in zip(_SIZES, texts[2:], strict=True):
        begin = java.seconds()
        words = sum(_answers(url, part, size))
        speeds[size] = words / max(java.seconds() - begin, 0.01)
    return speeds


def _answers(url: str, documents: list[Document], size: int) -> Iterator[int]:
    """The words of each request, when it is answered."""
    for document in documents:
        held: list[str] = []
        for block in (*document.blocks, None):
            if held and (block is None or sum(map(len, held)) + len(block.text) > size):
                text = "\n\n".join(held)
                data = {"language": document.language or "en-US", "text": text}
                body = urllib.parse.urlencode(data).encode()
                with urllib.request.urlopen(f"{url}/v2/check", body, timeout=300) as answer:
                    json.load(answer)
                yield len(text.split())
                held = []
            if block is not None:
                held.append(block.text)
