"""Names of persons, places and publishers by their form and their words."""

from __future__ import annotations

import re

from pipeline.packs.heads import given_names, head_words, place_names

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_CAPITAL}[\w.'’-]{{0,30}}"
_PARTICLES = r"(?:(?:de|van|von|der|den|des|al|bin|ibn|el|la|le|di|da|du|dos|ter|ten|zu) ){0,2}"
PERSON = rf"(?:[\"“]\w+[\"”] )?{_WORD}(?:(?: [\"“(]\w+[\"”)])? {_PARTICLES}(?:d['’])?{_WORD}){{1,3}}"
_PERSON = re.compile(PERSON)
_IN = rf"(?: in (?:{_PARTICLES}{_CAPITAL}[\w.'’-]+ ?){{1,3}}(?<! ))"
PEOPLE = re.compile(rf"{PERSON}{_IN}?(?:(?:,? and |,? & |, ){PERSON}{_IN}?){{0,6}}")
"""One person or several, perhaps with the places where they write."""
_TITLES = re.compile(r"(?:(?:Dr|Prof|Professor|Sir|Dame|Mr|Mrs|Ms|Rev|Fr|Col|Gen|Capt|Lt)\.? )+")
_ARTICLES = re.compile(r"(?:The|Le|La|Les|L['’]|El|Il|Der|Die|Das|De|O) ?(?=[^\W\d_a-z])")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|eu|info|news|[a-z]{2})", re.IGNORECASE)
_MOST_WORDS = 12


def names_in(people: str) -> str:
    """The names in a list of people, in ordinary spelling, without the places they write from."""
    names = re.sub(_IN, "", people).strip(" ,")
    names = re.sub(r"(?<=[^\W\d_]{3})\.\Z", "", names)
    return spelled(names)


def spelled(name: str) -> str:
    """A name in capitals in ordinary spelling; a single word is taken for letters that stand for words."""
    small = head_words()["small"]
    loud = [word for word in name.split() if word not in small]
    if len(loud) < 2 or not all(word.isupper() for word in loud):
        return name
    words = [word if word in small else word.title() for word in name.split()]
    return " ".join(word.lower() if at and word.lower() in small else word for at, word in enumerate(words))


def is_person(text: str) -> bool:
    """Whether the words have the form of a person's name and none is one of a publisher's or a calling."""
    if not _PERSON.fullmatch(text) or is_place(text):
        return False
    bare = _TITLES.sub("", text)
    words = [word.casefold().strip('."“”') for word in bare.split()]
    other = head_words()["outlet"] | head_words()["role"] | head_words()["group"]
    return bool(words) and words[0] not in head_words()["small"] and not any(word in other for word in words)


def is_known_person(text: str) -> bool:
    """Whether the words are a person's name by form and by a known given name."""
    return is_person(text) and has_given_name(text)


def has_given_name(text: str) -> bool:
    """Whether the words of a person begin with a title, an initial or a known given name."""
    bare = _TITLES.sub("", text)
    first = bare.split()[0].strip('"“”') if bare else ""
    return bare != text or bool(re.fullmatch(rf"(?:{_CAPITAL}\.-?)+", first)) or _is_given(first)


def _is_given(word: str) -> bool:
    return any(part.casefold() in given_names() for part in (word, *word.split("-")))


def is_place(text: str) -> bool:
    """Whether the gazetteer knows a place of this name."""
    return text.casefold().removeprefix("the ") in place_names() or text.casefold() in place_names()


def is_title_case(text: str) -> bool:
    """Whether every word but the small ones begins with a capital or a figure."""
    words = re.findall(r"[^\W_][\w'’.&-]*", text)
    loud = [word for word in words if word not in head_words()["small"]]
    return bool(loud) and len(words) <= _MOST_WORDS and all(not word[0].islower() for word in loud)


def is_outlet(text: str) -> bool:
    """Whether a word of the name, or the whole of it, says that it is a publisher's."""
    folded = text.casefold().strip(" .")
    if folded in head_words()["agency"] or _SITE.fullmatch(folded):
        return True
    words = re.findall(r"[^\W\d_][\w&-]*", folded)
    if not words or len(words) > _MOST_WORDS or text[:1].islower():
        return False
    named = words[-1] in head_words()["outlet"] or " ".join(words[-2:]) in head_words()["outlet"]
    if is_title_case(text):
        return (named or any(word in head_words()["outlet"] for word in words)) and not is_place(text)
    return False


def is_affiliation(text: str) -> bool:
    """Whether a word says that the name is one of a body that an author may belong to, and no publisher's."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return is_title_case(text) and any(word in head_words()["affiliation"] for word in words) and "press" not in words


def may_be_outlet(text: str) -> bool:
    """Whether words without a telling one may name a publisher: two or more, or an article and a name."""
    if is_place(text) or " " not in text or not text[0].isupper():
        return False
    return is_title_case(text) or text.rsplit(maxsplit=1)[-1] in head_words()["outlet"]


def with_article(text: str) -> bool:
    """Whether the words begin with an article, as names of newspapers do and persons' do not."""
    return bool(_ARTICLES.match(text)) and is_title_case(text) and not is_place(text) and len(text.split()) > 1
