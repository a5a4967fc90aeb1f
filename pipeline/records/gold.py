"""Gold annotation and what a comparison with it gives. Field meanings stand in annotations/GUIDELINES.md."""

from __future__ import annotations

from pipeline.records.record import record

HEADLINES = (
    ("entity", "strict F1"),
    ("entity", "span F1"),
    ("entity", "id B3 F1"),
    ("time", "span F1"),
    ("time", "value agreement by days"),
    ("time", "TempEval strict F1"),
    ("time", "TempEval relaxed F1"),
    ("time", "TempEval value F1"),
    ("claim", "F1"),
    ("claim", "optimal precision"),
    ("claim", "optimal recall"),
    ("claim", "type agreement"),
    ("claim", "when agreement by days"),
    ("claim", "actor set equal"),
    ("claim", "negated F1"),
    ("claim", "not the author's F1"),
    ("slot", "type F1"),
    ("slot", "when F1"),
    ("slot", "actor F1"),
    ("slot", "recipient F1"),
    ("slot", "place F1"),
    ("slot", "quantity F1"),
    ("slot", "holder F1"),
    ("slot", "F1, mean of slots"),
    ("link", "precision"),
    ("link", "recall"),
    ("link", "F1"),
    ("conflict", "precision"),
    ("conflict", "recall"),
    ("conflict", "F1"),
    ("conflict", "right kind"),
)
"""The figures (layer, measure) by which a run is told in one look, in reading order."""

ALPHA, GAMMA = "alpha over words", "gamma"
AGREEMENT_HEADLINES = (
    ("entity", "span F1"),
    ("entity", "label kappa"),
    ("entity", "id B3 F1"),
    ("entity", ALPHA),
    ("entity", GAMMA),
    ("time", "span F1"),
    ("time", "value agreement by days"),
    ("time", ALPHA),
    ("time", GAMMA),
    ("claim", "F1"),
    ("claim", "type kappa"),
    ("claim", "when agreement by days"),
    ("claim", "actor set equal"),
    ("claim", "polarity kappa"),
    ("claim", "modality kappa"),
    ("claim", "holder kappa"),
    ("claim", ALPHA),
    ("claim", GAMMA),
    ("alignment", "linked pair F1"),
    ("alignment", "conflict pair F1"),
    ("alignment", "verdict kappa on pairs linked by both"),
)
"""The figures by which the agreement of annotators is told in one look."""


@record
class GoldSpan:
    """A region, name or time of the gold. `label` is the region, entity or time type; `value` the entity id or the
    time value. `row` is the 1-based line of the gold file.
    """

    layer: str
    start: int
    end: int
    quote: str
    label: str
    value: str | None
    prefix: str | None = None
    suffix: str | None = None
    row: int = 0


@record
class GoldClaim:
    """A claim of the gold; `trigger` is a span in the document."""

    id: str
    start: int
    end: int
    quote: str
    trigger: tuple[int, int]
    type: str
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    when: str | None
    quantity: tuple[float, str, str] | None
    polarity: str
    modality: str
    holder: str
    text: str
    prefix: str | None = None
    suffix: str | None = None
    row: int = 0


@record
class GoldEntity:
    """An id in use in an annotation set, with the standard name and other spellings of what it stands for."""

    entity: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()


@record
class GoldDocument:
    """One article's gold.

    `text_of` names the web page whose visible text was annotated; `text` is then that text, which the set brings
    along, and `sha256` is of it. Otherwise the offsets point into the article's own file and `text` is None.
    """

    doc_id: str
    sha256: str
    source: tuple[tuple[str, str | None], ...]
    text_of: str | None
    regions: tuple[GoldSpan, ...]
    names: tuple[GoldSpan, ...]
    times: tuple[GoldSpan, ...]
    claims: tuple[GoldClaim, ...]
    text: str | None = None

    @property
    def quoted(self) -> tuple[GoldSpan | GoldClaim, ...]:
        """Every row that quotes the text: names, times and claims."""
        return (*self.names, *self.times, *self.claims)


@record
class GoldGroup:
    """Claims of different articles that answer one question, as (doc_id, claim) pairs."""

    group: str
    question: str
    members: tuple[tuple[str, str], ...]
    verdict: str
    on: tuple[str, ...]
    sides: tuple[tuple[tuple[str, str], ...], ...]
    strength: str | None
    note: str


@record
class GoldSet:
    """An annotation set: its name, documents, alignment and list of entities."""

    name: str
    documents: tuple[GoldDocument, ...]
    groups: tuple[GoldGroup, ...]
    entities: tuple[GoldEntity, ...] = ()


@record
class FieldMatch:
    """One slot of a match."""

    field: str
    gold: str | None
    predicted: str | None
    equal: bool


@record
class Match:
    """Gold against prediction. `outcome` is correct, incorrect, partial, missed or spurious; `because` names the
    earlier error that explains it, where there is one. `line` is 1-based in the article.
    """

    set: str
    layer: str
    doc_id: str
    gold_id: str | None
    predicted_id: str | None
    outcome: str
    fields: tuple[FieldMatch, ...]
    because: str
    quote: str = ""
    line: int | None = None


@record
class Score:
    """One figure. `doc_id` is empty over all articles. `low` and `high` bound its bootstrap 95 % interval, where one
    was computed.
    """

    set: str
    layer: str
    doc_id: str
    measure: str
    value: float | None
    low: float | None = None
    high: float | None = None
