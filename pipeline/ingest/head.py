"""Author, date and title as the lines above and behind the body state them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.ingest.byline import (
    PERSON,
    around_date,
    author_of,
    in_byline,
    is_date_line,
    read_date,
    read_issue,
    writes_name,
)
from pipeline.ingest.sheet import Words

_SAYS = re.compile(rf"(?:(?:.{{0,60}}[,;|(–—-] ?)?(?:(?:reported|written|compiled) )?[Bb]y )(?P<name>{PERSON})")
_NAMED = re.compile(rf"(?P<name>{PERSON})(?: ?[,|–—-] .*| (?:in|for) [A-Z].*)?")
_BODY = re.compile(
    r"\b(?:the|staff|desk|team|editors?|editorial|gazette|times|review|news\w*|post|journal|institute|cent(?:re|er)"
    r"|quarterly|monthly|weekly|daily|agency|agence|agenzia|press|office|university|college|magazine|wire|herald|tribune"
    r"|dispatch|watch|reports?|council|ministry|group|network|media|observer|guardian|telegraph|chronicle|bulletin"
    r"|courier|today|national|international|notes|letters?|briefing|foundation|association|society|studies|affairs"
    r"|policy|research|blog|online|correspondents?|reporters?|writers?|analysts?)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,40}(?:, [A-Z][\w. ]{1,30}?)?,? \(?(?P<date>[^()–—]{6,30}?)\)?(?:,? \([^()]{2,40}\))?"
    r" ?(?:[–—-]{1,2}|:) "
)
_BEFORE_DATE = re.compile(
    r"(?:\A|[,;.:|/(–—-]|\b(?:published|posted|updated|revised|issued|printed|released)(?: (?:in|on))?"
    r"|\b(?:analysis|article|bulletin|column|comment|commentary|edition|entry|letter|note|report) of)\s*\Z",
    re.IGNORECASE,
)
_BEHIND_DATE = re.compile(
    rf"[\s)]*(?:, pp?\..*|\([^()]{{2,40}}\)|[,;.|/–—-] ?(?:(?:[a-z]+ )?[Bb]y )?(?P<name>{PERSON}))?[\s)]*"
)
_BESIDE_WORDS = 8
_CREDIT_WORDS = 20
_HEAD_LINES = 6


def head_lines(lines: Sequence[str]) -> int:
    """How many lines at the head of a text are its title, byline and date: all down to the last that states either,
    where none of them is a sentence.
    """
    held = 0
    for number, line in enumerate(lines[:_HEAD_LINES], 1):
        bare = line.strip("*_# ")
        ends = number == len(lines) or len(bare.split()) <= _BESIDE_WORDS
        if in_byline(bare) or is_date_line(bare) or (number > 1 and ends and _dated(bare)):
            held = number
        elif bare.endswith((".", "!")) and len(bare.split()) > _BESIDE_WORDS:
            break
    return held


def read_head(lines: Iterable[Words], body: str = "") -> dict[str, str]:
    """Author, date and title as lines above and behind the body state them: first name, first date, longest title.

    Without a line for the date, the one beside a publisher's name or in the body's dateline counts.
    """
    head = list(lines)
    beside = _credits(head)
    found: dict[str, str] = {}
    for index, words in enumerate(head):
        text = words.text
        if (is_date_line(text) or in_byline(text)) and (date := read_date(text)):
            found.setdefault("published", date)
        if in_byline(text):
            found.setdefault("author", _persons(author_of(text)))
        elif words.is_prose and (name := writes_name(text)):
            found.setdefault("author", name)
        elif words.is_label and not is_date_line(text) and index not in beside:
            found["title"] = max(found.get("title", ""), text, key=lambda title: len(title.split()))
    for name in filter(None, map(_credited, (head[index].text for index in sorted(beside)))):
        found.setdefault("author", name)
    for date in filter(
        None, (*(_dated(words.text) for words in head if words.text != found.get("title")), _dateline(body))
    ):
        found.setdefault("published", date)
    return found


def _credits(head: Sequence[Words]) -> set[int]:
    """Lines that name author or publisher without being bylines: they say so, or stand beside the date under a title.

    A line beside the date is one only where it begins with a person's name or names a kind of publisher.
    """
    dated = {index for index, words in enumerate(head) if is_date_line(words.text)}
    titles = [index for index, words in enumerate(head) if words.is_label and index not in dated]
    return {
        index
        for index in titles[1:]
        if _SAYS.match(head[index].text)
        or (dated & {index - 1, index + 1} and (_NAMED.fullmatch(head[index].text) or _BODY.search(head[index].text)))
        or _dated(head[index].text)
    }


def _credited(text: str) -> str:
    """The person whom a line with the date or beside it names, or nothing."""
    around = around_date(text)
    behind = _BEHIND_DATE.fullmatch(around[1]) if around else None
    found = behind if behind and behind["name"] else _SAYS.match(text) or _NAMED.fullmatch(text)
    return _persons(found["name"]) if found else ""


def _persons(names: str) -> str:
    """Names without those of publishers."""
    kept = [name for name in re.split(r", ", names) if not _BODY.search(name)]
    return ", ".join(kept)


def _dated(text: str) -> str:
    """The date at the end of a line that names a publisher, an issue or an author besides."""
    around = around_date(text)
    if around is None:
        return read_issue(text) if len(text.split()) <= _CREDIT_WORDS else ""
    before, behind = around
    credited = len(f"{before}{behind}".split()) <= _CREDIT_WORDS and not text.endswith(".")
    return read_date(text) if credited and _BEFORE_DATE.search(before) and _BEHIND_DATE.fullmatch(behind) else ""


def _dateline(body: str) -> str:
    """The date in the dateline at the head of the body (PLACE, date with its year, agency), or nothing."""
    found = _DATELINE.match(body)
    return read_date(found["date"]) if found and is_date_line(found["date"]) else ""
