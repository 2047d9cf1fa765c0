"""A certificate says which bytes were judged, and ``verify`` whether it still holds."""

import json
from pathlib import Path

import docx
import pytest

from qualitygate.cli import run

SETTINGS = 'language = "en-GB"\nignore = ["hygiene", "dates"]\n'
OFFER = Path("offer.docx")
CERTIFICATE = Path("offer.docx.certificate.json")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "qualitygate.toml").write_text(SETTINGS, "utf-8")
    monkeypatch.chdir(tmp_path)
    write("We are a world-class team, and the work takes four weeks.")


def write(text: str) -> None:
    made = docx.Document()
    made.core_properties.author = made.core_properties.comments = ""
    made.add_paragraph(text)
    made.save(str(OFFER))


def verify(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["verify", str(OFFER)])
    return code, capsys.readouterr().out


def certified() -> int:
    return run(["check", str(OFFER), "--certificate", "--date", "2026-05-04"])


def test_the_very_file_was_judged_first_class(capsys: pytest.CaptureFixture[str]) -> None:
    assert certified() == 0
    said = json.loads(CERTIFICATE.read_text("utf-8"))
    assert (said["verdict"], said["date"], len(said["file"]["sha256"])) == (
        "first-class",
        "2026-05-04",
        64,
    )
    assert "world-class" not in CERTIFICATE.read_text("utf-8")
    assert len(said["configuration"]) == 64
    assert run(["check", str(OFFER), "--certificate", "--date", "2026-05-05"]) == 0
    later = json.loads(CERTIFICATE.read_text("utf-8"))
    assert later["configuration"] == said["configuration"], "another day is no other configuration"
    assert certified() == 0
    code, text = verify(capsys)
    assert code == 0
    assert text.startswith("offer.docx: judged first class on 2026-05-04, by qualitygate ")
    assert "Today's standard is the same." in text


def test_another_file_was_not(capsys: pytest.CaptureFixture[str]) -> None:
    certified()
    write("We are a first-rate team, and the work takes four weeks.")
    code, text = verify(capsys)
    assert code == 1
    assert "not the file that was judged" in text


def test_a_blocked_file_is_certified_as_blocked(capsys: pytest.CaptureFixture[str]) -> None:
    write("We recieve the order, and the work takes four weeks.")
    assert certified() == 1
    code, text = verify(capsys)
    assert code == 1
    assert "judged blocked" in text


def test_a_narrowed_look_is_no_release(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(OFFER), "--certificate", "--select", "brand"]) == 3
    assert verify(capsys)[0] == 3


def test_today_may_ask_for_more(capsys: pytest.CaptureFixture[str]) -> None:
    certified()
    Path("qualitygate.toml").write_text(
        'language = "en-GB"\nignore = ["hygiene"]\n[gate]\nwarnings = 0\n'
        '[rules."brand/preferred-terms"]\nseverity = "error"\n',
        "utf-8",
    )
    code, text = verify(capsys)
    assert code == 0
    assert "stricter" in text
    assert "brand/preferred-terms is more severe" in text
    assert "only 0 warnings are allowed" in text
    assert "dates/" in text


def test_today_may_be_another_standard_that_asks_for_no_more(
    capsys: pytest.CaptureFixture[str],
) -> None:
    certified()
    Path("qualitygate.toml").write_text(SETTINGS + "cache = false\n", encoding="utf-8")
    assert "the same" in verify(capsys)[1]
    Path("qualitygate.toml").write_text(
        SETTINGS.replace('"dates"', '"dates", "brand"'), encoding="utf-8"
    )
    assert "asks for no rule more" in verify(capsys)[1]


def test_without_a_certificate_nothing_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = verify(capsys)
    assert code == 3
    assert "no certificate" in text
    CERTIFICATE.write_text("{}", "utf-8")
    assert run(["verify", str(OFFER)]) == 2


def test_what_cannot_be_opened_loses_its_certificate() -> None:
    certified()
    OFFER.unlink()
    assert run(["check", str(OFFER), "--certificate"]) == 3
    assert not CERTIFICATE.exists()
