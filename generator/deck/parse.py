"""A deck's files → Deck, with everything that is wrong with their shape."""

import uuid
from collections.abc import Iterator

from generator.deck import shapes
from generator.deck.card import Aside, Card
from generator.deck.compose import compose
from generator.deck.drawing import read_drawings
from generator.deck.entry import misread, read_card
from generator.deck.files import DECKS, DeckFiles
from generator.deck.model import Appraisal, Claim, Deck, Edition, Picture, Setting, Source, Topic
from generator.deck.problems import files, syntax, values
from generator.deck.recovery import read_cards, read_tree
from generator.deck.register import read_source
from generator.deck.shape import Shape
from generator.deck.tree import Map, Node, Scalar, Seq
from generator.deck.watching import Watch, unwatched
from generator.diagnostic import Diagnostic, Span, rule_name

REGISTERS = ("sources.yaml", "sources.json")
NOT_CARDS = ("deck.yaml", *REGISTERS, "appraisal.yaml", "pictures.yaml", "media/media.yaml")
"""The files of a deck's folder that hold no cards."""

UNREAD = {
    rule_name(problem)
    for problem in (
        syntax.broken_yaml,
        syntax.bad_character,
        files.bad_encoding,
        files.unreadable_file,
        files.missing_file,
        syntax.too_deep,
        syntax.yaml_feature,
        syntax.odd_key,
        syntax.duplicate_key,
        values.unknown_key,
        values.wrong_shape,
    )
}
"""The rules after whose finding something may be missing from the deck though it stands in its file."""


def parse(files: DeckFiles, watch: Watch = unwatched) -> tuple[Deck, tuple[Diagnostic, ...]]:
    """The deck as far as its files can be read, and every problem of shape in them."""
    parser = _Parser(files, watch)
    deck = parser.deck()
    return deck, (*files.diagnostics, *parser.diagnostics)


def card_files(files: DeckFiles) -> tuple[str, ...]:
    """The paths of the deck's card files."""
    in_folder = {path: path.removeprefix(f"{files.folder}/") for path in files.texts}
    return tuple(
        path for path, name in in_folder.items() if name.endswith(".yaml") and "/" not in name and name not in NOT_CARDS
    )


class _Parser:
    def __init__(self, files: DeckFiles, watch: Watch) -> None:
        self.files = files
        self.watch = watch
        self.diagnostics: list[Diagnostic] = []
        self.asides: list[Aside] = []

    def deck(self) -> Deck:
        folder = self.files.folder
        self._require(f"{folder}/deck.yaml", "every deck has one")
        head = self._map(f"{folder}/deck.yaml", shapes.DECK_FILE)
        topics = tuple(_topics(head))
        cards = [card for path in self._card_files() for card in self._cards(path)]
        claim = _claim(self.files.name, head)
        register = tuple(self._sources())
        sources: dict[str, Source] = {}
        for source in register:
            sources.setdefault(source.id, source)
        appraisals, media = dict(self._appraisals()), dict(self._media())
        pictures = self._map(f"{folder}/pictures.yaml", shapes.PICTURES_FILE)
        unread = self._unread()
        others = {f"{folder}/{name}" for name in NOT_CARDS}
        return Deck(
            name=self.files.name,
            span=Span(f"{folder}/deck.yaml"),
            title=claim.title or "",
            namespace=_uuid(claim.namespace),
            tag_root=claim.tag_root or "",
            description=head.scalar("description") or "",
            report=head.scalar("report"),
            topics=topics,
            cards=_in_teaching_order(cards, topics),
            asides=tuple(self.asides),
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
            cards_unread=not unread <= others,
            sources_unread=any(f"{folder}/{name}" in unread for name in REGISTERS),
            appraisals_unread=f"{folder}/appraisal.yaml" in unread,
            media_unread=f"{folder}/media/media.yaml" in unread,
            drawings_unread=f"{folder}/pictures.yaml" in unread,
        )

    def _unread(self) -> set[str]:
        """The files in which something stands that could not be read."""
        found = (*self.files.diagnostics, *self.diagnostics)
        return {problem.span.path for problem in found if problem.rule in UNREAD}

    def _neighbours(self) -> Iterator[Claim]:
        for name, text in self.files.neighbours.items():
            tree = compose(f"{DECKS.as_posix()}/{name}/deck.yaml", text).tree
            if isinstance(tree, Map):
                yield _claim(name, tree)

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
            self.diagnostics.append(files.missing_file(path, purpose))

    def _card_files(self) -> Iterator[str]:
        yield from self.watch(paths := card_files(self.files), "Files", len(paths))
        others = {f"{self.files.folder}/{name}" for name in NOT_CARDS} | {self.files.ledger, *paths}
        for path in self.files.texts:
            if path not in others and path.endswith((".yaml", ".yml")):
                self.diagnostics.append(files.stray_file(path))

    def _cards(self, path: str) -> Iterator[Card]:
        before = len(self.diagnostics)
        file = self._map(path, shapes.CARD_FILE)
        flawed = len(self.diagnostics) > before
        asides = file.map("asides")
        texts = asides.texts() if asides else {}
        self.asides += [Aside(name, text) for name, text in texts.items()]
        entries = file.seq("cards")
        for entry in entries.maps() if entries else ():
            yield read_card(entry, file.scalars("topic"), texts, misread(entry) if flawed else frozenset())

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


def _in_teaching_order(cards: list[Card], topics: tuple[Topic, ...]) -> tuple[Card, ...]:
    place = {topic.tag: number for number, topic in reversed(list(enumerate(topics)))}
    return tuple(
        sorted(
            cards,
            key=lambda card: (place.get(card.topics[0], len(place)) if card.topics else len(place), not card.core),
        )
    )
