"""Hashes of texts."""

from __future__ import annotations

from hashlib import blake2b

SIZE = 16
"""Bytes of a hash."""


def fingerprint(*parts: str) -> str:
    """A short hash of several texts."""
    return digest("\0".join(parts)).hex()


def digest(text: str) -> bytes:
    """A short hash of a text, as bytes."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()
