"""What a server may answer, and what becomes of it: remarks at the right place, or a reason."""

import json
import socket
import threading
import time
from collections.abc import Callable

import pytest
from imitation import FakeServer, Handler, matches

from qualitygate.config import Config, LanguageTool
from qualitygate.document import Block, Document
from qualitygate.errors import Unreadable, UsageError
from qualitygate.proofread import proofread
from qualitygate.proofread.engine import Remark, Text
from qualitygate.proofread.languagetool.engine import LanguageTool as Engine

SLIP = "We recieve the samples."


def checked(server: FakeServer, *texts: Text, seconds: float = 20.0) -> list[list[Remark]]:
    return Engine(LanguageTool(url=server.url, seconds=seconds)).check(texts)


def reason(server: FakeServer, seconds: float = 20.0) -> str:
    with pytest.raises(Unreadable) as caught:
        checked(server, Text(SLIP, "en-GB"), seconds=seconds)
    assert caught.value.reason.startswith("The language was not checked. ")
    return caught.value.reason


def test_a_slip_is_found_with_its_correction(server: FakeServer) -> None:
    ((remark,),) = checked(server, Text(SLIP, "en-GB"))
    assert (remark.kind, remark.start, remark.end) == ("spelling", 3, 10)
    assert remark.replacements == ("receive",)


@pytest.mark.parametrize("before", ["😀 ", "𝒳𝒳𝒳 😀", "e\u0301 ", "a\u00adb ", "\ufeff", "\ud800 "])
def test_places_are_counted_in_characters(server: FakeServer, before: str) -> None:
    ((remark,),) = checked(server, Text(before + SLIP, "en-GB"))
    assert (before + SLIP)[remark.start : remark.end] == "recieve"


def test_texts_of_several_languages_go_in_their_own_requests(server: FakeServer) -> None:
    texts = [
        Text("Hello.", "en-IE"), Text("Guten Tag.", "de"), Text(SLIP, "en-GB"),
        Text("Bonjour.", "fr-CA"), Text("Hi.", "en"), Text("Olá.", "pt"),
    ]  # fmt: skip
    found = checked(server, *texts)
    assert [len(remarks) for remarks in found] == [0, 0, 1, 0, 0, 0]
    asked = {form["language"]: form["text"] for form in server.requests}
    assert asked == {
        "en-GB": f"Hello.\n\n{SLIP}", "de-DE": "Guten Tag.", "fr": "Bonjour.", "en-US": "Hi.",
        "pt-PT": "Olá.",
    }  # fmt: skip


def test_large_documents_go_in_batches_of_whole_texts(server: FakeServer) -> None:
    texts = [Text(f"{'Word ' * 300}{SLIP} {number}", "en-GB") for number in range(20)]
    found = checked(server, *texts)
    assert all(len(remarks) == 1 for remarks in found)
    assert 3 < len(server.requests) < 10
    parts = [part for form in server.requests for part in form["text"].split("\n\n")]
    assert sorted(parts) == sorted(text.content for text in texts)


def test_what_crosses_two_texts_is_dropped(server: FakeServer) -> None:
    def answer(handler: Handler, form: dict[str, str]) -> None:
        crossing = matches(SLIP)[0] | {"offset": 4, "length": 12}
        handler.answer(json.dumps({"matches": [crossing]}))

    server.behaviour = answer
    assert checked(server, Text("In the", "en-GB"), Text("the house", "en-GB")) == [[], []]


def test_a_server_that_takes_less_gets_less(server: FakeServer) -> None:
    server.limit = 100
    texts = [Text(f"{SLIP} Sample {number}.", "en-GB") for number in range(11)]
    assert [len(remarks) for remarks in checked(server, *texts)] == [1] * 11


def test_a_text_that_is_longer_than_the_limit_is_a_reason(server: FakeServer) -> None:
    server.limit = 10
    assert "A text of 23 characters is longer than LanguageTool" in reason(server)


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (200, "<html>Sign in to the network</html>", "the page of a proxy"),
        (200, "", "is not LanguageTool"),
        (200, "[]", "is not LanguageTool"),
        (200, '{"matches": 3}', "is not LanguageTool"),
        (200, '{"matches": [{"offset": 1}]}', "is not LanguageTool"),
        (200, '{"matches": [], "warnings": {"incompleteResults": true}}', "did not finish"),
        (302, "", "sends on to another address (302), where no text is sent"),
        (400, "Error: secret text", "did not understand the request (400)"),
        (403, "", "refuses access (403)"),
        (404, "", "correct url in [languagetool]"),
        (429, "", "20 requests a minute): wait a minute"),
        (500, "Error: secret text", "failed on a text (500)"),
        (502, "<html>Bad gateway</html>", "failed on a text (502)"),
    ],
)
def test_a_useless_answer_says_what_to_do(
    server: FakeServer, status: int, body: str, words: str
) -> None:
    server.behaviour = lambda handler, form: handler.answer(
        body, status, Location="http://elsewhere.example/v2/check"
    )
    found = reason(server)
    assert words in found
    assert "secret" not in found
    assert len(server.requests) == 1


def test_a_server_that_is_busy_is_asked_again(server: FakeServer) -> None:
    def busy_once(handler: Handler, form: dict[str, str]) -> None:
        server.behaviour = None
        handler.answer("Server overloaded", 503)

    server.behaviour = busy_once
    assert len(checked(server, Text(SLIP, "en-GB"))[0]) == 1


def test_a_server_that_stays_busy_is_asked_three_times(server: FakeServer) -> None:
    server.behaviour = lambda handler, form: handler.answer("Server overloaded", 503)
    assert "too busy (503)" in reason(server)
    assert len(server.requests) == 3


@pytest.mark.parametrize(
    "behaviour",
    [lambda handler, form: time.sleep(30), lambda handler, form: handler.dribble(0.2)],
    ids=["silence", "dribble"],
)
def test_an_answer_that_does_not_come_is_not_waited_for(
    server: FakeServer, behaviour: Callable[[Handler, dict[str, str]], None]
) -> None:
    server.behaviour = behaviour
    begun, threads = time.monotonic(), threading.active_count()
    assert "did not answer within 1 seconds: give it more time (seconds in" in reason(server, 1.0)
    assert time.monotonic() - begun < 20
    assert threading.active_count() <= threads + 1  # the imitation's own


def test_a_connection_that_is_cut_is_a_reason(server: FakeServer) -> None:
    def cut(handler: Handler, form: dict[str, str]) -> None:
        handler.connection.shutdown(socket.SHUT_RDWR)

    server.behaviour = cut
    assert f"LanguageTool at {server.url} cannot be reached" in reason(server)


def test_an_answer_that_is_cut_is_a_reason(server: FakeServer) -> None:
    def cut(handler: Handler, form: dict[str, str]) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b'{"matches": [')
        handler.wfile.flush()
        handler.connection.shutdown(socket.SHUT_RDWR)

    server.behaviour = cut
    assert "The language was not checked" in reason(server)


def test_where_nobody_answers_the_gap_says_so() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
    block = Block(0, "paragraph", SLIP, language="en-GB")
    config = Config(engine="languagetool", languagetool=LanguageTool(url=url), cache=False)
    document, engine = proofread(Document(blocks=(block,)), config)
    (gap,) = document.gaps
    assert f"LanguageTool at {url} cannot be reached (connection refused): start that" in gap.reason
    assert engine.name == "languagetool"


def test_a_proxy_of_the_environment_is_not_asked_about_this_machine(
    server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert len(checked(server, Text(SLIP, "en-GB"))[0]) == 1


def test_headings_are_read_for_their_words_only(server: FakeServer) -> None:
    grammar = matches(SLIP)[0]
    grammar["rule"] = {"id": "AGREE", "issueType": "grammar", "category": {"id": "GRAMMAR"}}
    server.behaviour = lambda handler, form: handler.answer(json.dumps({"matches": [grammar]}))
    spelt = SLIP.replace("recieve", "receive")
    assert len(checked(server, Text(spelt, "en-GB"))[0]) == 1
    assert checked(server, Text(spelt, "en-GB", sentences=False)) == [[]]


def test_a_url_on_another_machine_needs_a_word() -> None:
    url = "https://languagetool.example/v2/"
    with pytest.raises(UsageError, match=r"on another machine \(languagetool\.example\).*remote"):
        Engine(LanguageTool(url=url))
    assert Engine(LanguageTool(url=url, remote=True)).notes == ()


def test_the_report_says_where_the_text_went(server: FakeServer) -> None:
    engine = Engine(LanguageTool(url="http://languagetool.example", remote=True))
    engine._client = FakeClient()  # type: ignore[assignment]
    engine.check([])
    assert engine.notes == ()
    engine.check([Text(SLIP, "en-GB")])
    assert engine.notes == ("The text was sent to languagetool.example, unencrypted.",)


class FakeClient:
    def check(self, texts: list[Text]) -> list[list[Remark]]:
        return [[] for _ in texts]
