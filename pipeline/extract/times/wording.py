"""Fixed phrases of vague time, and words that turn a clause to the future."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pipeline.extract.times.expressions import Expression, Link
from pipeline.extract.times.lexicon import FUTURE, ISSUED, PAST, PRESENT
from pipeline.extract.times.moments import Moment

_NEAR: Final = r"(?:near|foreseeable|immediate|near-term|not[- ]too[- ]distant)"
_FAR: Final = r"(?:distant|short-term|long-term)"
_STOP: Final = r"(?=\s*[.,;:)])"
FUTURE_PHRASE: Final = (
    rf"the\s+{_NEAR}\s+future"
    rf"|(?<!\bfor )the\s+(?:{_FAR}\s+)?future(?!\s+(?!(?:of|is|was|will|and|for|as|in|to|with|but)\b)[a-z])"
    r"|(?<=\bin )(?:near )?future\b(?!\s+[a-z]*(?:s|ing)\b)"
    r"|any\s?time\s+soon|the\s+(?:near|short|medium|long)\s+term"
)
PAST_PHRASE: Final = (
    rf"the\s+(?:(?:recent|distant|near)\s+)?past(?:{_STOP}|(?=\s+(?:and|when|but|was|as|has)\b))"
    rf"|of\s+late(?:{_STOP}|(?=\s+[a-z]))"
)
PRESENT_PHRASE: Final = (
    r"(?:the\s+)?present[- ]day|modern[- ]day|(?<=\bat )present\b|(?<=\bat )the\s+(?:present\s+|current\s+)?moment"
    rf"|(?<=\bfor )the\s+moment|the\s+present\s+(?:day|time)|(?<=\bat )the\s+present{_STOP}|(?:right|just)\s+now"
)
THEN_PHRASE: Final = r"(?:(?<=\bat )|(?<=\bby )|(?<=\bsince )|(?<=\buntil ))that\s+time"
FIXED: Final = re.compile(
    rf"\b(?:(?P<future>{FUTURE_PHRASE})|(?P<past>{PAST_PHRASE})|(?P<present>{PRESENT_PHRASE})"
    rf"|(?P<open>the\s+same\s+period)|(?P<then>{THEN_PHRASE}))\b",
    re.IGNORECASE,
)
KEY: Final = re.compile(r"\b(?:future|past|present|moment|late|soon|term|modern|now|time|period)\b", re.IGNORECASE)
BEFORE_KEY, AFTER_KEY = 40, 30
TIMEX3_ONLY: Final = re.compile(
    r"(?:(?<=\bat )|(?<=\bby )|(?<=\bfrom )|(?<=\bduring )|(?<=\baround )|(?<=\buntil )|(?<=\bsince ))"
    r"(?:(?:this|the\s+same)\s+time|(?:this|that)\s+period)\b",
    re.IGNORECASE,
)
COMING: Final = re.compile(
    r"\b(?:will|shall|won['’]t|upcoming|planned|planning|plans?\s+to|scheduled|slated|expected|prepar(?:es?|ing)\s+(?:for|to)|ahead\s+of|due\s+(?:in|on|by|for|before|until|next|to\s+(?:be|(?:re)?open|start|begin|resume|take|end|finish|close|leave|return|meet|expire|run|enter))|forthcoming|"
    r"intends?\s+to|(?:is|are)\s+to\s+(?:be\s+)?[a-z]+|ha(?:s|ve)\s+to|set\s+to|going\s+to|to\s+be\s+held"
    r"|(?:wants?|hopes?|aims?|vows?|promises?|pledges?)\s+to(?!\s+have\b)"
    r"|(?:must|should|ought\s+to|may|might)(?!\s+have\b))\b|['’]ll\b"
)
WILL: Final = re.compile(r"\b(?:will|shall|won['’]t)\b|['’]ll\b")
BORN: Final = re.compile(r"\bborn\b[^,]*$")
BACKDROP: Final = re.compile(r"\bhad\b(?: [\w’'-]+){1,9},? (?:in|during|of) $")
OUT: Final = re.compile(rf",\s+(?:{'|'.join(sorted(ISSUED))})\s+(?:(?:on|in)\s+)?$")
REPORTED: Final = (
    "said|told|announced|confirmed|declared|reported|warned|wrote|stated|added|explained|revealed|insisted|disclosed"
)
"""Verbs of clauses that only say whose words these are: "the tanks will come, the minister said on Monday"."""
SINCE: Final = re.compile(r"\bsince $", re.IGNORECASE)
SINCE_THE: Final = re.compile(r"\bsince (?:the )?$", re.IGNORECASE)
CLAUSE_EDGE: Final = re.compile(
    r"[;:()]|\s[-–—]+\s|\b(?:that|which|who|whose|when|while|whereas|after|before|although|because|but|where)\b"
    r"|,\s+(?:and|which|who)\b"
    rf"|,['”\"’]*\s+(?=[^,;.]{{0,60}}\b(?:{REPORTED})\b)"
    r"|\band\s+(?=(?:will|shall|would|may|might|must|should|can|could|was|were|is|are|has|have|had|did|does)\b)"
)
RELATIVE: Final = re.compile(r",\s+(?:[a-z]+\s+)?(?:which|who|whose)\s[^,;:.]*,\s")
"""An aside between commas, behind which its clause goes on."""
APPOINTED: Final = re.compile(
    r"(?<!\bhad )\b(?:call(?:s|ed)|announc(?:es|ed)|sets?|fix(?:es|ed)|conven(?:es|ed)|arrang(?:es|ed)|"
    r"postpon(?:es|ed)|delay(?:s|ed)|reschedul(?:es|ed)|adjourn(?:s|ed)|mov(?:es|ed)|invit(?:es|ed))\b[^,]*\b(?:for|until|till)\s*$"
)
"""A past act that names a day to come: "called a strike for 1 March", "was postponed until May"."""
LASTING: Final = re.compile(
    r"\b(?:is|are|remains?|stays?|ha(?:s|ve)\s+been)\b[^,;]*\b(?:until|till)\s*$"
    r"|\b(?:brought|moved|put)\s+forward\s+to\s*$|\bnext\s+[a-z]+,\s+(?:in|on)\s*$"
)
"""What goes on up to a day to come, is brought forward to one, or is the next of its kind on one: "is closed until
May", "the next summit, in November".
"""
ONCE_PLANNED: Final = re.compile(r"\bhad\s+(?:\w+\s+){0,2}?been\s+(?:planned|scheduled|slated|expected|due|set)\b")
"""A plan of the past: "had first been planned for 3 April"."""
PLANNED: Final = re.compile(
    r"\b(?:was|were|been)\s+(?:\w+\s+)?(?:due\s+in|to\s+[a-z]+"
    r"|(?:planned|scheduled|slated|due|expected|set|meant|supposed)\s+(?:for|to))\b"
    r"|\b(?:agreed|decided|promised|planned|vowed|pledged|intended|hoped)\s+to\s+(?!have\b)[a-z]+\b"
)
"""A plan of the past for a day that may still lie ahead: "was planned for June", "agreed to meet in May"."""
HAD: Final = re.compile(r"\bhad\s+(?!(?:an?|the|no|to|its|his|her|their|\d[\d,.]*)\b)\w+")
"""A verb in the pluperfect, and no possession."""
FORETOLD: Final = re.compile(rf"\b(?:{REPORTED})\b.*\bwould\b(?!\s+have\b)[^;]*$", re.DOTALL)
"""What somebody said would be: "he added that the exercise would be held in May"."""
TIMETABLED: Final = re.compile(
    r"\b(?:takes?\s+effect|(?:comes?|enters?|goes?)\s+into\s+(?:force|effect)|expires?|runs?\s+out|falls?\s+due"
    r"|(?:re)?opens|begins|starts|resumes|ends|closes|kicks\s+off|goes\s+(?:to\s+the\s+polls|on\s+(?:sale|trial))"
    r"|votes|retires|steps\s+down|leaves\s+office)\b[^,;]*$"
)
"""A present by which one speaks of what is set for a day: "takes effect on 1 July"."""
ASIDE: Final = re.compile(r",\s+(?:who|whose|which)\s[^,;:]*$")
"""A relative clause that has begun with a comma, and ends with the next."""
BARE_YEAR: Final = re.compile(r"\d{4}")
"""What needs no tense to be read, and dates nothing behind the aside in which it stands."""
HOLDING: Final = re.compile(r"\b(?:has|have)\b|['’]ve\b|['’]s\s+been\b")
BEFORE_SINCE: Final = re.compile(r"[^,;:]*$")
PREPOSITION: Final = re.compile(r"\b(?:before|after)\s+$")
SENTENCE_END: Final = re.compile(r"[.!?;]['”\"’)]*\s+(?=[A-Z“\"'‘(\d])|\n")
REFERENCES: Final = {"future": FUTURE, "past": PAST, "present": PRESENT, "open": "XXXX"}


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Matches of `FIXED`, looked for only around the words that every one of them holds."""
    end = 0
    for key in KEY.finditer(text):
        if key.start() >= end:
            match = FIXED.search(text, max(end, key.start() - BEFORE_KEY), key.end() + AFTER_KEY)
            if match:
                end = match.end()
                yield match


def fixed_phrases(text: str, *, timex3: bool) -> Iterator[Expression]:
    """Phrases of vague time; "at that time" points to the last date. TIMEX3 has more of them."""
    if timex3:
        for match in TIMEX3_ONLY.finditer(text):
            yield Expression(start=match.start(), end=match.end(), type="DATE", vague=PRESENT)
    for match in _matches(text):
        name = match.lastgroup or ""
        if name == "then":
            link = Link(base="passage", unit="then")
            yield Expression(
                start=match.start(),
                end=match.end(),
                type="DATE",
                link=link,
                moment=Moment(),
            )
        else:
            yield Expression(
                start=match.start(),
                end=match.end(),
                type="DATE",
                vague=REFERENCES[name],
            )


def sentence_bounds(text: str) -> list[int]:
    """Where sentences of a paragraph begin, and its end; a full stop before a capital or a figure ends one."""
    return [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]


def introduces(before: str) -> bool:
    """Whether the clause up to a phrase tells when somebody was born, what had been before, or since when something
    holds, which dates nothing else: "the town had been besieged once before, in 1552".
    """
    if SINCE.search(before) or ("had" in before and BACKDROP.search(before)):
        return True
    return "born" in before and BORN.search(CLAUSE_EDGE.split(before)[-1]) is not None


@lru_cache(maxsize=1)
def _clause_around(text: str, start: int, left: int, right: int, end: int) -> tuple[str, str]:
    """What stands before and behind the phrase `[left, right)` in its clause of the sentence `[start, end)`."""
    after = text[right:end]
    inside = ASIDE.search(text[start:left]) and not BARE_YEAR.fullmatch(text[left:right])
    after = after.partition(",")[0] if inside else RELATIVE.sub(" ", after)
    return CLAUSE_EDGE.split(PREPOSITION.sub("", text[start:left]))[-1], CLAUSE_EDGE.split(after)[0]


def is_issue(before: str) -> bool:
    """Whether the words up to a phrase say when a document came out, and not when what it tells of was: "the report,
    published on 22 May, names another cause".
    """
    return OUT.search(before) is not None


def holds_since(text: str, start: int, left: int, right: int, end: int) -> bool:
    """Whether a phrase says since when something has held, as the text is written: "has been in force since 1 June"."""
    if SINCE_THE.search(text[start:left]) is None:
        return False
    before, after = BEFORE_SINCE.search(text[start:left]), _clause_around(text, start, left, right, end)[1]
    return any(HOLDING.search(part) for part in (before[0] if before else "", after))


def speaks_of_future(text: str, start: int, left: int, right: int, end: int) -> bool:
    """Whether the clause around the phrase `[left, right)` of the sentence `[start, end)` announces what is to come.
    What has held since then began in the past.
    """
    if SINCE.search(text[start:left]):
        return False
    before, after = _clause_around(text, start, left, right, end)
    if ONCE_PLANNED.search(before) or PLANNED.search(before):
        return False
    if any(pattern.search(before) for pattern in (COMING, APPOINTED, TIMETABLED, LASTING)):
        return True
    return COMING.search(after) is not None or ("would" in before and FORETOLD.search(text[start:left]) is not None)


def goes_back(text: str, start: int, left: int, right: int, end: int) -> bool:
    """Whether the clause around a phrase tells what had been before the story: "in May 2027 it had asked for help"."""
    before, after = _clause_around(text, start, left, right, end)
    return HAD.search(before) is not None or HAD.search(after) is not None


def speaks_of_plan(text: str, start: int, left: int, right: int, end: int) -> bool:
    """Whether the clause up to a phrase tells of a plan that was made for that time."""
    return PLANNED.search(_clause_around(text, start, left, right, end)[0]) is not None


def says_what_will_be(text: str, start: int, left: int, right: int, end: int) -> bool:
    """Whether the clause around a phrase says outright what will be, and not what somebody plans or may do."""
    return any(WILL.search(part) for part in _clause_around(text, start, left, right, end))
