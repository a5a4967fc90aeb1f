"""Lines that state an author or a date."""

from __future__ import annotations

import re

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
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_DATE = re.compile(
    rf"{_WEEKDAY}(?:(?P<m1>{_MONTH}) (?P<d1>{_DAY}),? (?P<y1>{_YEAR})|(?P<d2>{_DAY}) (?P<m2>{_MONTH}),? (?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})-(?P<n3>0[1-9]|1[0-2])-(?P<d3>0[1-9]|[12]\d|3[01])|(?P<m4>{_MONTH}),? (?P<y4>{_YEAR})"
    rf"|(?P<season>{_SEASON}),? (?P<y5>{_YEAR}))\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:first |last )?(?:published|posted|updated|modified|date|issued|released|created|on)"
    r"(?: (?:on|at|online))?:?\s*",
    re.IGNORECASE,
)
_BESIDE_DATE = re.compile(
    r"(?:[\s,;|·•/–—-]|\d{1,2}[:.]\d\d|[ap]\.?m\.?|[A-Z]{2,4}|\d{1,3} ?min(?:ute)?s?(?: read)?"
    r"|\bat\b|\bread\b|updated|published|o'clock)*"
)
_ISSUE = re.compile(
    rf"\d[\d ]{{0,8}}\(({_YEAR})\)\s*\Z|\b(?:issue|number|no\.?|nr\.?|vol\.?|volume) ?\d{{1,4}} ?/ ?({_YEAR})\b",
    re.IGNORECASE,
)
PERSON = r"[A-Z][\w.'’-]{0,30}(?: (?:(?:de|van|von|der|al|bin|el|la|di|da|ter) ){0,2}[A-Z][\w.'’-]{0,30}){1,3}"
_BY = re.compile(
    rf"(?:[Bb][Yy]|[Ww]ritten by|[Aa]uthors?:?|[Tt]ext:?|[Ww]ords:?|[Ff]rom)\s*:?\s+"
    rf"({PERSON}(?:(?:,? and |, | & ){PERSON}){{0,4}})"
)
_WRITES = re.compile(rf"(?:writes|argues|reports|explains|asks|says) ({PERSON})[.!]?\Z")
_BYLINE_WORDS = 30


def in_byline(text: str) -> bool:
    """Whether a short line names the author."""
    return bool(_author_in(text)) and not text.rstrip().endswith("?")


def author_of(text: str) -> str:
    """The author whom a byline names, in ordinary spelling, or nothing."""
    found = _author_in(text)
    if not found:
        return ""
    name = found[1].removesuffix(".")
    return name.title() if name.isupper() else name


def _author_in(text: str) -> re.Match[str] | None:
    return _BY.match(text.lstrip("([")) if len(text.split()) <= _BYLINE_WORDS else None


def writes_name(text: str) -> str:
    """The author whom a lead names at its end ("writes NAME"), or nothing."""
    found = _WRITES.search(text[-160:])
    return found[1].removesuffix(".") if found else ""


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and nothing to speak of beside it."""
    if len(text) > 120:
        return False
    label = _LABEL.match(text)
    bare = text[label.end() :] if label else text
    found = _DATE.search(bare)
    return found is not None and bool(_BESIDE_DATE.fullmatch(bare[: found.start()] + bare[found.end() :]))


def read_date(text: str) -> str:
    """The first date in a line as EDTF, or nothing."""
    found = _DATE.search(text[:400])
    if not found:
        return ""
    groups = found.groupdict()
    year = next(filter(None, (groups[f"y{number}"] for number in range(1, 6))))
    if groups["season"]:
        return f"{year}-{_SEASONS[re.split('[/–-]', groups['season'].lower())[0]]}"
    name = (groups["m1"] or groups["m2"] or groups["m4"] or "")[:3].lower()
    month = int(groups["n3"] or 0) or next(i for i, full in enumerate(MONTHS, 1) if full.startswith(name))
    day = re.match(r"\d+", groups["d1"] or groups["d2"] or groups["d3"] or "")
    return f"{year}-{month:02d}" + (f"-{int(day[0]):02d}" if day else "")


def around_date(text: str) -> tuple[str, str] | None:
    """What stands before and behind the first date in a line."""
    found = _DATE.search(text)
    return (text[: found.start()], text[found.end() :]) if found else None


def read_issue(text: str) -> str:
    """The year in which a journal's number appeared, as EDTF, where a line ends with it or counts by it; else nothing:
    "Harbour Review 12 (2014)", "Harbour Monthly, no. 8/2021, by Mia Berg".
    """
    found = _ISSUE.search(text)
    return found[1] or found[2] if found else ""
