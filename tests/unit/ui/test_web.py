from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.records.claim import Claim
from pipeline.records.gold import Score
from pipeline.records.tables import RunTables
from pipeline.ui.desk import Desk
from pipeline.ui.web.app import STATIC, create_app
from pipeline.ui.web.guard import BODY_LIMIT
from pipeline.ui.web.page import PAGES
from tests.invention import invented_run

HOST = "127.0.0.1:8123"
ORIGIN = {"origin": f"http://{HOST}"}
GROUP = "g-0008"


def browser(desk: Desk) -> TestClient:
    """A browser that has opened the printed address."""
    client = TestClient(create_app(desk, port=8123, token="t"), base_url=f"http://{HOST}", follow_redirects=False)
    answer = client.get("/?token=t&verdict=conflict")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?verdict=conflict")
    return client


@pytest.fixture
def desk(make_desk: Any) -> Desk:
    made: Desk = make_desk()
    return made


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return browser(desk)


def seen(client: TestClient, group_id: str = GROUP) -> str:
    found = re.search(r'name="seen" value="(\w+)"', client.get(f"/c/{group_id}").text)
    assert found
    return found.group(1)


def save(client: TestClient, name: str, headers: dict[str, str] = ORIGIN, **form: str) -> Any:
    form = {"seen": form.pop("seen", "") or seen(client)} | form
    return client.post(f"/c/{GROUP}/{name}", data=form, headers=headers)


ADDRESSES = [address for _, address in PAGES] + [
    f"/c/{GROUP}", "/c/g-0003", "/s/falk-2031", "/help", "/?page=99", "/?page=%00", "/?stale=1&words=barges",
    "/matrix?page=2",
    "/entities?page=x", "/score?outcome=correct", "/decisions?status=kept", "/decisions.jsonl",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_answers_without_inline_code_or_outside_addresses(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "Undefined" not in answer.text
    assert not re.search(r"<style|<script>|\sstyle=|\son\w+=|https?://(?!www\.w3\.org)", answer.text)


def test_static_files_are_only_those_listed(client: TestClient) -> None:
    for name, kind in STATIC.items():
        assert client.get(f"/static/{name}").headers["content-type"].startswith(kind)
    for name in ("layout.html", "..%2Fpages%2Flayout.html", "%2e%2e/style.css", "../../errors.py"):
        assert client.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize("name", ["..%2f..%2fetc%2fpasswd", "%00", "nobody", "a" * 3000, "%ff"])
def test_ids_that_name_nothing_find_nothing(client: TestClient, name: str) -> None:
    for address in (f"/s/{name}", f"/c/{name}"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "root:" not in answer.text


def test_the_token_works_once_and_gives_a_cookie(desk: Desk) -> None:
    app = create_app(desk, port=8123, token="t")
    first = TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)
    assert first.get("/").status_code == 403
    assert first.get("/?token=wrong").status_code == 403
    answer = first.get("/?token=t")
    assert answer.status_code == 303
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=strict" in answer.headers["set-cookie"]
    assert first.get("/").status_code == 200
    second = TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)
    assert second.get("/?token=t").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9999", "127.0.0.1", "127.0.0.1:8123.evil.example", ""])
def test_a_foreign_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:8123", "http://127.0.0.1:9999"])
def test_a_foreign_origin_saves_nothing(client: TestClient, desk: Desk, origin: str) -> None:
    assert save(client, "confirm", {"origin": origin}).status_code == 403
    assert client.post(f"/c/{GROUP}/confirm", data={"seen": seen(client)}).status_code == 403
    assert desk.log.read() == ()


def test_oversized_posts_are_refused(client: TestClient, desk: Desk) -> None:
    assert save(client, "note", note="x" * BODY_LIMIT).status_code == 413
    chunked = client.post(f"/c/{GROUP}/note", content=iter([b"note=x"]), headers=ORIGIN)
    assert chunked.status_code == 413
    assert desk.log.read() == ()


def test_a_plain_form_post_saves_and_tells(client: TestClient, desk: Desk) -> None:
    answer = save(client, "confirm")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/c/{GROUP}?saved=1")
    page = client.get(answer.headers["location"]).text
    assert "Saved as no. 1: confirm." in page
    assert "1 of 6 conflicts decided" in page
    assert [d.action for d in desk.log.read()] == ["confirm"]


def test_every_form_is_its_own_action(client: TestClient) -> None:
    page = client.get(f"/c/{GROUP}").text
    assert 'name="action"' not in page
    targets = re.findall(r'<form method="post" action="([^"]+)"', page)
    assert targets.count(f"/c/{GROUP}/split") == 2  # along the sides, and the claims that are ticked
    for name in ("confirm", "not_a_conflict", "both_right", "none_of_these", "merge", "edit", "note"):
        assert targets.count(f"/c/{GROUP}/{name}") == 1
    assert targets.count(f"/c/{GROUP}/prefer") == 4


def test_stale_evidence_gives_409_and_saves_nothing(make_desk: Any) -> None:
    runs = [invented_run(12, 4)]
    desk = make_desk(runs=runs)
    client = browser(desk)
    opened = seen(client)
    parts = tuple(
        replace(p, claims=tuple(replace(c, modality="possible") for c in p.claims)) for p in runs[0].extractions
    )
    runs.append(replace(runs[0], extractions=parts))
    answer = save(client, "confirm", seen=opened)
    assert answer.status_code == 409
    assert "Not saved." in answer.text
    assert "The run has changed since this page was opened" in answer.text
    assert desk.log.read() == ()


def test_a_stale_decision_shows_old_beside_new(make_desk: Any) -> None:
    runs = [invented_run(12, 4)]
    client = browser(make_desk(runs=runs))
    save(client, "confirm")
    parts = [replace(p, claims=tuple(replace(c, modality="possible") for c in p.claims)) for p in runs[0].extractions]
    runs.append(replace(runs[0], extractions=tuple(parts)))
    page = client.get(f"/c/{GROUP}").text
    assert "What has changed since ann decided" in page
    assert page.count("<strong>asserted</strong>") == page.count("<strong>possible</strong>") == 4
    assert "↻ Stale." in page
    runs.append(replace(runs[0], extractions=()))
    assert "then: “" in client.get("/decisions?status=orphaned").text


def test_an_edited_passage_is_shown_word_for_word_beside_what_it_was(make_desk: Any) -> None:
    runs = [invented_run(12, 4)]
    desk = make_desk(runs=runs)
    client = browser(desk)
    gone = desk.lookup.groups[GROUP].claim_ids[0]
    save(client, "confirm")
    runs.append(reworded(runs[0], gone, "boats", "barges"))
    page = client.get(f"/c/{GROUP}").text
    assert f"the passage in {desk.lookup.read_claims['c-new'].doc_id} was edited" in page
    assert "<mark>boats</mark>" in page
    assert "<mark>barges</mark>" in page
    assert "1 stale" in client.get("/decisions").text
    save(client, "confirm")
    assert [(s.decision.seq, s.status) for s in desk.standings] == [(2, "kept")]


def reworded(tables: RunTables, claim_id: str, was: str, now: str) -> RunTables:
    """The run after a word of one passage was edited, by which its claim has another id."""

    def new(claim: Claim) -> Claim:
        quote = claim.evidence.quote.replace(was, now)
        return replace(claim, claim_id="c-new", evidence=replace(claim.evidence, quote=quote))

    parts = tuple(
        replace(p, claims=tuple(new(c) if c.claim_id == claim_id else c for c in p.claims)) for p in tables.extractions
    )

    def renamed(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple("c-new" if each == claim_id else each for each in ids)

    groups = tuple(
        replace(g, claim_ids=renamed(g.claim_ids), sides=tuple(map(renamed, g.sides))) for g in tables.alignment.groups
    )
    comparisons = tuple(
        replace(c, left=renamed((c.left,))[0], right=renamed((c.right,))[0]) for c in tables.alignment.comparisons
    )
    return replace(
        tables, extractions=parts, alignment=replace(tables.alignment, groups=groups, comparisons=comparisons)
    )


def test_the_score_page_tells_how_far_annotators_agree(client: TestClient, desk: Desk) -> None:
    assert "No two annotators" in client.get("/score").text
    desk.agreement = tuple(
        Score(set="mine / hers", layer=layer, doc_id="", measure=measure, value=value)
        for layer, measure, value in (
            ("entity", "span F1", 0.912),
            ("claim", "type kappa", 0.734),
            ("claim", "gold", 9),
        )
    )
    page = client.get("/score").text
    assert "No two annotators" not in page
    assert re.search(
        r"mine / hers</th>.*span F1</td><td class=\"number\">0.91<.*type kappa</td><td[^>]*>0.73<", page, re.DOTALL
    )


def test_ticked_claims_are_split_off(client: TestClient, desk: Desk) -> None:
    ids = desk.lookup.groups[GROUP].claim_ids
    page = client.get(f"/c/{GROUP}").text
    assert all(f'type="checkbox" name="claim" value="{claim_id}"' in page for claim_id in ids)
    body = {"seen": seen(client), "claim": [ids[0], ids[2]]}
    answer = client.post(f"/c/{GROUP}/split", data=body, headers=ORIGIN)
    assert answer.status_code == 303
    assert desk.log.read()[0].value == f"{ids[1]} {ids[3]} | {ids[0]} {ids[2]}"
    assert "Saved as no. 1: split 2 + 2 claims." in client.get(answer.headers["location"]).text


@pytest.mark.parametrize(
    ("name", "form", "told"),
    [
        ("split", {"claim": "c-nobody"}, "No part of this group was chosen"),
        ("edit", {"slot": "date", "value": "soon"}, "is not a date"),
        ("prefer", {"value": "<b>"}, "&#39;&lt;b&gt;&#39; is not one of"),
        ("merge", {"value": ""}, "names no other group"),
    ],
)
def test_a_wish_that_makes_no_sense_gives_422(client: TestClient, name: str, form: dict[str, str], told: str) -> None:
    answer = save(client, name, **{"claim": "c-falk-2031-8"} | form)
    assert answer.status_code == 422
    assert told in answer.text.replace("&#x27;", "&#39;")


def test_an_unknown_action_or_too_many_fields_save_nothing(client: TestClient, desk: Desk) -> None:
    assert save(client, "delete").status_code == 404
    assert save(client, "merge_names").status_code == 404
    many = {f"f{n}": "x" for n in range(400)} | {"seen": seen(client)}
    assert client.post(f"/c/{GROUP}/confirm", data=many, headers=ORIGIN).status_code == 409
    assert client.get(f"/c/{GROUP}/confirm").status_code == 404
    assert desk.log.read() == ()


def test_script_in_articles_and_notes_stays_text(make_desk: Any) -> None:
    tables = invented_run(12, 4)
    bad = "<script>alert(1)</script>"
    groups = tuple(replace(g, question=bad, reason=bad) for g in tables.alignment.groups)
    documents = tuple(
        replace(
            d,
            source=replace(d.source, title=bad, author='"><img src=x onerror=alert(1)>'),
            path=bad,
            text=d.text.replace("Few on the banks", bad[:16]),
        )
        for d in tables.documents
    )
    tables = replace(tables, documents=documents, alignment=replace(tables.alignment, groups=groups))
    desk = make_desk(runs=[tables])
    client = browser(desk)
    assert save(client, "note", note=bad).status_code == 303
    for address in (*ADDRESSES, f"/?words={bad}", f"/decisions?by={bad}"):
        text = client.get(address).text
        if not address.endswith(".jsonl"):
            assert "<script>alert" not in text, address
            assert "<img" not in text, address


def test_names_and_reverts_are_saved_from_their_lists(client: TestClient, desk: Desk) -> None:
    answer = client.post("/entities/merge_names", data={"value": "state/karsk state/anholt"}, headers=ORIGIN)
    assert answer.headers["location"] == "/entities?saved=1"
    save(client, "confirm")
    assert client.post("/decisions/revert", data={"value": "2"}, headers=ORIGIN).status_code == 303
    assert client.post("/decisions/revert", data={"value": "2"}, headers=ORIGIN).status_code == 409
    assert client.post("/entities/confirm", data={"value": "x"}, headers=ORIGIN).status_code == 404
    assert [(d.action, d.supersedes) for d in desk.log.read()] == [
        ("merge_names", None),
        ("confirm", None),
        ("undo", 2),
    ]
    assert "take back no. 2" in client.get("/decisions").text


def test_two_servers_on_one_folder_never_give_a_number_twice(make_desk: Any) -> None:
    """One reviewer, two servers: each sees what the other saved before it saves anything itself."""
    first, second = browser(make_desk()), browser(make_desk())
    for _ in range(5):
        assert save(first, "note", note="here").status_code == 303
        assert save(second, "confirm").status_code == 303
    numbers = [json.loads(line)["seq"] for line in first.get("/decisions.jsonl").text.splitlines()]
    assert numbers == list(range(1, 11))
    assert "✓ decided" in first.get("/").text


def test_next_leads_to_what_is_undecided(client: TestClient, desk: Desk) -> None:
    first, second = (group.group_id for group in desk.ordered[:2])
    assert client.get(f"/next?after={first}").headers["location"] == f"/c/{second}"
    assert client.get("/next").headers["location"] == f"/c/{first}"


def test_a_torn_log_is_told_on_the_pages(make_desk: Any, tmp_path: Any) -> None:
    folder = tmp_path / "decisions"
    folder.mkdir()
    (folder / "bo.jsonl").write_bytes(b'{"seq": 1, "at"')
    text = browser(make_desk()).get("/").text
    assert "bo.jsonl: the last line is torn and was set aside" in text


def test_all_logs_can_be_downloaded(client: TestClient) -> None:
    save(client, "confirm")
    answer = client.get("/decisions.jsonl")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.text.count("\n") == 1


def test_two_servers_share_one_log(make_desk: Any) -> None:
    ann, bo = browser(make_desk("ann")), browser(make_desk("bo"))
    save(ann, "prefer", value="falk-2031")
    save(bo, "prefer", value="orsini-2031")
    page = ann.get(f"/c/{GROUP}").text
    assert "Reviewers differ" in page
    assert "ann: prefer falk-2031; bo: prefer orsini-2031" in page


def test_the_manual_lists_every_key_of_the_pages(client: TestClient) -> None:
    page = client.get(f"/c/{GROUP}").text + client.get("/").text
    keys = set(re.findall(r'data-key="([^"]+)"', page)) - {" ", "1", "2", "3", "4"}
    manual = client.get("/help").text
    for key in keys - {"u"}:
        assert f"<kbd>{key}</kbd>" in manual, key


def test_the_list_shown_can_be_downloaded(client: TestClient) -> None:
    answer = client.get("/download/csv?verdict=conflict")
    assert answer.headers["content-disposition"] == 'attachment; filename="claims.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["verdict"] for row in rows] == ["conflict"] * 6
    assert client.get("/download/xlsx").content.startswith(b"PK")
    assert "/download/markdown?verdict=agree" in client.get("/?verdict=agree").text
    for form in ("html", "sqlite", "exe", "..%2fcsv"):
        assert client.get(f"/download/{form}").status_code == 404
