"""The style and the templates, as text: colours that can be read, and nothing that loads or runs."""

import re
from importlib.resources import files
from itertools import product

import pytest

FOLDER = files("generator.rendering") / "templates"
CSS = (FOLDER / "style.css").read_text(encoding="utf-8")
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir() if path.name.endswith(".html")}

TEXTS = ("ink", "quiet", "accent", "differs", "stop")
GROUNDS = ("ground", "panel")


def rule(selector: str) -> str:
    """What stands between the braces of the first rule with such a selector."""
    found = re.search(rf"(?m)^{re.escape(selector)} \{{([^}}]*)\}}", CSS)
    assert found, selector
    return found[1]


THEMES = {"light": rule(".card"), "night": rule(".nightMode.card,\n.night_mode.card")}


def colour(theme: str, name: str) -> tuple[float, ...]:
    found = re.search(rf"--{name}: #([0-9a-f]{{6}});", THEMES[theme])
    assert found, f"{theme} has no {name}"
    return tuple(int(found[1][place : place + 2], 16) / 255 for place in (0, 2, 4))


def luminance(parts: tuple[float, ...]) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_in_wcag() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((118 / 255,) * 3, (1, 1, 1)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("theme", "text", "ground"), [*product(THEMES, TEXTS, GROUNDS)])
def test_each_text_stands_out_from_its_ground(theme: str, text: str, ground: str) -> None:
    assert contrast(colour(theme, text), colour(theme, ground)) >= 4.5


def test_every_colour_is_one_of_those() -> None:
    """So that none escapes the test above; the ground of pictures bears no text of ours."""
    used = re.findall(r"(?m)^\s+(?:color|background|border[a-z-]*): ([^;]*);", CSS)
    named = {name for value in used for name in re.findall(r"var\(--([a-z]+)\)", value)}
    assert named <= {*TEXTS, *GROUNDS, "line"}
    assert {value for value in used if "#" in value} == {"#fcfcfc"}
    assert set(re.findall(r"(?<![-a-z])color: var\(--([a-z]+)\)", CSS)) <= set(TEXTS)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    for text in (CSS, *TEMPLATES.values()):
        assert not re.search(r"url\(|@import|@font-face|<script|\son[a-z]+=|javascript:|src=", text, re.IGNORECASE)


def test_sizes_follow_the_reader() -> None:
    """Only the base size of a platform and hairlines are pixels; all else grows with it."""
    pixels = {float(size) for size in re.findall(r"([0-9.]+)px", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL))}
    assert {size for size in pixels if size > 3} == {20, 21}


def test_only_backs_name_the_card() -> None:
    assert {name for name, text in TEMPLATES.items() if "{{Card ID}}" in text} == {"about.html"}
    assert {name for name, text in TEMPLATES.items() if 'id="answer"' in text} == {
        "question.back.html", "reverse.back.html", "cloze.back.html",
    }  # fmt: skip
