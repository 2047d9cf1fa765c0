"""The links of a document, asked for several at a time."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urldefrag, urlsplit

from qualitygate.config import Network
from qualitygate.document import Document, Gap, Link
from qualitygate.network.ask import Answer, ask
from qualitygate.network.public import is_private_name

Ask = Callable[[str, float], Answer]


def asked(document: Document, network: Network, ask_one: Ask = ask) -> Document:
    """The document with an answer at each link that was asked for, and gaps for what is not known.

    A host that nobody knows is a dead link only where another server has answered: without a
    network no host is known.
    """
    urls = tuple(dict.fromkeys(url for url in map(_askable, document.links) if url))
    if not urls:
        return document
    answers = _answers(urls, network, ask_one)
    online = any(answer.status or answer.outcome == "certificate" for answer in answers.values())
    told = {
        url: answer
        for url, answer in answers.items()
        if answer.outcome == "private" or (online and answer.outcome != "offline")
    }
    links = tuple(_answered(link, told.get(_askable(link))) for link in document.links)
    gaps = _gaps(len(urls) - len(told), online)
    return replace(document, links=links, gaps=(*document.gaps, *gaps))


def _answered(link: Link, answer: Answer | None) -> Link:
    return replace(link, answer=answer.outcome, status=answer.status) if answer else link


def _gaps(unknown: int, online: bool) -> Iterator[Gap]:
    if unknown:
        links = "1 link was" if unknown == 1 else f"{unknown} links were"
        why = "the time for it was over" if online else "no server could be reached from here"
        yield Gap(f"{links} not checked: {why}.", code="network")


def _askable(link: Link) -> str:
    """The address without its fragment; empty for what is none of the web, or has a password.

    This machine and private numbers are not asked for: that they cannot be reached is plain.
    """
    if link.internal or not link.target.lower().startswith(("http://", "https://")):
        return ""
    try:
        parts = urlsplit(link.target.strip())
        host = parts.hostname or ""
        if not host or "@" in parts.netloc or parts.port == 0 or is_private_name(host):
            return ""
    except ValueError:
        return ""
    return urldefrag(link.target.strip()).url


def _answers(urls: tuple[str, ...], network: Network, ask_one: Ask) -> dict[str, Answer]:
    """What came of each address within the time for all; what is not in it was not told.

    The threads are daemons: one that hangs in a name's lookup keeps nobody waiting.
    """
    waiting: queue.SimpleQueue[str] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[str, Answer]] = queue.SimpleQueue()
    for url in urls:
        waiting.put(url)
    deadline = time.monotonic() + network.total

    def work() -> None:
        while (left := deadline - time.monotonic()) > 0:
            try:
                url = waiting.get_nowait()
            except queue.Empty:
                return
            done.put((url, ask_one(url, min(network.seconds, left))))

    for _ in range(min(network.parallel, len(urls))):
        threading.Thread(target=work, daemon=True).start()
    answers: dict[str, Answer] = {}
    while len(answers) < len(urls):
        try:
            url, answer = done.get(timeout=max(deadline - time.monotonic(), 0.001))
        except queue.Empty:
            break
        answers[url] = answer
    return answers
