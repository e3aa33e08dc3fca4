"""An author who edits a small deck and releases it, through the real files and the real pipeline."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from generator import pipeline
from generator.apkg.package import Package, PackedNote
from generator.deck.files import read_deck
from generator.release.ledger import CardEntry
from generator.release.plan import Release, time_problem
from generator.release.products import Product
from tests.project import DECK, Project, example

PICTURE = "seen.svg"
REPORT = "report: https://example.org/{number}?card={{id}}\n"
HEAD = DECK.replace("- Basics", "- Basics\n  - Other") + "editions:\n  core: {yield: core}\n"


def word(number: int) -> str:
    """A number as a word, which no rule takes for a figure."""
    return "v" + "".join(chr(ord("a") + int(digit)) for digit in str(number)) + "v"


@dataclass(frozen=True)
class Written:
    """A card as its author has it. `key` never changes and is asked for in the text; `version` moves with the content."""

    key: str
    id: str
    form: str
    version: int
    hint: bool = False
    extra: bool = False
    pictured: bool = False
    parts: int = 1
    topic: str = "Basics"
    tag: str = ""
    core: bool = False
    draft: bool = False
    retired: bool = False
    formerly: str = ""
    file: str = "a.yaml"

    @property
    def text(self) -> str:
        said = word(self.version)
        lines = [f"  - id: {self.id}"]
        if self.form == "cloze":
            more = " {{c2::indeed}}" if self.parts > 1 else ""
            lines.append(f"    cloze: 'For {self.key} it is {{{{c1::{said}}}}}{more}.'")
        else:
            lines += [f"    question: What is {self.key}?", f"    answer: It is {said}."]
            if self.parts > 1:
                lines.append(f"    reverse: {{question: What has {said} of {self.key}?, answer: Both of {self.key}.}}")
        lines += ["    sources: [anatomy-2024]", f"    topic: {self.topic}"]
        optional = {
            "hint": f"as {said} is" if self.hint else "",
            "extra": f"more of {said}" if self.extra else "",
            "image": PICTURE if self.pictured else "",
            "tags": self.tag,
            "yield": "core" if self.core else "",
            "draft": "true" if self.draft else "",
            "retired": "2023-12-14 out of use" if self.retired else "",
            "formerly": self.formerly,
        }
        return "\n".join(lines + [f"    {key}: {value}" for key, value in optional.items() if value]) + "\n"


@dataclass(frozen=True)
class Published:
    """A release as students find it: each package with its corrections, by the package's name."""

    time: int
    products: dict[str, Product]
    entries: dict[str, CardEntry] = field(repr=False)
    contents: dict[str, tuple[object, ...]] = field(repr=False)
    """What each note taught that was in it or is a draft again, by guid."""

    def package(self, name: str) -> Package:
        return self.products[name].package

    def notes(self, name: str) -> dict[str, PackedNote]:
        return {note.guid: note for note in self.package(name).notes}


class Author:
    """Edits cards; what was released is kept from being edited into what deckgen refuses."""

    def __init__(self, folder: Path) -> None:
        self.project: Project = example(folder)
        self.cards: list[Written] = []
        self.releases: list[Published] = []
        self.count = 0
        self.restyled = 0
        self.repaint()

    def number(self) -> int:
        self.count += 1
        return self.count

    def add(self, **traits: object) -> None:
        key = f"k{word(self.number())}"
        self.cards.append(replace(Written(key, key, "question", self.number()), **traits))  # type: ignore[arg-type]

    @property
    def first(self) -> str:
        """The key of the card that was there from the beginning, and is always in the edition."""
        return f"k{word(2)}"

    def edit(self, index: int, **traits: object) -> None:
        self.cards[index] = replace(self.cards[index], **traits)  # type: ignore[arg-type]

    def rename(self, index: int) -> None:
        """Gives a card another id, with the line that keeps its guid; an id that was never released needs none."""
        card = self.cards[index]
        known = self.releases[-1].entries if self.releases else {}
        formerly = card.id if card.id in known else card.formerly
        self.edit(index, id=f"k{word(self.number())}", formerly=formerly)

    def repaint(self) -> None:
        self.painted = self.number()
        square = f'<svg xmlns="http://www.w3.org/2000/svg"><rect width="{self.painted}"/></svg>'
        self.project.write(f"cards_src/example/media/{PICTURE}", square)
        about = f"{PICTURE}: {{author: deckgen, licence: CC0-1.0, alt: a square}}\n"
        about += "cervix.svg: {author: deckgen, licence: CC0-1.0, alt: a cervix}\n"
        self.project.write("cards_src/example/media/media.yaml", about)

    def content(self, card: Written) -> tuple[object, ...]:
        return card.version, card.retired, self.painted if card.pictured else 0

    def restyle(self) -> None:
        self.restyled = self.number()

    def save(self) -> None:
        report = REPORT.format(number=self.restyled) if self.restyled else ""
        self.project.write("deck.yaml", HEAD + report)
        (self.project.root / "cards_src/example/basics.yaml").unlink(missing_ok=True)
        for file in ("a.yaml", "b.yaml"):
            entries = "".join(card.text for card in self.cards if card.file == file)
            self.project.write(file, f"topic: Basics\ncards:{'' if entries else ' []'}\n{entries}")

    def made(self, time: int, *, refresh: bool = False) -> tuple[pipeline.Checked, Release]:
        checked = pipeline.check(read_deck(self.project.root, "example"))
        assert checked.sound, [one for one in checked.diagnostics if one.severity > 1]
        return checked, pipeline.make(checked, time, refresh=refresh)

    def release(self, time: int, *, refresh: bool = False) -> Published:
        """Makes a release, and makes sure that making it again changes nothing."""
        self.save()
        checked, made = self.made(time, refresh=refresh)
        assert time_problem(made, checked.ledger, time, time) is None
        self.project.ledger.parent.mkdir(exist_ok=True)
        self.project.ledger.write_text(made.ledger.text())
        products = {product.name: product for product in pipeline.products(made)}
        _, again = self.made(time + 12_345)
        assert again.ledger.text() == made.ledger.text()
        assert not again.moves_time
        entries = dict(made.ledger.cards)
        taught = self.releases[-1].contents if self.releases else {}
        contents = {
            **taught,
            **{
                entries[card.id].guid: self.content(card)
                for card in self.cards
                if card.id in entries and not card.draft
            },
        }
        self.releases.append(Published(time, products, entries, contents))
        return self.releases[-1]
