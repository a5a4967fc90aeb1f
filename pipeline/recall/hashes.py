"""Hashes of texts."""

from __future__ import annotations

import hashlib


def fingerprint(*parts: str) -> str:
    """A short hash of several texts."""
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
