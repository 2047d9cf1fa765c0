"""Days as the messages of this pack say them."""

import datetime


def said(day: datetime.date) -> str:
    """``20 November 2026``, in the language of our messages."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_of(day: datetime.date) -> str:
    return _WEEKDAYS[day.weekday()]


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
