"""What of a document is prose, and what no proofreader should see."""

import pytest

from qualitygate.document import Block, Document, Kind, Run
from qualitygate.prose import classify


def block(text: str, kind: Kind = "paragraph", **rest: object) -> Block:
    document = classify(Document(blocks=(Block(0, kind, text, **rest),)))  # type: ignore[arg-type]
    return document.blocks[0]


def hidden(text: str, **rest: object) -> list[str]:
    found = block(text, **rest)  # type: ignore[arg-type]
    return [text[mask.start : mask.end] for mask in found.masks]


PROSE = "We have agreed on the price with the client, and it will not be changed."


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("See https://example.org/a_b?c=d.", ["https://example.org/a_b?c=d"]),
        ("See (www.example.com), too.", ["www.example.com"]),
        ("Write to jane.doe@example.org today.", ["jane.doe@example.org"]),
        ("Edit /etc/nginx/nginx.conf on the host.", ["/etc/nginx/nginx.conf"]),
        (r"It lies in C:\Program Files\App\run.exe now.", [r"C:\Program Files\App\run.exe"]),
        ("Open proposal-v2.docx and report.pdf.", ["proposal-v2.docx", "report.pdf"]),
        ("Call parse_line() with --strict or -v.", ["parse_line()", "--strict", "-v"]),
        ("The getUserName method and MyClass are old.", ["getUserName", "MyClass"]),
        ("Ask @jdoe about `rm -rf` at 0x7ffe.", ["@jdoe", "`rm -rf`", "0x7ffe"]),
    ],
)  # fmt: skip
def test_what_is_no_word_is_masked_exactly(text: str, masked: list[str]) -> None:
    assert hidden(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "The well-known state-of-the-art and/or e-mail solution.",
        "Prices rose by 3.5 % in 2024, i.e. by 1,200 euros.",
        "He said - and meant - that it's the client's.",
    ],
)
def test_ordinary_text_is_not_masked(text: str) -> None:
    assert [piece for piece in hidden(text) if any(c.isalpha() for c in piece)] == []


def test_monospaced_words_inside_prose_are_masked() -> None:
    text = "Run the kubectl command again."
    exact = (Run(0, 8), Run(8, 15, mono=True), Run(15, len(text)))
    spaced = (Run(0, 7), Run(7, 16, mono=True), Run(16, len(text)))
    assert hidden(text, runs=exact) == hidden(text, runs=spaced) == ["kubectl"]


def test_a_document_that_is_all_in_monospaced_type_is_still_read() -> None:
    found = block(PROSE, runs=(Run(0, len(PROSE), mono=True),))
    assert found.nature == "sentences"
    assert found.masks == ()


@pytest.mark.parametrize(
    ("text", "kind", "nature"),
    [
        (PROSE, "paragraph", "sentences"),
        ("Approach and scope", "heading", "fragment"),
        ("Monthly fee", "cell", "fragment"),
        ("The team will be on site for two days in each of the weeks.", "cell", "sentences"),
        ("1,200.00", "cell", "data"),
        ("12 Hill Street, London SW1A 1AA, tel. +44 20 7946 0000", "paragraph", "data"),
        ("if (x == NULL) { free(p->next); return -1; }", "paragraph", "code"),
        ("2.1 Pricing ........................ 14", "paragraph", "contents"),
        ("[12] A. Author, A Title, 2019, https://example.org", "paragraph", "reference"),
        ("IMG4711", "alt", "data"),
        ("A diagram of the two systems and the link between them", "alt", "sentences"),
        ("PAGEREF _Toc123 \\h", "field-code", "data"),
    ],
)
def test_the_nature_of_a_block(text: str, kind: Kind, nature: str) -> None:
    assert block(text, kind).nature == nature


def test_code_is_known_by_its_style() -> None:
    assert block(PROSE, style="Source Code").nature == "code"
    assert block(PROSE, style="Barcode Caption").nature == "sentences"


def test_a_bibliography_ends_at_the_next_heading_of_its_level() -> None:
    document = classify(
        Document(
            blocks=(
                Block(0, "heading", "7 References", level=1),
                Block(1, "paragraph", PROSE),
                Block(2, "heading", "Books", level=2),
                Block(3, "paragraph", PROSE),
                Block(4, "heading", "8 Annex", level=1),
                Block(5, "paragraph", PROSE),
            )
        )
    )
    assert [document.blocks[i].nature for i in (1, 3, 5)] == ["reference", "reference", "sentences"]


def test_endless_tokens_are_hidden_without_delay() -> None:
    for piece in ("x", "a.", "a-", "a_", "/a", "<a", "a@", "C:\\"):
        text = piece * 20_000 + " and more"
        assert hidden(text)[0] == piece * 20_000
