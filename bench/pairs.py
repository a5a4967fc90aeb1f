"""Verdicts on invented pairs of short texts: confusion, precision, recall, conflicts found by kind, pairs a second.

python -m bench pairs [PAIRS.jsonl] [--errors]     rows of even number are the open half, odd ones the held half;
                                                    --errors lists what goes wrong in the open half only

A pair is `compatible` where its texts look different and can both hold: anything but a conflict is right, and it is
left out of the precision of `agree`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import jsonlines

from pipeline.align.compare import TextVerdict
from pipeline.api import compare_pairs
from pipeline.extract.nlp import load_model

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "subjects" / "pairs.jsonl"
GIVEN = ("agree", "conflict", "undecided", "unrelated")
Row = dict[str, object]


def main(arguments: Sequence[str]) -> None:
    """Print the tables of both halves."""
    files = [Path(a) for a in arguments if not a.startswith("--")]
    with jsonlines.open(files[0] if files else PAIRS) as reader:
        rows: list[Row] = list(reader)
    nlp = load_model()
    began = time.perf_counter()
    found = list(compare_pairs([(str(r["a"]), str(r["b"])) for r in rows], nlp=nlp))
    rate = len(rows) / (time.perf_counter() - began)
    for name, start in (("open", 0), ("held", 1)):
        _print_half(name, list(zip(rows[start::2], found[start::2], strict=True)))
    if "--errors" in arguments:
        _print_errors(zip(rows[::2], found[::2], strict=True))
    print(f"\n{rate:.0f} pairs a second")


def _print_half(name: str, half: Sequence[tuple[Row, TextVerdict]]) -> None:
    cells = Counter((str(row["verdict"]), got.verdict) for row, got in half)
    print(f"\n{name} half, {len(half)} pairs")
    print(f"{'':12}" + "".join(f"{g:>11}" for g in GIVEN))
    for verdict in ("agree", "compatible", "conflict", "unrelated"):
        print(f"{verdict:12}" + "".join(f"{cells[verdict, g]:11}" for g in GIVEN))
    for verdict in ("agree", "conflict", "unrelated"):
        hits = cells[verdict, verdict]
        said = sum(
            n for (want, got), n in cells.items() if got == verdict and (verdict, want) != ("agree", "compatible")
        )
        true = sum(n for (want, _), n in cells.items() if want == verdict)
        print(f"{verdict:12}precision {_share(hits, said)}  recall {_share(hits, true)}")
    kinds = Counter(str(on) for row, _ in half for on in _kinds(row))
    caught = Counter(str(on) for row, got in half if got.verdict == "conflict" for on in _kinds(row))
    print("conflicts found: " + ", ".join(f"{kind} {caught[kind]}/{kinds[kind]}" for kind in sorted(kinds)))


def _kinds(row: Row) -> list[str]:
    on = row["on"]
    return [str(o) for o in on] if isinstance(on, list) else []


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "none given"


def _print_errors(half: Iterable[tuple[Row, TextVerdict]]) -> None:
    for row, got in half:
        wrong = got.verdict == "conflict" if row["verdict"] == "compatible" else got.verdict != row["verdict"]
        if wrong:
            print(f"\n{row['verdict']} {row['on']}, given {got.verdict} {list(got.conflict_on)}: {got.reason}")
            print(f"  {row['a']}\n  {row['b']}")


if __name__ == "__main__":
    main(())
