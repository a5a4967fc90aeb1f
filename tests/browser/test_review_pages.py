"""The review pages in a real browser: keys, forms, narrow screens, accessibility."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.ui.web.page import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

EVERY_PAGE = [address for _, address in PAGES] + ["/c/{first}", "/c/g-0003", "/s/falk-2031", "/help", "/c/nothing"]


def addresses(served: Any) -> list[str]:
    first = served.desk.ordered[0].group_id
    return [address.replace("{first}", first) for address in EVERY_PAGE]


def test_ten_conflicts_are_reviewed_by_keyboard_alone(serve: Any, open_page: Any) -> None:
    served = serve()
    page = open_page(served)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/c/**")
    for key in ("a", "r", "1", "2", "s", "b", "0", "a", "1", "a"):
        page.keyboard.press(key)
        page.wait_for_url("**?saved=*")
        page.keyboard.press(" ")
        page.wait_for_url(lambda address: "saved" not in address)
    assert served.actions() == [
        "confirm", "not_a_conflict", "prefer", "prefer", "split", "both_right", "none_of_these", "confirm", "prefer",
        "confirm",
    ]  # fmt: skip
    assert "10 of 12 conflicts decided" in page.inner_text("header")


def test_five_fast_presses_move_five_rows(serve: Any, open_page: Any) -> None:
    page = open_page(serve())
    for _ in range(6):
        page.keyboard.press("j")
    assert page.evaluate("[...document.querySelectorAll('[data-row]')].indexOf(document.activeElement)") == 5
    page.keyboard.press("k")
    assert page.evaluate("[...document.querySelectorAll('[data-row]')].indexOf(document.activeElement)") == 4


def test_enter_in_the_edit_box_saves_the_edit_and_nothing_else(serve: Any, open_page: Any) -> None:
    served = serve()
    page = open_page(served)
    page.goto(f"/c/{served.desk.ordered[0].group_id}")
    page.keyboard.press("e")
    page.keyboard.press("Tab")
    page.select_option("details[open] select[name=slot]", "date")
    page.fill("details[open] input[name=value]", "2029-10")
    page.press("details[open] input[name=value]", "Enter")
    page.wait_for_url("**?saved=1")
    assert served.actions() == ["edit"]


def test_claims_are_split_off_by_keyboard_alone(serve: Any, open_page: Any) -> None:
    served = serve()
    page = open_page(served)
    group = served.desk.ordered[0]
    page.goto(f"/c/{group.group_id}")
    page.keyboard.press("p")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("details[open] input:checked").count() == 2
    page.locator("details[open] button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**?saved=1")
    (saved,) = served.desk.log.read()
    rest, off = (part.split() for part in saved.value.split(" | "))
    assert len(off) == 2
    assert sorted([*rest, *off]) == list(group.claim_ids)


def test_keys_typed_into_a_note_decide_nothing(serve: Any, open_page: Any) -> None:
    served = serve()
    page = open_page(served)
    page.goto(f"/c/{served.desk.ordered[0].group_id}")
    page.keyboard.press("n")
    page.keyboard.type("a rash u-turn, 1 source")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**?saved=1")
    assert served.actions() == ["note"]
    assert served.desk.log.read()[0].note == "a rash u-turn, 1 source"
    page.keyboard.press("u")
    page.wait_for_url("**?saved=2")
    assert served.actions() == ["note", "undo"]


def test_escape_closes_a_box(serve: Any, open_page: Any) -> None:
    served = serve()
    page = open_page(served)
    page.goto(f"/c/{served.desk.ordered[0].group_id}")
    page.keyboard.press("m")
    assert page.locator("details[data-box][open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("details[data-box][open]").count() == 0


def test_every_save_is_announced(serve: Any, open_page: Any) -> None:
    served = serve()
    page = open_page(served)
    page.goto(f"/c/{served.desk.ordered[0].group_id}")
    page.keyboard.press("a")
    page.wait_for_url("**?saved=1")
    region = page.get_by_role("status")
    region.get_by_text("Saved as no. 1: confirm.").wait_for()
    assert region.get_attribute("aria-live") == "polite"


def test_a_page_that_is_out_of_date_says_so(serve: Any, open_page: Any) -> None:
    served = serve()
    page = open_page(served)
    page.goto(f"/c/{served.desk.ordered[0].group_id}")
    run = served.runs[0]
    parts = [replace(p, claims=tuple(replace(c, modality="possible") for c in p.claims)) for p in run.extractions]
    served.runs.append(replace(run, extractions=tuple(parts)))
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.keyboard.press("a")
    assert answer.value.status == 409
    assert "The run has changed since this page was opened" in page.get_by_role("alert").inner_text()
    assert served.actions() == []
    page.wait_for_load_state()
    page.keyboard.press("a")
    page.wait_for_url("**?saved=1")


def test_everything_works_without_script(serve: Any, open_page: Any) -> None:
    served = serve()
    page = open_page(served, java_script_enabled=False)
    page.select_option("select[name=verdict]", "conflict")
    page.click("text=Show")
    assert "verdict=conflict" in page.url
    page.click(".rows h2 a >> nth=0")
    page.click("button:has-text('Both right')")
    page.get_by_text("Saved as no. 1: both right.").wait_for()
    assert page.get_by_text("Saved as no. 1: both right.").is_visible()
    page.click("summary:has-text('Note')")
    page.fill("textarea", "by hand")
    page.click("button:has-text('Save the note')")
    assert served.actions() == ["both_right", "note"]


def test_reload_and_back_keep_the_place(serve: Any, open_page: Any) -> None:
    served = serve()
    page = open_page(served)
    page.goto("/?verdict=conflict&source=falk-2031")
    listed = page.locator(".rows h2").all_inner_texts()
    page.click(".rows h2 a >> nth=2")
    page.go_back()
    page.reload()
    assert page.locator(".rows h2").all_inner_texts() == listed
    assert page.locator("select[name=source]").input_value() == "falk-2031"


@pytest.mark.parametrize("width", [320, 390, 768])
def test_no_page_is_wider_than_a_narrow_screen(serve: Any, open_page: Any, width: int) -> None:
    served = serve()
    page = open_page(served)
    page.set_viewport_size({"width": width, "height": 800})
    for address in addresses(served):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_nothing_is_asked_of_any_other_host(serve: Any, open_page: Any) -> None:
    served = serve()
    page = open_page(served)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in addresses(served):
        page.goto(address)
    assert asked
    assert all(url.startswith(served.base) for url in asked)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_page(serve: Any, open_page: Any, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is a development dependency").Axe()
    served = serve()
    page = open_page(served, color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"/c/{served.desk.ordered[0].group_id}")
    page.keyboard.press("a")
    page.wait_for_url("**?saved=1")
    for address in addresses(served):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
        found = axe.run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"


def test_axe_finds_no_violation_in_the_report(chromium: Any, tmp_path: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is a development dependency").Axe()
    from pipeline.export.lookup import Lookup
    from pipeline.export.report import write_report
    from tests.invention import invented_run

    path = tmp_path / "report.html"
    path.write_bytes(b"".join(write_report(Lookup(invented_run(12, 5)))))
    for scheme in ("light", "dark"):
        context = chromium.new_context(color_scheme=scheme)
        page = context.new_page()
        messages: list[str] = []
        page.on("console", lambda message, kept=messages: kept.append(message.text))
        page.goto(path.as_uri())
        found = axe.run(page)
        assert found.violations_count == 0, found.generate_report()
        assert messages == []
        context.close()
