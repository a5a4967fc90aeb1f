"""The posts that a claim names: titles of offices.csv, and the body of each as far as the words say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.align.background import Background, dated_in_words
from pipeline.align.role_words import SECOND
from pipeline.align.tenure import BEFORE, GOING_ON, HAD, STOP, THEN, tenure
from pipeline.align.view import ClaimView
from pipeline.align.words import content_stems, lower_words, words_around
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
DEPUTY = "deputy"
SEAT = "parliamentary deputy"
"""The title of a deputy who sits in a parliament."""
_NAME = re.compile(r" [^\W\d_a-z]")
"""How a name begins behind a title."""
_RIGHT_BEFORE = re.compile(
    r"\b(?:until|before|had (?:until then )?(?:been|served|worked|acted|commanded|led|run|headed))\b"
)
_LONG_BEFORE = re.compile(r"\b(?:once|earlier|years before|long before|at one time)\b")
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
COMMANDED = "commanded"
"""The verb of who leads troops, which is a post of its own."""
HAD_WITHIN = 4
"""Words before a verb among which its "had" stands: "had until then commanded"."""
OWNERS = frozenset({"the", "a", "an", "its", "their", "our", "his", "her"})
KIND = 3
"""Words between an article and a title that are read for what the title is of."""


@record(kw_only=False)
class Post:
    """An office with its rank, the title's words, and stems of the words that say in which body it is held: those
    behind it, and those right before it ("the tournament director"). `led` where a verb says it ("heads the museum"),
    `held` when it was held (`tenure.py`).
    """

    office: str
    rank: str
    title: str
    body: frozenset[str]
    kind: frozenset[str] = frozenset()
    led: bool = False
    held: str = THEN

    @property
    def told(self) -> frozenset[str]:
        """Stems of all that is said of the post."""
        return self.body | self.kind | frozenset(content_stems(self.title))


def posts(view: ClaimView, background: Background) -> tuple[Post, ...]:
    """The posts of a claim of office, or of one of leaving a post ("resigned as treasurer"), that are held at the time
    told of.
    """
    return tuple(post for post in background.once(_told, view) if post.held == THEN)


def former_posts(view: ClaimView, background: Background) -> tuple[Post, ...]:
    """The posts of a claim of office that were held before."""
    return tuple(post for post in background.once(_told, view) if post.held == BEFORE)


def just_before(view: ClaimView, _: Background) -> bool:
    """Whether a passage says that somebody held a post right before what it tells: "until then a judge", "had been a
    judge", but not "had once been a judge".
    """
    quote = view.claim.evidence.quote
    return _RIGHT_BEFORE.search(quote) is not None and _LONG_BEFORE.search(quote) is None


def posts_in(text: str, background: Background) -> tuple[Post, ...]:
    """The posts that a text names, whoever holds them."""
    return tuple(_find(_words(text), background))


def _told(view: ClaimView, background: Background) -> tuple[Post, ...]:
    """The posts of a claim, whenever they are held."""
    if view.claim.event_type not in {"OFFICE", "LEAVE"}:
        return ()
    words = _words(view.claim.evidence.quote)
    trigger = lower_words(view.claim.trigger.text.replace("-", " "))
    if view.claim.event_type == "LEAVE":
        after = words[words.index("as") + 1 :] if "as" in words else ()
        return tuple(_find(after, background))[:1]
    if (POSTS | LEADS.keys()) & set(trigger[-1:]):
        after = _words(view.claim.evidence.quote[max(view.claim.trigger.end - view.claim.evidence.start, 0) :])
        return _led(trigger[-1], after, background)
    if LED_BY.keys() & set(trigger[-1:]):
        if led := _words_before(view):
            return _post_of(LED_BY[trigger[-1]], frozenset(content_stems(" ".join(led))), background)
        return _had_led(view, trigger[-1], background) or _titled(view, words, trigger, background)
    return _titled(view, words, trigger, background)


def _titled(
    view: ClaimView, words: Sequence[str], trigger: tuple[str, ...], background: Background
) -> tuple[Post, ...]:
    """The posts of a claim that are told by their titles."""
    dated = dated_in_words(view)
    found = tuple(_find(words, background, trigger[-1:], dated=dated))
    found = tuple(replace(post, kind=post.kind & view.words) for post in found)
    if trigger == (DEPUTY,) and not found and _has_seat(view):
        return (Post(*background.contrasts.offices[SEAT], SEAT, frozenset()),)
    if found and _before_name(view):
        return tuple(post for post in found if post.title not in background.contrasts.slots["courtesy_titles"])
    in_plural = any(word.removesuffix("s") in background.contrasts.offices for word in trigger)
    if found or not (in_plural or HOLDING & set(trigger)):
        return found
    return tuple(_find(_words(view.claim.statement), background, dated=dated))


def _before_name(view: ClaimView) -> bool:
    """Whether a claim's word is a bare title before the name of its holder: "Professor Brun", but neither "the law
    professor Brun" nor "its deputy Brun".
    """
    trigger, evidence = view.claim.trigger, view.claim.evidence
    before = lower_words(evidence.quote[: max(trigger.start - evidence.start, 0)])
    behind = evidence.quote[max(trigger.end - evidence.start, 0) :]
    return _NAME.match(behind) is not None and set(before) <= {"the"}


def _has_seat(view: ClaimView) -> bool:
    """Whether a deputy has a seat in a parliament and stands in for nobody: "the deputy Otto Venn", "a deputy for the
    Greens".
    """
    place = max(view.claim.trigger.start - view.claim.evidence.start, 0)
    before, told = words_around(view.claim.evidence.quote, place, 1, 2)
    return _before_name(view) or (before in {("a",), ("the",)} and told[1:] == ("for",))


def _led(trigger: str, after: Sequence[str], background: Background) -> tuple[Post, ...]:
    """The post of who "heads the museum" or "holds the office of treasurer"; sessions and parties are led beside a
    post.
    """
    if trigger in POSTS:
        return tuple(_find(after, background))
    body = _body(("of", *(after[1:] if after[0] in {"of", "over"} else after)), 0, 0)
    return _post_of(LEADS[trigger], body, background)


def _post_of(title: str, body: frozenset[str], background: Background) -> tuple[Post, ...]:
    """The post of who leads a body now; none where no body is told."""
    if not body or body & background.contrasts.slots["led_beside"]:
        return ()
    office, rank = background.contrasts.offices[title]
    return (Post(office, rank, title, body, led=True),)


def _had_led(view: ClaimView, trigger: str, background: Background) -> tuple[Post, ...]:
    """The post of who "had commanded the guard" before; none where that went on."""
    cut, end = (max(at - view.claim.evidence.start, 0) for at in (view.claim.trigger.start, view.claim.trigger.end))
    before, after = lower_words(view.claim.evidence.quote[:cut]), _words(view.claim.evidence.quote[end:])
    if HAD not in before[-HAD_WITHIN:] or not GOING_ON.isdisjoint((*before, *after)):
        return ()
    told = _body(("of", *after), 0, 0)
    office, rank = background.contrasts.offices[LED_BY[trigger]]
    lasting = told and (trigger == COMMANDED or told.isdisjoint(background.contrasts.slots["led_beside"]))
    return (Post(office, rank, LED_BY[trigger], told, led=True, held=BEFORE),) if lasting else ()


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


def _find(
    words: Sequence[str], background: Background, needed: Sequence[str] = (), *, dated: bool = False
) -> Iterator[Post]:
    """Posts in a run of words; where `needed` is given only those of which it is a word. `dated`: see `tenure`."""
    i, slots = 0, background.contrasts.slots
    while i < len(words):
        size = next((n for n in range(LONGEST, 0, -1) if _is_title(words[i : i + n], n, background)), 0)
        asked = size and (not needed or needed[0] in words[i : i + size])
        if asked and not _tells_merit(words, i, i + size, background):
            title = " ".join(words[i : i + size])
            office, rank = background.contrasts.offices[title]
            if i and words[i - 1] in SECOND:
                office, rank, title = f"deputy-{office}", DEPUTY, f"{words[i - 1]} {title}"
            held = tenure(words, i, i + size, slots, dated=dated)
            yield Post(office, rank, title, _body(words, i, i + size), _kind(words, i, background), held=held)
        i += size or 1


def _is_title(words: Sequence[str], size: int, background: Background) -> bool:
    return len(words) == size and " ".join(words) in background.contrasts.offices


def _tells_merit(words: Sequence[str], first: int, end: int, background: Background) -> bool:
    """Whether a title says how good somebody is at it, and not what post they hold: "was a very capable manager"."""
    praise = words[first - 1 : first]
    judged = (
        bool(praise) and praise[0] in background.contrasts.valence.keys() - background.contrasts.slots["plain_words"]
    )
    return judged and not {"a", "an"}.isdisjoint(words[max(first - 3, 0) : first]) and not _body(words, first, end)


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
