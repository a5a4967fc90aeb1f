"""Words that speak of time: for each its class, one letter, and what it stands for.

The classes are the alphabet of the grammar in `grammar.py`:
@ "part" of a whole, M month, m month whose name is also a common word, b abbreviated month, W weekday, S season,
s season that is also another word, U units, u unit, c century, P edge noun (beginning, end), p edge adjective (early,
late), r mid, L last or past, B previous, N next, F following, G coming, E this, H that, I same, g ago, l later,
e earlier, D day named from today, V word of vague time, J adjective of vague time, h part of day, j holiday, ~ about,
A at most, w number word, a indefinite article, v vague number, o ordinal word, R fraction, Q every, q how often, t the,
f of, i in, n on, k and, z to, d a.m. or p.m.
"""

from __future__ import annotations

from typing import Final

Entry = tuple[str, object]


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


def _numbered(text: str, *, first: int = 1) -> dict[str, int]:
    return {word: number for number, word in enumerate(text.split(), start=first)}


MONTHS: Final = tuple(
    _numbered("january february march april may june july august september october november december")
)
ISSUED: Final = words("published released presented issued dated printed unveiled")
"""What an aside says of a document to tell when it came out."""
WEEKDAYS: Final = tuple(_numbered("monday tuesday wednesday thursday friday saturday sunday"))
SEASONS: Final = {
    "spring": "SP",
    "summer": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
}
DAYPARTS: Final = {
    "morning": "MO", "mornings": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "midday": "MI",
    "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV", "dusk": "EV", "sunset": "EV",
    "night": "NI", "nights": "NI", "nighttime": "NI", "overnight": "NI", "daytime": "DT",
}  # fmt: skip
UNITS: Final = {
    "second": "S", "minute": "m", "hour": "H", "day": "D", "week": "W", "weekend": "E", "fortnight": "F", "month": "M",
    "quarter": "Q", "trimester": "Q", "semester": "6", "season": "N", "year": "Y", "decade": "T", "century": "C",
    "millennium": "K",
}  # fmt: skip
CARDINALS: Final = (
    _numbered(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen"""
    )
    | {
        word: 10 * number
        for word, number in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=2).items()
    }
    | {"hundred": 100, "thousand": 1000, "dozen": 12}
)
ORDINALS: Final = _numbered(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
) | {"thirtieth": 30}
HOLIDAYS: Final = {"christmas": (12, 25), "xmas": (12, 25), "halloween": (10, 31), "christmas day": (12, 25),
                    "christmas eve": (12, 24), "new year's day": (1, 1), "new year's eve": (12, 31),
                    "boxing day": (12, 26)}  # fmt: skip
PAST, PRESENT, FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"
VAGUE: Final = {
    "now": PRESENT, "currently": PRESENT, "nowadays": PRESENT, "presently": PRESENT,
    "recently": PAST, "lately": PAST,
}  # fmt: skip
VAGUE_ADJECTIVES: Final = {
    "former": PAST,
    "recent": PAST,
    "current": PRESENT,
    "future": FUTURE,
}
FREQUENCIES: Final = {
    "hourly": "H", "daily": "D", "everyday": "D", "nightly": "D", "weekly": "W", "fortnightly": "F", "monthly": "M",
    "quarterly": "Q", "yearly": "Y", "annually": "Y", "annual": "Y", "biennial": "2Y",
    "biweekly": "2W", "bimonthly": "2M",
}  # fmt: skip
ABBREVIATED: Final = {name[:3]: number for number, name in enumerate(MONTHS, start=1) if name != "may"} | {"sept": 9}
EDGE_NOUNS: Final = {
    "beginning": "START", "start": "START", "onset": "START", "opening": "START", "outset": "START", "middle": "MID",
    "midst": "MID", "end": "END", "close": "END", "ending": "END",
}  # fmt: skip
ABOUT: Final = {
    "about": "APPROX", "around": "APPROX", "circa": "APPROX", "ca": "APPROX", "c": "APPROX", "roughly": "APPROX",
    "approximately": "APPROX", "almost": "LESS_THAN", "nearly": "LESS_THAN", "some": "APPROX", "just": None,
    "only": None, "mere": None, "over": "MORE_THAN", "under": "LESS_THAN", "more": "MORE_THAN", "less": "LESS_THAN",
    "fewer": "LESS_THAN", "least": "EQUAL_OR_MORE", "than": None,
}  # fmt: skip
CIRCA: Final = frozenset({"about", "around", "circa", "ca", "c", "roughly", "approximately"})


def _grammar_words() -> dict[str, Entry]:
    words: dict[str, Entry] = {
        "the": ("t", None), "of": ("f", None), "in": ("i", None), "on": ("n", None), "and": ("k", "and"),
        "or": ("k", "or"), "to": ("z", None), "through": ("z", None), "until": ("z", None), "till": ("z", None),
        "a": ("a", 1), "an": ("a", 1), "another": ("a", 1), "half": ("R", 0.5), "every": ("Q", "EVERY"),
        "each": ("Q", "EVERY"), "per": ("Q", "EACH"), "old": ("x", "old"), "long": ("x", "long"),
        "early": ("p", "START"), "late": ("p", "END"), "mid": ("r", "MID"), "latter": ("p", "END"),
        "final": ("P", "END"), "closing": ("P", "END"),
        "initial": ("P", "START"), "part": ("@", None), "other": ("o", 2), "o'clock": ("d", None),
        "last": ("L", "last"), "past": ("L", "past"), "previous": ("B", -1), "preceding": ("B", -1), "prior": ("B", -1),
        "next": ("N", 1), "following": ("F", 1), "subsequent": ("F", 1), "ensuing": ("F", 1), "coming": ("G", 1),
        "upcoming": ("G", 1), "this": ("E", None), "these": ("E", None), "that": ("H", None), "those": ("H", None),
        "same": ("I", None), "ago": ("g", -1), "later": ("l", 1), "after": ("l", 1), "afterwards": ("l", 1),
        "afterward": ("l", 1), "hence": ("l", 1), "earlier": ("e", -1), "before": ("e", -1), "previously": ("e", -1),
        "today": ("D", 0), "yesterday": ("D", -1), "tomorrow": ("D", 1), "tonight": ("D", 0),
        "several": ("v", None), "few": ("v", None), "many": ("v", None), "numerous": ("v", None), "couple": ("v", 2),
        "centuries": ("U", "C"), "century": ("c", "C"), "millennia": ("U", "K"),
    }  # fmt: skip
    return words


def _lexicon() -> dict[str, Entry]:
    words = _grammar_words()
    words |= {word: ("w", number) for word, number in CARDINALS.items()}
    words |= {word: ("o", number) for word, number in ORDINALS.items()}
    words |= {name: ("M", number) for number, name in enumerate(MONTHS, start=1)}
    words |= {"may": ("m", 5), "march": ("m", 3)}
    words |= {short: ("b", number) for short, number in ABBREVIATED.items()}
    words |= {name: ("W", number) for number, name in enumerate(WEEKDAYS)}
    words |= {f"{name}s": ("q", f"W{number}") for number, name in enumerate(WEEKDAYS, start=1)}
    words |= {"noon": ("K", "12:00"), "midnight": ("K", "24:00")}
    words |= {name: ("S", code) for name, code in SEASONS.items()} | {
        "spring": ("s", "SP"),
        "fall": ("s", "FA"),
    }
    words |= {name: ("u", code) for name, code in UNITS.items() if name not in {"second", "century", "quarter"}}
    words |= {f"{name}s": ("U", code) for name, code in UNITS.items() if name not in {"century", "millennium"}}
    words |= {"quarter": ("u", "Q")}
    words |= {name: ("h", code) for name, code in DAYPARTS.items()}
    words |= {name: ("j", day) for name, day in HOLIDAYS.items()}
    words |= {name: ("V", reference) for name, reference in VAGUE.items()}
    words |= {name: ("J", reference) for name, reference in VAGUE_ADJECTIVES.items()}
    words |= {name: ("q", code) for name, code in FREQUENCIES.items()}
    words |= {name: ("P", edge) for name, edge in EDGE_NOUNS.items()}
    words |= {name: ("~" if name in CIRCA else "A", mod) for name, mod in ABOUT.items()}
    return words


LEXICON: Final[dict[str, Entry]] = _lexicon()
LEXICON.update({word.replace("'", "’"): entry for word, entry in LEXICON.items() if "'" in word})
