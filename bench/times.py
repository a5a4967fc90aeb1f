"""Figures for time expressions: outside sets by the outside scorer, and the seconds that reading takes.

    python bench/times.py [--errors FOLDER] [--parse]

Needs ../shared/timex; says so and stops where it is absent.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline import load_model, read_times

TIMEX = Path(__file__).resolve().parents[2] / "shared" / "timex"
SETS = ("wikiwars-train", "meantime-dev")


def main() -> int:
    """Score every set and print the scorer's tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=Path, help="folder for one list of errors a set")
    parser.add_argument("--parse", action="store_true", help="compare the cost with a bare parse of the same texts")
    asked = parser.parse_args()
    if not TIMEX.is_dir():
        print("../shared/timex is absent: nothing to measure", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        for name in SETS:
            measure(name, Path(folder), asked.errors, parse=asked.parse)
    return 0


def measure(name: str, folder: Path, errors: Path | None, *, parse: bool) -> None:
    """Read one set's texts, time it, and run the scorer on what was found."""
    texts = folder / f"{name}.texts.jsonl"
    score(name, "--dump", str(texts))
    documents = [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()]
    read_times("warm up in 2020", None)
    begin = time.process_time()
    found = [(d["doc_id"], read_times(d["text"], d["dct"] or None)) for d in documents]
    seconds = time.process_time() - begin
    words = sum(len(d["text"].split()) for d in documents)
    print(f"{name}: {words} words in {seconds:.2f} s, {1000 * seconds / words * 1000:.1f} ms per 1,000 words")
    if parse:
        print(f"{name}: {seconds / parse_seconds([d['text'] for d in documents]):.3f} of the bare parse")
    predictions = folder / f"{name}.predictions.jsonl"
    rows = [
        {
            "doc_id": doc_id,
            "start": t.evidence.start,
            "end": t.evidence.end,
            "value": t.timex or "",
            "type": t.type,
        }
        for doc_id, times in found
        for t in times
    ]
    predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    listed = ["--errors", str(errors / f"{name}.tsv")] if errors else []
    score(name, "--pred", str(predictions), "--name", name, *listed)


def parse_seconds(texts: list[str]) -> float:
    """Processor seconds of a bare parse, paragraph by paragraph."""
    nlp = load_model()
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    list(nlp.pipe(paragraphs[:10]))
    begin = time.process_time()
    list(nlp.pipe(paragraphs, batch_size=64))
    return time.process_time() - begin


def score(name: str, *options: str) -> None:
    """Run the outside scorer; its table goes to standard output."""
    sys.stdout.flush()
    command = [
        sys.executable,
        "-B",
        str(TIMEX / "score_timex.py"),
        "--gold",
        f"dir:{TIMEX / name}",
        *options,
    ]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main())
