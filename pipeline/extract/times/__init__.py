"""Time expressions: recognised by rules on text, given values and days, and anchored on what the article says.

`find_times` reads a parsed article, `read_times` any text; both resolve in the same way. `find_periods` gives the
stretches that a happening bounds ("since the invasion"), `publication_interval` the days of the publication itself,
`shifted_days` those that lie so many units from a date.
"""

from pipeline.extract.times.impossible import date_warnings, impossible_dates
from pipeline.extract.times.publication import publication_interval
from pipeline.extract.times.reading import find_periods, find_times, read_times
from pipeline.extract.times.shifting import shifted_days

__all__ = [
    "date_warnings",
    "find_periods",
    "find_times",
    "impossible_dates",
    "publication_interval",
    "read_times",
    "shifted_days",
]
