"""An invented annotated article with every trap of offsets in it: an emoji, no-break spaces, CR LF, a dash."""

from __future__ import annotations

from hashlib import sha256

from pipeline.records.gold import GoldClaim, GoldDocument, GoldEntity, GoldGroup, GoldSet, GoldSpan

TEXT = (
    "\U0001f6a2 Ferry news\r\n\r\n"
    "On 3\u00a0May 2031 the ferry Kestrel sank off Port\u00a0Orla \u2014 \U0001f631 \u2014 and\r\n"
    "Mara Dunne of the Harbour Board said that 41 passengers were missing.\r\n\r\n"
    "The Harbour Board did not close Port\u00a0Orla.\r\n"
)


def _span(layer: str, quote: str, label: str, value: str | None, nth: int = 0, row: int = 0) -> GoldSpan:
    start = _find(quote, nth)
    return GoldSpan(layer=layer, start=start, end=start + len(quote), quote=quote, label=label, value=value, row=row)


def _find(quote: str, nth: int = 0) -> int:
    start = TEXT.index(quote)
    for _ in range(nth):
        start = TEXT.index(quote, start + 1)
    return start


def _claim(ident: str, quote: str, trigger: str, row: int, **values: object) -> GoldClaim:
    start = _find(quote)
    at = start + quote.index(trigger)
    filled: dict[str, object] = {
        "roles": (),
        "when": None,
        "quantity": None,
        "polarity": "affirmed",
        "modality": "asserted",
        "holder": "author",
        "text": "",
    }
    filled |= values
    return GoldClaim(
        id=ident,
        start=start,
        end=start + len(quote),
        quote=quote,
        trigger=(at, at + len(trigger)),
        row=row,
        **filled,  # type: ignore[arg-type]
    )


def document() -> GoldDocument:
    """The article's annotation."""
    header = GoldSpan(layer="region", start=0, end=_find("\r\n"), quote="", label="front_matter", value=None, row=2)
    return GoldDocument(
        doc_id="ferry",
        sha256=sha256(TEXT.encode()).hexdigest(),
        source=(
            ("title", "Ferry news"),
            ("author", None),
            ("publisher", "The Orla Post"),
            ("published", "2031-05-05"),
            ("published_basis", "stated"),
        ),
        text_of=None,
        regions=(header,),
        names=(
            _span("entity", "Port\u00a0Orla", "GPE", "city/port-orla", row=3),
            _span("entity", "Mara Dunne", "PERSON", "person/mara-dunne", row=4),
            _span("entity", "Harbour Board", "ORG", "org/harbour-board", row=5),
            _span("entity", "Harbour Board", "ORG", "org/harbour-board", nth=1, row=6),
            _span("entity", "Port\u00a0Orla", "GPE", "city/port-orla", nth=1, row=7),
        ),
        times=(_span("time", "3\u00a0May 2031", "DATE", "2031-05-03", row=8),),
        claims=(
            _claim(
                "c001",
                "On 3\u00a0May 2031 the ferry Kestrel sank off Port\u00a0Orla",
                "sank",
                9,
                type="OTHER",
                roles=(("place", ("city/port-orla",)),),
                when="2031-05-03",
                text="The ferry Kestrel sank off Port Orla on 3 May 2031.",
            ),
            _claim(
                "c002",
                "and\r\nMara Dunne of the Harbour Board said that 41 passengers were missing",
                "missing",
                10,
                type="STATISTIC",
                roles=(("other", ("org/harbour-board", "person/mara-dunne")),),
                when="2031-05-03/..",
                quantity=(41.0, "passengers", "="),
                holder="person/mara-dunne",
                text="41 passengers were missing; so Dunne.",
            ),
            _claim(
                "c003",
                "The Harbour Board did not close Port\u00a0Orla",
                "close",
                11,
                type="SANCTION",
                roles=(("actor", ("org/harbour-board",)), ("place", ("city/port-orla",))),
                polarity="negated",
                modality="possible",
                text="The Harbour Board did not close Port Orla.",
            ),
        ),
    )


def gold_set() -> GoldSet:
    """The article as a set of one."""
    entities = (
        GoldEntity(entity="city/port-orla", label="GPE", name="Port Orla"),
        GoldEntity(entity="org/harbour-board", label="ORG", name="Harbour Board", aliases=("the Board",)),
        GoldEntity(entity="person/mara-dunne", label="PERSON", name="Mara Dunne"),
    )
    members = (("ferry", "c001"), ("other", "c001"))
    group = GoldGroup(
        group="g01",
        question="When did the ferry sink?",
        members=members,
        verdict="conflict",
        on=("date",),
        sides=(members[:1], members[1:]),
        strength="firm",
        note="",
    )
    return GoldSet(name="ferry", documents=(document(),), groups=(group,), entities=entities)
