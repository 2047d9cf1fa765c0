"""A progress bar for the person who watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

_WORTH_A_BAR = 4  # files


@contextmanager
def progress(total: int, stream: TextIO) -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each file that is done.

    Nothing is shown for a few files, or where the stream is no terminal.
    """
    if total < _WORTH_A_BAR or not stream.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.table import Column

    name_column = Column(no_wrap=True, overflow="ellipsis")
    columns = (
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False, table_column=name_column),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        task = bar.add_task("", total=total)

        def done(name: str) -> None:
            printable = "".join(c if c.isprintable() else "?" for c in name)
            bar.update(task, advance=1, description=printable)

        yield done
