"""``init`` writes a configuration that holds, after a look at the documents that are there."""

from pathlib import Path

import docx
import pytest
from docx.shared import RGBColor

from qualitygate.cli import run
from qualitygate.config import load_config


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, client: str) -> None:
    made = docx.Document()
    made.styles["Normal"].font.name = "Gill Sans"
    heading = made.add_heading("", level=1).add_run(f"Proposal to {client}")
    heading.font.color.rgb = RGBColor(0xA8, 0x45, 0x22)
    heading.font.name = "Gill Sans"
    made.add_paragraph(f"Harbour & Finch Ltd would be glad to work with {client}.")
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    made.save(str(path))


def test_what_the_documents_have_in_common_is_proposed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("one/offer.docx", "Northwind Rail plc")
    write("two/offer.docx", "Calder Water GmbH")
    assert run(["init"]) == 0
    assert "after a look at 2 documents" in capsys.readouterr().out
    settings = Path("qualitygate.toml").read_text("utf-8")
    assert 'language = "en-US"' in settings
    assert '# fonts = ["Gill Sans"' in settings
    assert '# colors = ["#A84522"' in settings
    register = Path("clients.toml").read_text("utf-8")
    assert '\nname = "Harbour & Finch Ltd"' in register
    assert '# name = "Calder Water GmbH"' in register
    assert '# name = "Northwind Rail plc"' in register
    config = load_config(Path())
    assert config.register.house
    assert config.register.house.name == "Harbour & Finch Ltd"
    assert not config.register.clients


def test_what_it_proposes_holds_once_the_marks_are_taken_away() -> None:
    write("one/offer.docx", "Northwind Rail plc")
    assert run(["init", "--house", "Harbour & Finch"]) == 0
    for name in ("qualitygate.toml", "clients.toml"):
        path = Path(name)
        lines = path.read_text("utf-8").splitlines()
        keys = ("# [", "# name", "# paths", "# fonts", "# colors", "# phrases", "# warnings")
        text = "\n".join(line[2:] if line.startswith(keys) else line for line in lines)
        path.write_text(text, "utf-8")
    assert run(["rules"]) == 0
    config = load_config(Path())
    assert [client.name for client in config.register.clients] == ["Northwind Rail plc"]
    assert config.register.house
    assert config.register.house.legal_name == "Harbour & Finch Ltd"
    assert config.rules["brand/off-palette-font"].options["fonts"][0] == "Gill Sans"


def test_an_empty_folder_and_one_with_broken_documents_do_as_well(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert run(["init"]) == 0
    assert "a look at 0 documents" in capsys.readouterr().out
    load_config(Path())


@pytest.mark.parametrize("name", ["qualitygate.toml", "clients.toml"])
def test_nothing_is_overwritten(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(name).write_text("# mine\n", encoding="utf-8")
    assert run(["init"]) == 2
    assert "already" in capsys.readouterr().err
    assert Path(name).read_text(encoding="utf-8") == "# mine\n"
    assert len(list(Path().iterdir())) == 1
