"""Shapes that only names have: a capitalised run around a word that says what is named, titles before people,
numbered and quoted exercises, acronyms in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.extract.name_bounds import (
    CONNECTORS,
    SMALL_STARTS,
    Words,
    bare_end,
    is_small,
    leading_title,
    trimmed,
    without_date_tail,
    words_in,
)
from pipeline.extract.name_candidate import Candidate
from pipeline.packs.names import Names, fold

CAPITALS = 0.6
"""Share of a passage's letters above which it is set in capitals."""
FREQUENT = "etaoinshr"
"""Small letters that make up most of other passages: a quick look."""
UPPER = r"[^\W\d_a-zß-öø-ÿ]"
CAPITALISED = rf"(?:{UPPER}[\w'’.]*\w|{UPPER}\.?|\d+(?:st|nd|rd|th)?)"
LINK = r"(?:of|for|on|and|the|to|de|del|della|di|du|des|la|al|el|&)"
RUN = re.compile(rf"(?<!\w){CAPITALISED}(?:(?:\s|[-–]|\s?&\s?)(?:{LINK}\s){{0,2}}{CAPITALISED})*(?!\w)")
QUOTED = re.compile(r"[“\"‘«„]\s?([^\W_][^“”\"‘’«»„\n]{2,60}?)\s?[,.]?[”\"’»“]")
DRILL = re.compile(
    r"\b(?:exercises?|drills?|manoeuvres?|maneuvers?|war ?games?|operations?)\b",
    re.IGNORECASE,
)
DRILL_NAME = re.compile(
    r"\b(?:exercises?|drills?|manoeuvres?|maneuvers?|war ?games?)\s"
    rf"(?:called\s|named\s|dubbed\s|code-?named\s)?({UPPER}[a-z]+(?:\s{UPPER}[a-z]+){{1,3}})(?![\w’'-])"
)
NUMBERED = re.compile(
    rf"(?<![\w-]){UPPER}[a-z]+(?:\s{UPPER}[a-z]+){{0,3}}(?:-|–|\s)(?:19|20)\d\d(?![\w-]|\s?[-–/]\s?\d)"
)
WAR = re.compile(r"\b(?:war|revolution|uprising|crisis)\b", re.IGNORECASE)
NAME_WORD = rf"{UPPER}[\w’']+(?:-{UPPER}[\w’']+)?"
PARTICLE = rf"(?:al|el|bin|ibn|de|da|von|van|der)(?:\s|-)(?={UPPER})"
AFTER_WORD = re.compile(rf"(?<![\w-])([A-Za-z][\w-]*)(?:,)?\s(?={UPPER})")
NAMED = re.compile(rf"{NAME_WORD}(?:\s(?:{UPPER}\.|{PARTICLE}|{NAME_WORD})){{0,3}}")
SPLIT_BODIES = frozenset([
    "council", "ministry", "parliament", "assembly", "court", "government", "cabinet", "congress", "senate",
    "committee", "prosecutor",
])  # fmt: skip
MISSIONS = frozenset(["mission", "force", "forces", "group"])
FACILITIES = ("base", "airport", "field", "dam", "stadium", "bridge", "corridor", "prison", "plant", "cave")
LAWS = ("charter", "treaty", "accord", "protocol", "convention")
"""What every match of the next two patterns holds, for a quick look."""
LOWER_FAC = re.compile(
    rf"(?<![\w-])((?:{UPPER}[\w’'-]*|\d+(?:st|nd|rd|th)?)(?:\s(?:{UPPER}[\w’'-]*|\d+(?:st|nd|rd|th)?))*)"
    r"\s(air ?base|airport|air ?field|military base|naval base|dam|stadium|bridge|corridor|prison|"
    r"cave|(?:power|nuclear) plant)\b"
)
LOWER_LAW = re.compile(
    rf"(?<![\w-])({UPPER}[\w’'&-]*(?:\s{UPPER}[\w’'&-]*)*)\s(charter|treaty|accords?|protocol|convention)\b"
)
CLUB = re.compile(
    r"(?<![\w-])(?:(?:Sporting|D[iy]namo|Atl[eé]tico|Racing|Olympique|Borussia|Lokomotiv|Spartak|Deportivo|Eintracht|"
    rf"A?FC|AC|SC|CF)|(?P<city>Real|Union|Inter|Rapid|Athletic))\s(?P<town>{UPPER}[\w’'-]*\w)"
)
LOWER_EVENT = re.compile(rf"(?<![\w-])({UPPER}[\w-]+)\s(genocide)\b")


def shaped_names(text: str, names: Names) -> Iterator[Candidate]:
    """Names known by their shape."""
    if mostly_capitals(text):
        return
    yield from runs(text, names)
    yield from titled_people(text, names)
    yield from exercises(text)
    yield from named_drills(text, names)
    yield from lower_heads(text, names)
    yield from clubs(text, names)


@lru_cache(maxsize=1)
def mostly_capitals(text: str) -> bool:
    """Whether a passage is set in capitals, so that capitals say nothing about names."""
    if sum(map(text.count, FREQUENT)) > (1 - CAPITALS) * len(text):
        return False
    letters = "".join(filter(str.isalpha, text))
    return sum(map(str.isupper, letters)) > CAPITALS * len(letters)


def runs(text: str, names: Names) -> Iterator[Candidate]:
    """Capitalised runs with a head noun, the head saying what sort of name it is."""
    for run in RUN.finditer(text):
        words = words_in(text, run.start(), run.end())
        for part in parts(text, words, names) if len(words) > 1 else ():
            found = headed(text, part, names)
            if found is not None:
                yield found


def parts(text: str, words: Words, names: Names) -> Iterator[Words]:
    """A run without small words before it, cut after the possessive of a known name or of a body ("the Council's Legal
    Committee"), and at "and" between two names.
    """
    part: Words = []
    for place, word in enumerate(words):
        surface = text[slice(*word)]
        if not part and (surface in CONNECTORS or is_small(surface) or surface.isdigit()):
            continue
        if surface == "and" and _begins_anew(text, part, words[place + 1 :], names):
            yield part
            part = []
            continue
        part.append(word)
        owner = surface.removesuffix("'s").removesuffix("’s")
        if owner != surface and (len(part) > 1 or fold(owner) in names.by_alias or names.kind(owner, "heads")):
            yield part
            part = []
    if part:
        yield part


def _begins_anew(text: str, part: Words, after: Words, names: Names) -> bool:
    """Whether another name stands behind "and": one with a head of its own, behind another head or behind "the"."""
    told = any(is_head(text, word, names) for word in part)
    if told:
        return is_head(text, part[-1], names) and any(is_head(text, word, names) for word in after)
    return text[slice(*after[0])] == "the" and any(is_head(text, word, names) for word in after) if after else False


def is_head(text: str, word: tuple[int, int], names: Names) -> bool:
    """Whether a word says what is named, a possessive ending left out."""
    return names.kind(text[word[0] : bare_end(text, *word)], "heads") is not None


def headed(text: str, part: Words, names: Names) -> Candidate | None:
    """The name in a part of a run: up to its head, or to the end where the head stands before "of"."""
    if len(part) < 2 or not any(is_head(text, word, names) for word in part):
        return None
    part = without_date_tail(text, part)
    heads = [i for i, word in enumerate(part) if is_head(text, word, names)]
    if not heads or len(part) < 2:
        return None
    of = next(
        (i for i, word in enumerate(part) if text[slice(*word)] in {"of", "for", "on"} and i),
        len(part),
    )
    first = leading_title(text, part, names)
    if names.kind(text[slice(*part[first])], "given") and of < heads[0]:
        return headed(text, part[of + 1 :], names)
    before = [i for i in heads if i < of]
    head = before[-1] if before and before[-1] == of - 1 else heads[-1]
    last = len(part) - 1 if head == of - 1 and of < len(part) else head
    if last > of and head == of - 1 and is_body_of_state(text, part, of, names):
        last = head
    if last == head == 0:
        return None
    bounds = trimmed(text, part[0][0], part[last][1], names)
    if bounds is None or not _specific(text, bounds[0], bounds[1], names):
        return None
    label = names.kind(text[part[head][0] : bare_end(text, *part[head])], "heads") or "ORG"
    end = _with_mission_place(text, bounds[1], part[head], names)
    return Candidate(start=bounds[0], end=end, label=label, how="shape")


def is_body_of_state(text: str, part: Words, of: int, names: Names) -> bool:
    """Whether "of" leads to a state, and the words before it are a body's full name: "Security Council of Kenya"."""
    after = [w for w in part[of + 1 :] if text[slice(*w)] != "the"]
    if not after or text[slice(*part[of - 1])].casefold() not in SPLIT_BODIES:
        return False
    row = names.by_alias.get(fold(text[after[0][0] : bare_end(text, *after[-1])]))
    return row is not None and row.label == "GPE" and of >= 2


def _specific(text: str, start: int, end: int, names: Names) -> bool:
    """Whether some word is neither a head, a title nor a connector: "Organization" alone names nothing."""
    generic = ("heads", "titles", "roles", "ignored")
    return any(
        not any(names.kind(text[a:b], group) for group in generic) and text[a:b] not in CONNECTORS
        for a, b in words_in(text, start, end)
    )


def _with_mission_place(text: str, end: int, head: tuple[int, int], names: Names) -> int:
    """The end of "Mission in Haiti": missions and forces are named for the place they are sent to."""
    if text[slice(*head)].casefold() not in MISSIONS:
        return end
    match = re.match(r"\sin\s(?:the\s)?", text[end:])
    place = match and re.match(rf"{UPPER}[\w’'-]*(?:\s{UPPER}[\w’'-]*)*", text[end + match.end() :])
    if match and place:
        row = names.by_alias.get(fold(place.group()))
        if row is not None and row.label in {"GPE", "LOC"}:
            return end + match.end() + place.end()
    return end


def titled_people(text: str, names: Names) -> Iterator[Candidate]:
    """People announced by a title or by what they do: "Senator Ruth Okello", "historian Ruth Okello"."""
    for match in AFTER_WORD.finditer(text):
        word = match.group(1)
        announced = names.kind(word, "titles") if word[0].isupper() else names.kind(word, "roles")
        if not announced or text[match.end(1)] == ",":
            continue
        person = NAMED.match(text, match.end())
        if person is None:
            continue
        words = words_in(text, *person.span())
        while count := leading_title(text, words, names):
            words = words[count:]
        words = words[
            : next(
                (i for i, w in enumerate(words) if _no_person(text, w, names)),
                len(words),
            )
        ]
        if words and (len(words) > 1 or word[0].isupper()):
            yield Candidate(
                start=words[0][0],
                end=bare_end(text, *words[-1]),
                label="PERSON",
                how="shape",
            )


def _no_person(text: str, word: tuple[int, int], names: Names) -> bool:
    surface = text[word[0] : bare_end(text, *word)]
    row = names.by_alias.get(fold(surface))
    known = row is not None and row.label in {"NORP", "ORG", "LAW", "EVENT"} and not names.kind(surface, "given")
    titled = names.kind(surface, "heads") or names.kind(surface, "titles")
    return known or titled is not None or surface.casefold() in SMALL_STARTS


def exercises(text: str) -> Iterator[Candidate]:
    """Exercises and wars: a name with its year, or quoted near "exercise", or quoted and ending in "war"."""
    for match in NUMBERED.finditer(text) if "19" in text or "20" in text else ():
        first = match.group().split()[0]
        drilled = (
            "-" in match.group()
            or "–" in match.group()
            or DRILL.search(text[max(0, match.start() - 80) : match.end() + 40])
        )
        if drilled and not is_small(first):
            yield Candidate(start=match.start(), end=match.end(), label="EVENT", how="shape")
    for match in QUOTED.finditer(text):
        inside = match.group(1)
        around = text[max(0, match.start() - 60) : match.start()] + " " + text[match.end() : match.end() + 40]
        if (DRILL.search(around) and is_title(inside)) or (
            WAR.search(inside.split()[-1]) and len(inside.split()) in {3, 4}
        ):
            yield Candidate(start=match.start(1), end=match.end(1), label="EVENT", how="shape")


def named_drills(text: str, names: Names) -> Iterator[Candidate]:
    """Several capitalised words right behind "exercise", none of them a name of something else: "the exercise Mountain
    Accord".
    """
    for match in DRILL_NAME.finditer(text):
        words = [text[slice(*w)] for w in words_in(text, *match.span(1))]
        if not any(is_small(w) or fold(w) in names.by_alias or names.kind(w, "titles") for w in words):
            yield Candidate(start=match.start(1), end=match.end(1), label="EVENT", how="shape")


def is_title(text: str) -> bool:
    """Whether every word but connectors is capitalised."""
    words = text.split()
    return 0 < len(words) <= 6 and all(w[0].isupper() or w[0].isdigit() or w in CONNECTORS for w in words)


def emphasised_exercises(raw: str) -> Iterator[tuple[int, int]]:
    """Bounds of words set in italics near "exercise" in a text that still holds its marks."""
    for match in re.finditer(r"(?<![*_\w])[*_](\w[^*_\n]{1,40}\w)[*_](?![*_\w])", raw):
        around = raw[max(0, match.start() - 100) : match.start()] + raw[match.end() : match.end() + 80]
        if DRILL.search(around) and is_title(match.group(1)):
            yield match.span(1)


def clubs(text: str, names: Names) -> Iterator[Candidate]:
    """Sports clubs: "Dynamo Olsk"; words that mean other things too only before a known city: "Union Lyon"."""
    for match in CLUB.finditer(text):
        end = bare_end(text, *match.span("town"))
        row = names.by_alias.get(fold(text[match.start("town") : end]))
        if is_small(match["town"]) or (match["city"] and (row is None or not row.entity_id.startswith("city/"))):
            continue
        yield Candidate(start=match.start(), end=end, label="ORG", how="shape")


def lower_heads(text: str, names: Names) -> Iterator[Candidate]:
    """Names whose head is in lower case: "Entebbe airport", "Lisbon treaty", "Rwandan genocide"."""
    for match in LOWER_FAC.finditer(text) if any(map(text.__contains__, FACILITIES)) else ():
        if _own_name(text, match, names):
            yield _from_match(text, match, "FAC")
    for match in LOWER_LAW.finditer(text) if any(map(text.__contains__, LAWS)) else ():
        row = names.by_alias.get(fold(match.group(1)))
        city = row is not None and row.entity_id.startswith("city/")
        body = row is not None and row.label == "ORG" and match.group(2) in {"charter", "treaty"}
        if city or body:
            yield _from_match(text, match, "LAW")
    for match in LOWER_EVENT.finditer(text) if "genocide" in text else ():
        if names.state_of_adjective(match.group(1)):
            yield _from_match(text, match, "EVENT")


def _own_name(text: str, match: re.Match[str], names: Names) -> bool:
    """Whether some word before the head is neither a nationality, a state nor a word that begins a sentence."""
    for start, end in words_in(text, *match.span(1)):
        word = text[start:end]
        row = names.by_alias.get(fold(word))
        state = row is not None and (row.label == "NORP" or row.entity_id.startswith(("state/", "org/")))
        if not state and not is_small(word) and not names.kind(word, "titles"):
            return True
    return False


def _from_match(text: str, match: re.Match[str], label: str) -> Candidate:
    words = words_in(text, match.start(), match.end())
    owned = [i for i, w in enumerate(words) if text[slice(*w)].endswith(("'s", "’s")) and i < len(words) - 2]
    words = words[owned[-1] + 1 :] if owned else words
    while is_small(text[slice(*words[0])]) and len(words) > 2:
        words.pop(0)
    return Candidate(start=words[0][0], end=match.end(), label=label, how="shape")
