"""An editor: reads YAML 1.2 into typed values, as YAML's own core schema says, and looks at them by a JSON Schema."""

import json
import re
from typing import Any

import yaml
from jsonschema import Draft7Validator

from generator.deck.schema import schema_files


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema (section 10.3.2): `no` and dates are text, keys are text as JSON's are."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML's way to set them


for kind, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
}.items():
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"(?:{pattern})$"), None)

Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(re.sub("^([-+]?)0+(?=[0-9])", r"\1", node.value), 0))


def read(text: str) -> Any:
    """What an editor reads in a YAML text."""
    return _with_text_keys(yaml.load(text, Core))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(key).lower(): _with_text_keys(one) for key, one in value.items()}
    return [_with_text_keys(one) for one in value] if isinstance(value, list) else value


def schema_name(path: str) -> str:
    """The schema of one of a deck's files."""
    name = path.rpartition("/")[2].removesuffix(".yaml")
    return f"{name if name in {'deck', 'appraisal', 'media', 'pictures'} else 'cards'}.schema.json"


def complaints(path: str, text: str) -> list[str]:
    """What an editor says about a file of a deck."""
    validator = Draft7Validator(json.loads(schema_files()[schema_name(path)]))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(read(text))]
