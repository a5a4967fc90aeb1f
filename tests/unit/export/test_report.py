from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from jinja2 import Environment

from pipeline.export.lookup import Lookup
from pipeline.export.report import headline, write_report
from pipeline.recall.shelves import Recall
from pipeline.records.tables import RunTables
from tests.invention import invented_run


class Page(HTMLParser):
    """What a page refers to and which ids it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.refers: list[str] = []
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.refers += [value for name in ("href", "src", "action") if (value := found.get(name))]
        self.ids += [value for value in [found.get("id")] if value]
        assert tag not in {"script", "iframe", "object", "form"}
        assert not any(name.startswith("on") or name == "style" for name in found)


@pytest.fixture(scope="module")
def report(lookup: Lookup) -> str:
    return b"".join(write_report(lookup)).decode()


def test_the_report_needs_nothing_else(report: str) -> None:
    page = Page(report)
    assert all(address.startswith("#") for address in page.refers)
    assert not re.search(r"url\(|@import", report)


def test_every_link_leads_somewhere_and_no_id_stands_twice(report: str) -> None:
    page = Page(report)
    assert len(set(page.ids)) == len(page.ids)
    assert {address[1:] for address in page.refers} <= set(page.ids)


def test_the_policy_allows_the_style_sheet_of_the_page_and_no_more(report: str) -> None:
    style = re.search(r"<style>(.*?)</style>", report, re.DOTALL)
    policy = re.search(r"Content-Security-Policy\" content=\"([^\"]+)\"", report)
    assert style
    assert policy
    wanted = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert policy.group(1) == f"default-src 'none'; style-src 'sha256-{wanted}'".replace("'", "'")


def test_every_conflict_stands_with_the_passages_of_both_sides(report: str, lookup: Lookup) -> None:
    conflicts = [group for group in lookup.groups.values() if group.verdict == "conflict"]
    assert conflicts
    flat = re.sub(r"<[^>]+>", "", report)
    for group in conflicts:
        assert f'id="{group.group_id}"' in report
        for claim in lookup.claims_of(group):
            assert claim.evidence.quote in flat


def test_the_headline_counts(lookup: Lookup) -> None:
    groups = list(lookup.groups.values())
    by_verdict = {v: [g for g in groups if g.verdict == v] for v in ("conflict", "agree")}
    assert headline(by_verdict) == "6 conflicts, 2 points of agreement"
    assert headline({"conflict": groups[:1], "agree": []}) == "1 conflict, 0 points of agreement"
    assert headline({"conflict": [], "agree": []}) == "No two articles answer the same question"


def test_lone_surrogates_do_not_break_the_page(tables: RunTables) -> None:
    document = replace(tables.documents[0], source=replace(tables.documents[0].source, title="bad \ud800 title"))
    lookup = Lookup(replace(tables, documents=(document, *tables.documents[1:])))
    assert b"bad ? title" in b"".join(write_report(lookup))


def test_a_large_run_is_shown_in_part_and_says_so() -> None:
    lookup = Lookup(invented_run(1300, 5))
    page = b"".join(write_report(lookup)).decode()
    assert page.count('<article class="case"') == 300
    assert "… and 350 more in claims.csv." in page
    assert len(page) < 4_000_000
    found = Page(page)
    assert len(set(found.ids)) == len(found.ids)
    assert {address[1:] for address in found.refers} <= set(found.ids)


def test_templates_are_compiled_once_for_all_runs(
    tables: RunTables, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Recall({})
    assert b"".join(write_report(Lookup(tables, first))).decode() == report
    monkeypatch.delattr(Environment, "compile")
    again = Recall({}, dict(first.kept()))
    assert b"".join(write_report(Lookup(tables, again))).decode() == report
    kept = dict(again.kept())
    assert [kept[name].tolist() for name in kept if "templates" in name] == [
        column.tolist() for name, column in first.kept() if "templates" in name
    ]
