"""A layer that is switched off must not travel with the PDF.

The client switches it on in the list of layers: comments, prices, another client's variant. Word
has no layers.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule


@rule(
    severity="warning",
    bad=[
        "set format=pdf\nset layers=Prices\nWe deliver in March.\n⟦⟧ document",
        "set format=pdf\nset layers=Notes for the team\n⟦⟧ document",
    ],
    good=[
        "set format=pdf\nThe layers of the plan are switched off in the drawing.",
        "Layer 2 is hidden below layer 3.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    layers = document.settings.layers
    if layers:
        named = ", ".join(f"'{name}'" for name in layers[:3])
        more = f" and {len(layers) - 3} more" if len(layers) > 3 else ""
        yield Hit(
            message=f"The PDF has layers that are switched off ({named}{more}): remove them, or"
            " flatten the PDF.",
            quote=layers[0],
        )
