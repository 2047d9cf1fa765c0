"""Dates in texts: days, months and weekdays as people write them in nine languages."""

from qualitygate.dates.find import Dated, find_dates, order_of
from qualitygate.dates.names import weekday_name, weekday_number

__all__ = ["Dated", "find_dates", "order_of", "weekday_name", "weekday_number"]
