"""The posts that a claim names: titles of offices.csv, and the body of each as far as the words say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.align.background import Background
from pipeline.align.role_words import PAST
from pipeline.align.view import ClaimView
from pipeline.align.words import content_stems, lower_words
from pipeline.records.record import record

HOLDING = frozenset(
    {"become", "became", "becomes", "is", "was", "been", "are", "were", "remains", "remained", "appointed", "elected"}
    | {
        "named",
        "made",
        "chosen",
        "serves",
        "served",
        "serving",
        "works",
        "worked",
        "stays",
        "continues",
        "promoted",
        "sworn",
        "reelected",
        "acts",
        "acted",
    }
)
"""Words that put a person into an office that stands elsewhere in the claim; "resigned" does not."""
PASSING = frozenset({"outgoing", "acting", "interim", "designate", "future", "incoming"})
"""Words for a holder at the beginning or the end, or in place of another."""
SECOND = frozenset({"deputy", "vice", "assistant"})
"""Words before a title for who stands in for its holder."""
DEPUTY = "deputy"
STOP = ""
"""Stands for a comma or bracket among words."""
_COMMA = re.compile(r"[,;:()–—]")
LONGEST = 5
"""Most words of a title."""
BODY = 6
"""Words after "of" that are read for the body."""
BOUNDS = frozenset(
    {STOP, "who", "which", "that", "in", "on", "at", "to", "from", "by", "with", "as", "was", "is", "had", "has"}
    | {"said", "were", "are", "after", "before", "since", "until", "when", "where", "while", "for"}
)


LEADS = {
    "heads": "head", "runs": "head", "charge": "head", "leads": "leader", "chairs": "chair", "presides": "chair",
    "directs": "director", "commands": "commander", "manages": "manager", "captains": "captain", "coaches": "coach",
}  # fmt: skip
"""Words by which somebody who is told of now leads what stands behind them -> the title; "led" may be long ago."""
LED_BY = {
    "headed": "head", "run": "head", "led": "leader", "chaired": "chair", "directed": "director",
    "commanded": "commander", "managed": "manager", "captained": "captain", "coached": "coach",
}  # fmt: skip
"""The same where something "is headed by" somebody."""
POSTS = frozenset({"post", "office", "position", "job"})
"""Words before "of" with which somebody holds a post."""
OWNERS = frozenset({"the", "a", "an", "its", "their", "our", "his", "her"})
KIND = 3
"""Words between an article and a title that are read for what the title is of."""


@record(kw_only=False)
class Post:
    """An office with its rank, the title's words, and stems of the words that say in which body it is held: those
    behind it, and those right before it ("the tournament director"). `led` where a verb says it ("heads the museum").
    """

    office: str
    rank: str
    title: str
    body: frozenset[str]
    kind: frozenset[str] = frozenset()
    led: bool = False

    @property
    def told(self) -> frozenset[str]:
        """Stems of all that is said of the post."""
        return self.body | self.kind | frozenset(content_stems(self.title))


def posts(view: ClaimView, background: Background) -> tuple[Post, ...]:
    """The posts of a claim of office, or of one of leaving a post ("resigned as treasurer"); none of former
    holders.
    """
    words = _words(view.claim.evidence.quote) if view.claim.event_type in {"OFFICE", "LEAVE"} else ()
    trigger = lower_words(view.claim.trigger.text.replace("-", " ")) if words else ()
    leads = (LEADS.keys() | LED_BY.keys()) & set(trigger[-1:])
    if not words or (PAST & set(words) and not leads):
        return ()
    if view.claim.event_type == "LEAVE":
        after = words[words.index("as") + 1 :] if "as" in words else ()
        return tuple(_find(after, background, ()))[:1]
    if (POSTS | LEADS.keys()) & set(trigger[-1:]):
        after = _words(view.claim.evidence.quote[max(view.claim.trigger.end - view.claim.evidence.start, 0) :])
        return _led(trigger[-1], after, background)
    if LED_BY.keys() & set(trigger[-1:]) and (led := _words_before(view)):
        return _post_of(LED_BY[trigger[-1]], frozenset(content_stems(" ".join(led))), background)
    found = tuple(_find(words, background, trigger[-1:]))
    found = tuple(replace(post, kind=post.kind & view.words) for post in found)
    in_plural = any(word.removesuffix("s") in background.contrasts.offices for word in trigger)
    if found or not (in_plural or HOLDING & set(trigger)):
        return found
    return tuple(_find(_words(view.claim.statement), background, ()))


def _led(trigger: str, after: Sequence[str], background: Background) -> tuple[Post, ...]:
    """The post of who "heads the museum" or "holds the office of treasurer"; sessions and parties are led beside a
    post.
    """
    if trigger in POSTS:
        return tuple(_find(after, background, ()))
    body = _body(("of", *(after[1:] if after[0] in {"of", "over"} else after)), 0, 0)
    return _post_of(LEADS[trigger], body, background)


def _post_of(title: str, body: frozenset[str], background: Background) -> tuple[Post, ...]:
    """The post of who leads a body now; none where no body is told."""
    if not body or body & background.contrasts.slots["led_beside"]:
        return ()
    office, rank = background.contrasts.offices[title]
    return (Post(office, rank, title, body, led=True),)


def _words_before(view: ClaimView) -> tuple[str, ...]:
    """What "is headed by" somebody, in words; nothing where another form of the verb is told."""
    cut = max(view.claim.trigger.start - view.claim.evidence.start, 0)
    words = _words(view.claim.evidence.quote[:cut])[:-1]
    by = lower_words(view.claim.evidence.quote[cut:])[1:2] == ("by",)
    if not by or words[-1:] not in {("is",), ("are",)}:
        return ()
    first = next((i + 1 for i in range(len(words) - 1, -1, -1) if words[i] == STOP), 0)
    return words[max(first, len(words) - BODY - 1) : -1]


def _words(text: str) -> tuple[str, ...]:
    """Words in lower case, with a stop where a comma or bracket parts them."""
    return tuple(word for part in _COMMA.split(text.replace("-", " ")) for word in (*lower_words(part), STOP))


def passing(view: ClaimView, _: Background) -> frozenset[str]:
    """The words that say that a post is held in passing: "acting", "outgoing"."""
    return PASSING.intersection(_words(view.claim.evidence.quote))


def titles(view: ClaimView, background: Background) -> dict[str, str]:
    """Offices that a claim of office names -> the title's words; the longest title at each place counts. None of who
    holds one in passing.
    """
    if view.claim.event_type != "OFFICE" or background.once(passing, view):
        return {}
    found: dict[str, str] = {}
    for post in background.once(posts, view):
        found.setdefault(post.office, post.title)
    return found


def _find(words: Sequence[str], background: Background, needed: Sequence[str]) -> Iterator[Post]:
    """Posts in a run of words; where `needed` is given only those of which it is a word."""
    i = 0
    while i < len(words):
        size = next((n for n in range(LONGEST, 0, -1) if _is_title(words[i : i + n], n, background)), 0)
        if size and (not needed or needed[0] in words[i : i + size]):
            title = " ".join(words[i : i + size])
            office, rank = background.contrasts.offices[title]
            if i and words[i - 1] in SECOND:
                office, rank, title = f"deputy-{office}", DEPUTY, f"{words[i - 1]} {title}"
            yield Post(office, rank, title, _body(words, i, i + size), _kind(words, i, background))
        i += size or 1


def _is_title(words: Sequence[str], size: int, background: Background) -> bool:
    return len(words) == size and " ".join(words) in background.contrasts.offices


def _body(words: Sequence[str], first: int, end: int) -> frozenset[str]:
    """Stems of "of the harbour union" behind a title, else of "the harbour union's" before it."""
    when = tuple(words[end : end + 3]) == ("at", "the", "time")
    if end < len(words) and words[end] in {"of", "for", "at"} and not when:
        stop = next((i for i in range(end + 1, len(words)) if words[i] in BOUNDS), len(words))
        return frozenset(content_stems(" ".join(words[end + 1 : min(stop, end + 1 + BODY)])))
    owner = next((i for i in range(first - 1, max(first - 3, -1), -1) if words[i].endswith(("'s", "’s"))), None)
    if owner is None:
        return frozenset()
    begin = next((i + 1 for i in range(owner - 1, -1, -1) if words[i] in {"the", "a", "an"}), owner)
    return frozenset(content_stems(" ".join(words[begin : owner + 1]).replace("'s", "").replace("’s", "")))


def _kind(words: Sequence[str], first: int, background: Background) -> frozenset[str]:
    """Stems of the words between an article or an owner and a title, but for "new" and the like."""
    begin = next((i for i in range(first - 1, max(first - KIND - 2, -1), -1) if _owns(words[i])), first)
    return frozenset(content_stems(" ".join(words[begin + 1 : first]))) - background.contrasts.slots["plain_words"]


def _owns(word: str) -> bool:
    return word in OWNERS or word.endswith(("'s", "’s"))
