"""A claim's values as short texts that a person can read and correct in another tool, and back.

Lists are joined by `; `, a quantity reads `>= 3000 troops`, an absent value is an empty text.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.records.claim import ROLES
from pipeline.records.gold import GoldClaim

CHOICES = ("type", "polarity", "modality")
TEXTS = ("id", *ROLES, "when", "quantity", "holder", "text")
FIELDS = (*CHOICES, *TEXTS)
DEFAULTS = {"type": "OTHER", "polarity": "affirmed", "modality": "asserted", "holder": "author"}


def claim_fields(claim: GoldClaim) -> dict[str, str]:
    """All values of a claim but its places, by field."""
    roles = dict(claim.roles)
    values = {role: "; ".join(roles.get(role, ())) for role in ROLES}
    values |= {"type": claim.type, "polarity": claim.polarity, "modality": claim.modality, "id": claim.id}
    values |= {"when": claim.when or "", "holder": claim.holder, "text": claim.text}
    values["quantity"] = _write_quantity(claim.quantity)
    return {field: values[field] for field in FIELDS}


def claim_from_fields(
    fields: Mapping[str, str], *, span: tuple[int, int], trigger: tuple[int, int], quote: str, row: int
) -> GoldClaim:
    """A claim from its places and values. Raises ValueError for a quantity that cannot be read."""
    values = DEFAULTS | {field: value.strip() for field, value in fields.items() if value.strip()}
    roles = tuple((role, tuple(_listed(values[role]))) for role in ROLES if values.get(role))
    return GoldClaim(
        id=values.get("id", f"c{row:03d}"),
        start=span[0],
        end=span[1],
        quote=quote,
        trigger=trigger,
        type=values["type"],
        roles=roles,
        when=values.get("when"),
        quantity=_read_quantity(values.get("quantity", "")),
        polarity=values["polarity"],
        modality=values["modality"],
        holder=values["holder"],
        text=values.get("text", ""),
        row=row,
    )


def _listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


def _write_quantity(quantity: tuple[float, str, str] | None) -> str:
    if quantity is None:
        return ""
    value, unit, comparator = quantity
    figure = int(value) if value == int(value) else value
    return f"{comparator} {figure} {unit}".strip()


def _read_quantity(value: str) -> tuple[float, str, str] | None:
    if not value:
        return None
    comparator, _, rest = value.partition(" ")
    figure, _, unit = rest.partition(" ")
    if comparator not in {"=", ">", "<", ">=", "<=", "~"}:
        raise ValueError(f"quantity {value!r} does not read like `>= 3000 troops`")
    return float(figure), unit, comparator
