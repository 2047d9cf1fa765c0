"""``qualitygate test``: run the examples of rules."""

from dataclasses import replace
from pathlib import Path

import click

from qualitygate.config import Config
from qualitygate.document import Document


@click.command()
@click.argument("names", nargs=-1, metavar="[PACK]...")
@click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this configuration, not the one found upwards from here.",
)  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="A line for each rule that passed, too.")
def test(names: tuple[str, ...], config_file: Path | None, verbose: bool) -> int:
    """Run the examples of rules: every fault marked ⟦…⟧ must be found, and nothing else.

    PACK is the name of a pack, the id of a rule, a glob, or a path: a pack's folder or a rule's
    file. Exit code: 0 all passed, 1 some did not, 2 a rule does not load.
    """
    from qualitygate.config import load_config
    from qualitygate.linting.packs import rules_at
    from qualitygate.linting.testing import run_examples

    config = load_config(Path.cwd(), config_file)
    chosen = rules_at(config, names)
    count = failed = 0
    for rule in chosen:
        if rule.unsupported or not (rule.bad or rule.good):
            continue
        results = run_examples(rule, _proofread)
        wrong = [result for result in results if not result.passed]
        count, failed = count + len(results), failed + len(wrong)
        for result in wrong:
            click.echo(str(result))
        if verbose and not wrong:
            click.echo(f"{rule.id}: {len(results)} passed")
    rules = "1 rule" if len(chosen) == 1 else f"{len(chosen)} rules"
    of = f"{count} examples of {rules}"
    click.echo(f"{failed} of {of} did not pass." if failed else f"{of} passed.")
    return 1 if failed else 0


def _proofread(document: Document) -> Document:
    """What the built-in engine says of an example, for the rules that speak for it."""
    from qualitygate.proofread import proofread

    checked, _ = proofread(document, Config())
    return replace(checked, gaps=document.gaps)
