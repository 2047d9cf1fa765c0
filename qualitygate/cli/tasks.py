"""What is to be judged, and by which configuration."""

import datetime
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from qualitygate.config import Config, find_config, load_config, named_client
from qualitygate.document import Source
from qualitygate.errors import UsageError
from qualitygate.isolation import Task

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line says beside the configuration."""

    config_file: Path | None = None
    client: str | None = None
    date: datetime.date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    cache: bool = True


def tasks_for(sources: Iterable[Path | Source], wishes: Wishes) -> list[Task]:
    """A task for each document, with the configuration found upwards from it.

    A configuration is read once, however many documents it is for. Raises `UsageError` for whatever
    is wrong in one.
    """
    sources = list(sources)
    places = [_folder(source) for source in sources]
    files = {place: wishes.config_file or find_config(place) for place in dict.fromkeys(places)}
    configs = {file: _config(file, wishes) for file in dict.fromkeys(files.values())}
    return [
        Task(source, configs[files[place]]) for source, place in zip(sources, places, strict=True)
    ]


def _folder(source: Path | Source) -> Path:
    path = Path(source.name) if isinstance(source, Source) else source
    return path.absolute().parent


def _config(file: Path | None, wishes: Wishes) -> Config:
    config = load_config(file.parent, file) if file else Config()
    if wishes.client is not None:
        named_client(config.register, wishes.client)
    return replace(
        config,
        client=wishes.client,
        date=wishes.date,
        select=wishes.select,
        ignore=(*config.ignore, *wishes.ignore),
        narrowed=bool(wishes.select or wishes.ignore),
        cache=config.cache and wishes.cache,
    )


def standard_input(name: str) -> Source:
    """The document on standard input, under the name by which people know it.

    No more is read than a document may have by any configuration that holds for its name.
    """
    file = find_config(Path(name).absolute().parent)
    config = load_config(file.parent, file) if file else Config()
    limit = config.for_document(name).limits.file_size
    if sys.stdin.isatty():
        raise UsageError("'-' is a document on standard input, and there is none: pipe one in.")
    return Source(Path(name).as_posix(), sys.stdin.buffer.read(limit + 1))
