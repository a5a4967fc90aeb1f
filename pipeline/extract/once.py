"""Work done once: for each token, for each token and table, for each object."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    from pipeline.extract.tokens import Token

Found = TypeVar("Found")
Table = TypeVar("Table")


def once_per_token(find: Callable[[Token], Found]) -> Callable[[Token], Found]:
    """A function of a token and its neighbours that is worked out once for each token, for many rules ask it."""

    @wraps(find)
    def found_before(token: Token) -> Found:
        try:
            found: Found = token.known[find]  # type: ignore[assignment]
        except KeyError:
            found = token.known[find] = find(token)
        return found

    return found_before


def once_per_token_with(find: Callable[[Token, Table], Found]) -> Callable[[Token, Table], Found]:
    """Likewise a function of a token that looks something up, mostly in one and the same table."""

    @wraps(find)
    def found_before(token: Token, table: Table) -> Found:
        before: tuple[Table, Found] | None = token.known.get(find)  # type: ignore[assignment]
        if before is None or before[0] is not table:
            before = token.known[find] = (table, find(token, table))
        return before[1]

    return found_before


class once(Generic[Found]):  # noqa: N801 - used like functools.cached_property
    """What is worked out of an object when it is first asked for, and kept. `functools.cached_property` takes a lock
    for it before Python 3.12, which costs more than most of what is worked out here.
    """

    def __init__(self, find: Callable[[Any], Found]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, thing: None, owner: type) -> once[Found]: ...
    @overload
    def __get__(self, thing: object, owner: type) -> Found: ...
    def __get__(self, thing: object | None, owner: type) -> once[Found] | Found:
        if thing is None:
            return self
        found = thing.__dict__[self._name] = self._find(thing)
        return found
