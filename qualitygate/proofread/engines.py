"""The engines by the names that the configuration gives them."""

from qualitygate.config import Config
from qualitygate.errors import Unreadable
from qualitygate.proofread.engine import Engine


class NotAvailable(Exception):
    """The engine that was asked for is not installed here."""


def prepare(config: Config) -> None:
    """Begin to load the configured engine, where that can be done while a file is being read."""
    if config.engine == "builtin":
        from qualitygate.proofread.builtin import Builtin

        Builtin.prepare()


def configured(config: Config) -> Engine:
    """The engine that is configured; raises `NotAvailable` with a sentence for the user."""
    name = config.engine
    if name == "builtin":
        from qualitygate.proofread.builtin import Builtin

        return Builtin(config.dictionaries)
    if name == "languagetool":
        return _languagetool(config)
    if name == "lingotweaker":
        from qualitygate.proofread.lingotweaker import LingoTweaker

        return LingoTweaker(config.dictionaries)
    raise NotAvailable(
        f'There is no proofreading engine "{name}", so the language was not checked; '
        'engine = "builtin" is.'
    )


def _languagetool(config: Config) -> Engine:
    from importlib.util import find_spec

    from qualitygate.proofread.languagetool.engine import LanguageTool

    if find_spec("language_tool_python") is None:
        raise NotAvailable(
            'The engine "languagetool" needs a part that is not installed, so the language was not '
            'checked: pip install "qualitygate[languagetool]", or use engine = "builtin".'
        )
    try:
        return LanguageTool(config.languagetool, config.dictionaries)
    except Unreadable as error:
        raise NotAvailable(error.reason) from None
