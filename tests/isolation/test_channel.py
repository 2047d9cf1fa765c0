"""Messages come whole or not at all."""

import io

import pytest

from qualitygate.isolation.channel import receive, send


def test_a_message_that_is_cut_off_is_the_end() -> None:
    pipe = io.BytesIO()
    send(pipe, ("report", "x" * 100))
    whole = pipe.getvalue()
    assert receive(io.BytesIO(whole)) == ("report", "x" * 100)
    for length in (0, 5, 20, len(whole) - 1):
        with pytest.raises(EOFError):
            receive(io.BytesIO(whole[:length]))
