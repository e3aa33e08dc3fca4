"""The fields of a protobuf message, without its schema: of Anki's messages only a few fields are needed.

The encoding is fixed for ever (https://protobuf.dev/programming-guides/encoding/); a library would want Anki's own
message definitions, which are AGPL.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
"""The wire types that are in use."""
LONGEST_VARINT = 10

Message = Mapping[int, Sequence[int | bytes]]
"""The values of each field by its number, in order."""


def fields(message: bytes) -> Message:
    """The fields of a message: numbers as they are, unsigned; texts, bytes and messages within as bytes.

    Raises ValueError if the bytes are no message.
    """
    found: defaultdict[int, list[int | bytes]] = defaultdict(list)
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        number, wire_type = key >> 3, key & 7
        value: int | bytes
        if wire_type == VARINT:
            value, at = _varint(message, at)
        else:
            length, at = _length(message, at, wire_type)
            value = message[at : at + length]
            at += length
        if at > len(message):
            raise ValueError("a protobuf message breaks off")
        found[number].append(value)
    return found


def text(message: Message, number: int) -> str:
    """The text in a field, empty where it has none. Raises ValueError if it holds something else."""
    value = message.get(number, [b""])[-1]
    if isinstance(value, int):
        raise ValueError(f"field {number} of a protobuf message is no text")
    return value.decode()


def number(message: Message, number: int) -> int | None:
    """The number in a field as a signed one of 64 bits; None where it has none. Raises ValueError as `text` does."""
    value = message.get(number, [None])[-1]
    if isinstance(value, bytes):
        raise ValueError(f"field {number} of a protobuf message is no number")
    return value if value is None or value < 1 << 63 else value - (1 << 64)


def messages(message: Message, number: int) -> list[Message]:
    """The messages in a field. Raises ValueError as `fields` does."""
    values = message.get(number, [])
    inner = [fields(value) for value in values if isinstance(value, bytes)]
    if len(inner) < len(values):
        raise ValueError(f"field {number} of a protobuf message is no message")
    return inner


def _length(message: bytes, at: int, wire_type: int) -> tuple[int, int]:
    """The length of a value that is no varint, and where it starts."""
    if wire_type == BYTES:
        return _varint(message, at)
    if wire_type in (FIXED32, FIXED64):
        return (4 if wire_type == FIXED32 else 8), at
    raise ValueError("a protobuf message has a field of an unknown type")


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """The number that starts here, seven bits a byte, the lowest first; and where the next value starts."""
    value = 0
    for index, byte in enumerate(message[at : at + LONGEST_VARINT]):
        value |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            return value & ((1 << 64) - 1), at + index + 1
    raise ValueError("a number in a protobuf message breaks off")
