"""Dates in texts: days, months and weekdays as people write them in nine languages."""

from qualitygate.dates.age import age_of, own_date_places, own_dates, saved_on
from qualitygate.dates.find import Dated, find_dates, order_of
from qualitygate.dates.names import weekday_name, weekday_number
from qualitygate.dates.shown import (
    DatePlace,
    date_orders,
    date_places,
    dates_by_block,
    full_dates,
)

__all__ = [
    "DatePlace",
    "Dated",
    "age_of",
    "date_orders",
    "date_places",
    "dates_by_block",
    "find_dates",
    "full_dates",
    "order_of",
    "own_date_places",
    "own_dates",
    "saved_on",
    "weekday_name",
    "weekday_number",
]
