"""What stands in for LanguageTool where it must misbehave."""

import io
import json
import re
import stat
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

PATIENCE = 300.0  # seconds: the machine may be busy with other tests
LANGUAGES = ["de", "de-DE", "en", "en-GB", "en-US", "es", "fr", "pt", "pt-PT"]
SLIPS = {"recieve": ("MORFOLOGIK_RULE_EN_GB", "TYPOS", ["receive"])}


def match(text: str, word: str, offset: int) -> dict[str, Any]:
    """A match as LanguageTool writes it; offset and length in units of UTF-16."""
    rule, category, replacements = SLIPS[word]
    return {
        "message": "Possible spelling mistake found.",
        "shortMessage": "Spelling mistake",
        "replacements": [{"value": value} for value in replacements],
        "offset": len(text[:offset].encode("utf-16-le")) // 2,
        "length": len(word.encode("utf-16-le")) // 2,
        "context": {"text": text, "offset": offset, "length": len(word)},
        "sentence": text,
        "rule": {"id": rule, "issueType": "misspelling", "category": {"id": category}},
    }


def matches(text: str) -> list[dict[str, Any]]:
    return [match(text, m.group(), m.start()) for m in re.finditer("|".join(SLIPS), text)]


class FakeServer:
    """Answers as LanguageTool does, or as `behaviour` says; `requests` are the texts it got.

    A behaviour takes the handler and the form of a check, and answers by itself.
    """

    def __init__(self) -> None:
        self.behaviour: Callable[[Handler, dict[str, str]], None] | None = None
        self.limit: int | None = None
        self.requests: list[dict[str, str]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.imitation = self  # type: ignore[attr-defined]
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "FakeServer":
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/v2/healthcheck":
            self.answer("OK")
        elif self.path == "/v2/languages":
            self.answer(json.dumps([{"code": c[:2], "longCode": c} for c in LANGUAGES]))
        else:
            self.answer(json.dumps({"software": {"name": "LanguageTool", "version": "6.8"}}))

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        form = {k: v[0] for k, v in parse_qs(self.rfile.read(length).decode()).items()}
        imitation: FakeServer = self.server.imitation  # type: ignore[attr-defined]
        imitation.requests.append(form)
        if imitation.behaviour:
            imitation.behaviour(self, form)
        elif imitation.limit and len(form["text"]) > imitation.limit:
            self.answer("Error: Your text exceeds the limit", 413)
        else:
            self.answer(json.dumps({"matches": matches(form["text"])}))

    def answer(self, body: str, status: int = 200, **headers: str) -> None:
        data = body.encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def dribble(self, pause: float) -> None:
        """Begin an answer and never come to its end."""
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        with suppress(OSError):
            while True:
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(pause)

    def log_message(self, *_: object) -> None:
        """Quiet."""


def fake_installation(folder: Path, version: str = "6.8") -> Path:
    """What looks like an installation with English, as far as its files tell."""
    (folder / "libs").mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / "languagetool-server.jar", "w") as jar:
        jar.writestr(
            "META-INF/MANIFEST.MF", f"Manifest-Version: 1.0\nComponentVersion: {version}\n"
        )
    for name in ("languagetool-core", "language-en"):
        (folder / "libs" / f"{name}.jar").write_bytes(b"jar")
    return folder


# Behaviours: "old" and "none" answer -version wrongly; "dies", "mute" and "taken" fail to start,
# "sleeps" is never ready, "slow" late; "serves" works; "leaves" dies when it is asked about a text.
_JAVA = """\
import os, sys, time
behaviour = {behaviour!r}
if sys.argv[1:] == ["-version"]:
    version = {{"old": "11.0.2", "ancient": "1.8.0_412"}}.get(behaviour, "17.0.15")
    print(f'openjdk version "{{version}}" 2025-04-15', file=sys.stderr)
    sys.exit(1 if behaviour == "none" else 0)
port = int(sys.argv[sys.argv.index("--port") + 1])
with open({log!r}, "a") as log:
    print(os.getpid(), *sys.argv[1:], file=log)
if behaviour == "dies":
    print("Exception in thread main: the jar is broken", "  at org.Broken", sep="\\n", flush=True)
    sys.exit(1)
if behaviour == "mute":
    sys.exit(1)
if behaviour == "taken":
    print("java.net.BindException: Address already in use", flush=True)
    sys.exit(1)
if behaviour == "sleeps":
    time.sleep(600)
if behaviour == "slow":
    time.sleep(3)
sys.path.insert(0, {here!r})
from imitation import FakeServer, Handler, ThreadingHTTPServer
imitation = FakeServer()
imitation._server.server_close()
imitation._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
imitation._server.imitation = imitation
if behaviour == "leaves":
    imitation.behaviour = lambda handler, form: os._exit(3)
print("Server started", flush=True)
imitation._server.serve_forever()
"""


def fake_java(path: Path, behaviour: str) -> Path:
    """A program that behaves like a Java; each start appends its pid and arguments to ``.log``."""
    here, log = str(Path(__file__).parent), str(path.with_suffix(".log"))
    script = _JAVA.format(behaviour=behaviour, log=log, here=here)
    if sys.platform == "win32":
        path = path.with_suffix(".exe")
        path.write_bytes(_program_of_windows(script))
        return path
    path.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def _program_of_windows(script: str) -> bytes:
    """As pip makes one: a launcher, the line that names Python, and an archive with the script."""
    import pip

    launcher = Path(pip.__file__).parent / "_vendor" / "distlib" / "t64.exe"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("__main__.py", script)
    return launcher.read_bytes() + f"#!{sys.executable}\r\n".encode() + archive.getvalue()


def started(settings: Any) -> list[int]:
    """The pids of the servers that a fake Java was started as."""
    log = Path(settings.java).with_suffix(".log")
    return (
        [int(line.split()[0]) for line in log.read_text(encoding="utf-8").splitlines()]
        if log.exists()
        else []
    )
