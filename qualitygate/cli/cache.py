"""``qualitygate cache``: where it is, how large, and how to empty it."""

import click


@click.command()
@click.option("--clear", is_flag=True, help="Forget everything.")
def cache(clear: bool) -> None:
    """Say where results are remembered, how many, and how much room they take.

    They hold no text: each can only be opened with the very sentence or file it belongs to. The
    folder is that of the platform, or the one in the environment variable QUALITYGATE_CACHE_DIR.
    """
    from qualitygate.cache import cache_folder, open_store
    from qualitygate.errors import QualityGateError

    store = open_store()
    if clear and not store.clear():
        raise QualityGateError(f"the cache in {cache_folder()} cannot be emptied.")
    click.echo(f"Folder   {cache_folder()}")
    click.echo(f"Entries  {store.entries():,}")
    click.echo(f"Size     {store.size() / 1024**2:.1f} MB")
