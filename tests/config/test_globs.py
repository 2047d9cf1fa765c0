"""Globs mean the same on every platform."""

import pytest

from qualitygate.config.globs import matches


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("internal/**", "internal/a.docx"),
        ("internal/**", "internal/b/a.docx"),
        ("internal/", "internal/b/a.docx"),
        ("**/drafts/*", "drafts/a.docx"),
        ("**/drafts/*", "x/y/drafts/a.docx"),
        ("*.pdf", "x/y/a.pdf"),
        ("a?.docx", "ab.docx"),
        ("./internal/*", "internal/a.docx"),
        ("Internal/*", "internal/A.docx"),
        ("a[1].docx", "a[1].docx"),
    ],
)
def test_matches(pattern: str, name: str) -> None:
    assert matches(pattern, name)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("internal/*", "internal/b/a.docx"),
        ("internal/**", "external/internal/a.docx"),
        ("internal/**", "internals/a.docx"),
        ("*.pdf", "a.pdf/b.docx"),
        ("a?.docx", "a/.docx"),
    ],
)
def test_does_not_match(pattern: str, name: str) -> None:
    assert not matches(pattern, name)
