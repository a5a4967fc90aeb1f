"""What the parser often gets wrong and the text itself tells, mended before anything is read off a parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.extract.appositions import mend_appositions
from pipeline.extract.asides import mend_asides
from pipeline.extract.counting_verbs import find_counting_verbs
from pipeline.extract.datelines import set_off_dateline
from pipeline.extract.halves import HYPHEN, join_ranks, join_seeming
from pipeline.extract.head_links import hangs, hung_on, is_rooted, upward
from pipeline.extract.months import part_months
from pipeline.extract.particles import join_particles

APART, COMMA = ";", ","
SAID, ROOT = "ccomp", "ROOT"
JOINED, JOINT = "conj", "cc"
DESCRIBING, PAST_TENSE, PARTICIPLE = "acl", "VBD", "VBN"
PARTICIPLES = frozenset({PARTICIPLE, "VBG"})
FIRST_BEHIND = 2
"""First place at which a word may stand behind a preposition and its noun."""
NOUN = "NN"
NOUNS_OF = {"VBZ": "NNS", "VB": NOUN, "VBP": NOUN}
"""What nouns are tagged as that look like verbs of such tags."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
BARRING = frozenset({"dobj", "oprd", "aux", "auxpass", "cc", "ccomp", "attr", "acomp", "neg"})
"""Labels of what no participle set off has below it."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TAKEN = SUBJECTS | {"dobj"}
HELPING = frozenset({"aux", "auxpass"})
HELPERS = frozenset({"be", "have", "do", "will", "would", "shall", "should", "can", "could", "may", "might", "must"})
FRONTED = frozenset(
    {"only", "not", "never", "nor", "neither", "seldom", "rarely", "hardly", "no", "nowhere", "scarcely"}
)
"""Opening words behind which a verb stands before its subject."""
BEING = frozenset({"was", "were", "is", "are"})
PERFECT = frozenset({"has", "have", "had"})
WITHIN_PHRASE = frozenset({"DT", "PRP$", "PRP", "JJ", "CD", "NN", "NNS", "NNP", "NNPS", "POS"})
"""Tags of the words of a noun phrase."""
TELLING = frozenset(
    {"say", "tell", "claim", "argue", "state", "add", "announce", "report", "explain", "insist", "maintain"}
)
SPEAKING = frozenset(
    {"accuse", "blame", "warn", "urge", "condemn", "criticise", "criticize", "praise", "thank", "insist", "apologise",
     "apologize", "denounce", "rebuke", "hail", "add", "lament"}
)  # fmt: skip
"""Verbs of what is done by saying something to or of somebody."""
HAVING = "having"
NONE_OTHER = ("none", "other", "than")
SET = frozenset({"due", "set", "slated", "scheduled", "supposed", "expected", "about"})
"""Words before what somebody is to do."""
UNATTACHED = "dep"
"""Label of a word of which the parser knows no part."""
OUTER = frozenset(
    {("rule", "out"), ("put", "off"), ("keep", "on"), ("carry", "on"), ("give", "up"), ("swear", "off"),
     ("hold", "off"), ("end", "up"), ("go", "on")}
)  # fmt: skip
"""Verbs with particles that a gerund right behind completes."""
DENYING = frozenset({"deny", "admit", "promise", "announce", "acknowledge", "concede", "vow", "pledge"})
"""Verbs of saying, where a clause follows that tells what."""


def mend(spelled: Mapping[str, list[str]], blanks: Sequence[bool], heads: list[int]) -> None:
    """Mend a parse in place. `spelled`: words, lower case, lemmas, tags and dependency labels, by spaCy's names of
    these columns; `blanks`: whether a space follows each; `heads`: how far away each head is. A parse that mending
    would leave without a root for some word stays as the parser made it.
    """
    words_before = {name: column.copy() for name, column in spelled.items()}
    heads_before = heads.copy()
    _mend(spelled, blanks, heads)
    if not is_rooted(heads):
        heads[:] = heads_before
        for name, column in words_before.items():
            spelled[name][:] = column


def _mend(spelled: Mapping[str, list[str]], blanks: Sequence[bool], heads: list[int]) -> None:
    words, lower, lemmas, tags, labels = (spelled[name] for name in ("ORTH", "LOWER", "LEMMA", "TAG", "DEP"))
    forms = frozenset(lower)  # what most passages hold none of need not be looked for word by word
    set_off_dateline(words, blanks, labels, heads)
    part_months(spelled, heads)
    join_particles(lemmas, lower, labels, heads)
    find_counting_verbs(spelled, heads)
    read_subjects(spelled, heads)
    read_chiefs(spelled, heads)
    if not SET.isdisjoint(forms):
        read_infinitives(spelled, heads)
    hang_on_nouns(lower, tags, labels, heads)
    part_clauses(words, labels, heads)
    if HYPHEN in forms:
        join_ranks(words, blanks, labels, heads)
        join_seeming(spelled, heads)
    if forms.issuperset(NONE_OTHER):
        pass_over_none_other(lower, labels, heads)
    lift_off_auxiliaries(lemmas, labels, heads)
    read_relatives(lower, tags, labels, heads)
    if HAVING in forms:
        part_having_done(lower, labels, heads)
    turn_passives(lower, tags, labels, heads)
    join_turned(lower, tags, labels, heads)
    turn_second_subjects(tags, labels, heads)
    give_speech_back(lemmas, tags, labels, heads)
    complete_by_gerund(lemmas, tags, labels, heads)
    set_off_participles(words, tags, labels, heads)
    mend_asides(spelled, heads)
    if COMMA in forms:
        mend_appositions(spelled, heads)


def part_clauses(words: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """Set clauses before a semicolon beside the clause behind it: the parser takes them for what that says, "the ship
    sank; all were rescued" like "the ship sank, he said".

    `labels` are dependency labels, `heads` how far away each head is; both are changed.
    """
    for mark, word in enumerate(words):
        if word != APART:
            continue
        later = mark + heads[mark]
        for clause in range(mark):
            if labels[clause] == SAID and clause + heads[clause] == later > mark:
                labels[clause] = labels[later]
                heads[clause] = 0 if labels[later] == ROOT else later + heads[later] - clause


def give_speech_back(lemmas: Sequence[str], tags: Sequence[str], labels: Sequence[str], heads: list[int]) -> None:
    """Hang a second act of speaking on the first: in "she said the rebels had shelled the town and blamed Oslo" the
    parser joins blaming to shelling.
    """
    for second, label in enumerate(labels):
        if label != JOINED or tags[second] != "VBD" or lemmas[second] not in SPEAKING | DENYING:
            continue
        told = second + heads[second]
        first = told + heads[told]
        if labels[told] != SAID or lemmas[first] not in TELLING or tags[first] != "VBD" or not first < told < second:
            continue
        below = [labels[i] for i in range(told, len(labels)) if i + heads[i] == second]
        if lemmas[told] in SPEAKING | DENYING or not SUBJECTS.isdisjoint(below):
            continue
        if lemmas[second] in SPEAKING or SAID in below:
            heads[second] = first - second
            for i in range(told, second):
                if labels[i] == JOINT and i + heads[i] == told:
                    heads[i] = first - i


def lift_off_auxiliaries(lemmas: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """A subject or "not" that the parser hangs on an auxiliary is its verb's: in "the league is mediating" at times the
    league.
    """
    for i, label in enumerate(labels):
        helper = i + heads[i]
        if labels[helper] not in HELPING or i == helper or lemmas[helper] not in HELPERS:
            continue
        verb = helper + heads[helper]
        if label == "neg":
            heads[i] = verb - i
        elif label in SUBJECTS and all(labels[other] not in SUBJECTS for other in hung_on(verb, heads)):
            labels[i] = "nsubjpass" if labels[helper] == "auxpass" else label
            heads[i] = verb - i


def read_relatives(words: Sequence[str], tags: list[str], labels: Sequence[str], heads: Sequence[int]) -> None:
    """A "that" with a part in a relative clause is its pronoun, whatever the tagger says: "a rule that many attack",
    "it was Rome that signed".
    """
    for i, word in enumerate(words):
        if word == "that" and tags[i] == "IN" and labels[i] in TAKEN and heads[i] > 0:
            verb = i + heads[i]
            verb = next((v for v in upward(verb, heads) if labels[v] != "xcomp" or v + heads[v] <= i), verb)
            brings_out = labels[verb] == SAID and words[verb + heads[verb]] in BEING
            if labels[verb] == "relcl" or brings_out:
                tags[i] = "WDT"


def read_subjects(spelled: Mapping[str, list[str]], heads: Sequence[int]) -> None:
    """A subject is a noun, whatever the tagger says: "work on it was stopped". A name that the parser takes for the
    subject of such a "verb" is part of the noun: "the UN exercises that Oslo hosted were moved".
    """
    tags, labels = spelled["TAG"], spelled["DEP"]
    for i, tag in enumerate(tags):
        if tag not in NOUNS_OF or labels[i] not in SUBJECTS:
            continue
        own = hung_on(i, heads)
        if any(labels[b] in BARRING or (labels[b] in SUBJECTS and b != i - 1) for b in own):
            continue
        tags[i], spelled["POS"][i] = NOUNS_OF[tag], "NOUN"
        for b in own:
            labels[b] = "compound" if labels[b] in SUBJECTS else labels[b]


def hang_on_nouns(lower: Sequence[str], tags: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """A participle right behind a noun given to a preposition tells of that noun, where the parser takes it for how
    the verb's subject acts: "rests on 40 samples taken in May", "signed by Alba, with Selby joining in June".
    """
    for i, label in enumerate(labels):
        if label != "advcl" or i < FIRST_BEHIND or not tags[i - 1].startswith(NOUN) or tags[i] not in PARTICIPLES:
            continue
        noun = i - 1
        within = (n for n in upward(noun, heads) if labels[n] not in {"compound", JOINED} or n + heads[n] >= i)
        noun = next(within, noun)
        preposition = noun + heads[noun]
        beside = preposition + heads[preposition] == i + heads[i] < i
        if labels[noun] != "pobj" or not beside or not (lower[preposition] == "with" or tags[i] == PARTICIPLE):
            continue
        if not SUBJECTS.isdisjoint(labels[b] for b in hung_on(i, heads)):
            continue
        if lower[preposition] == "with":
            labels[i], heads[i], heads[noun] = "pcomp", preposition - i, i - noun
            labels[noun] = "nsubjpass" if tags[i] == PARTICIPLE else "nsubj"
        else:
            labels[i], heads[i] = DESCRIBING, noun - i


def read_chiefs(spelled: Mapping[str, list[str]], heads: Sequence[int]) -> None:
    """A "chief of" something is somebody, not how somebody is: "became chief of staff"."""
    lower, labels = spelled["LOWER"], spelled["DEP"]
    for i, word in enumerate(lower):
        told = word == "chief" and labels[i] in {"acomp", "attr"}
        if told and any(lower[below] == "of" for below in hung_on(i, heads)):
            spelled["TAG"][i], spelled["POS"][i], labels[i] = NOUN, "NOUN", "attr"


def read_infinitives(spelled: Mapping[str, list[str]], heads: list[int]) -> None:
    """What somebody is set "to" do is a verb, though its object stands before it: "the games, which Kazan was due to
    host", where the tagger takes it for a noun.
    """
    lower, tags, labels = spelled["LOWER"], spelled["TAG"], spelled["DEP"]
    for i in range(2, len(lower)):
        due, to = i - 2, i - 1
        if tags[i] != NOUN or lower[to] != "to" or lower[due] not in SET:
            continue
        if labels[i] == "pobj" and to + heads[to] == due:
            clause = due + heads[due]
            object_before = [b for b in hung_on(clause, heads) if b < clause and labels[b] == UNATTACHED]
            if labels[clause] != "relcl" or not object_before:
                continue
            labels[to], heads[to], labels[i], heads[i] = "aux", 1, "xcomp", -2
            labels[object_before[0]], heads[object_before[0]] = "dobj", i - object_before[0]
        if labels[i] == "xcomp":
            tags[i], spelled["POS"][i], tags[to] = "VB", "VERB", "TO"


def pass_over_none_other(words: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """Who is "none other than" somebody is that person: "it was opened by none other than the queen"."""
    for none in range(len(words) - 3):
        than = none + 2
        if tuple(words[none : than + 1]) != NONE_OTHER:
            continue
        named = next((i for i in hung_on(than, heads) if labels[i] == "pobj" and i > than), None)
        if named is None:
            continue
        heads[named] = none + heads[none] - named if heads[none] else 0
        labels[named] = labels[none]
        for i in range(none, than + 1):
            heads[i], labels[i] = named - i, "advmod"


def part_having_done(words: Sequence[str], labels: list[str], heads: Sequence[int]) -> None:
    """What is told by "having" behind a comma is a clause of its own: "is the oldest, having been founded in 1851"."""
    for i, word in enumerate(words):
        done = i + heads[i]
        if word == HAVING and words[i - 1] == "," and labels[i] in HELPING and labels[done] == "xcomp":
            labels[done] = "advcl"


def turn_passives(words: Sequence[str], tags: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """A passive whose subject stands inside it is one: "only in 2003 was the pact signed", where the parser takes what
    was signed for what something was.
    """
    for be, word in enumerate(words):
        if word not in BEING or labels[be] in HELPING:
            continue
        before = [i for i in hung_on(be, heads) if i < be]
        until = [i for i in before if labels[i] == "mark" and words[i] in {"until", "till"}]
        taken = [i for i in before if labels[i] in SUBJECTS]
        if not before or (taken and not until) or not _opens_turned(before[0], words, heads):
            continue
        done = be + 1
        while done < len(words) and tags[done] in WITHIN_PHRASE:
            done += 1
        noun = done - 1
        if noun == be or done == len(words) or tags[done] != PARTICIPLE:
            continue
        if noun + heads[noun] not in {be, done} or done + heads[done] not in {be, noun}:
            continue
        labels[done], heads[done] = labels[be], 0 if labels[be] == ROOT else be + heads[be] - done
        for i in hung_on(be, heads):
            heads[i] = done - i
        for i in taken:
            labels[until[0]], labels[i], heads[i] = "prep", "pobj", until[0] - i
        labels[be], heads[be], labels[noun], heads[noun] = "auxpass", done - be, "nsubjpass", done - noun


def join_turned(words: Sequence[str], tags: Sequence[str], labels: list[str], heads: list[int]) -> None:
    """A participle is the verb of the auxiliary that stands before its subject: "nor has any report been published",
    "at no time were they warned", where the parser takes the auxiliary for a verb of its own.
    """
    for helper, word in enumerate(words):
        if word not in BEING | PERFECT or labels[helper] in HELPING:
            continue
        below, above = hung_on(helper, heads), helper + heads[helper]
        said = [i for i in below if i > helper and labels[i] == SAID] or [above] * (labels[helper] == SAID)
        before = [i for i in below if i < helper]
        if len(said) != 1 or said[0] < helper or not before or not _opens_turned(before[0], words, heads):
            continue
        verb = said[0]
        subjects = [i for i in hung_on(verb, heads) if labels[i] in SUBJECTS and helper < i < verb]
        if tags[verb] not in {PARTICIPLE, PAST_TENSE} or not subjects:
            continue
        if verb != above:
            labels[verb], heads[verb] = labels[helper], 0 if labels[helper] == ROOT else above - verb
        for i in below:
            heads[i] = heads[i] if i == verb else verb - i
        labels[helper], heads[helper] = "aux" if word in PERFECT else "auxpass", verb - helper
        if word in BEING:
            labels[subjects[0]] = "nsubjpass"


def turn_second_subjects(tags: Sequence[str], labels: list[str], heads: Sequence[int]) -> None:
    """A second subject behind an active verb that has no object is its object: "the board dismissed Ann Roe, a clerk,
    for having lied".
    """
    for second, label in enumerate(labels):
        verb = second + heads[second]
        if label != "nsubj" or not 0 <= verb < second or tags[verb] not in FINITE:
            continue
        beside = [word for word in hung_on(verb, heads) if word != second]
        if any(labels[word] in BARRING - HELPING - {"cc", "neg"} for word in beside):
            continue
        if any(word < verb and labels[word] == "nsubj" for word in beside):
            labels[second] = "dobj"


def _opens_turned(first: int, words: Sequence[str], heads: Sequence[int]) -> bool:
    """Whether a phrase begins with a word behind which a verb stands before its subject, alone or behind a preposition:
    "only in May", "in no case".
    """
    below = hung_on(first, heads)
    return words[first] in FRONTED or words[first + 1] == "no" or any(words[i] in FRONTED and i < first for i in below)


def complete_by_gerund(lemmas: Sequence[str], tags: Sequence[str], labels: list[str], heads: Sequence[int]) -> None:
    """A gerund right behind a verb with its particle is what that says, no clause beside it: "ruled out sending"."""
    for i, label in enumerate(labels):
        if label == "advcl" and tags[i] == "VBG" and i > 1 and labels[i - 1] == "prt":
            verb = i + heads[i]
            if i - 1 + heads[i - 1] == verb and (lemmas[verb], lemmas[i - 1]) in OUTER:
                labels[i] = "xcomp"


def set_off_participles(words: Sequence[str], tags: list[str], labels: list[str], heads: list[int]) -> None:
    """What is set off between a noun and its verb describes the noun: in "the museum, opened in 1964, was shut in 1990"
    the parser takes the opening for what is told, and the shutting for joined to it.
    """
    for first, label in enumerate(labels):
        if label == DESCRIBING and tags[first] == PAST_TENSE:
            below = {labels[i] for i in hung_on(first, heads)}
            if below.isdisjoint(SUBJECTS | BARRING) and not _is_verbless(first + heads[first], tags, labels, heads):
                tags[first] = PARTICIPLE
        elif tags[first] in {PAST_TENSE, PARTICIPLE} and first > 1 and words[first - 1] == ",":
            _give_back_verb(first, words, tags, labels, heads)


def _give_back_verb(first: int, words: Sequence[str], tags: list[str], labels: list[str], heads: list[int]) -> None:
    below = hung_on(first, heads)
    noun = next((i for i in below if labels[i] in SUBJECTS and i < first - 1), None)
    second = next((i for i in below if labels[i] == JOINED and i > first), None)
    if noun is None or second is None or {labels[i] for i in below if i < second} & BARRING:
        return
    if any(first - 1 > i > noun and not hangs(i, noun, heads) for i in range(noun, first - 1)):
        return
    before = second
    while before - 1 > first and before - 1 + heads[before - 1] == second:
        before -= 1
    own = [labels[i] for i in hung_on(second, heads)]
    finite = tags[second] in FINITE or not HELPING.isdisjoint(own)
    if words[before - 1] != "," or not finite or not SUBJECTS.isdisjoint(own):
        return
    labels[second], heads[second] = labels[first], 0 if labels[first] == ROOT else first + heads[first] - second
    labels[noun], heads[noun] = "nsubjpass" if "auxpass" in own else "nsubj", second - noun
    labels[first], heads[first], tags[first] = DESCRIBING, noun - first, PARTICIPLE
    for i in below:
        if i >= before and i != second:
            heads[i] = second - i


def _is_verbless(noun: int, tags: Sequence[str], labels: Sequence[str], heads: Sequence[int]) -> bool:
    """Whether no verb heads the sentence of a noun, so that its verb must be among what describes one."""
    top = next((i for i in upward(noun, heads) if labels[i] == ROOT or not heads[i]), noun)
    return not tags[top].startswith(("V", "M"))
