"""What the model makes of some texts, for tests that read it in other ways."""

from __future__ import annotations

import numpy as np
import spacy
from spacy.language import Language

from pipeline.extract.nlp import model_name

TEXTS = ("The barge took the grain to the mill.", "", "The mill took it; THE barge left\n\nthe mill.", "Mill")


def load_plain() -> Language:
    return spacy.load(model_name(None))


def vectors_of(nlp: Language, component: str) -> list[np.ndarray]:
    model = nlp.get_pipe(component).model
    vectors = model if component == "tok2vec" else model.get_ref("tok2vec").layers[0]
    found: list[np.ndarray] = vectors.predict([nlp.make_doc(text) for text in TEXTS])
    return found
