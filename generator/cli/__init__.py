"""The command line. Each command has a file of its own and loads what it needs when it runs."""

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from generator import __version__

COMMANDS = ("build", "check", "coverage", "diff", "explain", "init", "preview", "release", "verify")
"""Each has a module of its name."""


class Commands(click.Group):
    """Commands that are loaded when they are called (click's manual, "Lazily Loading Subcommands")."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"generator.cli.{name}"), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="deckgen")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The project's folder (by default the current one).",
)
@click.pass_context
def deckgen(context: click.Context, root: Path) -> None:
    """Compile sourced question-answer cards into Anki packages."""
    context.obj = root


def main() -> NoReturn:
    """Runs deckgen. Exits with 0: clean, 1: findings, 2: wrong usage or failed reading or writing, 130: interrupted."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: PTH123, SIM115 - None if it was closed from the beginning
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: PTH123, SIM115
    gc.disable()  # a command has a short life; to look for cycles in what it keeps to its end takes a third of it
    status = _status()
    with suppress(OSError, ValueError):  # nobody reads any more, or the file is closed
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)  # to free everything, one by one, takes a tenth of a small build


def _status() -> int:
    try:
        status = deckgen.main(prog_name="deckgen", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        error.show()
    except click.Abort:
        click.echo("Interrupted.", err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        click.echo(f"Error: {error.filename or 'the system'}: {error.strerror or error}", err=True)
    return 2
