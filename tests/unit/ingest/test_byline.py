"""Leads that state the author."""

from __future__ import annotations

from pipeline.ingest.byline import writes_name


def test_a_lead_names_its_author_at_the_end() -> None:
    assert writes_name("Nobody asked the gulls, writes Mia Berg.") == "Mia Berg"
    assert writes_name("Nobody writes letters any more.") == ""
