"""``qualitygate languagetool``: bring it, look at it, take it away; a broken one never stays."""

import hashlib
import json
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from imitation import FakeServer, fake_installation, fake_java
from language_tool_python import download_lt

from qualitygate.cli import cli
from qualitygate.errors import QualityGateError, UsageError
from qualitygate.proofread.languagetool.installation import data_folder

NOWHERE = Path("/nowhere/java")
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own, empty, which is the current one and that of the data."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA", "HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.chdir(home)
    java = fake_java(tmp_path / "java", "serves")
    (home / "qualitygate.toml").write_text(f"[languagetool]\njava = '{java}'\n", encoding="utf-8")
    return home


def run(*arguments: str) -> tuple[int, str]:
    """The exit code and what is printed; `QualityGateError` is let through."""
    result = CliRunner().invoke(cli, ["languagetool", *arguments], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.return_value or 0, result.output


def kept() -> list[str]:
    return sorted(path.name for path in data_folder().glob("*"))


def archive(folder: Path) -> Path:
    """An archive as it is published, with an imitation in it."""
    source = fake_installation(folder / "source" / "LanguageTool-6.8")
    path = folder / "LanguageTool-6.8.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for file in sorted(source.rglob("*")):
            packed.write(file, file.relative_to(source.parent))
    return path


def test_from_an_archive_and_away_again(home: Path, tmp_path: Path) -> None:
    path = archive(tmp_path)
    code, output = run("install", "--from", str(path))
    assert code == 0
    assert f"Installed LanguageTool 6.8 in {data_folder() / 'LanguageTool-6.8'}" in output
    assert hashlib.sha256(path.read_bytes()).hexdigest() in output
    assert "of no published version" in output
    assert kept() == ["LanguageTool-6.8"]
    assert run("status")[0] == 0
    assert "Removed" in run("uninstall")[1]
    assert not data_folder().exists()
    assert run("uninstall") == (0, "There was none.\n")


def test_from_a_folder_twice(home: Path, tmp_path: Path) -> None:
    fake_installation(tmp_path / "there" / "lt")
    for _ in range(2):
        assert run("install", "--from", str(tmp_path / "there"))[0] == 0
        assert kept() == ["LanguageTool-6.8"]
    assert (tmp_path / "there" / "lt" / "libs").is_dir()


def test_without_java_it_is_kept_untried(home: Path, tmp_path: Path) -> None:
    (home / "qualitygate.toml").write_text(
        f"[languagetool]\njava = '{NOWHERE}'\n", encoding="utf-8"
    )
    code, output = run("install", "--from", str(archive(tmp_path)))
    assert code == 0
    assert f"It was not tried. There is no Java at {NOWHERE}" in output
    code, output = run("status")
    assert code == 1
    assert f"- There is no Java at {NOWHERE}" in output


@pytest.mark.parametrize("missing", ["languagetool-server.jar", "libs/languagetool-core.jar"])
def test_what_is_not_whole_is_refused(home: Path, tmp_path: Path, missing: str) -> None:
    folder = fake_installation(tmp_path / "lt")
    (folder / missing).unlink()
    with pytest.raises(UsageError, match=Path(missing).name):
        run("install", "--from", str(folder))
    assert kept() == []


def test_what_does_not_start_is_not_kept(home: Path, tmp_path: Path) -> None:
    java = fake_java(tmp_path / "java", "dies")
    (home / "qualitygate.toml").write_text(f"[languagetool]\njava = '{java}'\n", encoding="utf-8")
    with pytest.raises(QualityGateError, match=r"It cannot run, so it is not kept\. .*broken"):
        run("install", "--from", str(archive(tmp_path)))
    assert kept() == []


def test_a_file_that_is_no_archive_is_refused(home: Path, tmp_path: Path) -> None:
    (tmp_path / "other.zip").write_text("no archive", encoding="utf-8")
    with pytest.raises(UsageError, match="neither a folder nor a ZIP archive"):
        run("install", "--from", str(tmp_path / "other.zip"))


def test_an_archive_that_reaches_out_of_its_folder_is_refused(home: Path, tmp_path: Path) -> None:
    path = archive(tmp_path)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("../../escaped.txt", "out")
    with pytest.raises(UsageError, match="cannot be unpacked"):
        run("install", "--from", str(path))
    assert kept() == []
    assert not list(tmp_path.rglob("escaped.txt"))


def test_an_archive_that_is_cut_off_is_refused(home: Path, tmp_path: Path) -> None:
    path = archive(tmp_path)
    data = bytearray(path.read_bytes())
    data[60:90] = bytes(30)
    path.write_bytes(data)
    with pytest.raises(UsageError, match="cannot be unpacked"):
        run("install", "--from", str(path))
    assert kept() == []


def test_a_full_disk_is_said_beforehand(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=10))
    with pytest.raises(QualityGateError, match="There is no room for LanguageTool"):
        run("install", "--from", str(archive(tmp_path)))
    assert kept() == []


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a site from which the library downloads."""
    site = tmp_path / "site"
    site.mkdir()

    class Site(SimpleHTTPRequestHandler):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(site))  # type: ignore[arg-type]

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    monkeypatch.setattr(download_lt, "BASE_URL_NEW_RELEASES", address)
    yield site
    server.shutdown()
    server.server_close()


def test_downloaded_and_verified(
    home: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(published)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setitem(download_lt.EXPECTED_DOWNLOAD_SHA256, "6.8", sha256)
    code, output = run("install")
    assert code == 0
    assert f"{sha256} (SHA-256, as published)" in output
    assert kept() == ["LanguageTool-6.8"]


@pytest.mark.parametrize("variable", ["LTP_BYPASS_VERIFIED_DOWNLOADS", "LTP_DOWNLOAD_SHA256"])
def test_what_is_not_as_published_is_not_kept(
    home: Path, published: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    data = archive(published).read_bytes()
    value = "true" if "BYPASS" in variable else hashlib.sha256(data).hexdigest()
    monkeypatch.setenv(variable, value)
    with pytest.raises(QualityGateError, match="checksum mismatch"):
        run("install")
    assert kept() == []


def test_without_network_it_says_what_to_fetch(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download_lt, "BASE_URL_NEW_RELEASES", "http://127.0.0.1:9/")
    with pytest.raises(QualityGateError) as caught:
        run("install")
    assert "could not be downloaded: connection refused. Where there is no" in str(caught.value)
    assert "fetch http://127.0.0.1:9/LanguageTool-6.8.zip elsewhere" in str(caught.value)
    assert kept() == []


def test_status_of_a_server(home: Path, server: FakeServer) -> None:
    (home / "qualitygate.toml").write_text(
        f'[languagetool]\nurl = "{server.url}"\n', encoding="utf-8"
    )
    code, output = run("status", "--format", "json")
    found = json.loads(output)
    assert (code, found["works"], found["version"], found["server"]) == (0, True, "6.8", server.url)
    assert "en-GB" in found["languages"]


def test_status_of_a_server_that_is_gone(home: Path) -> None:
    (home / "qualitygate.toml").write_text(
        '[languagetool]\nurl = "http://localhost:9"\n', encoding="utf-8"
    )
    code, output = run("status")
    assert code == 1
    assert "- LanguageTool at http://localhost:9 cannot be reached (connection refused)" in output


def test_status_without_anything(home: Path) -> None:
    code, output = run("status", "--format", "json")
    found = json.loads(output)
    assert (code, found["works"], found["installation"]) == (1, False, None)
    assert "qualitygate languagetool install" in found["problems"][0]
