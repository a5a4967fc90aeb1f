"""What is worked out once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.extract.once import once, once_per_token, once_per_token_with
from pipeline.extract.tokens import Token, read_doc

if TYPE_CHECKING:
    from spacy.language import Language


def test_what_is_asked_of_a_token_is_worked_out_once_for_each(nlp: Language) -> None:
    asked: list[str] = []

    @once_per_token
    def spelling(token: Token) -> str:
        asked.append(token.text)
        return token.lower_

    old, harbour = read_doc(nlp.make_doc("Old harbour"))
    assert [spelling(token) for token in (old, old, harbour)] == ["old", "old", "harbour"]
    assert asked == ["Old", "harbour"]


def test_what_a_table_says_of_a_token_is_looked_up_once_for_each_table(nlp: Language) -> None:
    asked: list[str] = []

    @once_per_token_with
    def meaning(token: Token, table: dict[str, str]) -> str:
        asked.append(token.text)
        return table[token.lower_]

    harbour = read_doc(nlp.make_doc("Harbour"))[0]
    german, french = {"harbour": "Hafen"}, {"harbour": "port"}
    assert [meaning(harbour, table) for table in (german, german, french)] == ["Hafen", "Hafen", "port"]
    assert asked == ["Harbour", "Harbour"]


class Tide:
    """Something of which one figure is worked out."""

    asked = 0

    @once
    def height(self) -> int:
        """In metres."""
        self.asked += 1
        return 4


def test_what_is_asked_of_an_object_is_worked_out_once() -> None:
    tide = Tide()
    assert (tide.height, tide.height, tide.asked) == (4, 4, 1)
    assert Tide.height.__doc__ == "In metres."
