"""A whole run as records, and the rows of the tables that people read.

Each row type is a table: the annotations are its columns, types and descriptions, and `datapackage.json` is
generated from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, NamedTuple

from pipeline.records.claim import Claim, Entity, Extraction
from pipeline.records.decision import Decision, Standing
from pipeline.records.document import Document
from pipeline.records.gold import Match, Score
from pipeline.records.group import Alignment
from pipeline.records.record import record


@record
class RunTables:
    """Everything that one run found, and what reviewers decided about it.

    `standings` holds the decisions in force, each with what has become of it; `edited` the claims that reviewers
    corrected, as corrected, while `extractions` keeps what was read; `run` is the id of the run.
    """

    documents: Sequence[Document]
    extractions: Sequence[Extraction]
    entities: Sequence[Entity]
    alignment: Alignment
    matches: tuple[Match, ...] = ()
    scores: tuple[Score, ...] = ()
    decisions: tuple[Decision, ...] = ()
    standings: tuple[Standing, ...] = ()
    edited: tuple[Claim, ...] = ()
    run: str = ""


Row = tuple[object, ...]
List = tuple[str, ...]
Day = date


class ClaimRow(NamedTuple):
    """One question that one or more sources answer."""

    group_id: Annotated[str, "Id of the group, made from its claim ids."]
    verdict: Annotated[str, "agree, conflict, undecided or single_source."]
    conflict_on: Annotated[List, "The slots on which sources differ."]
    statement: Annotated[str, "The claim in one sentence, from the fullest of the group's claims."]
    event_type: Annotated[str, "Kind of event or state, as most of the claims have it."]
    who: Annotated[
        List,
        "Names of those who act and those acted towards, commonest first; common nouns where nobody is named.",
    ]
    where: Annotated[List, "Names of places, most often named first."]
    date: Annotated[
        List,
        "Dates in EDTF. One where all dated claims fit it (the most precise), else each of them.",
    ]
    date_start: Annotated[Day | None, "First day that the dates allow."]
    date_end: Annotated[Day | None, "Last day that the dates allow."]
    date_precision: Annotated[str, "day, month, season, year, decade or interval; empty where sources differ."]
    quantity: Annotated[List, "Figures with units, as written."]
    n_sources: Annotated[int, "Number of independent sources; copies of one article count once."]
    sources_agree: Annotated[List, "Articles that at least one other source agrees with."]
    sources_conflict: Annotated[List, "Articles that stand on a side of the conflict."]
    positions: Annotated[str, "Each side's value with its articles, sides separated by ' | '."]
    reason: Annotated[str, "Why the verdict is what it is, in a sentence."]
    attributed_to: Annotated[List, "Whom the articles make responsible for it, other than their authors."]
    modality: Annotated[List, "asserted, possible, predicted, hypothetical, normative."]
    polarity: Annotated[List, "affirmed, negated."]
    confidence: Annotated[
        float,
        "Mean confidence of the claims times mean score of their comparisons, 0 to 1.",
    ]
    review_status: Annotated[
        str,
        "What reviewers decided, with stale where something changed since; else unreviewed.",
    ]
    reviewer_note: Annotated[str, "What reviewers noted."]


class EvidenceRow(NamedTuple):
    """One claim in a group."""

    group_id: Annotated[str, "The group."]
    claim_id: Annotated[str, "The claim."]
    side: Annotated[
        int | None,
        "Number of the side that it stands on, from 1; empty where it takes none.",
    ]
    doc_id: Annotated[str, "The article."]
    author: Annotated[str, "Author of the article."]
    publisher: Annotated[str, "Publisher of the article."]
    published: Annotated[str, "When the article appeared, EDTF."]
    holder: Annotated[str, "Who holds it: author, unnamed, or an entity id."]
    event_type: Annotated[str, "Kind of event or state."]
    trigger: Annotated[str, "The word that says what happened or holds."]
    actor: Annotated[List, "Who acts, or of whom it is said."]
    recipient: Annotated[List, "Towards whom."]
    place: Annotated[List, "Where."]
    date: Annotated[str, "When, EDTF."]
    date_start: Annotated[Day | None, "First day that the date allows."]
    date_end: Annotated[Day | None, "Last day that the date allows."]
    date_basis: Annotated[str, "Where the year comes from."]
    quantity: Annotated[List, "Figures with units, as written."]
    polarity: Annotated[str, "affirmed or negated."]
    modality: Annotated[str, "asserted, possible, predicted, hypothetical or normative."]
    statement: Annotated[str, "The claim in one sentence."]
    quote: Annotated[str, "The passage, word for word."]
    line: Annotated[int, "Line of the article on which the passage begins, from 1."]
    start: Annotated[int, "First character of the passage in the article's text, from 0."]
    end: Annotated[int, "Character after the last."]
    rule_id: Annotated[str, "The rule that found it."]
    confidence: Annotated[float, "Confidence of the extraction, 0 to 1."]
    gold_id: Annotated[str, "Claim of the gold annotation that it was matched with."]
    gold_outcome: Annotated[
        str,
        "correct, incorrect, partial or spurious, where there is a gold annotation.",
    ]


class EntityRow(NamedTuple):
    """Somebody or something named in the corpus."""

    entity_id: Annotated[str, "kind/slug."]
    label: Annotated[str, "OntoNotes label."]
    name: Annotated[str, "Usual name."]
    aliases: Annotated[List, "Spellings in the corpus, each with its count."]
    n_mentions: Annotated[int, "How often it is named."]
    n_claims: Annotated[int, "Number of claims in which it takes part."]
    doc_ids: Annotated[List, "Articles that name it."]
    how: Annotated[str, "How it was known: gazetteer, pack, merged or new."]


class SourceRow(NamedTuple):
    """An article."""

    doc_id: Annotated[str, "Id of the article."]
    path: Annotated[str, "File under the corpus."]
    author: Annotated[str, "Author."]
    publisher: Annotated[str, "Publisher."]
    title: Annotated[str, "Title."]
    published: Annotated[str, "When it appeared, EDTF."]
    published_basis: Annotated[str, "stated, inferred or file."]
    language: Annotated[str, "Language."]
    url: Annotated[str, "Address."]
    license: Annotated[str, "Licence."]
    same_as: Annotated[str, "Article of which this one is a copy."]
    n_names: Annotated[int, "Names found."]
    n_times: Annotated[int, "Time expressions found."]
    n_claims: Annotated[int, "Claims found."]
    n_agree: Annotated[int, "Groups in which the article agrees with another source."]
    n_conflict: Annotated[int, "Groups in which it stands on a side of a conflict."]
    sha256: Annotated[str, "Hash of the file."]


class ScoreRow(NamedTuple):
    """One figure measured against a gold annotation."""

    set: Annotated[str, "The annotation set."]
    layer: Annotated[str, "What was compared."]
    doc_id: Annotated[str, "The article; empty for the whole set."]
    measure: Annotated[str, "Name of the measure."]
    value: Annotated[float | None, "The figure."]
    low: Annotated[float | None, "Lower bound of its 95 % interval."]
    high: Annotated[float | None, "Upper bound of its 95 % interval."]
