"""Whether a phrase that could be a time is one here: May or a modal, a year or a count, fall or a collapse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from pipeline.extract.times.fields import points_back
from pipeline.extract.times.lexer import Lexeme
from pipeline.extract.times.lexicon import words

PREPOSITIONS: Final = words(
    """in since by until till from during of after before between through throughout to around about circa for
    late early mid last this next that every and or & – - — / ( , : ; spring summer autumn winter fall
    december previous following"""
)
STRICT: Final = words("in since by of from until during after before through to")
NEVER_AFTER_YEAR: Final = words(
    """men people troops percent per million billion thousand km kilometres kilometers miles tons tonnes metres
    meters feet dead civilians km2 deaths more dollars euros % killed wounded"""
)
NOT_AFTER_MARCH: Final = words("""on to by through from in of into towards toward across and was is""")
NOT_PLURAL: Final = words(
    """was is as his its this has does perhaps across towards besides unless plus always thus sees us versus
    crisis series previous various numerous remains includes becomes begins brings follows marks makes says
    takes shows meant elections protests talks events"""
)
DETERMINERS: Final = words("""the its his her their our this that as""")
SEASON_NOUNS: Final = words("""offensive campaign season session semester election elections term harvest""")
SEASON_LEADS: Final = words(
    """in by during of until since early late mid last next this that following previous the every each and , -
    from through throughout over spent before after"""
)
AFTER_DAY: Final = words(
    """. , ; : ) ( and or of to the in by for with was were he they it a at on as when before after until from
    but | – - while who"""
)
ROUGHLY: Final = words("""about around circa some nearly almost over under than roughly approximately""")
NUMBERED: Final = words(
    """$ € £ # № no number article resolution room flight page pages paragraph section directive route bus
    channel unit chapter order protocol version model"""
)
COUNTING: Final = frozenset({"MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE"})


POSSESSIVES: Final = frozenset({"'s", "’s"})


class Setting(NamedTuple):
    """A phrase of tokens `[start, end)` with its classes, and the words beside it: `before` in lower case."""

    lexemes: Sequence[Lexeme]
    start: int
    end: int
    kinds: str
    before: str
    after: str
    names: bool = False

    @property
    def last(self) -> Lexeme:
        """Its last token."""
        return self.lexemes[self.end - 1]

    @property
    def noun_follows(self) -> bool:
        """Whether a word in lower case follows."""
        return self.after[0].isalpha() and self.after[0].islower()


def is_time(rule: str, lexemes: Sequence[Lexeme], start: int, end: int, *, names: bool = False) -> bool:
    """Whether the phrase of tokens `[start, end)`, found by a rule of that name, is about time where it stands.

    `names` lets the year at the end of a name pass for one.
    """
    check = CHECKS.get(rule)
    if check is None:
        return True
    before = lexemes[start - 1].text.lower() if start else "."
    after = lexemes[end].text if end < len(lexemes) else "."
    kinds = "".join([x.kind for x in lexemes[start:end]])
    return check(Setting(lexemes, start, end, kinds, before, after, names))


def _vague(at: Setting) -> bool:
    if at.last.kind != "V":
        return True
    touching = at.end < len(at.lexemes) and at.lexemes[at.end].kind == "-" and at.lexemes[at.end].start == at.last.end
    return not touching and at.after.lower() not in {"in", "as"}


def _quarter(at: Setting) -> bool:
    if at.kinds[0] != "t" or "-" in at.kinds:
        return True
    return at.before in {"in", "for", "during", "of", "from", "since"} and at.after.lower() != "of"


def _long_number(at: Setting) -> bool:
    return at.before in {"in", "since", "until", "by", "year"} and at.after in {".", ",", ";", ":", ")"}


def _month(at: Setting) -> bool:
    """May and March stand for months after a preposition or in a list, not where a verb or a family name may stand;
    a shortened month never stands alone.
    """
    if at.kinds[-1] == "b":
        return False
    if at.kinds != "m":
        return True
    if at.before in {"the", "a", "an"} or at.before in POSSESSIVES:
        return at.noun_follows and at.after.lower() not in NOT_AFTER_MARCH
    if at.before in {"–", "-", "—", ".", "|", ":", ";", "(", "/"}:
        return at.after in {".", ",", "-", "–", ")", "/"}
    if at.after == "Day" or at.before not in PREPOSITIONS:
        return False
    listed = at.before in {",", "and", "or"} and at.last.text.lower() == "may"
    return not (listed and at.noun_follows and at.after.lower() not in PREPOSITIONS)


def _season(at: Setting) -> bool:
    """Fall and spring need a preposition or a noun that goes with seasons; "the fall of" is a collapse."""
    if at.kinds[-1] != "s" or len(at.kinds) > 2 or at.after.lower() in SEASON_NOUNS:
        return True
    if at.kinds[0] == "t":
        return at.before in SEASON_LEADS and at.after.lower() != "of"
    if at.last.value == "SP" and at.last.text[0].isupper():
        return True
    plain = at.before not in {"the", "and", ",", "to", "-"} and at.after.lower() not in {"of", "to"}
    return at.before in SEASON_LEADS and plain


def _day_of_month(at: Setting) -> bool:
    return at.after.lower() in AFTER_DAY and at.last.text[0].isdigit()


def _part_of_day(at: Setting) -> bool:
    if at.last.text[0].isupper() and at.before not in {".", "|"}:
        return False
    return at.kinds != "th" or at.before in {"in", "during", "at", "that"}


def _relative(at: Setting) -> bool:
    """The year and the month refer back, "the week" and "the day" too loosely; "the Year" belongs to a name."""
    if at.kinds != "tu":
        return True
    if at.last.text[0].isupper() and at.before not in {".", "|"}:
        return at.last.text.isupper()
    weekend = at.last.value == "E" and at.before in {"over", "during", "at", "on"}
    return (weekend or at.last.value in {"Y", "M"}) and at.after != "-"


def _shift(at: Setting) -> bool:
    """Whether it counts from a time told before: "a day after" and "two years earlier" do, not "a day after the raid"
    and "two years earlier than planned".
    """
    if at.last.text.lower() in {"after", "before"}:
        if points_back(at.lexemes, at.end):
            return True
        return not at.after[0].isalpha() or at.after.lower() in BEHIND_SHIFT
    return at.after.lower() != "than"


def _year(at: Setting) -> bool:
    core = at.lexemes[at.start : at.end]
    if "C" in (core[0].kind, core[-1].kind):
        return True
    if (_ends_name(at) and not at.names) or any(x.kind == "A" and x.value in COUNTING for x in core):
        return False
    if at.last.text[0] in "'’":
        return not at.after[0].isalpha() or at.before in PREPOSITIONS | DETERMINERS
    if at.before in NUMBERED or at.after == "%":
        return False
    return not _counts(at) and _stands_as_year(at)


def _ends_name(at: Setting) -> bool:
    """Whether a bare year ends a name: "Storm-2019", "Joint Effort 2019"."""
    if at.kinds != "Y" or at.start < 1 or at.last.text[0] in "'’":
        return False
    left = at.lexemes[at.start - 1]
    if left.kind == "-" and left.end == at.last.start and at.start > 1:
        word = at.lexemes[at.start - 2]
        return word.end == left.start and word.text[0].isalpha()
    named = left.kind in "xI" and left.text[0].isupper() and at.before not in PREPOSITIONS
    return named and at.start > 1 and at.lexemes[at.start - 2].kind not in ".|"


def _counts(at: Setting) -> bool:
    """Whether the number counts what follows: "2000 people", "about 1900 homes"."""
    lower = at.after.lower()
    number = int(float(str(at.last.value)))
    if lower in NEVER_AFTER_YEAR:
        return not (at.before in {"in", "since"} and lower in {"people", "more", "troops", "civilians"})
    if not (at.noun_follows and lower.endswith("s") and lower not in NOT_PLURAL):
        return False
    if at.before in ROUGHLY or any(kind in "A~" for kind in at.kinds):
        return True
    recent = number >= RECENT
    return not (recent and (at.before in DETERMINERS or at.before in STRICT))


def _stands_as_year(at: Setting) -> bool:
    number = int(float(str(at.last.value)))
    if number >= RECENT or at.before in PREPOSITIONS or len(at.kinds) > 1:
        return True
    return (at.before in DETERMINERS and number >= WRITTEN) or at.before in {".", "|"}


BEHIND_SHIFT: Final = words("was were is had and but or when came saw brought")
"""Words behind "a day after" that are not what it counts from."""
RECENT: Final = 1900
"""From here on four digits are a year unless something speaks against it."""
WRITTEN: Final = 1500
"""From here on "the 1648 treaty" names a year."""
CHECKS: Final[dict[str, Callable[[Setting], bool]]] = {
    "vague": _vague,
    "quarter": _quarter,
    "impossible year alone": _long_number,
    "month": _month,
    "season": _season,
    "day of month": _day_of_month,
    "part of day": _part_of_day,
    "relative": _relative,
    "shift": _shift,
    "year": _year,
}
