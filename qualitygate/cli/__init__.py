"""The command line. Commands are imported when they are called: starting up must stay cheap."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import click

from qualitygate import __version__
from qualitygate.errors import QualityGateError, UsageError

_USAGE, _NOT_DELIVERED, _INTERRUPTED = 2, 3, 130

# name: (module:attribute, short help)
_COMMANDS = {
    "init": (
        "qualitygate.cli.init:init",
        "Write a first configuration, after a look at the documents.",
    ),
    "check": ("qualitygate.cli.check:check", "Judge documents: are they first class?"),
    "show": ("qualitygate.cli.show:show", "Print what is in a document."),
    "rules": ("qualitygate.cli.rules:rules", "List the rules in force."),
    "config": ("qualitygate.cli.config:config", "Print what holds for a document, and why."),
    "schema": ("qualitygate.cli.schema:schema", "Print the JSON Schemas, for editors."),
    "explain": ("qualitygate.cli.explain:explain", "Say what a rule asks for, and why."),
    "test": ("qualitygate.cli.test:test", "Run the examples of a pack's rules."),
    "waive": ("qualitygate.cli.waive:waive", "Let one finding pass, with a reason."),
    "verify": ("qualitygate.cli.verify:verify", "Say whether a file was judged first class."),
    "baseline": (
        "qualitygate.cli.baseline:baseline",
        "Record today's faults: only new ones block.",
    ),
    "vocabulary": (
        "qualitygate.cli.vocabulary:vocabulary",
        "Propose words of documents for the vocabulary.",
    ),
    "new": ("qualitygate.cli.new:new", "Write a new rule's file to fill in."),
    "languagetool": (
        "qualitygate.cli.languagetool:languagetool",
        "Bring LanguageTool, and see whether it would work.",
    ),
    "cache": ("qualitygate.cli.cache:cache", "Say what is remembered, or forget it."),
}


class LazyGroup(click.Group):
    """A group that imports a command's module only to run it or to show its own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, attribute = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in _COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], _COMMANDS, 1, 0.6)
            hint = f" Did you mean '{close[0]}'?" if close else ""
            ctx.fail(f"There is no command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Check documents before they go to a customer.

    Exit code: 0 first class, 1 blocked, 2 wrong usage or configuration, 3 incomplete.
    """


def run(arguments: Sequence[str]) -> int:
    """Run a command; returns the exit code and never lets an expected error become a traceback."""
    _make_printable()
    try:
        result = cli.main(list(arguments), prog_name="qualitygate", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return _stopped()
    except KeyboardInterrupt:
        return _stopped()
    except click.ClickException as error:
        error.show()
        return _USAGE
    except UsageError as error:
        click.echo(f"Error: {error}", err=True)
        return _USAGE
    except QualityGateError as error:
        click.echo(f"Error: {error}", err=True)
        return _NOT_DELIVERED
    except BrokenPipeError:
        _abandon_output()
        return _NOT_DELIVERED
    except OSError as error:
        click.echo(f"Error: {error}", err=True)
        _abandon_output()
        return _NOT_DELIVERED
    except Exception as error:
        from qualitygate.isolation.worker import defect

        click.echo(f"Error: qualitygate failed ({defect(error)}); please report this.", err=True)
        return _NOT_DELIVERED
    return result if isinstance(result, int) else 0


def _stopped() -> int:
    click.echo("Stopped.", err=True)
    return _INTERRUPTED


def _make_printable() -> None:
    """Any document's text can be printed anywhere: UTF-8 on Windows, a stand-in elsewhere.

    Where a standard stream is closed, what would go there is lost, and the exit code is not.
    """
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            if sys.platform == "win32":
                stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
            else:
                stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _abandon_output() -> None:
    """Nobody reads any more: keep the interpreter from complaining about it at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
