"""Whether a wrong figure looks like a slip of the hand: digits swapped, changed, lost or added."""

from collections.abc import Iterable


def is_slip(shown: int, right: int) -> bool:
    """Whether one number is the other but for two neighbours swapped, or one digit."""
    if shown == right or (shown < 0) != (right < 0):
        return False
    one, other = str(abs(shown)), str(abs(right))
    if len(one) == len(other):
        differing = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differing) == 1:
            return True
        if len(differing) != 2 or differing[1] != differing[0] + 1:
            return False
        at = differing[0]
        return one[at] == other[at + 1] and one[at + 1] == other[at]
    long, short = (one, other) if len(one) > len(other) else (other, one)
    if len(long) != len(short) + 1:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def is_slip_in_sum(total: int, addends: Iterable[int]) -> bool:
    """Whether a slip in the total, or in one of the addends, makes the sum right."""
    addends = list(addends)
    found = sum(addends)
    return is_slip(total, found) or any(
        abs(addend) > 9 and is_slip(addend, addend + total - found) for addend in addends
    )


def missed_in_sum(total: int, addends: Iterable[int]) -> bool:
    """Whether the difference is one of the addends: left out, or counted twice."""
    addends = list(addends)
    difference = sum(addends) - total
    return difference != 0 and any(abs(difference) == abs(addend) for addend in addends)
