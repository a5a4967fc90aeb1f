"""Who is made to say what: every token's holder, with the chain of sources from the outermost to the innermost.

Reports found by syntax and quotations are put together: a quotation belongs to the report around it, to a speaker
named beside it in its sentence, or to the speaker of the quotation that it continues. Words in quotation marks that
nobody is made to say (titles, scare quotes) stay the author's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.extract.clauses import agents, is_passive
from pipeline.extract.holders import Holders, read_names
from pipeline.extract.nlp import passage_text
from pipeline.extract.quotation import Quote, find_quotes
from pipeline.extract.report import Report
from pipeline.extract.reporting import find_reports
from pipeline.extract.retelling import clauses_told
from pipeline.extract.subjects import subjects
from pipeline.records.claim import AUTHOR, UNNAMED, Attribution, Span
from pipeline.records.record import record

if TYPE_CHECKING:
    from pipeline.extract.coreference import References
    from pipeline.extract.nlp import ParsedDocument, ParsedPassage
    from pipeline.extract.tokens import Doc, Token
    from pipeline.packs.cues import Cues
    from pipeline.records.claim import Mention

WORDS_OF_SPEECH = 5  # a quotation shorter than this and without a finite verb is a name, a title or a scare quote
VERBAL = frozenset({"VERB", "AUX"})


@record
class Held:
    """A report in place with its holder."""

    passage: int
    report: Report
    holder: str


@dataclass(frozen=True)
class AttributionIndex:
    """All reports of an article, and which of them cover a token."""

    passages: Sequence[ParsedPassage]
    held: tuple[Held, ...]
    _by_token: Mapping[tuple[int, int], tuple[Held, ...]]

    def holder_of(self, passage_index: int, token_i: int) -> str:
        """The innermost holder of a token."""
        covering = self._by_token.get((passage_index, token_i))
        return covering[-1].holder if covering else AUTHOR

    def attribution_of(self, passage_index: int, token_i: int) -> Attribution | None:
        """How the text says who holds a token; None where the author speaks."""
        speaks = self.holder_of(passage_index, token_i) == AUTHOR
        return None if speaks else self._attribution(self._by_token[passage_index, token_i])

    @cached_property
    def _told(self) -> Mapping[tuple[int, int], frozenset[tuple[int, int]]]:
        found: dict[tuple[int, int], frozenset[tuple[int, int]]] = {}
        for held in self.held:
            key = held.passage, held.report.cue
            heads = clauses_told(held.report, self.passages[held.passage].doc)
            found[key] = found.get(key, frozenset()) | {(held.passage, i) for i in heads}
        return found

    def told_by(self, passage_index: int, token_i: int) -> frozenset[tuple[int, int]]:
        """Passage and token of the heads of the clauses that a verb only passes on."""
        return self._told.get((passage_index, token_i), frozenset())

    def all(self) -> tuple[Attribution, ...]:
        """Every attribution of the article, in reading order."""
        found = []
        for held in self.held:
            outer = self._by_token.get((held.passage, held.report.cue), ())
            found.append(self._attribution((*(h for h in outer if h is not held), held)))
        return tuple(found)

    def _attribution(self, covering: Sequence[Held]) -> Attribution:
        inner = covering[-1]
        passage = self.passages[inner.passage]
        report = inner.report
        source = _phrase(passage.doc[report.source], report) if report.source is not None else None
        cue = passage.doc[report.cue]
        return Attribution(
            source=_span(passage, source) if source else None,
            cue=_span(passage, (cue.i, cue.i + 1)),
            content=tuple(
                passage.to_document(*_characters(passage.doc, run)) for run in _runs(passage.doc, report.content)
            ),
            chain=tuple(h.holder for h in covering if h.holder != AUTHOR),
        )


def find_attributions(
    parsed: ParsedDocument, mentions: Sequence[Mention], references: References, *, cues: Cues
) -> AttributionIndex:
    """All reports and quotations of an article with their holders."""
    holders = Holders(names=read_names(parsed, mentions), references=references, cues=cues)
    held: list[Held] = []
    for index, passage in enumerate(parsed.passages):
        for report in find_reports(passage.doc, cues):
            source = passage.doc[report.source] if report.source is not None else None
            if source is not None and report.needs_speaker and not holders.can_speak(index, source):
                continue
            held.append(Held(passage=index, report=report, holder=_holder(holders, index, source)))
    quotes = find_quotes([passage_text(parsed.document, p.passage) for p in parsed.passages])
    held = _with_quotes(parsed.passages, held, quotes, holders)
    held = _merged(h for h in held if h.report.content)
    return AttributionIndex(passages=parsed.passages, held=tuple(held), _by_token=_index(held))


def _holder(holders: Holders, passage: int, source: Token | None) -> str:
    return UNNAMED if source is None else holders.holder_of(passage, source)


def _merged(held: Iterable[Held]) -> list[Held]:
    """One report a cue and source: syntax and quotation marks often find the same one."""
    found: dict[tuple[int, int, int | None], Held] = {}
    for item in held:
        report = item.report
        key = (item.passage, report.cue, report.source)
        before = found.get(key)
        if before is None or not before.report.content & report.content:
            key = key if before is None else (item.passage, -min(report.content) - 1, report.source)
            found[key] = item
        else:
            found[key] = _widened(before, report.content)
    return list(found.values())


def _index(held: Sequence[Held]) -> dict[tuple[int, int], tuple[Held, ...]]:
    """Reports that cover a token, the widest first; a first person inside takes the speaker around it."""
    found: dict[tuple[int, int], list[Held]] = {}
    for item in sorted(held, key=lambda h: (h.passage, -len(h.report.content), h.report.cue)):
        for token in item.report.content:
            found.setdefault((item.passage, token), []).append(item)
    return {place: tuple(h for h in items if h.holder != AUTHOR) or tuple(items) for place, items in found.items()}


def _with_quotes(
    passages: Sequence[ParsedPassage], held: list[Held], quotes: Sequence[Quote], holders: Holders
) -> list[Held]:
    """Quotations joined to the reports around them, or given a speaker of their own."""
    speaker: Held | None = None
    for quote in quotes:
        if quote.level:
            continue
        doc = passages[quote.passage].doc
        tokens = [t for t in doc if quote.start <= t.idx < quote.end and not t.is_space]
        if not tokens:
            continue
        around = _around(held, quote.passage, tokens)
        if around is not None:
            held[held.index(around)] = speaker = _widened(around, frozenset(t.i for t in tokens))
        elif _is_speech(tokens):
            found = _beside(quote, tokens, holders) or _continued(quote, tokens, speaker)
            if found is not None:
                held.append(found)
                speaker = found
    return held


def _around(held: Sequence[Held], passage: int, tokens: Sequence[Token]) -> Held | None:
    """The innermost report outside the quotation that covers most of it."""
    inside = {t.i for t in tokens}
    near = [
        h for h in held
        if h.passage == passage and h.report.cue not in inside and 2 * len(h.report.content & inside) > len(inside)
    ]  # fmt: skip
    return min(near, key=lambda h: (len(h.report.content), h.report.cue), default=None)


def _widened(held: Held, tokens: frozenset[int]) -> Held:
    report = held.report
    content = report.content | tokens
    return Held(
        passage=held.passage,
        holder=held.holder,
        report=Report(source=report.source, cue=report.cue, content=content, effect=report.effect),
    )


def _is_speech(tokens: Sequence[Token]) -> bool:
    """Whether quoted words can be somebody's saying rather than a title or a scare quote."""
    finite = any(t.pos_ in VERBAL and t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in tokens)
    return len(tokens) >= WORDS_OF_SPEECH and (finite or len(tokens) > 2 * WORDS_OF_SPEECH)


def _beside(quote: Quote, tokens: Sequence[Token], holders: Holders) -> Held | None:
    """The reporting verb nearest to a quotation in its first or last sentence, outside the quotation."""
    inside = {t.i for t in tokens}
    doc = tokens[0].doc
    scope = range(tokens[0].sent.start, tokens[-1].sent.end)
    verbs = [
        doc[i] for i in scope
        if i not in inside and doc[i].pos_ in VERBAL and _reports(doc[i], holders.cues)
    ]  # fmt: skip
    for verb in sorted(verbs, key=lambda v: min(abs(v.i - tokens[0].i), abs(v.i - tokens[-1].i))):
        source = next((s for s in _speakers(verb) if s.i not in inside), None)
        if source is not None:
            report = Report(source=source.i, cue=verb.i, content=frozenset(inside), effect="says")
            return Held(passage=quote.passage, report=report, holder=holders.holder_of(quote.passage, source))
    return _introduced(quote, tokens, holders)


def _introduced(quote: Quote, tokens: Sequence[Token], holders: Holders) -> Held | None:
    """As in "Smith made himself clear: ...": whoever acts in the clause set before the quotation."""
    doc, first = tokens[0].doc, tokens[0].i
    before = doc[max(0, first - 2) : first]
    if len(before) < 2 or before[0].text not in {",", ":"}:
        return None
    for verb in reversed([t for t in doc[before[0].sent.start : first] if t.pos_ in VERBAL]):
        for source in subjects(verb):
            if source.i < first and holders.can_speak(quote.passage, source):
                report = Report(source=source.i, cue=verb.i, content=frozenset(t.i for t in tokens), effect="says")
                return Held(passage=quote.passage, report=report, holder=holders.holder_of(quote.passage, source))
    return None


def _reports(verb: Token, cues: Cues) -> bool:
    lemma = verb.lemma_.lower()
    return cues.effect("report_verb", lemma) is not None or any(
        c.dep_ in {"prt", "prep"} and cues.effect("report_verb", f"{lemma} {c.lower_}") for c in verb.children
    )


def _speakers(verb: Token) -> list[Token]:
    return agents(verb) if is_passive(verb) else subjects(verb)


def _continued(quote: Quote, tokens: Sequence[Token], speaker: Held | None) -> Held | None:
    """A quotation without a verb of saying goes on with the speaker before it, in this passage or the last."""
    if speaker is None or quote.passage - speaker.passage > 1:
        return None
    if not quote.continues and (speaker.passage != quote.passage or not _whole_sentence(tokens)):
        return None
    same = speaker.passage == quote.passage
    cue = speaker.report.cue if same else tokens[0].i
    report = Report(
        source=speaker.report.source if same else None,
        cue=cue, content=frozenset(t.i for t in tokens), effect="says",
    )  # fmt: skip
    return Held(passage=quote.passage, report=report, holder=speaker.holder)


def _whole_sentence(tokens: Sequence[Token]) -> bool:
    sentence = [t for t in tokens[0].sent if not t.is_punct and not t.is_space]
    inside = {t.i for t in tokens}
    return all(t.i in inside for t in sentence)


def _phrase(head: Token, report: Report) -> tuple[int, int]:
    """The source phrase around its head, without what is reported."""
    left, right = head.left_edge.i, head.right_edge.i + 1
    while left < head.i and (left in report.content or head.doc[left].is_punct):
        left += 1
    for i in range(head.i + 1, right):
        if i in report.content or i == report.cue:
            right = i
            break
    while right > head.i + 1 and head.doc[right - 1].is_punct:
        right -= 1
    return left, right


def _span(passage: ParsedPassage, tokens: tuple[int, int]) -> Span:
    evidence = passage.evidence(*_characters(passage.doc, tokens))
    return Span(start=evidence.start, end=evidence.end, text=evidence.quote)


def _characters(doc: Doc, tokens: tuple[int, int]) -> tuple[int, int]:
    return doc[tokens[0]].idx, doc[tokens[1] - 1].idx + len(doc[tokens[1] - 1])


def _runs(doc: Doc, content: frozenset[int]) -> list[tuple[int, int]]:
    """Contiguous stretches of content tokens, without spaces and punctuation at their edges."""
    runs: list[list[int]] = []
    for i in sorted(content):
        if runs and i - runs[-1][1] <= (1 if not doc[i - 1].is_punct and not doc[i - 1].is_space else 2):
            runs[-1][1] = i
        else:
            runs.append([i, i])
    trimmed = [_trim(doc, start, end + 1) for start, end in runs]
    return [(start, end) for start, end in trimmed if start < end]


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].is_space or doc[start].text in {",", ";", ":", ".", "that"}):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in {",", ";", ":", "."}):
        end -= 1
    return start, end
