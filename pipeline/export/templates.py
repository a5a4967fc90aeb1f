"""Page templates as code, compiled once for all runs over a corpus."""

from __future__ import annotations

import jinja2

from pipeline.recall.ragged import bytes_of, from_bytes, from_texts, texts_of
from pipeline.recall.shelves import Recall

TEMPLATES = "page templates"


class KeptTemplates(jinja2.BytecodeCache):
    """Compiled templates of the last run; one whose text or for whose Python or Jinja they are not is compiled anew."""

    def __init__(self, recall: Recall) -> None:
        last = recall.last(TEMPLATES)
        self._recall = recall
        self._known = dict(zip(texts_of(last["name"]), bytes_of(last["code"]), strict=True)) if last else {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Take a template's code from the last run."""
        told = self._known.get(_name(bucket))
        if told is not None:
            bucket.bytecode_from_string(told)
            self._keep()

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a template's code for the next run."""
        self._known[_name(bucket)] = bucket.bytecode_to_string()
        self._keep()

    def _keep(self) -> None:
        names = sorted(self._known)
        codes = from_bytes([self._known[name] for name in names])
        self._recall.keep(TEMPLATES, {"name": from_texts(names), "code": codes})


def _name(bucket: jinja2.bccache.Bucket) -> str:
    return f"{jinja2.__version__} {bucket.key}"
