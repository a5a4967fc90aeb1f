"""The head and the tail of an article: title block, contents, lead; imprint, abstracts, the author's biography."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from statistics import median

from pipeline.ingest.byline import writes_name
from pipeline.ingest.credits import is_credit, is_open, read_line
from pipeline.ingest.dates import is_date_line
from pipeline.ingest.draft import HEADING
from pipeline.ingest.duplicates import is_drop_cap
from pipeline.ingest.sheet import Sheet, Words
from pipeline.records.document import Role

_CONTENTS = re.compile(
    r"(?:table of )?contents?|in this (?:article|issue|paper|report)|on this page|outline", re.IGNORECASE
)
_LEADERS = re.compile(r"(?:\. ?){4,}\s*\d{0,4}\Z|\t+\s*\d{1,4}\Z|…{2,}\s*\d{0,4}\Z")
_BACK = re.compile(
    r"(?:about|note on|notes on) (?:the |this )?(?:authors?|contributors?|writers?|publication|series|publisher)"
    r"|(?:the )?authors?|contributors?|imprint|impressum|masthead|colophon|acknowledge?ments?|disclaimer|abstracts?"
    r"|r[ée]sum[ée]|zusammenfassung|funding|conflicts? of interest|contact|keywords"
    r"|author(?:'s|s')? (?:biography|bio|note)"
    r"|(?:media|press|news) (?:contacts?|enquiries|inquiries|office)|notes? (?:to|for) (?:the )?editors?"
    r"|# ?# ?#|-? ?30 ?-|- ?ends? ?-"
    r"|publication details|about us|suggested citation|how to cite(?: this .{1,20})?|cite this .{1,20}",
    re.IGNORECASE,
)
_HEAD_BACK = re.compile(
    r"abstract|summary|executive summary|key (?:points|takeaways|findings)|highlights|at a glance", re.IGNORECASE
)
_NOTICE = re.compile(
    r"\b(?:about the authors?:"
    r"|licen[cs]ed? (?:under|:)|licen[cs]e: |cc0|cc[ -]by|creative commons|views expressed|opinions expressed"
    r"|originally (?:appeared|published)|first (?:appeared|published)"
    r"|reprinted|republished"
    r"|this article (?:was|is|first)"
    r"|written for this|translated by|edited by|the author(?:s)? (?:is|are|would)|does not (?:necessarily )?reflect"
    r"|(?:not|those) (?:necessarily )?(?:those )?of the (?:publisher|editors?))",
    re.IGNORECASE,
)
_BIO = re.compile(
    r"(?:,? (?:is|was|has been|are|holds|works|teaches|writes|serves|covers|studied|studies|who|reports)\b"
    r"|,? (?:ph\.?d|dr|m\.?a\.?|b\.?a\.?|professor|fellow|editor|analyst|correspondent|researcher)\b)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Dr|Prof|Professor|Sir|Dame|Mr|Ms|Mrs)\.? )?[A-Z][\w.'’-]{0,30}(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]{0,30}){1,3}"
)
_LEAD_WORDS = 60
_STEM = 5
_RESTATED = 0.65
_SHORT_RESTATED = 0.5
_SHORT_LEAD_WORDS = 32
_BIO_WORDS = 120
_NOTICE_WORDS = 60
_ADDRESS_WORDS = 12
_TAIL = 6
_DEEPEST = 7


def find_front(sheet: Sheet, roles: Sequence[Role | None]) -> Iterator[tuple[int, Role, str]]:
    """Parts before the body: everything above a repeated title or a table of contents, then the title block, then an
    unmarked lead.
    """
    open_parts = [i for i, role in enumerate(roles) if role is None]
    body = _after_repeated_title(sheet, open_parts)
    for index in open_parts:
        if index < body:
            yield index, Role.FRONT_MATTER, "above the title's last repetition or the table of contents"
    rest = [i for i in open_parts if i >= body]
    start = 0
    while start < len(rest) and _in_title_block(sheet, rest, start):
        yield rest[start], Role.FRONT_MATTER, "title, byline or date above the body"
        start += 1
        for index in _summary_under(sheet, rest, start - 1):
            yield index, Role.FRONT_MATTER, "summary above the body"
            start += 1
    titled = start > 0 or body > 0
    while start < len(rest) and (reason := _lead_reason(sheet, rest, start, titled=titled)):
        yield rest[start], Role.FRONT_MATTER, reason
        start += 1
        while start < len(rest) and _in_title_block(sheet, rest, start, lead=True):
            yield rest[start], Role.FRONT_MATTER, "byline or date under the lead"
            start += 1
    if titled and start < len(rest) and sheet.words[rest[start]].count <= _LEAD_WORDS:
        for index in takewhile(lambda i: is_credit(sheet.words[i].text), rest[start + 1 :]):
            yield index, Role.FRONT_MATTER, "byline or date under the first paragraph"


def _summary_under(sheet: Sheet, rest: Sequence[int], at: int) -> list[int]:
    """Parts under a heading like `Abstract` or `Key points`, up to the next heading; none where no heading follows."""
    if not _HEAD_BACK.fullmatch(sheet.words[rest[at]].text.strip(" :*")):
        return []
    end = next((i for i in range(at + 1, len(rest)) if sheet.words[rest[i]].part.kind == HEADING), None)
    return list(rest[at + 1 : end]) if end is not None else []


def _after_repeated_title(sheet: Sheet, open_parts: Sequence[int]) -> int:
    """The part behind a title that stands a second time near the head, and behind a table of contents."""
    half = max(sum(w.count for w in sheet.words) // 3, 1)
    seen: dict[str, int] = {}
    words_above, body = 0, 0
    for index in open_parts:
        words = sheet.words[index]
        if _LEADERS.search(words.text[-60:]) or (words.is_label and _CONTENTS.fullmatch(words.text)):
            body = index + 1
        elif words.is_label and words.count >= 3:
            if words.key in seen and seen[words.key] < index:
                body = index + 1
            seen.setdefault(words.key, index)
        words_above += words.count
        if words_above > half:
            break
    return body


def _in_title_block(sheet: Sheet, rest: Sequence[int], at: int, *, lead: bool = False) -> bool:
    words = sheet.words[rest[at]]
    following = sheet.words[rest[at + 1]] if at + 1 < len(rest) else None
    if following is not None and is_drop_cap(words, following):
        return False
    if is_credit(words.text) or (following is not None and words.is_item and _names_somebody(words, following)):
        return True
    short = at > 0 and words.text.endswith(".") and following is not None and following.is_prose
    if lead or words.is_prose or words.is_item or short:
        return False
    if _summary_under(sheet, rest, at):
        return True
    if words.part.kind == HEADING and at > 0 and following is not None and following.is_prose:
        return not _is_section(sheet, rest, at)
    return words.is_label


def _names_somebody(words: Words, following: Words) -> bool:
    """Whether an item of a list holds nothing but names, and the one under it states author or date."""
    return not is_open(read_line(words.text)) and following.is_item and is_credit(following.text)


def _is_section(sheet: Sheet, rest: Sequence[int], at: int) -> bool:
    """Whether a heading right below the title opens the first section: others of its depth follow further down."""
    level = _level(sheet, rest[at])
    later = [_level(sheet, i) for i in rest[at + 1 :] if sheet.words[i].part.kind == HEADING]
    above = [_level(sheet, i) for i in rest[:at] if sheet.words[i].part.kind == HEADING]
    return bool(above) and level in later and all(each < level for each in above)


def _level(sheet: Sheet, index: int) -> int:
    raw = sheet.draft.text[sheet.words[index].part.start :][:7]
    return sheet.words[index].part.level or len(raw) - len(raw.lstrip("#")) or _DEEPEST


def _lead_reason(sheet: Sheet, rest: Sequence[int], at: int, *, titled: bool) -> str:
    """Why a paragraph at the head is the lead and not the body's first; empty if it is the body's.

    A lead sums up: it states no figure and no date, and what it says is said again below. It stands alone above the
    first section heading, or is much shorter than what follows, or names its author. Where that is in doubt the
    paragraph is the body's: a fact lost is worse than one told twice.
    """
    words = sheet.words[rest[at]]
    if words.is_prose and writes_name(words.text):
        return "lead that names the author"
    if not words.is_prose or not titled or re.search(r"\d", words.text) or at + 1 >= len(rest):
        return ""
    if words.emphasised and not words.in_capitals:
        return "lead set in italics or bold"
    if words.key == _key(sheet.found.get("description", "")) and words.count <= _LEAD_WORDS:
        return "lead that the page's own description repeats"
    return _form_of_lead(sheet, rest, at) if at > 0 else ""


def _form_of_lead(sheet: Sheet, rest: Sequence[int], at: int) -> str:
    words = sheet.words[rest[at]]
    body = [sheet.words[i] for i in rest[at + 1 :] if sheet.words[i].is_prose]
    headings = sum(sheet.words[i].part.kind == HEADING for i in rest[at + 1 :])
    if len(body) < 2 or "?" in words.text:
        return ""
    following = sheet.words[rest[at + 1]]
    usual = median(each.count for each in body)
    restated = _restated(words, body)
    if following.part.kind == HEADING and headings >= 2 and words.count <= usual and restated >= _RESTATED:
        return "lead: a summary above the first section, said again below, without dates or figures"
    short = words.count <= _SHORT_LEAD_WORDS and words.count * 1.7 <= usual and words.count * 1.2 <= body[0].count
    if short and len(body) >= 3 and words.text.count(". ") <= 1 and restated >= _SHORT_RESTATED:
        return "lead: far shorter than the paragraphs of the body, said again below, without dates or figures"
    return ""


def _restated(words: Words, body: Sequence[Words]) -> float:
    """Share of a paragraph's longer words, by their first letters, that the body has as well."""
    below = {stem for each in body for stem in _stems(each.text)}
    own = _stems(words.text)
    return len(own & below) / len(own) if own else 0.0


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", text.casefold())}


def _key(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold().replace("’", "'").replace("'", "")))


def find_back(sheet: Sheet, roles: Sequence[Role | None], author: str) -> Iterator[tuple[int, Role, str]]:
    """Parts behind the body: sections on author, imprint and abstracts, the author's biography, notices."""
    open_parts = [i for i, role in enumerate(roles) if role is None]
    prose = [i for i in open_parts if sheet.words[i].is_prose]
    back = next((i for i in open_parts if _opens_back(sheet, i, prose)), None)
    for index in open_parts:
        if back is not None and index >= back:
            yield index, Role.FRONT_MATTER, "behind the article: author, imprint or abstract"
    body = [i for i in open_parts if back is None or i < back]
    tail = body[-_TAIL:]
    while len(tail) > 1:
        last = sheet.words[tail[-1]]
        reason = _tail_reason(sheet, tail[-1], tail[-2], author)
        if not reason and (last.is_prose or last.is_item or last.ended):
            return
        if reason:
            yield tail[-1], Role.FRONT_MATTER, reason
        tail.pop()


def _opens_back(sheet: Sheet, index: int, prose: Sequence[int]) -> bool:
    """A heading of the back matter with at least half of the prose above it."""
    words = sheet.words[index]
    if not words.is_label or not _BACK.fullmatch(words.text.strip(" :*")):
        return False
    above = sum(sheet.words[i].count for i in prose if i < index)
    return above * 2 >= sum(sheet.words[i].count for i in prose) and above > 0


def _tail_reason(sheet: Sheet, index: int, above: int, author: str) -> str:
    """Why a part at the end is not the article's; empty if it is."""
    words = sheet.words[index]
    following = sheet.words[index + 1] if index + 1 < len(sheet.words) else None
    named = words.is_label and bool(words.key) and words.key == _key(author)
    reasons = (
        (words.count <= _NOTICE_WORDS and bool(_NOTICE.search(words.text)), "notice behind the article"),
        (is_date_line(words.text) or is_credit(words.text), "byline or date behind the article"),
        (named or is_biography(words, author), "about the author"),
        (_speaks_of(sheet.words[above], words), "about the author, under the name"),
        (following is not None and _speaks_of(words, following), "the author's name above the biography"),
        ("@" in words.text and words.count <= _ADDRESS_WORDS, "address behind the article"),
    )
    return next((reason for holds, reason in reasons if holds), "")


def _speaks_of(name: Words, words: Words) -> bool:
    """Whether a line is a person's name, and the part under it says who that is."""
    if not name.is_label or words.count > _BIO_WORDS or not _NAME.fullmatch(name.text):
        return False
    return words.text.startswith(name.text) and bool(_BIO.match(words.text[len(name.text) :]))


def is_biography(words: Words, author: str) -> bool:
    """Whether a part speaks of the author: it begins with the name and goes on as biographies do."""
    if words.count > _BIO_WORDS:
        return False
    text = words.text.removeprefix("About ").lstrip()
    for name in filter(None, (each.strip() for each in re.split(r",| and |&", author))):
        if text.startswith(name) and _BIO.match(text[len(name) :]):
            return True
    found = _NAME.match(text)
    return bool(found and words.emphasised and _BIO.match(text[found.end() :]))
