"""Questions and reasons as readers see them."""

from __future__ import annotations

from pipeline.align.stage import background_of
from pipeline.align.view import view_claims
from pipeline.align.wording import ALIKE, calm_question, calm_reason, holder_words, pair_reason, question, voice_of
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import UNNAMED, Claim
from pipeline.records.group import AGREE, SILENT, UNDECIDED, Comparison, FieldComparison
from tests.synthetic.claim_making import make_claim

DRILL = make_claim(
    "alpha-1", "The league cancelled the drill Iron Tide in March 2015.", "cancelled", "EXERCISE",
    date="2015-03", actor="org/league", other="event/iron-tide",
)  # fmt: skip
POST = make_claim(
    "alpha-2", "Castellan, the mayor, spoke", "mayor", "OFFICE", date="2015-03", actor="person/mira-castellan"
)


def ask(field: str, claims: list[Claim], knowledge: Knowledge) -> str:
    if not field:
        return calm_question([voice_of(claim, background_of((), knowledge)) for claim in claims])
    views = view_claims(claims, {}, knowledge.relatedness, knowledge.contrasts)
    return question(field, views, background_of((), knowledge))


def test_a_question_of_date_does_not_give_the_date_away(knowledge: Knowledge) -> None:
    later = make_claim("beta-1", "The drill was called off", "called", "EXERCISE", date="2015-04", actor="org/league")
    assert ask("date", [DRILL, later], knowledge) == "When was this: “The league cancelled the drill Iron Tide”?"


def test_questions_of_office_and_of_one_source(knowledge: Knowledge) -> None:
    other = make_claim("beta-1", "Castellan, the deputy mayor", "mayor", "OFFICE", actor="person/mira-castellan")
    assert ask("office", [POST, other], knowledge) == "Which office does Mira Castellan hold (March 2015)?"
    assert ask("", [POST], knowledge) == "What is said here alone: “Castellan, the mayor, spoke”?"


def test_a_calm_question_tells_the_claim_with_most_names_then_the_commonest_act(knowledge: Knowledge) -> None:
    short = make_claim("beta-1", "The league cancelled it", "cancelled", actor="org/league")
    bare = make_claim("delta-1", "It was put off", "put")
    assert ask("", [short, DRILL, bare], knowledge) == (
        "What do the sources say of this: “The league cancelled the drill Iron Tide in March 2015”?"
    )
    again = make_claim("gamma-1", "The league called the whole of it off", "called", actor="org/league")
    once_more = make_claim("gamma-2", "The league then called all of it off", "called", actor="org/league")
    assert ask("", [short, again, once_more], knowledge).endswith("“The league then called all of it off”?")


def test_a_long_statement_is_cut_at_a_word(knowledge: Knowledge) -> None:
    long = make_claim("alpha-1", "The league said " + "and said again " * 20, "said")
    found = ask("", [long], knowledge)
    assert len(found) < 220
    assert found.endswith(" …”?")


def test_holders_are_told_from_authors(knowledge: Knowledge) -> None:
    quoted = make_claim("alpha-1", "The dam is safe", "safe", holder="person/otto-halvorsen")
    rumour = make_claim("beta-1", "The dam leaks", "leaks", holder=UNNAMED)
    background = background_of((), knowledge)
    left, right = view_claims((quoted, rumour), {}, knowledge.relatedness, knowledge.contrasts)
    assert holder_words(quoted, background) == "Otto Halvorsen, quoted by alpha"
    assert holder_words(rumour, background) == "others, quoted by beta"
    field = FieldComparison(
        field="assessment", outcome="conflict", reason="opposite evaluations: “safe” against “leaks”"
    )
    assert pair_reason(left, right, field, background) == (
        "Opposite evaluations: “safe” against “leaks” (Otto Halvorsen, quoted by alpha against others, quoted by beta)."
    )


def calm(verdict: str, fields: tuple[FieldComparison, ...], knowledge: Knowledge) -> str:
    other = make_claim("beta-1", "The drill was called off", "called", "EXERCISE", date="2015-03", actor="org/league")
    left, right = (voice_of(claim, background_of((), knowledge)) for claim in (DRILL, other))
    pair = Comparison(
        left=left.claim_id, right=right.claim_id, group_ids=(), verdict=verdict, conflict_on=(), fields=fields,
        score=0.5, keys=(),
    )  # fmt: skip
    return calm_reason(left, right, pair.fields, pair.verdict)


def test_agreement_says_once_what_both_say(knowledge: Knowledge) -> None:
    both = tuple(FieldComparison(field=f, outcome=AGREE, reason="both name Chile") for f in ("participant", "place"))
    assert calm(AGREE, both, knowledge) == "Both name Chile (alpha and beta)."


def test_what_is_left_open_says_why(knowledge: Knowledge) -> None:
    silent = FieldComparison(field="place", outcome=SILENT, reason="no place")
    assert calm(UNDECIDED, (silent,), knowledge) == f"{ALIKE} (alpha and beta)."
    torn = FieldComparison(field="date", outcome=UNDECIDED, reason="the dates overlap")
    assert calm(UNDECIDED, (silent, torn), knowledge) == "The dates overlap (alpha and beta)."


def test_a_question_about_one_body_names_it(knowledge: Knowledge) -> None:
    claims = [
        make_claim(f"{doc}-1", "It was founded", "founded", "FOUND", date=year, actor="org/coal-organization")
        for doc, year in (("alpha", "1951"), ("beta", "1952"))
    ]
    assert ask("date", claims, knowledge) == "When was the Coal Organization founded?"
    drill = make_claim("beta-1", "The drill was called off", "called", "EXERCISE", date="2015-04", actor="org/league")
    assert ask("date", [claims[0], drill], knowledge).startswith("When was this")
