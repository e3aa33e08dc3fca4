"""What docs/ci.md, action.yml and .pre-commit-hooks.yaml tell a machine to do, done."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.project import DECK, FIRST, UNSOURCED, Project, cards
from tests.repository import commit, git

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
BROKEN = cards(UNSOURCED)
POSIX = pytest.mark.skipif(os.name != "posix", reason="the recipes are for a POSIX shell")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def workflow(name: str) -> Any:
    """The YAML block of the page that is the file of this name."""
    (found,) = (block for block in blocks("yaml") if block.startswith(f"# {name}\n"))
    return yaml.safe_load(found)


ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
INSTALL, CHECK, UPLOAD = ACTION["runs"]["steps"]


def shell(project: Project, recipe: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs a recipe as a CI does, with deckgen on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", recipe],
        cwd=project.root,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **env},
        capture_output=True,
        text=True,
        check=False,
    )


@POSIX
@pytest.mark.parametrize("recipe", blocks("sh"))
def test_every_shell_recipe_runs(project: Project, recipe: str) -> None:
    git(project.root, "init", "--quiet")
    commit(project.root)
    git(project.root, "update-ref", "refs/remotes/origin/main", "HEAD")
    done = shell(project, recipe)
    assert (done.returncode, done.stderr) == (0, "")


@POSIX
def test_the_recipe_that_counts_counts(project: Project) -> None:
    project.write("basics.yaml", BROKEN)
    (recipe,) = (recipe for recipe in blocks("sh") if "json.load" in recipe)
    assert shell(project, recipe).stdout == "1 unknown-source\n"


@POSIX
def test_gitlab_gets_its_report(project: Project) -> None:
    job = workflow(".gitlab-ci.yml")["cards"]
    install, *script = job["script"]
    assert install == "pip install --constraint .ci/constraints.txt ."
    report = project.root / job["artifacts"]["reports"]["junit"]
    for text, status in ((cards(FIRST), 0), (BROKEN, 1)):
        project.write("basics.yaml", text)
        assert shell(project, "\n".join(script)).returncode == status
        assert report.read_text().count("<failure ") == status


def environment(**inputs: str) -> dict[str, str]:
    """What the action's check is given, for these inputs."""
    given = {name: inputs.get(name, one["default"]) for name, one in ACTION["inputs"].items()}
    return {
        name: re.sub(r"\$\{\{ inputs\.(\S+) \}\}", lambda name: given[name[1]], value)
        for name, value in CHECK["env"].items()
    }


@POSIX
@pytest.mark.parametrize(("inputs", "status"), [({}, 1), ({"fail-on": "never"}, 0), ({"decks": "example other"}, 1)])
def test_the_action_annotates_and_writes_sarif(project: Project, inputs: dict[str, str], status: int) -> None:
    project.write("basics.yaml", BROKEN)
    folder = project.root / "cards_src/example"
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        text = path.read_text().replace("00000000-", "00000001-").replace("tag_root: Example", "tag_root: Other")
        project.write(f"cards_src/other/{path.relative_to(folder)}", text)
    done = shell(project, CHECK["run"], **environment(**inputs))
    assert (done.returncode, done.stderr) == (status, "")
    assert done.stdout.count("::error file=cards_src/") == 2
    assert len(json.loads((project.root / "deckgen.sarif").read_text())["runs"][0]["results"]) == 2


@POSIX
def test_the_action_shows_what_a_pull_request_changes(project: Project) -> None:
    project.write("basics.yaml", BROKEN)
    git(project.root, "init", "--quiet")
    commit(project.root)
    for text, status in ((BROKEN, 0), (BROKEN.replace("neck", "lower end"), 1)):
        project.write("basics.yaml", text)
        commit(project.root)
        done = shell(project, CHECK["run"], **environment(since="HEAD^1"))
        assert (done.returncode, done.stderr) == (status, "")


@POSIX
def test_an_input_of_the_action_is_never_code(project: Project) -> None:
    hostile = {"DECKS": "$(touch a) ;touch b", "FAIL_ON": "$(touch c)", "SINCE": '"$(touch d)', "SARIF": "$(touch e)"}
    done = shell(project, CHECK["run"], **hostile)
    assert done.returncode == 2
    assert [path.name for path in project.root.iterdir()] == ["cards_src"]


@POSIX
@pytest.mark.slow
def test_the_action_installs_deckgen(project: Project, tmp_path: Path) -> None:
    reachable = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", tmp_path / "probe", "hatchling"],
        capture_output=True,
        check=False,
    )
    if reachable.returncode:
        pytest.skip("no package index can be reached")
    paths = tmp_path / "paths"
    env = {"RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_PATH": str(paths), "PYTHONPATH": ""}
    done = shell(project, INSTALL["run"], **env)
    assert done.returncode == 0, done.stderr
    path = os.pathsep.join([*paths.read_text().splitlines(), os.environ["PATH"]])
    done = subprocess.run(
        ["deckgen", "check", "--format", "junit"],
        cwd=project.root,
        env={**os.environ, "PATH": path, "PYTHONPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert 'testcase name="cervix"' in done.stdout


def uploads(**given: str) -> bool:
    """Whether the action uploads, by what the expression of its last step is given; names that are not are empty, as for GitHub."""
    known = {"inputs.upload": "true", "inputs.sarif": "deckgen.sarif", "github.repository": "us/deck"}
    known |= {f"github.{name}": value for name, value in given.items()}
    text = UPLOAD["if"].replace("&&", "and").replace("||", "or").replace("!cancelled", "not cancelled")
    text = re.sub(r"\b(?:github|inputs)\.[\w.]+", lambda name: repr(known.get(name[0], "")), text)
    return bool(eval(text, {"cancelled": lambda: False, "hashFiles": lambda path: path and "1a2b"}))


def test_the_action_uploads_where_it_may() -> None:
    head = "event.pull_request.head.repo.full_name"
    assert uploads(event_name="push", actor="anybody")
    assert uploads(event_name="pull_request", actor="anybody", **{head: "us/deck"})
    assert not uploads(event_name="pull_request", actor="anybody", **{head: "fork/deck"})
    assert not uploads(event_name="pull_request", actor="dependabot[bot]", **{head: "us/deck"})
    assert UPLOAD["continue-on-error"] is True
    assert UPLOAD["with"]["sarif_file"] == CHECK["env"]["SARIF"]


def test_the_workflow_gives_the_action_its_rights() -> None:
    job = workflow(".github/workflows/cards.yml")["jobs"]["check"]
    assert job["steps"][-1] == {"uses": "./"}
    assert job["permissions"]["security-events"] == "write"


@POSIX
def test_the_hook_runs(project: Project) -> None:
    assert shell(project, HOOK["entry"]).returncode == 0
    project.write("basics.yaml", BROKEN)
    assert shell(project, HOOK["entry"]).returncode == 1
    (repo,) = workflow(".pre-commit-config.yaml")["repos"]
    assert [hook["id"] for hook in repo["hooks"]] == [HOOK["id"]]


def test_the_hook_runs_when_a_card_or_the_ledger_changes() -> None:
    changed = ["cards_src/example/basics.yaml", "decks/example.ledger.jsonl", "README.md", "decks/example.apkg"]
    assert [bool(re.search(HOOK["files"], path)) for path in changed] == [True, True, False, False]


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("github-actions", (ROOT / "action.yml").read_text(encoding="utf-8")),
        ("github-workflows", next(block for block in blocks("yaml") if "runs-on" in block)),
        ("gitlab-ci", next(block for block in blocks("yaml") if "gitlab" in block)),
    ],
)
def test_the_files_are_what_the_services_read(tmp_path: Path, schema: str, text: str) -> None:
    file = tmp_path / "file.yml"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


MESSY = """\
  - id: card-{0}
    question: Describe part {0}, and where does it lie?
    answer: '{0}'
"""
MENDED = """\
  - id: card-{0}
    question: Which part lies in place {0} from above?
    answer: The cervix of case {0}.
    sources: [anatomy-2024]
"""


@POSIX
@pytest.mark.slow
def test_a_messy_deck_is_adopted_card_by_card(project: Project) -> None:
    (recipe,) = (recipe for recipe in blocks("sh") if "merge-base" in recipe)
    project.write("basics.yaml", cards(*map(MESSY.format, range(500))))
    git(project.root, "init", "--quiet")
    commit(project.root)
    git(project.root, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert shell(project, "deckgen check").returncode == 1

    def status(text: str, deck: str = DECK) -> int:
        project.write("basics.yaml", text)
        project.write("deck.yaml", deck)
        return shell(project, recipe).returncode

    ten_mended = [(MENDED if number < 10 else MESSY).format(number) for number in range(500)]
    assert status(cards(*ten_mended)) == 0
    assert status(cards(*ten_mended), f"{DECK}policy: {{vague-opener: off}}\n") == 0
    assert status(cards(*ten_mended, MENDED.format(500))) == 0
    assert status(cards(*ten_mended, MENDED.format(500).replace("[anatomy-2024]", "[]"))) == 1
    assert status(cards(*ten_mended[:-1], MESSY.format("499 again"))) == 1
    assert status(cards(*ten_mended, MESSY.format(500)), f"{DECK}policy: {{missing-source: off}}\n") == 1
