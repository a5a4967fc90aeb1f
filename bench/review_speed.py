"""How fast the review pages answer at 2,000 groups and 5,000 decisions: ms of processor time, ratio to a bare page.

    python bench/review_speed.py [GROUPS DECISIONS]

The run is the invented one of the tests. Each page is asked for ten times: the first visit, which draws what is kept
afterwards, and the median of all are told. `help` is the bare page: the frame without any content of the run. Memory is
the peak of the whole process, with the run that a test client holds beside it.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from statistics import median
from time import process_time

from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.records.decision import CONFIRM, NOTE, PREFER, Decision
from pipeline.records.tables import RunTables
from pipeline.review.decisions import fingerprint
from pipeline.store.decisions import DecisionLog
from pipeline.ui.desk import Desk, Wish
from pipeline.ui.web.app import create_app
from tests.invention import invented_run

ROUNDS = 10
HOST = "127.0.0.1:8000"
PAGES = (
    "/help", "/", "/?verdict=conflict&undecided=1&page=9", "/?words=barges", "/c/{group}", "/s/falk-2031", "/matrix",
    "/matrix?page=20", "/timeline", "/sources", "/entities", "/score", "/decisions", "/decisions?page=40", "/new",
)  # fmt: skip


def write_decisions(folder: Path, tables: RunTables, count: int) -> None:
    """Two reviewers' logs with outcomes and notes, spread over the groups."""
    claims = {claim.claim_id: claim for part in tables.extractions for claim in part.claims}
    folder.mkdir(parents=True, exist_ok=True)
    lines: dict[str, list[str]] = {"ann": [], "bo": []}
    for number in range(count):
        group = tables.alignment.groups[number * 7 % len(tables.alignment.groups)]
        reviewer, action = ("ann", "bo")[number % 2], (CONFIRM, PREFER, NOTE)[number % 3]
        decision = Decision(
            seq=len(lines[reviewer]) + 1, at=f"2031-01-01T{number % 24:02d}:00:00+00:00", reviewer=reviewer, run="r",
            key=group.claim_ids, evidence=fingerprint(group.claim_ids, claims), action=action,
            value=group.doc_ids[0] if action == PREFER else None, note="seen" if action == NOTE else "",
        )  # fmt: skip
        lines[reviewer].append(json.dumps(asdict(decision)))
    for reviewer, found in lines.items():
        (folder / f"{reviewer}.jsonl").write_text("".join(f"{line}\n" for line in found), encoding="utf-8")


def timed(client: TestClient, address: str) -> tuple[float, float, int]:
    """Milliseconds of the first visit, the median of all, and the size of the page in bytes."""
    spent, size = [], 0
    for _ in range(ROUNDS):
        start = process_time()
        answer = client.get(address)
        spent.append((process_time() - start) * 1000)
        assert answer.status_code == 200, address
        size = len(answer.content)
    return spent[0], median(spent), size


def main() -> None:
    """Print the table."""
    groups, decisions = (int(text) for text in (sys.argv[1:] or ["2000", "5000"]))
    tables = invented_run(groups, 5)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_decisions(folder, tables, decisions)
        start = process_time()
        desk = Desk(load=lambda: tables, stamp=lambda: 1, log=DecisionLog(folder), reviewer="ann")
        opened = (process_time() - start) * 1000
        gc.collect()
        gc.freeze()  # as `serve` does
        client = TestClient(create_app(desk, port=8000, token="t"), base_url=f"http://{HOST}")  # noqa: S106 - a bench
        client.get("/?token=t")
        group = desk.ordered[0]
        found = [(page, *timed(client, page.replace("{group}", group.group_id))) for page in PAGES]
        start = process_time()
        desk.save(Wish(action=CONFIRM, group_id=group.group_id, seen=desk.seen(group)))
        saved = (process_time() - start) * 1000
    bare = found[0][2]
    print(f"{groups} groups, {len(desk.lookup.claims)} claims, {decisions} decisions")
    print(f"{'page':40} {'first ms':>8} {'ms':>8} {'ratio':>7} {'kB':>7}")
    for page, first, milliseconds, size in found:
        print(f"{page:40} {first:8.1f} {milliseconds:8.1f} {milliseconds / bare:7.1f} {size / 1000:7.0f}")
    print(f"{'opening the desk':40} {'':8} {opened:8.1f} {opened / bare:7.1f}")
    print(f"{'saving a decision':40} {'':8} {saved:8.1f} {saved / bare:7.1f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
