"""Ask whether links lead anywhere: only where the configuration says ``[network] links = true``."""

from dataclasses import replace

from qualitygate.config import Config
from qualitygate.document import Document


def reach(document: Document, config: Config) -> Document:
    """Add what is known of a document's links to it: matches, and gaps for what was not told.

    Without the switch nothing is asked, and no module for the network is imported. The addresses
    alone leave the machine, never text of the document.
    """
    if not config.network.links:
        return document
    from qualitygate.network.stage import asked

    most = min(config.network.total, config.limits.seconds / 2)
    return asked(document, replace(config.network, total=most))
