"""Plain data as bytes and back, for another process and for what is kept."""

from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from generator.deck.tree import Scalar, placed

T = TypeVar("T")


def encode(value: Any, path: str) -> bytes:
    """A value of data classes and named tuples as MessagePack; most of its texts stand in the file at a path."""
    _texts.path = path
    return _encoder().encode(value)


def decode(data: bytes, kind: type[T], path: str) -> T | None:
    """The value of a kind that was encoded with a path; None if the bytes are not one."""
    known: Any = kind  # mypy takes a type for something that can't be a key
    _texts.path = path
    try:
        return cast(T, _decoder(known).decode(data))
    except msgspec.DecodeError:
        return None


class _Texts:
    """Texts with their places as lists: most stand in one file as they read, and need not say in which nor how far."""

    path = ""

    def write(self, value: Any) -> Any:
        if not isinstance(value, Scalar):
            raise TypeError(f"{type(value).__name__} is no plain data")
        text, path, start, end, style = str(value), value.path, value.start, value.end, value.style
        if path != self.path:
            return text, start, end, style, path
        return (text, start, end, style) if style or end - start != len(text) else (text, start)

    def read(self, _kind: type, parts: Any) -> Any:
        if len(parts) == 2:
            text, start = parts
            return placed(text, self.path, start, start + len(text))
        text, start, end, style, *other = parts
        return placed(text, other[0] if other else self.path, start, end, style)


_texts = _Texts()


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    return msgspec.msgpack.Encoder(enc_hook=_texts.write)


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind, dec_hook=_texts.read)
