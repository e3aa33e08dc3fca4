"""The zip file of a package: which of its layouts it has, and what lies in it, unpacked within bounds.

Anki has had three. `collection.anki2` and `collection.anki21` are SQLite files, with a JSON map of the media. In today's,
`collection.anki21b`, the list of media and each medium are compressed by Zstandard, and the list is protobuf; a
`collection.anki2` beside it tells old versions of Anki to update.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import Protocol

from generator.apkg import protobuf
from generator.apkg.zstd import ZstdFile

LAYOUTS = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}
"""The collection of each layout, by the version in the file `meta`."""
LATEST = 3
CHUNK = 1 << 20
"""Bytes that are unpacked at a time."""
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""The ways of compressing that packages use, and that zipfile undoes within bounds."""


class Readable(Protocol):
    """A file, as far as it is read here."""

    def read(self, size: int, /) -> bytes: ...


class BadPackageError(ValueError):
    """A package that can't be read; its text completes the sentence "it can't be read: …"."""


class Archive:
    """A package's zip file. Raises BadPackageError, or what zipfile, json and zstd raise, if it is none."""

    def __init__(self, content: bytes, most: int) -> None:
        """`most`: the bytes that all of it may take, unpacked."""
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        self._names = frozenset(self._zip.namelist())
        self._most = self._left = most
        self.layout = self._layout()

    @property
    def is_export(self) -> bool:
        """Whether Anki made it: no other tool writes `meta`."""
        return "meta" in self._names

    def collection(self) -> bytes:
        """The SQLite file with everything but the media."""
        return self._content(LAYOUTS[self.layout])

    def media(self) -> Mapping[str, bytes]:
        """The media by name. The names are any text; none may be used as a path."""
        return {name: self._content(member) for member, name in self._media_names()}

    def _layout(self) -> int:
        if self.is_export:
            version = protobuf.number(protobuf.fields(self._packed("meta")), 1)
            if version is None or version not in LAYOUTS:
                raise BadPackageError("a newer version of Anki made it, whose layout deckgen doesn't know")
            layout = version
        else:
            layout = 2 if LAYOUTS[2] in self._names else 1
        if LAYOUTS[layout] not in self._names:
            raise BadPackageError("it is no Anki package, for it holds no collection")
        return layout

    def _media_names(self) -> Iterator[tuple[str, str]]:
        """The name in the zip file, and the name in Anki, of each medium."""
        if "media" not in self._names:
            return
        listed = self._content("media")
        if self.layout == LATEST:
            entries = protobuf.messages(protobuf.fields(listed), 1)
            yield from ((str(index), protobuf.text(entry, 1)) for index, entry in enumerate(entries))
        else:
            yield from ((member, _text(name)) for member, name in json.loads(listed).items())

    def _content(self, member: str) -> bytes:
        packed = self._packed(member)
        return self._within_bounds(ZstdFile(io.BytesIO(packed))) if self.layout == LATEST else packed

    def _packed(self, member: str) -> bytes:
        if member not in self._names:
            raise BadPackageError("its list of media names a file that is not in it")
        entry = self._zip.getinfo(member)
        if entry.compress_type not in METHODS:
            raise BadPackageError("it is compressed in a way that no Anki package is")
        with self._zip.open(entry) as file:
            return self._within_bounds(file)

    def _within_bounds(self, file: Readable) -> bytes:
        parts: list[bytes] = []
        while part := file.read(CHUNK):
            self._left -= len(part)
            if self._left < 0:
                raise BadPackageError(f"unpacked, it takes more than {self._most >> 20} MiB")
            parts.append(part)
        return b"".join(parts)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"no text: {value!r}")
    return value
