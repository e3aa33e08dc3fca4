"""What the page is given to show, and what it lets run."""

import base64
import hashlib
import re

from generator import pipeline
from generator.deck.files import read_deck
from generator.preview.data import Data
from generator.preview.mathml import math_table
from tests.project import FIRST, Project, card, cards


def previewed(project: Project) -> Data:
    return pipeline.preview(pipeline.check(read_deck(project.root, "example")))


def test_a_finding_belongs_to_the_card_in_which_it_stands(project: Project) -> None:
    twice = card("twice", more="    colour: red\n") + card("twice", "And this?")
    project.write("basics.yaml", cards(FIRST, twice) + "    hue: blue\n")
    data = previewed(project)
    rules = [[(one["rule"], one["place"].split(":")[1]) for one in shown["problems"]] for shown in data["cards"]]
    assert rules[0] == []
    assert ("unknown-key", "12") in rules[1]
    assert ("unknown-key", "17") in rules[2]
    assert [one["rule"] for one in data["problems"]] == []


def test_the_tag_of_the_last_change_is_there(project: Project) -> None:
    project.release(1_700_000_000)
    project.write("basics.yaml", cards(FIRST.replace("neck", "lower part")))
    project.release(1_700_100_000)
    assert "Example::Changed::2023-11" in previewed(project)["cards"][0]["faces"][0]["back"]


def test_math_says_how_it_looks_and_nothing_else() -> None:
    table = math_table(
        [r"\(\href{javascript:x}{a}\) \(\text{&lt;img src=x&gt;}\) \(\style{color:red}{b}\) \(x_{\) \[c\]"]
    )
    assert [*table] == [r"\(\href{javascript:x}{a}\)", r"\(\style{color:red}{b}\)", r"\(\text{<img src=x>}\)", r"\[c\]"]
    assert "&lt;img" in table[r"\(\text{<img src=x>}\)"]
    assert 'display="block"' in table[r"\[c\]"]
    assert not re.search("href|style=|<img", "".join(table.values()))


def test_the_policy_lets_the_pages_own_script_run_and_nothing_be_loaded(project: Project) -> None:
    page = pipeline.page(previewed(project))
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', page)
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert policy
    assert script
    own = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"default-src 'none'; script-src 'sha256-{own}'; style-src 'unsafe-inline'; img-src data:;" in policy[1]
    assert "connect-src 'none'" in policy[1]
    assert "connect-src 'self'" in pipeline.page(previewed(project), "/example/events")
