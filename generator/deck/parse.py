"""A deck's files → Deck, with everything that is wrong with their shape."""

import difflib
import uuid
from collections.abc import Iterator
from typing import Any

from generator.deck import problems, shapes
from generator.deck.card import Aside, Card, Citation, Locator, Reverse
from generator.deck.files import DeckFiles
from generator.deck.model import Appraisal, Deck, Picture, Setting, Source, Topic
from generator.deck.recovery import read_cards, read_tree
from generator.deck.shape import Shape
from generator.deck.tree import Map, Node, Scalar, Seq
from generator.diagnostic import Diagnostic, Span, rule_name

NOT_CARDS = ("deck.yaml", "sources.yaml", "sources.json", "appraisal.yaml", "media/media.yaml")
"""The files of a deck's folder that hold no cards."""

UNREAD = {
    rule_name(problem)
    for problem in (
        problems.broken_yaml,
        problems.bad_character,
        problems.bad_encoding,
        problems.unreadable_file,
        problems.too_deep,
        problems.odd_key,
        problems.duplicate_key,
        problems.unknown_key,
        problems.wrong_shape,
    )
}
"""The rules after whose finding a card may be missing from the deck though it stands in its file."""


def parse(files: DeckFiles) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """The deck as far as its files can be read, and every problem of shape in them."""
    parser = _Parser(files)
    deck = parser.deck()
    return deck, (*files.diagnostics, *parser.diagnostics)


class _Parser:
    def __init__(self, files: DeckFiles) -> None:
        self.files = files
        self.diagnostics: list[Diagnostic] = []

    def deck(self) -> Deck:
        folder = self.files.folder
        self._require(f"{folder}/deck.yaml", "every deck has one")
        head = self._map(f"{folder}/deck.yaml", shapes.DECK_FILE)
        topics = tuple(_topics(head))
        cards = [card for path in self._card_files() for card in self._cards(path)]
        namespace = head.scalar("namespace")
        try:
            identity = uuid.UUID(namespace or "")
        except ValueError:
            identity = uuid.UUID(int=0)
        return Deck(
            name=self.files.name,
            span=Span(f"{folder}/deck.yaml"),
            title=head.scalar("title") or "",
            namespace=identity,
            tag_root=head.scalar("tag_root") or "",
            description=head.scalar("description") or "",
            report=head.scalar("report"),
            topics=topics,
            cards=_in_teaching_order(cards, topics),
            sources=self._sources(),
            appraisals=dict(self._appraisals()),
            media=self._media(),
            glossary=dict(glossary.texts().items()) if (glossary := head.map("glossary")) else {},
            policy=dict(_policy(head)),
            cards_unread=bool(self._unread() - {f"{folder}/{name}" for name in NOT_CARDS}),
            sources_unread=any("/sources." in path for path in self._unread()),
        )

    def _unread(self) -> set[str]:
        """The files that could not be read to their end."""
        found = (*self.files.diagnostics, *self.diagnostics)
        return {problem.span.path for problem in found if problem.rule in UNREAD}

    def _tree(self, path: str, shape: Shape) -> Node | None:
        read = read_cards if shape is shapes.CARD_FILE else read_tree
        tree, broken = read(path, self.files.texts[path])
        self.diagnostics += broken
        if tree is not None:
            cut_off = any(problem.rule in UNREAD for problem in broken)
            for problem in shape.problems(tree):
                if not (cut_off and problem.span == tree.span):  # what seems to be missing may stand below
                    self.diagnostics.append(problem)
        return tree

    def _map(self, path: str, shape: Shape) -> Map:
        """The mapping in a file, empty if there is none."""
        tree = self._tree(path, shape) if path in self.files.texts else None
        return tree if isinstance(tree, Map) else Map((), {}, Span(path))

    def _require(self, path: str, purpose: str) -> None:
        unreadable = {problem.span.path for problem in self.files.diagnostics}
        if path not in self.files.texts and path not in unreadable:
            self.diagnostics.append(problems.missing_file(path, purpose))

    def _card_files(self) -> Iterator[str]:
        folder = self.files.folder
        others = {f"{folder}/{name}" for name in NOT_CARDS} | {self.files.ledger}
        for path in self.files.texts:
            if path not in others and path.endswith((".yaml", ".yml")):
                if path.endswith(".yaml") and "/" not in path.removeprefix(f"{folder}/"):
                    yield path
                else:
                    self.diagnostics.append(problems.stray_file(path))

    def _cards(self, path: str) -> Iterator[Card]:
        file = self._map(path, shapes.CARD_FILE)
        asides = file.map("asides")
        entries = file.seq("cards")
        for entry in entries.maps() if entries else ():
            yield _card(entry, file.scalars("topic"), asides.texts() if asides else {})

    def _sources(self) -> dict[str, Source]:
        yaml, json = (f"{self.files.folder}/sources.{ending}" for ending in ("yaml", "json"))
        path = json if json in self.files.texts and yaml not in self.files.texts else yaml
        if path not in self.files.texts:
            self._require(path, "the register of the deck's sources")
            return {}
        tree = self._tree(path, shapes.REGISTER)
        items = tree.seq("references") if isinstance(tree, Map) else tree
        found: dict[str, Source] = {}
        for item in items.maps() if isinstance(items, Seq) else ():
            if (name := item.scalar("id")) is not None:
                found.setdefault(name, Source(name, _plain(item)))
        return found

    def _appraisals(self) -> Iterator[tuple[str, Appraisal]]:
        file = self._map(f"{self.files.folder}/appraisal.yaml", shapes.APPRAISAL_FILE)
        for name in file.keys:
            if (entry := file.map(name)) is not None:
                kind, status, read = entry.scalar("kind"), entry.scalar("status"), entry.scalar("read")
                yield name, Appraisal(name, kind, status, read, entry.scalars("headings"))

    def _media(self) -> dict[str, Picture]:
        about = self._map(f"{self.files.folder}/media/media.yaml", shapes.MEDIA_FILE)
        entries = {name: about.map(name) for name in self.files.media}
        return {
            name: Picture(name, content, entry.scalar("alt") if (entry := entries[name]) else None)
            for name, content in self.files.media.items()
        }


def _topics(head: Map) -> Iterator[Topic]:
    entries = head.seq("topics")
    for entry in entries.items if entries else ():
        if isinstance(entry, Scalar):
            yield Topic(entry)
        elif isinstance(entry, Map) and (tag := entry.scalar("tag")) is not None:
            at_least = entry.scalar("at_least") or "0"
            yield Topic(tag, entry.scalar("safety_critical") == "true", int(at_least) if at_least.isdecimal() else 0)


def _policy(head: Map) -> Iterator[tuple[str, Setting]]:
    policy = head.map("policy")
    for rule in policy.keys if policy else ():
        value = policy.values[rule] if policy else None
        if isinstance(value, Scalar):
            yield rule, value
        elif isinstance(value, Map):
            yield rule, dict(value.texts().items())


def _in_teaching_order(cards: list[Card], topics: tuple[Topic, ...]) -> tuple[Card, ...]:
    place = {topic.tag: number for number, topic in reversed(list(enumerate(topics)))}
    return tuple(
        sorted(
            cards,
            key=lambda card: (place.get(card.topics[0], len(place)) if card.topics else len(place), not card.core),
        )
    )


def _card(entry: Map, file_topics: tuple[Scalar, ...], asides: dict[Scalar, Scalar]) -> Card:
    scalar = entry.scalar
    reverse, aside = entry.map("reverse"), scalar("aside")
    nothing = Scalar("", entry.span.path, entry.span.start, entry.span.start)
    return Card(
        span=entry.span,
        id=scalar("id"),
        topics=tuple(topic for topic in entry.scalars("topic") if topic) or file_topics,
        stem=scalar("stem"),
        question=scalar("question"),
        answer=scalar("answer"),
        cloze=scalar("cloze"),
        reverse=Reverse(reverse.scalar("question") or nothing, reverse.scalar("answer") or nothing)
        if reverse
        else None,
        hint=scalar("hint"),
        extra=scalar("extra"),
        aside=Aside(aside, asides.get(aside)) if aside else None,
        image=scalar("image") or None,
        sources=_citations(entry.seq("sources")),
        differs=_citations(entry.seq("differs")),
        takeaway=scalar("takeaway"),
        tags=entry.scalars("tags"),
        core=scalar("yield") == "core",
        draft=scalar("draft") == "true",
        formerly=scalar("formerly") or None,
        retired=scalar("retired") or None,
        misread=_misread(entry),
    )


def _misread(entry: Map) -> frozenset[str]:
    found = set()
    for key in entry.keys:
        if key not in shapes.CARD.keys:
            found |= {*difflib.get_close_matches(key.lower()[: problems.LONGEST_QUOTE], shapes.CARD.keys, n=1)}
        elif not isinstance(entry.values[key], Scalar):
            found |= {key for _ in shapes.CARD.keys[key].value.problems(entry.values[key])}
    return frozenset(found)


def _citations(entries: Seq | None) -> tuple[Citation, ...]:
    found = (_citation(entry) for entry in (entries.items if entries else ()))
    return tuple(citation for citation in found if citation is not None)


def _citation(entry: Node) -> Citation | None:
    if isinstance(entry, Scalar):
        return _short_citation(entry, None, entry.span) if entry else None
    if not isinstance(entry, Map):
        return None
    if shapes.is_short_citation(entry):
        pointer = entry.keys[0]
        return _short_citation(pointer, entry.scalar(pointer), entry.span)
    if (source := entry.scalar("source")) is None:
        return None
    locators = ((label, entry.scalar(label)) for label in shapes.LOCATORS)
    return Citation(
        source,
        tuple(Locator(label, value) for label, value in locators if value),
        entry.scalar("states") or None,
        entry.scalar("via") or None,
        entry.span,
    )


def _short_citation(pointer: Scalar, states: Scalar | None, span: Span) -> Citation:
    """The citation `source`, or `source, section`."""
    source, comma, section = pointer.partition(",")
    start = len(source) + len(comma) + len(section) - len(section.lstrip())
    locators = (Locator("section", pointer.part(start, len(pointer))),) if section.strip() else ()
    return Citation(pointer.part(0, len(source)), locators, states or None, None, span)


def _plain(node: Node) -> Any:
    """A CSL item as plain data. CSL's only numbers are those of `date-parts`."""
    if isinstance(node, Scalar):
        return str(node)
    if isinstance(node, Seq):
        return [_plain(item) for item in node.items]
    return {str(key): _dates(value) if key == "date-parts" else _plain(value) for key, value in node.values.items()}


def _dates(node: Node) -> list[list[int]]:
    rows = (row for row in node.items if isinstance(row, Seq)) if isinstance(node, Seq) else ()
    return [[int(part) for part in row.scalars() if part.isdecimal()] for row in rows]
