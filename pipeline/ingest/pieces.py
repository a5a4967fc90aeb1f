"""The pieces between the commas and bars of a line around an article, each by its words and its form."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipeline.ingest.dates import CLOCK, MONTHS
from pipeline.ingest.persons import (
    PEOPLE,
    has_given_name,
    is_affiliation,
    is_known_person,
    is_outlet,
    is_person,
    is_place,
    is_title_case,
    may_be_outlet,
    names_in,
    with_article,
)
from pipeline.packs.heads import head_words
from pipeline.records.record import record

AUTHOR, PERSON, NAME = "author", "person", "name"
"""Named as author; a person by a known given name; what has the form of a person's name."""
PUBLISHER, OUTLET, PHRASE, BODY = "publisher", "outlet", "phrase", "body"
"""Named as publisher; a publisher by a word of the name; capitalised words; a body that an author may belong to."""
DATE, LATER, ASIDE_DATE = "date", "later", "aside_date"
"""Of publication; of a change; of something else."""
TITLE, ROLE, PLACE, OTHER, UNKNOWN = "title", "role", "place", "other", "unknown"

_CAPITAL = r"[^\W\d_a-z]"
KEY = re.compile(r"([A-Za-z][A-Za-z -]{1,24}?) ?: ?(.*)\Z")
"""A key, a colon and a value."""
_TAIL = re.compile(r"(?:(?:(?:\b|\A)(?:on|in|at|of|from|dated|the|for|as)|:)\s*)+\Z", re.IGNORECASE)
_FILLER = re.compile(
    r"pp?\.? ?\d.*|\d{1,3} ?[–-] ?\d{1,4}|(?:.{0,20}\b)?\d{1,3} ?min(?:ute)?s?(?: read)?"
    r"|(?:.{0,40}\b(?:no|nr|vol|volume|issue|number|part|edition|series|briefing|paper|report|chapter|week|year|season)"
    r"\.? ?)?\d{1,5}(?:/\d{2,4})?|.{0,30}\b(?:edition|issue)|\d{1,6} (?:words|comments|shares|views)"
    r"|[^\s@]+@[^\s@]+|@\w+|https?://\S+|www\.\S+|(?:twitter|x|email|e-mail|tel|doi|issn)\b:?.*|read|at|on|and|in"
    rf"|(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})(?: \d{{1,2}})?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|{CLOCK}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:(?P<label>[a-z ]+) )?(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_BY = re.compile(r"(?P<work>(?:[\w-]+ ){0,4})by:?\s+(?P<who>.+)\Z", re.IGNORECASE)
_OUR = re.compile(r"(?:(?:from|by|of) )?(?:(?:our|your|a|an|the)(?: own)? )?", re.IGNORECASE)
_WRITES = re.compile(r"(?:reports|writes|reporting|writing|reported)(?: (?:from|in) .{2,40}| for .{2,40})?")
_AT = re.compile(rf"(?P<how>for|of|on|at|from|with|in)\b(?: [a-z'’]+){{0,4}} (?P<name>{_CAPITAL}.*)\Z")
_SPECIAL = re.compile(
    rf"(?:[Ss]pecial|[Ee]xclusive(?:ly)?|[Ww]ritten|[Ww]riting) (?:to|for) (?:the )?(?P<name>{_CAPITAL}.*)\Z"
)
_OWN = re.compile(rf"(?:[Ff]rom:?|(?:[Bb]log|[Nn]otes|[Dd]iary|[Ll]etter) (?:of|from|by)) (?P<who>{PEOPLE.pattern})")
_WHERE_FROM = re.compile(rf"(?:in|from|near) {_CAPITAL}")
_AND = re.compile(r",? and |,? & |, ")
_ROLE_WITHIN = 6
_GROUP_WORDS = 8


@record
class Piece:
    """A stretch of a line: what it is, and what it says."""

    kind: str
    text: str = ""


def label_of(text: str) -> str:
    """What the words say of the date behind them; nothing where they say something else."""
    words = _TAIL.sub("", text).casefold().strip(" :").split()
    for first in range(len(words)):
        if first and words[first - 1] not in head_words()["work"] | {"this", "page"}:
            return ""
        for group, kind in (("printed", DATE), ("later", LATER), ("aside_date", ASIDE_DATE)):
            if " ".join(words[first:]) in head_words()[group]:
                return kind
    return ""


def sort_out(text: str, *, after_author: bool) -> Sequence[Piece]:
    """What a stretch between separators says; the first rule that speaks decides."""
    bare = _TAIL.sub("", text).strip(" :,") or text
    said = next(filter(None, (rule(text, bare) for rule in _FIRST_RULES)), None)
    said = said or _role(bare, after_author=after_author)
    return said or next(filter(None, (rule(text, bare) for rule in _RULES)), [Piece(kind=UNKNOWN, text=bare)])


def _keyed(text: str, _: str) -> list[Piece]:
    """What stands behind a key and a colon; nothing where the key is not known."""
    found = KEY.match(text)
    if not found:
        return []
    key, value, words = found[1].casefold(), found[2].strip(" ."), head_words()
    if key in words["aside"]:
        return [Piece(kind=OTHER, text=value)]
    if key in words["where"] and value:
        return [Piece(kind=PUBLISHER, text=value)]
    return _people_by(value) if key in words["who"] | words["role"] else []


def _published_in(_: str, bare: str) -> list[Piece]:
    """A publisher behind words like "first published in" or "special to"."""
    phrases = (phrase for phrase in head_words()["where"] if bare.casefold().startswith(f"{phrase} "))
    where = max(phrases, default="", key=len)
    special = _SPECIAL.match(bare)
    name = special["name"] if special else bare[len(where) :].strip() if where.endswith((" in", " by", " from")) else ""
    return [Piece(kind=PUBLISHER, text=name)] if name and is_title_case(name) and not is_known_person(name) else []


def _own(_: str, bare: str) -> list[Piece]:
    """The person behind "from" and "blog of"."""
    own = _OWN.fullmatch(bare)
    return [Piece(kind=AUTHOR, text=names_in(own["who"]))] if own and has_given_name(own["who"]) else []


def _by(_: str, bare: str) -> list[Piece]:
    """The people behind "by"; nothing where what stands before it is no word for a text."""
    by, words = _BY.match(bare), head_words()
    if not by:
        return []
    said = re.sub(rf" (?:in|from) {_CAPITAL}[\w-]*(?= )", "", by["work"])
    work = [word for word in re.findall(r"[\w-]+", said.casefold()) if word != "and"]
    if any(word in words["aside"] for word in work) and all(word in words["aside"] | words["work"] for word in work):
        return [Piece(kind=OTHER, text=by["who"])]
    return _people_by(by["who"]) if all(word in words["work"] | {"published"} for word in work) else []


def _people_by(who: str) -> list[Piece]:
    who = who.split(" with ", maxsplit=1)[0].strip(" .,")
    people = PEOPLE.match(who)
    if not people or not all(map(is_person, _AND.split(names_in(people[0])))):
        if said := _group("", who) or _role(who, after_author=True):
            return [*said, Piece(kind=ROLE, text="by")]
        if is_outlet(who) and not (people and len(who.split()) == 2 and has_given_name(people[0])):
            return [Piece(kind=PUBLISHER, text=who)]
    rest = who[people.end() :].strip(" .") if people else ""
    if people and (not rest or not rest[0].isalnum() or _AT.match(rest) or _WRITES.fullmatch(rest)):
        return [Piece(kind=AUTHOR, text=names_in(people[0])), *_affiliated(rest)]
    unnamed = re.match(r"(?:the|our|a) ", who) and len(who.split()) <= _GROUP_WORDS
    return [Piece(kind=ROLE, text=who)] if unnamed else []


def _affiliated(rest: str) -> list[Piece]:
    """The publisher for whom somebody writes, behind the name; places say nothing."""
    at = _AT.match(rest)
    return [Piece(kind=PUBLISHER, text=at["name"])] if at and at["how"] in {"for", "of", "on"} else []


def _filler(_: str, bare: str) -> list[Piece]:
    """Numbers, pages, times, addresses, sorts of texts; a year with a word that says it is a date."""
    if year := _YEAR.fullmatch(bare):
        return [Piece(kind=label_of(year["label"] or "") or OTHER, text=year["year"])]
    plain = _FILLER.fullmatch(bare) or bare.casefold() in head_words()["kicker"] | head_words()["work"]
    return [Piece(kind=OTHER, text=bare)] if plain else []


def _group(_: str, bare: str) -> list[Piece]:
    """Unnamed authors, and the publisher's name before them."""
    words = (bare if bare.startswith(("The ", "A ")) else _OUR.sub("", bare, count=1)).split()
    for size in (3, 2, 1):
        if len(words) >= size and " ".join(words[-size:]).casefold() in head_words()["group"]:
            before = " ".join(words[:-size])
            if before.endswith((" and", " &")):
                return _people("", before.rsplit(" ", 1)[0])
            named = bool(before) and is_title_case(before) and not is_place(before)
            return [Piece(kind=OUTLET, text=before) if named else Piece(kind=ROLE, text=bare)]
    return []


def _role(text: str, *, after_author: bool) -> list[Piece]:
    """A calling, and the person of whom it is said if that stands beside it."""
    head = _OUR.match(text)
    ours = head[0] if head else ""
    words = text[len(ours) :].split()
    roles = head_words()["role"]
    callings = (n for n, word in enumerate(words[:_ROLE_WITHIN]) if word.casefold().strip("'’s.,:") in roles)
    at = max(callings, default=None)
    if at is None:
        return []
    name, rest = " ".join(words[:2]), " ".join(words[at + 1 :])
    if rest and PEOPLE.fullmatch(rest) and (ours or has_given_name(rest)):
        return [Piece(kind=AUTHOR, text=names_in(rest))]
    if rest and not re.match(r"(?:at|of|for|in|on|with|to|and|from)\b", rest):
        return []
    if not ours and at > 1 and is_known_person(name):
        return [Piece(kind=PERSON, text=name), Piece(kind=ROLE, text=text)]
    known = after_author or ours.casefold().startswith(("from", "by", "our")) or not rest or words[0].islower()
    return [Piece(kind=ROLE, text=text)] if known else []


def _people(_: str, bare: str) -> list[Piece]:
    """Names that have the form of persons', known by a given name or not, and what stands behind them."""
    names = PEOPLE.match(bare)
    if not names or with_article(bare) or not all(map(is_person, _AND.split(names_in(names[0])))):
        return []
    rest = bare[names.end() :].strip()
    if rest and _WRITES.fullmatch(rest):
        return [Piece(kind=AUTHOR, text=names[0])]
    if not has_given_name(names[0]):
        return [] if rest else [Piece(kind=NAME, text=bare)]
    if rest and not _is_affiliation(rest):
        return []
    return [Piece(kind=PERSON, text=names[0]), *_affiliated(rest)]


def _is_affiliation(rest: str) -> bool:
    """Whether words behind a name say for whom somebody writes, or where: a name and no sentence."""
    at = _AT.match(rest)
    return at is not None and is_title_case(at["name"])


def _known_people(text: str, bare: str) -> list[Piece]:
    return [] if (found := _people(text, bare)) and found[0].kind == NAME else found


def _outlet(_: str, bare: str) -> list[Piece]:
    name = re.sub(r"\AFrom (?:the )?(?=[A-Z])", "", bare)
    if is_affiliation(bare):
        return [Piece(kind=BODY, text=bare)]
    return [Piece(kind=OUTLET, text=name)] if is_outlet(name) else []


def _place(_: str, bare: str) -> list[Piece]:
    place = is_place(bare) or _WHERE_FROM.match(bare) or (is_title_case(bare) and " " not in bare)
    return [Piece(kind=PLACE, text=bare)] if place else []


def _phrase(_: str, bare: str) -> list[Piece]:
    return [Piece(kind=PHRASE, text=bare)] if may_be_outlet(bare) else []


Rule = Callable[[str, str], list[Piece]]
_FIRST_RULES: tuple[Rule, ...] = (_keyed, _published_in, _own, _by, _filler, _group)
_RULES: tuple[Rule, ...] = (_known_people, _outlet, _people, _place, _phrase)
