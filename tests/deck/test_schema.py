"""The schemas say to an editor what deckgen says itself."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from generator.deck import shapes
from generator.deck.files import DeckFiles
from generator.deck.parse import parse
from generator.deck.schema import schema_files
from generator.rules.catalogue import Rule, rules
from tests.editor import complaints, read, schema_name
from tests.project import APPRAISAL, DECK, SOURCES
from tests.rules.test_manual import WITHOUT_EXAMPLE, examples

ROOT = Path(__file__).parents[2]

FOLDER = "cards_src/example"
BASICS = f"{FOLDER}/basics.yaml"

OF_SHAPE = ("unknown-key", "missing-key", "wrong-shape", "bad-value")


def findings(path: str, text: str) -> list[str] | None:
    """What deckgen finds wrong with the shape of a file; None if it can't be read to its end."""
    _, problems = parse(DeckFiles("example", FOLDER, f"{FOLDER}.jsonl", {path: text}, {}))
    here = [problem for problem in problems if problem.span.path == path]
    if any(problem.rule not in OF_SHAPE for problem in here):
        return None
    return [problem.message for problem in here]


def real_files() -> Iterator[tuple[str, str]]:
    """The files of the project's own decks."""
    for path in sorted((ROOT / "cards_src").rglob("*.yaml")):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def manual_files() -> Iterator[tuple[str, str]]:
    """The files of every example in the manual, good and bad."""
    for rule in rules():
        for kind in ("Good", "Bad") if rule.name not in WITHOUT_EXAMPLE else ():
            yield from examples(rule, kind).items()


def with_schema(files: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of the files that a schema is for: neither registers nor ledgers."""
    return [(path, text) for path, text in files if path.endswith(".yaml") and not path.endswith("/sources.yaml")]


def test_the_files_in_schema_are_current() -> None:
    """`make generated` writes them anew."""
    for name, text in schema_files().items():
        assert (ROOT / "schema" / name).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", schema_files().values(), ids=schema_files())
def test_they_are_schemas(text: str) -> None:
    Draft7Validator.check_schema(json.loads(text))


@pytest.mark.parametrize(("path", "text"), with_schema(real_files()))
def test_the_real_files_are_right_and_name_their_schema(path: str, text: str) -> None:
    assert complaints(path, text) == []
    assert text.startswith(f"# yaml-language-server: $schema=../../schema/{schema_name(path)}\n")


@pytest.mark.parametrize(
    ("path", "text"),
    [(f"{FOLDER}/deck.yaml", DECK), (f"{FOLDER}/appraisal.yaml", APPRAISAL), *with_schema(manual_files())],
)
def test_an_editor_says_what_deckgen_says(path: str, text: str) -> None:
    if (found := findings(path, text)) is not None:
        assert bool(complaints(path, text)) == bool(found), found


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.name in OF_SHAPE], ids=lambda rule: rule.name)
def test_each_problem_of_shape_is_seen(rule: Rule) -> None:
    [(path, text)] = examples(rule, "Bad").items()
    assert complaints(path, text)


CITATIONS = {
    "a": True,
    "a, b": True,
    "12": True,
    "'a, b: c'": True,
    "a: states": True,
    "a, b: states": True,
    "a, b: 12": True,
    "a, b:": True,
    "{source: a}": True,
    "{source: a, page: 3, section: b, states: 010, via: c}": True,
    "{source: a, page: }": True,
    "{section: b}": False,
    "{source: a, sections: b}": False,
    "{source: [a]}": False,
    "{'a, b': c, states: d}": False,
    "{'a, b': c, d, e: f}": False,
    "{}": False,
    "{a: [b]}": False,
    "[a]": False,
}


@pytest.mark.parametrize(("citation", "right"), CITATIONS.items())
def test_citations(citation: str, right: bool) -> None:
    text = f"cards:\n  - sources:\n      - {citation}\n"
    assert (findings(BASICS, text) == []) == right
    assert (complaints(BASICS, text) == []) == right


def test_an_item_is_not_left_empty() -> None:
    for text in ("cards:\n  -\n", "cards:\n  - sources:\n      -\n", "cards:\n  - topic: [a, ]\n    tags:\n      -\n"):
        assert complaints(BASICS, text), text
    assert complaints(BASICS, "cards:\n  - sources:\n") == []


VALUES = {
    "at_least": {"8": True, "'8'": True, "0": True, "": False, "-8": False, "8.5": False, "eight": False, "[8]": False},
    "safety_critical": {"true": True, "false": True, "'true'": True, "yes": False, "1": False, "": False},
    "tag": {"A": True, "A::B": True, "2024": True, "1.5": True, "-1": True, "true": True, "A B": False, "": False},
}


@pytest.mark.parametrize(("key", "value", "right"), [(key, *one) for key in VALUES for one in VALUES[key].items()])
def test_values_that_an_editor_takes_for_numbers_and_flags(key: str, value: str, right: bool) -> None:
    topic = {"tag": "A"} | {key: value}
    text = DECK + "  - " + "\n    ".join(f"{name}: {one}" for name, one in topic.items()) + "\n"
    assert (findings(f"{FOLDER}/deck.yaml", text) == []) == right
    assert (complaints("deck.yaml", text) == []) == right


@pytest.mark.parametrize("value", ["no", "010", "1:30", "2024-01-02", "true", "null", "~", "", "0.5", "'{'"])
def test_a_text_may_look_like_anything(value: str) -> None:
    text = f"cards:\n  - answer: {value}\n    id: {value}\n    topic: {value}\n"
    assert findings(BASICS, text) == []
    assert complaints(BASICS, text) == []


def test_every_key_is_explained() -> None:
    for text in schema_files().values():
        assert all(described(json.loads(text)))


def described(schema: object) -> Iterator[bool]:
    """Of each key in a schema, whether it has a description."""
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        yield from (bool(one.get("description")) for one in properties.values())
        for one in schema.values() if not properties else [*properties.values(), *schema.values()]:
            yield from described(one)


def test_the_register_has_a_schema_too() -> None:
    validator = Draft7Validator(shapes.REGISTER.schema())
    assert validator.is_valid(read(SOURCES))
    assert not validator.is_valid({"references": [{"type": "book"}]})
    assert not validator.is_valid([{"type": "book"}])
