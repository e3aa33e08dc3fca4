"""Plain data as bytes and back, for another process and for what is kept."""

from functools import cache
from sys import intern
from typing import Any, TypeVar, cast

import msgspec

from generator.deck.tree import Scalar, placed

T = TypeVar("T")


def encode(value: Any) -> bytes:
    """A value of data classes and named tuples as MessagePack."""
    return _encoder().encode(value)


def decode(data: bytes, kind: type[T]) -> T | None:
    """The value of a kind that was encoded; None if the bytes are not one."""
    known: Any = kind  # mypy takes a type for something that can't be a key
    try:
        return cast(T, _decoder(known).decode(data))
    except msgspec.DecodeError:
        return None


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    return msgspec.msgpack.Encoder(enc_hook=_from_scalar)


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind, dec_hook=_to_scalar)


def _from_scalar(value: Any) -> Any:
    if isinstance(value, Scalar):
        return str(value), value.path, value.start, value.end, value.style
    raise TypeError(f"{type(value).__name__} is no plain data")


def _to_scalar(_kind: type, parts: Any) -> Any:
    text, path, start, end, style = parts
    path = intern(path)  # one for all texts of a file, or memory would hold as many as texts
    return placed(text, path, start, end, style)
