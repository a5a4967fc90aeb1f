"""The sort of a name from the words around it, in invented sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipeline.extract.name_context import FAINT, HINTED, SAID, label_in_context
from pipeline.extract.tokens import read_doc

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.packs.knowledge import Knowledge


@pytest.mark.parametrize(
    ("sentence", "name", "said"),
    [
        ("Rolvik, a company with three ships, was fined in court.", "Rolvik", ("ORG", SAID)),
        ("The chairman of Rolvik resigned on Monday.", "Rolvik", ("ORG", SAID)),
        ("Rolvik was founded by two brothers.", "Rolvik", ("ORG", SAID)),
        ("Rolvik employs four hundred people.", "Rolvik", ("ORG", SAID)),
        ("The mayor of Ostrel closed the bridge.", "Ostrel", ("GPE", SAID)),
        ("Ostrel, a town of mills, was flooded.", "Ostrel", ("GPE", SAID)),
        ("The workshops stood in Ostrel for years.", "Ostrel", ("GPE", HINTED)),
        ("His followers marched through Ostrel.", "Ostrel", ("GPE", HINTED)),
        ("They were handed over in a ruined fort, Karim Anou.", "Karim Anou", ("FAC", SAID)),
        ("The captain, Karim Anou, was handed over.", "Karim Anou", None),
        ("The column halted at Harb-Maidon.", "Harb-Maidon", ("GPE", FAINT)),
        ("The stroke, Karim Anou, who rowed for Alba, was hurt.", "Karim Anou", ("PERSON", SAID)),
        ("He met a man from Karim Anou, who was hurt.", "Karim Anou", None),
        ("They fought for years in the desert beside the militia of the Banner.", "Banner", ("ORG", SAID)),
        ("The joint exercise Harb Shield was put off.", "Harb Shield", ("EVENT", SAID)),
        ("The board had a call from Rolvik, who leads the party.", "Rolvik", ("PERSON", SAID)),
        ("The board met a friend of Rolvik, who leads the party.", "Rolvik", None),
        ("The board met a native of Rolvik, who leads the party.", "Rolvik", ("GPE", 5)),
        ("For weeks the water stood in St Rolvik's.", "Rolvik", ("FAC", SAID)),
        ("For weeks the water stood in St Rolvik's cave.", "Rolvik", None),
        ("The state kept a stake in Rolvik.", "Rolvik", None),
        ("Rolvik refused to answer.", "Rolvik", None),
        ("They camped ten miles west of Danby Bank.", "Danby Bank", ("LOC", SAID)),
        ("They walked in the north of Danby.", "Danby", ("LOC", SAID)),
        ("The men crossed the Rolvik at night.", "Rolvik", ("LOC", SAID)),
        ("The men slept above the Rolvik, a river that nobody knows.", "Rolvik", ("LOC", SAID)),
        ("Fighters of Karim Anou took the post.", "Karim Anou", ("ORG", SAID)),
        ("The friends of Karim Anou took the post.", "Karim Anou", None),
        ("The envoys met near Ostrel's border.", "Ostrel", ("GPE", SAID)),
        ("Then his widow Rolvik took the reins.", "Rolvik", ("PERSON", SAID)),
        ("Her brother-in-law Rolvik kept the books.", "Rolvik", ("PERSON", SAID)),
        ("The books were kept by Brun's nephew Rolvik.", "Rolvik", ("PERSON", SAID)),
        ("Its daughter Rolvik kept the books.", "Rolvik", None),
        ("The law Rolvik kept was old.", "Rolvik", None),
    ],
)
def test_words_beside_a_name_say_what_it_is(
    nlp: Language, knowledge: Knowledge, sentence: str, name: str, said: tuple[str, int] | None
) -> None:
    start = sentence.index(name)
    assert label_in_context(read_doc(nlp(sentence)), start, start + len(name), knowledge.names) == said
