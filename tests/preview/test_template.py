"""What the template language refuses."""

import pytest

from generator.preview.template import TemplateError, fill, parse


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{#A}}x", "{{#A}} is not closed"),
        ("{{#A}}{{#B}}{{/A}}{{/B}}", "{{/A}} closes what is not open"),
        ("{{/A}}", "{{/A}} closes what is not open"),
        ("{{Nothing}}", "there is no field Nothing"),
        ("{{#Nothing}}{{/Nothing}}", "there is no field Nothing"),
        ("{{furigana:A}}", "the filter furigana is not known here"),
    ],
)
def test_what_is_not_known_is_an_error(template: str, said: str) -> None:
    with pytest.raises(TemplateError) as raised:
        fill(parse(template), {"A": "a", "B": "b"}, {})
    assert str(raised.value) == said
