"""``qualitygate vocabulary``: which words of some documents belong in the vocabulary."""

import sys
from collections import Counter
from pathlib import Path

import click

from qualitygate.cli.paths import gather
from qualitygate.cli.progress import progress
from qualitygate.config import load_config
from qualitygate.finding import FileReport
from qualitygate.isolation import Task, check_all, worker_count

_TERM = "language/term"
_INCOMPLETE = 3


@click.command(no_args_is_help=False)
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this configuration, not the one found upwards from each document.",
)  # fmt: skip
@click.option(
    "--at-least", type=click.IntRange(min=1), default=1, metavar="N",
    help="Only words that are used so often.",
)  # fmt: skip
def vocabulary(paths: tuple[str, ...], config_file: Path | None, at_least: int) -> int:
    """Propose entries for the vocabulary, the most frequent first.

    Exit code: 0, or 3 where a document was not proofread.

    They are the words that documents use though no dictionary has them, and that look like terms
    rather than slips. The list is for a person to read: delete what is wrong and add the rest to a
    word list, as in: qualitygate vocabulary *.docx > vocab/proposed.txt
    """
    files = gather(paths).files
    tasks = [Task(path, load_config(path, config_file)) for path in files]
    reports: list[FileReport] = []
    with progress(len(tasks), sys.stderr) as done:
        for _, report in check_all(tasks, worker_count(len(tasks))):
            reports.append(report)
            done(report.path)
    for word, count, documents in _proposals(reports):
        if count >= at_least:
            click.echo(f"{word}  # {_times(count)}{_in(documents)}")
    unread = sorted(report.path for report in reports if report.engine.name == "none")
    for path in unread:
        click.echo(f"{path} was not proofread: qualitygate check says why.", err=True)
    return _INCOMPLETE if unread else 0


def _proposals(reports: list[FileReport]) -> list[tuple[str, int, int]]:
    """(entry, uses, documents): each word once, in lower case where it is ever written so."""
    uses: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for report in reports:
        terms = [finding for finding in report.findings if finding.rule == _TERM]
        documents.update({finding.text.lower() for finding in terms})
        for finding in terms:
            key = finding.text.lower()
            uses[key] += finding.count
            spellings.setdefault(key, Counter())[finding.text] += finding.count
    found = []
    for key in sorted(uses, key=lambda word: (-uses[word], word)):
        usual = sorted(spellings[key].items(), key=lambda item: (-item[1], item[0]))[0][0]
        entry = key if key in spellings[key] else usual
        found.append((entry, uses[key], documents[key]))
    return found


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _in(documents: int) -> str:
    return "" if documents == 1 else f", in {documents} documents"
