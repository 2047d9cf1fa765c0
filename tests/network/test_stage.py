"""What is asked for of a document's links, and what becomes of the answers."""

import io
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from qualitygate.config import Config, Network, load_config
from qualitygate.document import Document, Link, Source
from qualitygate.errors import UsageError
from qualitygate.network import reach, stage
from qualitygate.network.ask import Answer
from qualitygate.network.stage import asked
from qualitygate.run import check
from qualitygate.standard import Standards

_ON = Network(links=True)


def _document(*targets: str) -> Document:
    return Document(links=tuple(Link(target, target.startswith("#")) for target in targets))


class _Web:
    """Stands for the servers: answers by the address's last word, and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, url: str, seconds: float) -> Answer:
        self.asked.append(url)
        word = url.rpartition("/")[2]
        if word.isdigit():
            return Answer("gone" if word == "404" else "reached", int(word))
        if word == "slow":
            time.sleep(30)
        return Answer(word)  # type: ignore[arg-type]


def test_nothing_is_asked_unless_it_is_switched_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "asked", lambda *_: pytest.fail("a server was asked"))
    document = _document("https://a.example/404")
    assert reach(document, Config()) is document


def test_the_switch_off_imports_no_network() -> None:
    code = (
        "import sys\n"
        "from qualitygate.config import Config\n"
        "from qualitygate.document import Document, Link\n"
        "from qualitygate.network import reach\n"
        "reach(Document(links=(Link('https://a.example'),)), Config())\n"
        "assert 'http.client' not in sys.modules and 'ssl' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_each_address_is_asked_for_once_and_only_addresses_of_the_web() -> None:
    web = _Web()
    asked(
        _document(
            "https://a.example/200#top", "https://a.example/200", "HTTP://b.example/200",
            "mailto:ann@a.example", "#terms", "file:///etc/passwd", "ftp://a.example/x",
            "https://ann:secret@a.example/", "http://[broken/", "http://localhost:3000/", "http://[::1]/",
            "http://10.0.0.1/x",
        ),
        _ON, web,
    )  # fmt: skip
    assert sorted(web.asked) == ["HTTP://b.example/200", "https://a.example/200"]


def test_answers_are_kept_at_the_links() -> None:
    document = asked(_document("https://a.example/404", "https://a.example/200"), _ON, _Web())
    assert [(link.answer, link.status) for link in document.links] == [
        ("gone", 404),
        ("reached", 200),
    ]
    assert document.gaps == ()


def test_an_unknown_host_is_a_dead_link_where_others_answered() -> None:
    document = asked(_document("https://x.example/gone", "https://a.example/200"), _ON, _Web())
    assert document.links[0].answer == "gone"
    assert document.gaps == ()


def test_without_a_network_the_links_are_not_checked() -> None:
    document = asked(_document("https://x.example/gone", "https://a.example/silent"), _ON, _Web())
    assert [link.answer for link in document.links] == ["", ""]
    (gap,) = document.gaps
    assert gap.reason == "2 links were not checked: no server could be reached from here."
    assert gap.code == "network"


def test_the_time_for_all_is_kept() -> None:
    begun = time.monotonic()
    network = replace(_ON, total=0.3, parallel=1)
    document = asked(_document("https://a.example/200", "https://a.example/slow"), network, _Web())
    assert time.monotonic() - begun < 10
    assert [link.answer for link in document.links] == ["reached", ""]
    assert [gap.code for gap in document.gaps] == ["network"]


def test_reports_with_answers_of_servers_are_not_remembered() -> None:
    assert Standards().of(Config()) is not None
    assert Standards().of(Config(network=_ON)) is None


def _word(url: str) -> Source:
    document = docx.Document()
    paragraph = document.add_paragraph("The proof is in ")
    key = document.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>the survey</w:t></w:r></w:hyperlink>")
    link.set(qn("r:id"), key)
    paragraph._p.append(link)
    held = io.BytesIO()
    document.save(held)
    return Source("offer.docx", held.getvalue())


def test_a_dead_link_blocks_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage.asked, "__defaults__", (_Web(),))
    config = Config(network=_ON, select=("links",), engine="none")
    report = check(_word("https://northwind.example/404"), config)
    (finding,) = report.findings
    assert (finding.rule, finding.severity, finding.text) == (
        "links/unreachable",
        "error",
        "the survey",
    )
    assert finding.message == (
        "https://northwind.example/404 is gone (HTTP 404): give the address that holds today."
    )


def _configured(folder: Path, text: str) -> Config:
    (folder / "qualitygate.toml").write_text(text, encoding="utf-8")
    return load_config(folder)


def test_the_network_is_configured(tmp_path: Path) -> None:
    text = "[network]\nlinks = true\nseconds = 3\ntotal = 20\nparallel = 2\n"
    assert _configured(tmp_path, text).network == Network(True, 3, 20, 2)
    assert _configured(tmp_path, "").network == Network()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("link = true", "link"),
        ("seconds = 0", "'seconds' must be more than nothing"),
        ("parallel = 0", "'parallel' must be more than nothing"),
        ('links = "yes"', "links"),
    ],
)
def test_a_wrong_setting_is_a_usage_error(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        _configured(tmp_path, f"[network]\n{text}\n")
