"""A plan in one article against the accomplished fact in another."""

from __future__ import annotations

import pytest

from pipeline.align.compare import compare_claims
from pipeline.align.stage import background_of, compare_views
from pipeline.align.view import view_claims
from pipeline.packs.knowledge import Knowledge
from pipeline.records.claim import Claim
from pipeline.records.document import Source
from pipeline.records.group import AGREE, CONFLICT, SILENT, UNDECIDED
from tests.synthetic.claim_making import make_claim

ROLES = {"actor": "org/arkwell", "recipient": "ferry"}


def outcome(plan: Claim, fact: Claim, published: tuple[str | None, str | None], knowledge: Knowledge) -> str:
    sources = {"alpha": Source(published=published[0]), "beta": Source(published=published[1])}
    comparison = compare_claims(plan, fact, knowledge=knowledge, sources=sources)
    return next(f.outcome for f in comparison.fields if f.field == "modality")


def plan_of(sentence: str, trigger: str, **more: str) -> Claim:
    return make_claim("alpha-1", sentence, trigger, "STANCE", **ROLES, **more)  # type: ignore[arg-type]


SOLD = make_claim("beta-1", "Arkwell has sold the ferry", "sold", "AGREE", **ROLES)


@pytest.mark.parametrize(
    ("plan", "trigger"),
    [
        ("Arkwell intends to sell the ferry", "intends"),
        ("Arkwell is considering selling the ferry", "considering"),
        ("Arkwell is set to sell the ferry", "set"),
        ("Arkwell has pledged to sell the ferry", "pledged"),
    ],
)
def test_a_plan_that_stands_conflicts_with_the_fact(plan: str, trigger: str, knowledge: Knowledge) -> None:
    assert outcome(plan_of(plan, trigger), SOLD, ("2011-05-20", "2011-05-10"), knowledge) == CONFLICT
    assert outcome(plan_of(plan, trigger), SOLD, ("2011-05-10", "2011-05-20"), knowledge) == CONFLICT
    assert outcome(plan_of(plan, trigger), SOLD, (None, None), knowledge) == UNDECIDED


def test_a_plan_may_have_come_about_since(knowledge: Knowledge) -> None:
    plan = plan_of("Arkwell intends to sell the ferry", "intends")
    assert outcome(plan, SOLD, ("2011-05-10", "2011-09-20"), knowledge) == UNDECIDED
    dated = make_claim("beta-1", "Arkwell sold the ferry on 2011-05-12", "sold", "AGREE", date="2011-05-12", **ROLES)
    assert outcome(plan, dated, ("2011-05-10", "2011-05-13"), knowledge) == UNDECIDED
    assert outcome(plan, dated, ("2011-05-13", "2011-05-13"), knowledge) == CONFLICT


def test_a_fact_of_the_next_month_is_told_at_about_the_same_time(knowledge: Knowledge) -> None:
    plan = plan_of("Arkwell intends to sell the ferry", "intends")
    assert outcome(plan, SOLD, ("2011-05-10", "2011-06"), knowledge) == CONFLICT


def test_another_act_of_the_kind_may_be_planned(knowledge: Knowledge) -> None:
    published = ("2011-05-20", "2011-05-10")
    again = plan_of("Arkwell intends to sell another ferry", "intends")
    assert outcome(again, SOLD, published, knowledge) != CONFLICT
    buying = plan_of("Arkwell intends to paint the ferry", "intends")
    assert outcome(buying, SOLD, published, knowledge) != CONFLICT


def test_a_plan_of_the_past_stands_only_where_it_is_said_to(knowledge: Knowledge) -> None:
    published = ("2011-05-20", "2011-05-10")
    past = plan_of("Arkwell intended to sell the ferry", "intended")
    assert outcome(past, SOLD, published, knowledge) != CONFLICT
    open_still = plan_of("Arkwell intended to sell the ferry but has not yet done so", "intended")
    assert outcome(open_still, SOLD, published, knowledge) == CONFLICT


def test_what_is_promised_is_given(knowledge: Knowledge) -> None:
    promised = make_claim("alpha-1", "Arkwell has promised a ferry", "promised", "AGREE", **ROLES)
    given = make_claim("beta-1", "Arkwell delivered the ferry", "delivered", "AID", **ROLES)
    assert outcome(promised, given, ("2011-05-20", "2011-05-10"), knowledge) == CONFLICT


@pytest.mark.parametrize(
    ("plan", "fact", "expected"),
    [
        ("A new rule on ferries has been <proposed>", "The council has <introduced> a new rule on ferries", CONFLICT),
        ("A settlement is still being <negotiated>", "The firm <reached> a settlement in Alba", CONFLICT),
        ("A settlement was <negotiated>", "The firm <reached> a settlement in Alba", AGREE),
        ("The removal of the fence in Alba remains a <plan>", "Engineers <removed> the fence in Alba", CONFLICT),
        ("The report of the panel is <expected> in June", "The panel has <published> its report", CONFLICT),
        ("The replacement of the bridge is <announced> for May", "Engineers <replaced> the bridge at Alba", CONFLICT),
        ("The replacement of the bridge is <announced> in May", "Engineers <replaced> the bridge at Alba", AGREE),
        ("A bridge in Alba is still only <planned>", "The bridge <opened> at Alba in May", CONFLICT),
        ("A sale of the bridge in Alba is being <talked> about", "The council <sold> the bridge at Alba", CONFLICT),
        ("The council <talked> about a sale of the bridge", "The council <sold> the bridge at Alba", AGREE),
        ("A bridge in Alba was <promised> by the mayor", "The bridge <opened> at Alba in May", AGREE),
        ("A bridge in Alba was <planned> by the mayor", "The bridge <opened> at Alba in May", AGREE),
        ("The council has <set> up an inquiry", "The council <established> an inquiry", AGREE),
        ("The council is <considering> a new rule", "The council <repealed> a rule", AGREE),
    ],
)
def test_a_planned_thing_has_not_come_to_be(plan: str, fact: str, expected: str, knowledge: Knowledge) -> None:
    thing = next(word for word in ("rule", "settlement", "inquiry", "removal", "report", "bridge") if word in plan)
    told = plan_told(plan, "alpha-1", thing), plan_told(fact, "beta-1", thing if thing in fact else "fence")
    assert outcome(*told, ("2011-05-20", "2011-05-10"), knowledge) == expected


def plan_told(marked: str, claim_id: str, thing: str) -> Claim:
    """A claim with its trigger in angle brackets."""
    trigger = marked.partition("<")[2].partition(">")[0]
    sentence = marked.replace("<", "").replace(">", "")
    return make_claim(claim_id, sentence, trigger, recipient=thing, other="place/alba")


def test_what_will_be_done_on_a_condition_is_not_done(knowledge: Knowledge) -> None:
    left = make_claim(
        "alpha-1", "The mill will be closed if no buyer is found", "closed", modality="hypothetical", recipient="mill"
    )
    right = make_claim("beta-1", "The mill was closed in May", "closed", recipient="mill")
    assert outcome(left, right, ("2011-05-20", "2011-05-10"), knowledge) == CONFLICT


def test_what_was_intended_may_have_been_done(knowledge: Knowledge) -> None:
    roles = {"actor": "org/arkwell", "recipient": "ferry"}
    intended = make_claim("alpha-1", "Arkwell intended to sell the ferry", "sell", modality="predicted", **roles)
    still = make_claim("alpha-1", "The ferry still has to be sold by Arkwell", "sold", modality="normative", **roles)
    assert outcome(intended, SOLD, ("2011-05-20", "2011-05-10"), knowledge) != CONFLICT
    assert outcome(still, SOLD, ("2011-05-20", "2011-05-10"), knowledge) == CONFLICT


def test_what_is_to_open_somebody_has_opened(knowledge: Knowledge) -> None:
    plan = make_claim("alpha-1", "The hall is going to open in May", "open", modality="predicted", actor="hall")
    fact = make_claim("beta-1", "The town has opened the hall", "opened", actor="town", other="hall")
    school = make_claim("beta-2", "The town has opened the school", "opened", actor="town", other="school")
    assert outcome(plan, fact, ("2011-05-20", "2011-05-10"), knowledge) == CONFLICT
    assert outcome(plan, school, ("2011-05-20", "2011-05-10"), knowledge) != CONFLICT


@pytest.mark.parametrize(
    ("fact", "trigger", "expected"),
    [
        ("Two new turbines have been installed", "installed", CONFLICT),
        ("Arkwell has installed a pump", "installed", AGREE),
        ("Arkwell has begun installation of two turbines", "begun", CONFLICT),
        ("Arkwell has ended installation of two turbines", "ended", AGREE),
    ],
)
def test_the_act_may_be_told_of_things_by_another_name(
    fact: str, trigger: str, expected: str, knowledge: Knowledge
) -> None:
    plan = make_claim("alpha-1", "The two new units are due to be installed", "due", other="unit")
    thing = "installation" if "installation" in fact else "turbine" if "turbine" in fact else "pump"
    done = make_claim("beta-1", fact, trigger, other=thing)
    assert outcome(plan, done, ("2011-05-20", "2011-05-10"), knowledge) == expected


def test_a_rule_in_force_since_a_day_is_no_draft_after_it(knowledge: Knowledge) -> None:
    draft = plan_told("A new rule on ferries has been <proposed>", "alpha-1", "rule")
    since = "The council has introduced the new rule, in force since 2011-05-01"
    fact = make_claim("beta-1", since, "introduced", date="2011-05-01/..", recipient="rule", other="place/alba")
    assert outcome(draft, fact, ("2011-07", "2011-06-10"), knowledge) == CONFLICT
    assert outcome(draft, fact, ("2011-04", "2011-06-10"), knowledge) != CONFLICT


@pytest.mark.parametrize(
    ("told", "verb", "open_still"),
    [("has been", "signed", True), ("has been", "broken", False), ("was", "signed", False)],
)
def test_what_has_been_offered_is_not_yet_had(told: str, verb: str, open_still: bool, knowledge: Knowledge) -> None:
    sentence = f"Arkwell {told} offered a contract"
    offer = make_claim("alpha-1", sentence, "contract", modality="possible", actor="org/arkwell")
    had = make_claim("beta-1", f"Arkwell has {verb} its contract", verb, actor="org/arkwell")
    found = outcome(offer, had, ("2011-05-20", "2011-05-10"), knowledge)
    assert (found == CONFLICT) is open_still


@pytest.mark.parametrize(("link", "expected"), [(0.2, CONFLICT), (0.1, SILENT)])
def test_a_word_in_common_needs_a_link(link: float, expected: str, knowledge: Knowledge) -> None:
    sources = {"alpha": Source(published="2011-05-20"), "beta": Source(published="2011-05-10")}
    plan = plan_of("Arkwell intends to sell the ferry", "intends")
    views = view_claims((plan, SOLD), sources, knowledge.relatedness, knowledge.contrasts)
    fields = compare_views(*views, background_of((), knowledge), score=link, keys=()).fields
    assert next(f.outcome for f in fields if f.field == "modality") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Arkwell is to sell the ferry", CONFLICT),
        ("Arkwell was to sell the ferry", AGREE),
        ("Arkwell was to have sold the ferry", CONFLICT),
        ("Arkwell agreed to sell the ferry", AGREE),
        ("Arkwell has agreed to sell the ferry", CONFLICT),
    ],
)
def test_what_was_to_be_done_may_have_been_done_since(told: str, expected: str, knowledge: Knowledge) -> None:
    plan = make_claim("alpha-1", told, "sold" if "sold" in told else "sell", "FORECAST", modality="predicted", **ROLES)  # type: ignore[arg-type]
    found = outcome(plan, SOLD, ("2011-05-20", "2011-05-10"), knowledge)
    assert (found == CONFLICT) == (expected == CONFLICT)
