"""The review queue in the terminal: a list of questions, one question in full, the same keys as the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.console import Group as Stack
from rich.markup import escape
from rich.table import Table
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Header, Input, OptionList, Static
from textual.widgets.option_list import Option

from pipeline.errors import DecisionError
from pipeline.export.camps import camps_of, shown_claims
from pipeline.export.notes import notes_of
from pipeline.export.passages import in_context
from pipeline.export.slots import slot_rows
from pipeline.export.writers.html import decided, sign, word
from pipeline.records.decision import (
    BOTH_RIGHT,
    CONFIRM,
    EDIT,
    EXTRACTION_WRONG,
    MERGE,
    NONE_OF_THESE,
    NOT_A_CONFLICT,
    NOTE,
    PREFER,
    SPLIT,
    UNDO,
)
from pipeline.records.group import AGREE, CONFLICT, SINGLE_SOURCE, UNDECIDED
from pipeline.review.queue import State, next_undecided
from pipeline.ui.desk import Wish

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pipeline.records.claim import Claim
    from pipeline.records.group import ClaimGroup
    from pipeline.ui.desk import Desk

COLOURS = {CONFLICT: "red", AGREE: "green", UNDECIDED: "yellow", SINGLE_SOURCE: "bright_black"}
SIMPLE = {"a": CONFIRM, "r": NOT_A_CONFLICT, "s": SPLIT, "b": BOTH_RIGHT, "0": NONE_OF_THESE}
ASKED = {
    SPLIT: "Split off: numbers of the claims that speak of something else, e.g. `2 3`",
    NOTE: "Note",
    MERGE: "Merge with the group (its id)",
    EDIT: "Edit: claim number, slot, value, e.g. `1 date 2022-10`",
    EXTRACTION_WRONG: "The article does not say this: claim number",
}


class Question(ModalScreen[str | None]):
    """One line to be typed; Enter gives it, Escape gives nothing."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss(None)", "Cancel")]
    DEFAULT_CSS = "Question { align: center middle; } Question Input { width: 80%; }"

    def __init__(self, asked: str) -> None:
        super().__init__()
        self.asked = asked

    def compose(self) -> ComposeResult:
        """The line, with what is asked as its border title."""
        line = Input()
        line.border_title = self.asked
        yield line

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give what was typed."""
        self.dismiss(event.value)


class ReviewApp(App[None]):
    """The queue on the left, the question in full on the right."""

    TITLE = "Variorum"
    ENABLE_COMMAND_PALETTE = False  # its key would push the last of ours off the line
    CSS = """
    OptionList { width: 42%; border: none; border-right: solid $panel; }
    #question { width: 1fr; padding: 1 2; }
    Screen { layout: horizontal; }
    Footer, Header { dock: top; }
    Footer { dock: bottom; }
    """
    BINDINGS: ClassVar = [
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        *(Binding(key, f"decide('{name}')", name.replace("_", " ")) for key, name in SIMPLE.items()),
        *(Binding(str(n), f"prefer({n})", f"Prefer {n}", show=False) for n in range(1, 10)),
        Binding("p", f"ask('{SPLIT}')", "split off"),
        Binding("m", f"ask('{MERGE}')", "merge"),
        Binding("e", f"ask('{EDIT}')", "edit"),
        Binding("x", f"ask('{EXTRACTION_WRONG}')", "wrong"),
        Binding("n", f"ask('{NOTE}')", "note"),
        Binding("u", "undo", "undo"),
        Binding("space", "next", "next undecided", priority=False),
        Binding("q", "quit", "quit"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.listed: list[str] = []

    def compose(self) -> ComposeResult:
        """Header, list, question, keys."""
        yield Header()
        yield OptionList(id="queue")
        with VerticalScroll(id="question", can_focus=False):
            yield Static(id="text")
        yield Footer()

    def on_mount(self) -> None:
        """Fill the list and show its first question."""
        self.fill()
        self.query_one(OptionList).focus()

    def fill(self) -> None:
        """List the groups again, staying on the same one."""
        queue = self.query_one(OptionList)
        at = queue.highlighted or 0
        self.listed = [group.group_id for group in self.desk.ordered]
        queue.clear_options()
        queue.add_options([Option(self.line(group)) for group in self.desk.ordered])
        queue.highlighted = min(at, len(self.listed) - 1) if self.listed else None
        self._tell_progress()

    def _tell_progress(self) -> None:
        done = self.desk.progress()
        self.sub_title = f"{done.done} of {done.total} conflicts decided · {self.desk.reviewer}"

    def line(self, group: ClaimGroup) -> Text:
        """A group in the list: sign, question, state."""
        state = self.desk.states.get(group.group_id, State())
        marks = "".join(mark for mark, on in (("✓", state.decided), ("↻", state.stale), ("⇄", state.disputed)) if on)
        text = Text.assemble((f"{sign(group.verdict)} ", COLOURS[group.verdict]))
        text.append(group.question, style="dim" if state.decided else "")
        return text.append(f" {marks}" if marks else "", style="bold")

    @property
    def group(self) -> ClaimGroup | None:
        """The group that is highlighted."""
        at = self.query_one(OptionList).highlighted
        return self.desk.lookup.groups.get(self.listed[at]) if at is not None and at < len(self.listed) else None

    def on_option_list_option_highlighted(self, _: OptionList.OptionHighlighted) -> None:
        """Show the question that is highlighted."""
        self.show()

    def show(self) -> None:
        """Show the highlighted question in full."""
        group = self.group
        if group is not None:
            self.query_one("#text", Static).update(render_group(group, self.desk))
            self.query_one("#question", VerticalScroll).scroll_home(animate=False)

    def action_move(self, by: int) -> None:
        """Down or up the list."""
        queue = self.query_one(OptionList)
        if self.listed:
            queue.highlighted = min(max((queue.highlighted or 0) + by, 0), len(self.listed) - 1)

    def action_next(self) -> None:
        """To the next question without a decision."""
        group = self.group
        found = next_undecided(self.desk.ordered, group.group_id if group else None, self.desk.states)
        if found is None:
            self.notify("Everything is decided.")
        else:
            self.query_one(OptionList).highlighted = self.listed.index(found.group_id)

    def action_decide(self, name: str) -> None:
        """Save an outcome."""
        self.save(name)

    def action_prefer(self, number: int) -> None:
        """Prefer the source with this number."""
        group = self.group
        if group and number <= len(group.doc_ids):
            self.save(PREFER, value=group.doc_ids[number - 1])

    def action_undo(self) -> None:
        """Take back the latest decision on this question."""
        group = self.group
        own = self.desk.own(group.group_id) if group else []
        if own:
            self.save(UNDO, value=str(own[0].seq))
        else:
            self.notify("There is nothing to take back here.")

    def action_ask(self, name: str) -> None:
        """Ask for what a decision needs, then save it."""
        self.push_screen(Question(ASKED[name]), lambda typed: self.answered(name, typed))

    def answered(self, name: str, typed: str | None) -> None:
        """Save a decision with what was typed; nothing where nothing was."""
        if not typed:
            return
        if name == NOTE:
            self.save(NOTE, note=typed)
        elif name == MERGE:
            self.save(MERGE, value=typed)
        elif name == SPLIT:
            self.save(SPLIT, claim_id=" ".join(self._claim_id(number) for number in typed.split()))
        else:
            number, slot, value = ([*typed.split(maxsplit=2), "", ""])[:3]
            self.save(name, claim_id=self._claim_id(number), slot=slot, value=value)

    def _claim_id(self, number: str) -> str:
        group = self.group
        claims = shown_claims(group, self.desk.lookup) if group else []
        at = int(number) - 1 if number.isdecimal() else -1
        return claims[at].claim_id if 0 <= at < len(claims) else number

    def save(self, name: str, *, claim_id: str = "", slot: str = "", value: str = "", note: str = "") -> None:
        """Save a decision on the highlighted question and tell how it went."""
        group = self.group
        if group is None:
            return
        wish = Wish(
            action=name, group_id=group.group_id, seen=self.desk.seen(group), claim_id=claim_id,
            slot=slot, value=value, note=note,
        )  # fmt: skip
        try:
            saved = self.desk.save(wish)
        except DecisionError as error:
            self.notify(f"{error.fact}. {error.remedy}", title="Not saved", severity="error")
            return
        self.notify(f"{decided(saved)}", title=f"Saved as no. {saved.seq}")
        at = self.query_one(OptionList).highlighted
        if at is not None and [g.group_id for g in self.desk.ordered] == self.listed:
            self.query_one(OptionList).replace_option_prompt_at_index(at, self.line(group))
        else:
            self.fill()
        self._tell_progress()
        self.show()


def render_group(group: ClaimGroup, desk: Desk) -> RenderableType:
    """A question in full: verdict, slots, passages, decisions."""
    lookup = desk.lookup
    claims = shown_claims(group, lookup)
    head = Text.assemble(
        (f"{sign(group.verdict)} {word(group.verdict)}", f"bold {COLOURS[group.verdict]}"),
        (f" on {', '.join(group.conflict_on)}" if group.conflict_on else "", "dim"),
    )
    parts: list[RenderableType] = [head, Text(group.question, style="bold"), Text(group.reason), Text("")]
    table = Table("slot", *(f"{n} {escape(c.doc_id)}" for n, c in enumerate(claims, start=1)), box=None, pad_edge=False)
    for row in slot_rows(group, claims, lookup):
        style = f"bold {COLOURS[CONFLICT]}" if row.at_issue else ""
        table.add_row(
            row.name, *(Text(c.value + (" (inferred)" if c.inferred else "")) for c in row.cells), style=style
        )
    parts += [table, Text("")]
    for camp in camps_of(group, lookup):
        parts.append(Text(f"Side {camp.number}: {camp.value}" if camp.number else camp.value, style="bold underline"))
        for claim in camp.claims:
            line = lookup.line_of(claim.doc_id, claim.evidence.start)
            parts += [
                Text(f"{lookup.label_of(claim.doc_id)}, line {line}", style="bold"),
                _passage(claim, desk),
                *_notes(claim, desk),
                Text(""),
            ]
    parts += [Text(f"{d.reviewer} no. {d.seq}: {decided(d)} {d.note}", style="dim") for d in desk.history(group)]
    preferred = "  ".join(f"{n} {doc_id}" for n, doc_id in enumerate(group.doc_ids[:9], start=1))
    parts.append(Text(f"prefer: {preferred}", style="dim"))
    return Stack(*parts)


def _notes(claim: Claim, desk: Desk) -> list[Text]:
    found = notes_of(claim, desk.lookup)
    return [Text(f"Note {n.number}: " + ", ".join(filter(None, (n.text, n.url))), style="dim") for n in found]


def _passage(claim: Claim, desk: Desk) -> Text:
    text = Text()
    for part in in_context(claim, desk.lookup):
        style = "bold yellow" if "trigger" in part.marks else "yellow" if "evidence" in part.marks else "dim"
        text.append(part.text.replace("\n", " "), style=style)
    return text
