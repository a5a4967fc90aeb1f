"""Verdicts on invented pairs of short texts: confusion, precision, recall, results by form, pairs a second.

python -m bench pairs [PAIRS.jsonl] [--errors]     rows of even number are the open half, odd ones the held half;
                                                    --errors lists what goes wrong in the open half only

A pair is `compatible` where its texts look different and can both hold: anything but a conflict is right, and it is
left out of the precision of `agree`. `form` says what differs, or only looks different. A conflict is named rightly
where one of the slots given is among the row's `on`.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import jsonlines

from pipeline.align.compare import TextVerdict
from pipeline.api import compare_pairs
from pipeline.extract.kernel import AUTO, use_kernel
from pipeline.extract.nlp import load_model
from pipeline.records.group import AGREE, CONFLICT

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "subjects" / "pairs.jsonl"
GIVEN = ("agree", "conflict", "undecided", "unrelated")
Row = dict[str, object]
Judged = tuple[Row, TextVerdict]


def main(arguments: Sequence[str]) -> None:
    """Print the tables of both halves."""
    files = [Path(a) for a in arguments if not a.startswith("--")]
    with jsonlines.open(files[0] if files else PAIRS) as reader:
        rows: list[Row] = list(reader)
    nlp = load_model()
    use_kernel(nlp, AUTO)
    began = time.process_time()
    found = list(compare_pairs([(str(r["a"]), str(r["b"])) for r in rows], nlp=nlp))
    rate = len(rows) / (time.process_time() - began)
    halves = {
        name: list(zip(rows[start::2], found[start::2], strict=True)) for name, start in (("open", 0), ("held", 1))
    }
    for name, half in halves.items():
        _print_half(name, half)
    _print_forms(halves)
    if "--errors" in arguments:
        _print_errors(halves["open"])
    print(f"\n{rate:.0f} pairs a second of CPU time")


def _print_half(name: str, half: Sequence[Judged]) -> None:
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
    caught = [(row, got) for row, got in half if row["verdict"] == got.verdict == CONFLICT]
    named = sum(bool(_kinds(row) & set(got.conflict_on)) for row, got in caught)
    print(f"slot named rightly {_share(named, len(caught))}")


def _print_forms(halves: dict[str, list[Judged]]) -> None:
    """By form: conflicts found where there is one, else false conflicts and false agreements."""
    names = sorted({(str(row["verdict"]), str(row["form"])) for half in halves.values() for row, _ in half})
    print(f"\n{'form':28}{'open':>24}{'held':>24}")
    for verdict, form in names:
        cells = [
            _form_cell(verdict, [got.verdict for row, got in half if (row["verdict"], row["form"]) == (verdict, form)])
            for half in halves.values()
        ]
        print(f"{verdict + ' ' + form:28}" + "".join(f"{cell:>24}" for cell in cells))


def _form_cell(verdict: str, given: Sequence[str]) -> str:
    conflicts, agreed = given.count(CONFLICT), given.count(AGREE)
    if verdict == CONFLICT:
        return f"found {conflicts}/{len(given)}"
    return f"false {conflicts}/{len(given)}, agree {agreed}"


def _kinds(row: Row) -> set[str]:
    on = row["on"]
    return {str(o) for o in on} if isinstance(on, list) else set()


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "none given"


def _print_errors(half: Iterable[Judged]) -> None:
    for row, got in half:
        wrong = got.verdict == CONFLICT if row["verdict"] == "compatible" else got.verdict != row["verdict"]
        if wrong:
            print(f"\n{row['verdict']} {row['form']} {row['on']}, given {got.verdict} {list(got.conflict_on)}:")
            print(f"  {got.reason}\n  {row['a']}\n  {row['b']}")


if __name__ == "__main__":
    main(())
