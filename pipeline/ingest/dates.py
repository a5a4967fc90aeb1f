"""Dates as the lines around an article write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_SEASON = r"(?:spring|summer|autumn|fall|winter)(?:[/–-](?:spring|summer|autumn|fall|winter))?"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,? (?:the )?)?"
_TO = r"(?: ?[/–-] ?| (?:to|and) )"
_DATE = re.compile(
    rf"(?<![\w./-]){_WEEKDAY}(?:(?P<m1>{_MONTH}) (?:the )?(?P<d1>{_DAY})(?:{_TO}{_DAY})?,? (?P<y1>{_YEAR})"
    rf"|(?P<d2>{_DAY})(?:{_TO}{_DAY})?(?: of |[ -])(?P<m2>{_MONTH})(?:-|,? )(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})(?P<s3>[-/.])(?P<n3>0[1-9]|1[0-2])(?P=s3)(?P<d3>0[1-9]|[12]\d|3[01])(?=\b|T\d)"
    rf"|(?P<n6>\d\d?)(?P<s6>[/.-])(?P<k6>\d\d?)(?P=s6)(?P<y6>{_YEAR})"
    rf"|(?P<m4>{_MONTH})(?:{_TO}{_MONTH})?(?: of)?,? (?P<y4>{_YEAR})"
    rf"|(?P<season>{_SEASON}),? (?P<y5>{_YEAR}))(?:\b|(?=T\d))",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:first |last )?(?:published|posted|updated|modified|date|issued|released|created|on)"
    r"(?: (?:on|at|online))?:?\s*",
    re.IGNORECASE,
)
CLOCK = (
    r"(?:\d{1,2}(?:[:.h]\d\d){1,2}(?:\.\d+)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|noon|midnight)"
    r"(?: ?(?:Z\b|[+-]\d\d:?\d\d|\(?(?:[A-Z]{2,5}\b|local time|UTC ?[+-]\d{1,2})\)?))?"
)
_BESIDE_DATE = re.compile(
    rf"(?:[\s,;|·•/–—-]|T?{CLOCK}|\d{{1,3}} ?min(?:ute)?s?(?: read)?|\bat\b|\bread\b|updated|published|o'clock)*"
)
TIME = re.compile(rf"(?:,? ?(?:at )?|T){CLOCK}")
"""A time of day right behind a date."""
_ISSUE = re.compile(
    rf"\d[\d ]{{0,8}}\(({_YEAR})\)(?=\Z|, pp?\.)"
    rf"|\b(?:issue|number|no\.?|nr\.?|vol\.?|volume) ?\d{{1,4}} ?/ ?({_YEAR})\b",
    re.IGNORECASE,
)


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and nothing to speak of beside it."""
    if len(text) > 120:
        return False
    label = _LABEL.match(text)
    bare = text[label.end() :] if label else text
    found = next(find_dates(bare), None)
    return found is not None and bool(_BESIDE_DATE.fullmatch(bare[: found[0]] + bare[found[1] :]))


def read_date(text: str) -> str:
    """The first date in a line as EDTF, or nothing."""
    return next((date for _, _, date in find_dates(text[:400])), "")


def find_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Dates with their places, as EDTF. Of several days the first one counts. Of a date in figures that may be read
    day first and month first only the year is known, save between full stops, where the day stands first.
    """
    for found in _DATE.finditer(text):
        if date := _edtf(found):
            yield found.start(), found.end(), date


def _edtf(found: re.Match[str]) -> str:
    groups = found.groupdict()
    year = next(filter(None, (groups[f"y{number}"] for number in range(1, 7))))
    if groups["season"]:
        return f"{year}-{_SEASONS[re.split('[/–-]', groups['season'].lower())[0]]}"
    if groups["n6"]:
        return _in_figures(int(year), int(groups["n6"]), int(groups["k6"]), day_first=groups["s6"] == ".")
    name = (groups["m1"] or groups["m2"] or groups["m4"] or "")[:3].lower()
    month = int(groups["n3"] or 0) or next(i for i, full in enumerate(MONTHS, 1) if full.startswith(name))
    day = re.match(r"\d+", groups["d1"] or groups["d2"] or groups["d3"] or "")
    return f"{year}-{month:02d}" + (f"-{int(day[0]):02d}" if day else "")


def _in_figures(year: int, first: int, second: int, *, day_first: bool) -> str:
    months = {(day, month) for day, month in ((first, second), (second, first)) if 0 < month <= 12 and 0 < day <= 31}
    if day_first and (first, second) in months:
        months = {(first, second)}
    if len(months) > 1:
        return str(year)
    return next((f"{year}-{month:02d}-{day:02d}" for day, month in months), "")


def to_edtf(value: str) -> str:
    """A date as pages and metadata write it, as EDTF; nothing where it cannot be understood."""
    iso = re.match(r"((?:19|20)\d\d)(?:[-/](0[1-9]|1[0-2])(?:[-/](0[1-9]|[12]\d|3[01]))?)?(?=\Z|[T\s])", value.strip())
    if iso:
        return "-".join(filter(None, iso.groups()))
    return read_date(value)


def find_issue(text: str) -> tuple[int, int, str] | None:
    """The year in which a journal's number appeared, as EDTF, with the number's place, where a line ends with it or
    counts by it: "Harbour Review 12 (2014)", "Harbour Monthly, no. 8/2021, by Mia Berg".
    """
    found = _ISSUE.search(text)
    return (found.start(), found.end(), found[1] or found[2]) if found else None
