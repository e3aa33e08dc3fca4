"""The shape of each of a deck's files."""

from collections.abc import Sequence

from generator.deck.problems import values
from generator.deck.shape import (
    Anything,
    Choice,
    JsonSchema,
    Key,
    ListOr,
    Many,
    OneOrMany,
    Record,
    Shape,
    Table,
    Text,
    TextOr,
)
from generator.deck.tree import Map, Node, Scalar
from generator.diagnostic import Diagnostic

TEXT = Text()
FLAG = Choice(("true", "false"))
REASON = Text("the reason, in a few words", r"[\s\S]*\S[\s\S]*")
NUMBER = Text("a whole number, such as 8", r"[0-9]{1,6}")
DATE = Text("a date, such as 2027-01 or 2027-01-31", r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
TAG = Text(
    "a tag of letters a–z, digits, `_`, `.`, `+` and `-`, its levels joined by `::`",
    r"[A-Za-z0-9_.+-]+(::[A-Za-z0-9_.+-]+)*",
)
FILE_NAME = Text("a file name of letters a–z, digits, `_`, `.` and `-`", r"[A-Za-z0-9_-][A-Za-z0-9_.-]*")

LOCATORS = tuple(
    "section page chapter paragraph table figure appendix article-locator book canon column elocation equation folio"
    " issue line note opus part rule scene sub-verbo supplement timestamp title-locator verse version volume".split()
)
"""CSL 1.0.2's locator terms (appendix IV), the commonest first."""

CITATION_RECORD = Record(
    "a citation",
    {
        "source": Key(TEXT, "the source's id in sources.yaml", required=True),
        **{name: Key(TEXT, f"the {name} of the source where it stands") for name in LOCATORS},
        "states": Key(TEXT, "what the source says there, in your own words, with its figures"),
        "via": Key(TEXT, "the work in which the source was read, if not in itself"),
    },
    elsewhere=dict.fromkeys(("takeaway", "differs", "sources", "extra"), "the card"),
)


class CitationShape:
    """`source`, `source, section`, either of them followed by `: states`, or a mapping with `source`."""

    expects = "a citation, such as `figo-2021, Abstract: offered after three losses`"

    def problems(self, node: Node) -> Sequence[Diagnostic]:
        if isinstance(node, Scalar):
            return ()
        if not isinstance(node, Map):
            return [values.wrong_shape(node, self.expects)]
        return TEXT.problems(node.values[node.keys[0]]) if is_short_citation(node) else CITATION_RECORD.problems(node)

    def schema(self) -> JsonSchema:
        short = {"minProperties": 1, "maxProperties": 1, "propertyNames": {"not": {"enum": [*CITATION_RECORD.keys]}}}
        mapping = {"if": short, "then": Table(TEXT).schema(), "else": CITATION_RECORD.schema()}
        return {
            "description": "`source`, or `source, section`; either of them followed by `: what it states there`; "
            "or a mapping with `source`, a locator such as `section` or `page`, and `states`",
            "if": {"type": "object"},
            "then": mapping,
            "else": Text(self.expects).schema(),
        }


def is_short_citation(node: Map) -> bool:
    """Whether a mapping is `source, section: states` rather than one with the key `source`."""
    return len(node.keys) == 1 and node.keys[0] not in CITATION_RECORD.keys


CITATIONS: Shape = Many(CitationShape())

REVERSE = Record(
    "a reverse card",
    {
        "question": Key(TEXT, "the question in the other direction, in words of its own", required=True),
        "answer": Key(TEXT, "its answer", required=True),
    },
)

CARD = Record(
    "a card",
    {
        "id": Key(TEXT, "the card's permanent name: lower-case words joined by `-`"),
        "topic": Key(OneOrMany(TEXT), "a topic of deck.yaml, or a list of them; the file's topic by default"),
        "stem": Key(TEXT, "the vignette that stands before the question"),
        "question": Key(TEXT, "what the card asks"),
        "answer": Key(TEXT, "the answer to the question"),
        "cloze": Key(TEXT, "a sentence with gaps, in Anki's {{c1::…}} syntax, instead of question and answer"),
        "reverse": Key(REVERSE, "a second card that asks in the other direction"),
        "hint": Key(TEXT, "shown on the front when asked for"),
        "extra": Key(TEXT, "shown below the answer"),
        "aside": Key(TEXT, "the name of a text under `asides`, shown below the answer"),
        "exhibit": Key(FILE_NAME, "a picture of media/ or pictures.yaml, shown with the question"),
        "image": Key(FILE_NAME, "a picture of media/ or pictures.yaml, shown below the answer"),
        "sources": Key(CITATIONS, "the citations that support the card"),
        "differs": Key(CITATIONS, "the citations that say otherwise"),
        "takeaway": Key(TEXT, "what to learn where sources differ"),
        "tags": Key(OneOrMany(TAG), "the author's own tags"),
        "yield": Key(Choice(("core", "useful")), "core cards come first within a topic"),
        "allow": Key(Table(REASON), "rules that don't apply to this card, each with the reason"),
        "reviewed": Key(TEXT, "when and by whom the card was reviewed: `2026-11-21 initials`"),
        "draft": Key(FLAG, "true for a card that is checked and listed but not built"),
        "formerly": Key(TEXT, "the id that the card had before"),
        "retired": Key(
            Text(
                "a date and a reason, such as `2027-02-01 the drug was withdrawn`", r"[0-9]{4}-[0-9]{2}-[0-9]{2}\s+\S.*"
            ),
            "the date and the reason of its retirement",
        ),
    },
    elsewhere={
        **dict.fromkeys((*LOCATORS, "states", "via"), "a citation, in the lines below `- source:`"),
        "asides": "the card file, above `cards:`",
        "cards": "the card file, at the start of a line",
    },
)

CARD_FILE = Record(
    "a card file",
    {
        "topic": Key(OneOrMany(TEXT), "the topic of the cards that name none"),
        "asides": Key(Table(TEXT), "texts that several cards show with `aside: name`"),
        "cards": Key(Many(CARD), "the cards", required=True),
    },
    elsewhere=dict.fromkeys(set(CARD.keys) - {"topic"}, "a card, in the lines below `- id:`"),
)

TOPIC = Record(
    "a topic",
    {
        "tag": Key(TAG, "the topic's tag", required=True),
        "safety_critical": Key(FLAG, "true where a wrong card does harm"),
        "at_least": Key(NUMBER, "how many cards the topic should have"),
    },
)

EDITION = Record(
    "an edition",
    {
        "yield": Key(Choice(("core",)), "`core` for the cards that say so"),
        "topic": Key(OneOrMany(TAG), "a topic with those below it, or a list of them"),
        "tag": Key(OneOrMany(TAG), "one of the author's own tags, or a list of them"),
    },
)

SETTING = Choice(("off", "info", "warning", "error"))
RULE_POLICY = Record(
    "a rule's policy",
    {"severity": Key(SETTING, "how much its findings weigh; `off` leaves them out")},
    others=TEXT,
)

DECK_FILE = Record(
    "a deck",
    {
        "title": Key(TEXT, "the deck's name in Anki", required=True),
        "namespace": Key(
            Text(
                "a UUID, such as 9b6f2f0e-3c1e-4f0a-9d51-7f2a4c8e1b20",
                r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            ),
            "a UUID made once; every guid and note type id comes from it",
            required=True,
        ),
        "tag_root": Key(
            Text("a tag of letters a–z, digits, `_`, `.`, `+` and `-`", r"[A-Za-z0-9_.+-]+"),
            "the tag above all the deck's tags; it names the note types too",
            required=True,
        ),
        "topics": Key(Many(TextOr(TAG, TOPIC)), "the topics, in teaching order", required=True),
        "description": Key(TEXT, "what Anki shows of the deck"),
        "report": Key(
            Text("a web address with {id} in it", r'https?://[^\s"<>]*\{id\}[^\s"<>]*'),
            "where a student reports a card; {id} becomes the card's id",
        ),
        "editions": Key(
            Table(EDITION, Text("a name of lower-case letters, digits and `-`", r"[a-z0-9]+(-[a-z0-9]+)*")),
            "smaller packages with the same guids and deck",
        ),
        "glossary": Key(Table(TEXT), "abbreviations and what they stand for"),
        "policy": Key(Table(TextOr(SETTING, RULE_POLICY)), "severities and thresholds of rules"),
    },
)

TIERS = {
    "guideline": 1,
    "systematic-review": 1,
    "trial": 2,
    "cohort": 2,
    "review": 2,
    "reference-manual": 2,
    "protocol": 3,
    "hospital-page": 3,
    "patient-leaflet": 3,
    "announcement": 4,
    "consumer-page": 4,
    "unsigned": 5,
    "blog": 5,
}
"""Kind of source → tier of evidence, 1 the strongest.

A cohort is any study without randomisation; a review, one that doesn't say how it searched; a protocol has no results yet;
an announcement is a press release or a notice.
"""

APPRAISAL_FILE = Table(
    Record(
        "an appraisal",
        {
            "kind": Key(Choice(tuple(TIERS)), "what kind of source it is; it gives the tier", required=True),
            "status": Key(
                Choice(("current", "superseded", "withdrawn", "retracted", "unknown")),
                "whether it still holds",
                required=True,
            ),
            "read": Key(Choice(("whole", "abstract", "extract")), "how much of it was read", required=True),
            "superseded_by": Key(TEXT, "the source that took its place"),
            "review_by": Key(DATE, "when to look at it again"),
            "headings": Key(Many(TEXT), "its headings, as they stand in it"),
            "note": Key(TEXT, "anything else about it"),
        },
    )
)

CSL_ITEM = Record("a source (a CSL item)", {"id": Key(TEXT, "the source's id", required=True)}, others=Anything())
CSL_ITEMS = Many(CSL_ITEM)
REGISTER = ListOr(
    CSL_ITEMS,
    Record("a source register", {"references": Key(CSL_ITEMS, "the sources", required=True)}, others=Anything()),
)

MEDIA_FILE = Table(
    Record(
        "a picture",
        {
            "author": Key(TEXT, "who made it", required=True),
            "licence": Key(TEXT, "under which licence it may be shared", required=True),
            "alt": Key(TEXT, "what it shows, for those who can't see it"),
            "source": Key(TEXT, "where it comes from"),
        },
    ),
    FILE_NAME,
)

ROW = Record(
    "a row",
    {
        "label": Key(TEXT, "what the row is about", required=True),
        "sources": Key(CITATIONS, "the citations whose figures it shows, one beside the other", required=True),
    },
)

DRAWINGS = ("timeline", "scale", "schematic")
CERVICES = ("normal", "v-funnel", "u-funnel", "cerclage")

DRAWING = Record(
    "a drawn picture",
    {
        "draw": Key(Choice(DRAWINGS), "what to draw: weeks of pregnancy, lengths, or the cervix", required=True),
        "title": Key(TEXT, "what stands above it"),
        "alt": Key(TEXT, "what it shows, for those who can't see it; made from the rows if missing"),
        "rows": Key(Many(ROW), "the rows of a timeline or scale, from top to bottom"),
        "shows": Key(Many(Choice(CERVICES)), "what a schematic shows, in that order; everything if missing"),
        "labels": Key(
            Choice(("names", "letters")),
            "what stands in a schematic: the names of parts, or only a letter by each, to ask by",
        ),
    },
)

PICTURES_FILE = Table(DRAWING, Text("a file name that ends in .svg", r"[A-Za-z0-9_-][A-Za-z0-9_.-]*\.svg"))
