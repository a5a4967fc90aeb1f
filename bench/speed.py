"""The whole pipeline beside spaCy's own parse of the same text, in one process on one kernel, part by part.

    python -m bench speed [ARTICLES]

The parse alone is measured before the runs and after them, for a machine is never quiet; shares are of the mean. The
whole is one run and its parts are another, for reading the clock sixty thousand times takes time of its own.
"""

from __future__ import annotations

import resource
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import spacy
from spacy.language import Language

import pipeline.align.stage
import pipeline.extract.claims
import pipeline.extract.entities
import pipeline.extract.nlp
import pipeline.extract.readings
import pipeline.extract.stage
import pipeline.ingest.duplicates
import pipeline.reading
import pipeline.runner
from bench.shares import measured
from bench.varied_articles import WORDS, write_articles
from pipeline.config import load_settings
from pipeline.extract.happenings import Happenings
from pipeline.extract.kernel import use_kernel
from pipeline.extract.nlp import TEXTS_PER_BATCH, model_name, passage_text
from pipeline.runner import Run
from pipeline.store.cache import Cache

DEFAULT_ARTICLES = 200
WARMING = 3
READ, EXTRACT, LINK, ALIGN, WRITE, REST = "ingest, cache", "extract", "link", "align", "write", "rest"
PARSE = "parse"
PARTS = (
    (f"{READ}: files to documents", pipeline.reading, "ingest"),
    (f"{READ}: copies", pipeline.ingest.duplicates, "copies_of"),
    (f"{READ}: cache", Cache, "put"),
    (PARSE, Language, "pipe"),
    (f"{EXTRACT}: plain tokens", pipeline.extract.nlp, "read_docs"),
    (f"{EXTRACT}: names", pipeline.extract.stage, "find_names"),
    (f"{EXTRACT}: references", pipeline.extract.stage, "resolve_references"),
    (f"{EXTRACT}: times", pipeline.extract.stage, "find_times"),
    (f"{EXTRACT}: attributions", pipeline.extract.stage, "find_attributions"),
    (f"{EXTRACT}: passages", pipeline.extract.claims, "read_passages"),
    (f"{EXTRACT}: predicates", pipeline.extract.readings, "find_predicates"),
    (f"{EXTRACT}: quantities", pipeline.extract.readings, "read_quantities"),
    (f"{EXTRACT}: looking ahead", Happenings, "look_ahead"),
    (f"{EXTRACT}: drafts", pipeline.extract.claims, "draft_claims"),
    (f"{EXTRACT}: participants", pipeline.extract.claims, "find_participants"),
    (f"{EXTRACT}: modality, polarity", pipeline.extract.claims, "factuality_of"),
    (f"{EXTRACT}: worth", pipeline.extract.claims, "worth_features"),
    (f"{EXTRACT}: choice", pipeline.extract.claims, "keep_worthwhile"),
    (f"{EXTRACT}: claims", pipeline.extract.stage, "find_claims"),
    (f"{LINK}: names", pipeline.extract.entities, "link_entities"),
    (f"{ALIGN}: claims", pipeline.align.stage, "align_articles"),
    (f"{WRITE}: files", Run, "_write_files"),
)


def main(arguments: list[str]) -> None:
    """Print a table of seconds and ratios."""
    count = int(arguments[0]) if arguments else DEFAULT_ARTICLES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "few", WARMING, seed=1)
        write_articles(folder / "corpus", count)
        _run(folder, "few").write()
        shutil.rmtree(folder / "outputs")
        floor, rows, peak = _measure(folder)
    print("| what | CPU seconds | / parse |\n|---|---:|---:|")
    for what, seconds in rows.items():
        print(f"| {what} | {seconds:.2f} | {seconds / floor:.3f} |")
    print(f"\n{count} articles of about {WORDS} words; peak {peak:.0f} MB")


def _measure(folder: Path) -> tuple[float, dict[str, float], float]:
    """Seconds of the parse alone and of everything, and the largest memory of the whole run."""
    documents = _run(folder, "corpus").documents
    texts = [passage_text(document, passage) for document in documents for passage in document.passages]
    nlp = spacy.load(model_name(None))
    use_kernel(nlp, "auto")
    parses = [_parse(nlp, texts)]
    whole, peak = seconds_of(_run(folder, "corpus").write), peak_mb()
    for made in ("outputs", "cache"):
        shutil.rmtree(folder / made)
    shares = measured(_run(folder, "corpus").write, PARTS, REST)
    parses.append(_parse(nlp, texts))
    floor = sum(parses) / len(parses)
    rows = {"spaCy's parse alone": floor, "whole run": whole}
    for stage in (PARSE, READ, EXTRACT, LINK, ALIGN, WRITE, REST):
        rows[stage] = sum(seconds for part, seconds in shares.items() if part.split(":")[0] == stage)
        rows |= {part: seconds for part, seconds in shares.items() if part.startswith(f"{stage}: ")}
    rows["rerun, nothing changed"] = seconds_of(_run(folder, "corpus").write)
    return floor, rows, peak


def _parse(nlp: Language, texts: list[str]) -> float:
    return seconds_of(lambda: [None for _ in nlp.pipe(texts, batch_size=TEXTS_PER_BATCH)])


def _run(folder: Path, corpus: str) -> Run:
    return Run(
        settings=load_settings(
            corpus=folder / corpus, out=folder / "outputs", cache=folder / "cache", decisions=folder / "none", packs=()
        )
    )


def seconds_of(work: Callable[[], object]) -> float:
    """CPU seconds of some work."""
    start = process_time()
    work()
    return process_time() - start


def peak_mb() -> float:
    """Largest resident memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
