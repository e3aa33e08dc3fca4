"""A deck's files but its card files → Frame: the deck without its cards."""

import uuid
from collections.abc import Iterator
from typing import NamedTuple

from generator.deck import shapes
from generator.deck.compose import compose
from generator.deck.drawing import read_drawings
from generator.deck.files import DECKS, DeckFiles
from generator.deck.model import Appraisal, Claim, Deck, Edition, Picture, Setting, Source, Topic
from generator.deck.problems import files
from generator.deck.reading import read_shaped, unread
from generator.deck.register import read_source
from generator.deck.shape import Shape
from generator.deck.tree import Map, Node, Scalar, Seq
from generator.diagnostic import Diagnostic, Span

REGISTERS = ("sources.yaml", "sources.json")
NOT_CARDS = ("deck.yaml", *REGISTERS, "appraisal.yaml", "pictures.yaml", "media/media.yaml")
"""The files of a deck's folder that hold no cards."""


class Frame(NamedTuple):
    """A deck without its cards, and every problem of shape in the files that hold none."""

    deck: Deck
    diagnostics: tuple[Diagnostic, ...]
    paths: frozenset[str]
    """Where these files stand, or would."""


def read_frame(files: DeckFiles) -> Frame:
    """All of a deck but its cards, as far as its files can be read."""
    reader = _Reader(files)
    deck = reader.deck()
    paths = frozenset(f"{files.folder}/{name}" for name in NOT_CARDS)
    return Frame(deck, (*files.diagnostics, *reader.diagnostics), paths)


def card_files(files: DeckFiles) -> tuple[str, ...]:
    """The paths of the deck's card files."""
    in_folder = {path: path.removeprefix(f"{files.folder}/") for path in files.texts}
    return tuple(
        path for path, name in in_folder.items() if name.endswith(".yaml") and "/" not in name and name not in NOT_CARDS
    )


class _Reader:
    def __init__(self, files: DeckFiles) -> None:
        self.files = files
        self.diagnostics: list[Diagnostic] = []

    def deck(self) -> Deck:
        folder = self.files.folder
        self._require(f"{folder}/deck.yaml", "every deck has one")
        head = self._map(f"{folder}/deck.yaml", shapes.DECK_FILE)
        topics = tuple(_topics(head))
        claim = _claim(self.files.name, head)
        register = tuple(self._sources())
        sources: dict[str, Source] = {}
        for source in register:
            sources.setdefault(source.id, source)
        appraisals, media = dict(self._appraisals()), dict(self._media())
        pictures = self._map(f"{folder}/pictures.yaml", shapes.PICTURES_FILE)
        self._report_strays()
        missing = unread((*self.files.diagnostics, *self.diagnostics))
        return Deck(
            name=self.files.name,
            span=Span(f"{folder}/deck.yaml"),
            title=claim.title or "",
            namespace=_uuid(claim.namespace),
            tag_root=claim.tag_root or "",
            description=head.scalar("description") or "",
            report=head.scalar("report"),
            topics=topics,
            cards=(),
            asides=(),
            sources=sources,
            doubles=tuple(source for source in register if sources[source.id] is not source),
            appraisals=appraisals,
            media=media,
            editions=tuple(_editions(head)),
            drawings={drawing.name: drawing for drawing in read_drawings(pictures)},
            claim=claim,
            neighbours=tuple(self._neighbours()),
            glossary=dict(glossary.texts().items()) if (glossary := head.map("glossary")) else {},
            policy=dict(_policy(head)),
            cards_unread=False,
            sources_unread=any(f"{folder}/{name}" in missing for name in REGISTERS),
            appraisals_unread=f"{folder}/appraisal.yaml" in missing,
            media_unread=f"{folder}/media/media.yaml" in missing,
            drawings_unread=f"{folder}/pictures.yaml" in missing,
        )

    def _neighbours(self) -> Iterator[Claim]:
        for name, text in self.files.neighbours.items():
            tree = compose(f"{DECKS.as_posix()}/{name}/deck.yaml", text).tree
            if isinstance(tree, Map):
                yield _claim(name, tree)

    def _tree(self, path: str, shape: Shape) -> Node | None:
        tree, problems = read_shaped(path, self.files.texts[path], shape)
        self.diagnostics += problems
        return tree

    def _map(self, path: str, shape: Shape) -> Map:
        """The mapping in a file, empty if there is none."""
        tree = self._tree(path, shape) if path in self.files.texts else None
        return tree if isinstance(tree, Map) else Map((), {}, Span(path))

    def _require(self, path: str, purpose: str) -> None:
        unreadable = {problem.span.path for problem in self.files.diagnostics}
        if path not in self.files.texts and path not in unreadable:
            self.diagnostics.append(files.missing_file(path, purpose))

    def _report_strays(self) -> None:
        known = {f"{self.files.folder}/{name}" for name in NOT_CARDS} | {self.files.ledger, *card_files(self.files)}
        for path in self.files.texts:
            if path not in known and path.endswith((".yaml", ".yml")):
                self.diagnostics.append(files.stray_file(path))

    def _sources(self) -> Iterator[Source]:
        yaml, json = (f"{self.files.folder}/{name}" for name in REGISTERS)
        path = json if json in self.files.texts and yaml not in self.files.texts else yaml
        if path not in self.files.texts:
            self._require(path, "the register of the deck's sources")
            return
        tree = self._tree(path, shapes.REGISTER)
        items = tree.seq("references") if isinstance(tree, Map) else tree
        for item in items.maps() if isinstance(items, Seq) else ():
            if (source := read_source(item)) is not None:
                yield source

    def _appraisals(self) -> Iterator[tuple[str, Appraisal]]:
        file = self._map(f"{self.files.folder}/appraisal.yaml", shapes.APPRAISAL_FILE)
        for name in file.keys:
            if (entry := file.map(name)) is not None:
                kind, status, read = entry.scalar("kind"), entry.scalar("status"), entry.scalar("read")
                superseded_by, review_by = entry.scalar("superseded_by"), entry.scalar("review_by")
                yield name, Appraisal(name, kind, status, read, entry.scalars("headings"), superseded_by, review_by)

    def _media(self) -> Iterator[tuple[str, Picture]]:
        folder = f"{self.files.folder}/media"
        about = self._map(f"{folder}/media.yaml", shapes.MEDIA_FILE)
        for name, content in self.files.media.items():
            entry = about.map(name)
            author, licence, alt = (entry.scalar(key) if entry else None for key in ("author", "licence", "alt"))
            span = entry.span if entry else None
            yield name, Picture(name, Span(f"{folder}/{name}"), content, span, author, licence, alt)


def _uuid(text: str | None) -> uuid.UUID:
    """The UUID that a text is; all zeros if it is none, which the shape reports."""
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return uuid.UUID(int=0)


def _claim(name: str, head: Map) -> Claim:
    editions = head.map("editions")
    namespace, tag_root, title = (head.scalar(key) for key in ("namespace", "tag_root", "title"))
    return Claim(name, namespace, tag_root, title, editions.keys if editions else ())


def _editions(head: Map) -> Iterator[Edition]:
    editions = head.map("editions")
    for name in editions.keys if editions else ():
        if editions and (entry := editions.map(name)) is not None:
            core = entry.scalar("yield") == "core"
            yield Edition(name, core, entry.scalars("topic"), entry.scalars("tag"))


def _topics(head: Map) -> Iterator[Topic]:
    entries = head.seq("topics")
    for entry in entries.items if entries else ():
        if isinstance(entry, Scalar):
            yield Topic(entry)
        elif isinstance(entry, Map) and (tag := entry.scalar("tag")) is not None:
            at_least = entry.scalar("at_least") or "0"
            yield Topic(tag, entry.scalar("safety_critical") == "true", int(at_least) if at_least.isdecimal() else 0)


def _policy(head: Map) -> Iterator[tuple[Scalar, Setting]]:
    policy = head.map("policy")
    for rule in policy.keys if policy else ():
        value = policy.values[rule] if policy else None
        if isinstance(value, Scalar):
            yield rule, value
        elif isinstance(value, Map):
            yield rule, value.texts()
