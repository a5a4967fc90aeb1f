"""What reviewers decide."""

from __future__ import annotations

from pipeline.records.record import record

CONFIRM = "confirm"
NOT_A_CONFLICT = "not_a_conflict"
PREFER = "prefer"
BOTH_RIGHT = "both_right"
NONE_OF_THESE = "none_of_these"
SPLIT = "split"
MERGE = "merge"
EDIT = "edit"
EXTRACTION_WRONG = "extraction_wrong"
NOTE = "note"
UNDO = "undo"
MERGE_NAMES = "merge_names"
KEEP_NAMES_APART = "keep_names_apart"
ACTIONS = (
    CONFIRM,
    NOT_A_CONFLICT,
    PREFER,
    BOTH_RIGHT,
    NONE_OF_THESE,
    SPLIT,
    MERGE,
    EDIT,
    EXTRACTION_WRONG,
    NOTE,
    UNDO,
    MERGE_NAMES,
    KEEP_NAMES_APART,
)
KEPT, STALE, ORPHANED = "kept", "stale", "orphaned"


@record
class Decision:
    """One line of a reviewer's log, never changed once written.

    `key` is the sorted claim ids that the decision names; `evidence` a fingerprint of their passages and values;
    `supersedes` the `seq` that this one takes back or replaces. `at` is ISO 8601, UTC.

    What `key`, `slot` and `value` mean depends on `action`:

    - confirm, not_a_conflict, both_right, none_of_these, note: `key` is the group's claims;
    - prefer: `key` is the group's claims, `value` the doc_id whose account holds;
    - split: `key` is the group's claims, which are of different happenings. `value` lists the parts as claim ids
      joined by blanks, parts joined by ` | `; null splits along the sides;
    - merge: `key` is the claims of both groups, which answer one question;
    - edit: `key` is one claim, `slot` one of date, quantity, polarity, modality, place, actor, recipient, holder,
      event_type, and `value` what it should be (EDTF for a date, entity ids joined by blanks for roles; null empties);
    - extraction_wrong: `key` is one claim, which the article does not make;
    - merge_names, keep_names_apart: `key` is empty, `value` two entity ids joined by a blank;
    - undo: repeats the `key` of the decision that it takes back, named by `supersedes`.
    """

    seq: int
    at: str
    reviewer: str
    run: str
    key: tuple[str, ...]
    evidence: str
    action: str
    slot: str | None = None
    value: str | None = None
    note: str = ""
    supersedes: int | None = None


@record
class Standing:
    """What has become of a decision in the run at hand.

    `status` is kept (same claims, passages and values), stale (something changed since) or orphaned (a claim that it
    names is gone). `group_id` is the group that it speaks of, null where there is none; `because` tells the change.
    `moved` pairs claims that it names with those that stand in their place since their passages were edited.
    """

    decision: Decision
    status: str
    group_id: str | None
    because: str = ""
    moved: tuple[tuple[str, str], ...] = ()


@record
class Seen:
    """What a reviewer saw of a claim when deciding: kept beside the log, so that it can be shown when it has changed.

    `digest` is the claim's part of `Decision.evidence`; `slots` are (slot, value) as shown.
    """

    digest: str
    claim_id: str
    doc_id: str
    quote: str
    slots: tuple[tuple[str, str], ...]
    trigger: str = ""
