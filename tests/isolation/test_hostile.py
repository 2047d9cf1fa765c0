"""Files made to hang or choke their reader end with a verdict, and the next file is judged."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import hostile

from qualitygate.config import Config, Limits
from qualitygate.document import Source
from qualitygate.finding import FileReport
from qualitygate.isolation import Task, check_all

CONFIG = Config(language="en-US", limits=Limits(seconds=20, memory=700 * 1024**2))
GOOD = hostile.docx("<w:p><w:r><w:t>We shall be pleased to help you.</w:t></w:r></w:p>")


def judged(data: bytes) -> FileReport:
    """The report on a file, after which an honest one was judged by the same workers."""
    tasks = [Task(Source("hostile", data), CONFIG), Task(Source("good.docx", GOOD), CONFIG)]
    reports = dict(check_all(tasks))
    assert reports[1].verdict == "first-class"
    return reports[0]


@pytest.mark.parametrize(
    "make", [hostile.recursive_form, hostile.nested_forms, hostile.deflated_twice]
)
def test_a_pdf_that_never_ends_is_incomplete(make: Callable[[], bytes]) -> None:
    data = make()
    assert len(data) < 10_000
    report = judged(data)
    assert report.verdict == "incomplete"
    assert report.gaps[0].code in {"limit", "crash"}


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (hostile.deep_tables, "nested more than 200 levels deep"),
        (hostile.zip_bomb, "more than the limit of 500 MB"),
    ],
)
def test_a_docx_beyond_a_limit_says_which(make: Callable[[], bytes], words: str) -> None:
    report = judged(make())
    assert report.verdict == "incomplete"
    assert words in report.gaps[0].reason


def test_a_cell_a_hundred_million_columns_wide_is_read_as_one_cell() -> None:
    report = judged(hostile.wide_cell())
    assert report.words == 18
    assert report.verdict != "incomplete"
