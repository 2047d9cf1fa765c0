"""What a server says of a link, and which servers are never asked."""

import errno
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from qualitygate.network import public
from qualitygate.network.ask import ask
from qualitygate.network.public import NotPublic, is_public, public_address

_SEEN: list[tuple[str, str, str | None]] = []


class _Handler(BaseHTTPRequestHandler):
    """Answers as its path says; a redirect tries to leave a cookie."""

    def _answer(self) -> None:
        _SEEN.append((self.command, self.path, self.headers.get("Cookie")))
        kind, _, rest = self.path.strip("/").partition("/")
        code = 200
        if kind == "moved":
            code = 302
        elif kind == "headless":
            code = 405 if self.command == "HEAD" else 200
        elif kind.isdigit():
            code = int(kind)
        self.send_response(code)
        if kind == "moved":
            self.send_header("Location", f"/{rest}" if ":" not in rest else rest)
            self.send_header("Set-Cookie", "id=1")
        self.end_headers()

    do_HEAD = do_GET = _answer  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    held = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=held.serve_forever, daemon=True).start()
    yield f"http://shop.example:{held.server_address[1]}"
    held.shutdown()
    held.server_close()


def _here(host: str, port: int) -> str:
    """The server of the test stands for the public host; no other is known."""
    if host != "shop.example":
        raise NotPublic
    return "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "outcome", "status"),
    [
        ("/", "reached", 200),
        ("/a page/ä?q=1 2", "reached", 200),
        ("/404", "gone", 404),
        ("/410", "gone", 410),
        ("/403", "refused", 403),
        ("/429", "refused", 429),
        ("/503", "refused", 503),
        ("/headless", "reached", 200),
        ("/moved/200", "reached", 200),
        ("/moved/404", "gone", 404),
        ("/moved/moved/moved/moved/moved/moved/200", "refused", 302),
        ("/moved/http://10.0.0.1/secret", "private", 0),
        ("/moved/http://127.0.0.1/secret", "private", 0),
    ],
)
def test_what_a_server_says(server: str, path: str, outcome: str, status: int) -> None:
    answer = ask(server + path, 5, _here)
    assert (answer.outcome, answer.status) == (outcome, status)


def test_no_cookie_is_kept(server: str) -> None:
    _SEEN.clear()
    ask(f"{server}/moved/200", 5, _here)
    assert [path for _, path, _ in _SEEN] == ["/moved/200", "/200"]
    assert {cookie for _, _, cookie in _SEEN} == {None}


def test_a_server_that_says_nothing_keeps_nobody_waiting() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://shop.example:{silent.getsockname()[1]}/"
        assert ask(url, 0.2, _here).outcome == "silent"
    assert ask(url, 2, _here).outcome == "silent"  # nobody listens there any more


def test_what_is_no_http_is_no_answer() -> None:
    def speak(listening: socket.socket) -> None:
        client, _ = listening.accept()
        with client:
            client.recv(1000)
            client.sendall(b"220 mail.example ESMTP\r\n\r\n")

    with socket.create_server(("127.0.0.1", 0)) as mail:
        threading.Thread(target=speak, args=(mail,), daemon=True).start()
        url = f"http://shop.example:{mail.getsockname()[1]}/"
        assert ask(url, 2, _here).outcome == "silent"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fc00::1", "::",
        "::ffff:10.0.0.1", "2002:0a00:0001::1", "64:ff9b::a00:1", "ff02::1", "no address",
    ],
)  # fmt: skip
def test_private_addresses_are_never_asked(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::808:808"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://[::1]:1/", "http://2130706433:1/"])
def test_users_have_no_way_to_a_private_address(url: str) -> None:
    assert ask(url, 2).outcome == "private"


def test_a_name_with_one_private_address_among_others_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = ["93.184.215.14", "10.0.0.1"]
    monkeypatch.setattr(public, "resolve", lambda host, port: found)
    with pytest.raises(NotPublic):
        public_address("rebind.example", 80)
    found.pop()
    assert public_address("rebind.example", 80) == "93.184.215.14"


def _raises(error: Exception) -> object:
    def locate(host: str, port: int) -> str:
        raise error

    return locate


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), "gone"),
        (socket.gaierror(socket.EAI_AGAIN, "try again"), "offline"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "offline"),
        (ConnectionResetError(errno.ECONNRESET, "reset"), "silent"),
        (UnicodeError("label too long"), "silent"),
    ],
)
def test_a_host_that_is_not_known_is_told_from_a_network_that_is_not_there(
    error: Exception, outcome: str
) -> None:
    assert ask("https://gone.example/", 1, _raises(error)).outcome == outcome  # type: ignore[arg-type]
